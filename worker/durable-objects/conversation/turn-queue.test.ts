import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TurnQueue } from './turn-queue'

/** Passes after so many rounds of the microtask queue: a job of that length, without a clock. */
async function rounds(count: number): Promise<void> {
  for (let n = 0; n < count; n++) await Promise.resolve()
}

describe('TurnQueue', () => {
  it('runs jobs in the order they came, one at a time, however long each takes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(30), { maxLength: 20 }), async (lengths) => {
        const queue = new TurnQueue(100)
        const order: number[] = []
        let running = 0
        const results = lengths.map((length, index) =>
          queue.run(async () => {
            expect(++running).toBe(1)
            await rounds(length)
            order.push(index)
            running--
            return index * 10
          }),
        )
        expect(await Promise.all(results)).toEqual(lengths.map((_, index) => index * 10))
        expect(order).toEqual(lengths.map((_, index) => index))
      }),
    )
  })

  it('goes on behind a job that throws, and tells its caller', async () => {
    const queue = new TurnQueue(5)
    const first = queue.run(async () => {
      await rounds(3)
      throw new Error('no model')
    })
    const second = queue.run(async () => 'answered')
    await expect(first).rejects.toThrow('no model')
    await expect(second).resolves.toBe('answered')
  })

  it('goes on behind a job that throws before its first await', async () => {
    const queue = new TurnQueue(5)
    const first = queue.run(() => {
      throw new Error('at once')
    })
    await expect(first).rejects.toThrow('at once')
    await expect(queue.run(async () => 1)).resolves.toBe(1)
  })

  it('runs what is queued from inside a job after it', async () => {
    const queue = new TurnQueue(5)
    const order: string[] = []
    let inner: Promise<void> | undefined
    await queue.run(async () => {
      inner = queue.run(async () => void order.push('inner'))
      await rounds(5)
      order.push('outer')
    })
    await inner
    expect(order).toEqual(['outer', 'inner'])
  })

  it('is full at its limit, the running job counted, and empties again', async () => {
    const queue = new TurnQueue(2)
    expect(queue.full).toBe(false)
    const first = queue.run(() => rounds(3))
    expect(queue.full).toBe(false)
    const second = queue.run(() => rounds(3))
    expect(queue.full).toBe(true)
    await Promise.all([first, second])
    expect(queue.full).toBe(false)
  })

  it('empties after jobs that throw too', async () => {
    const queue = new TurnQueue(1)
    await queue
      .run(async () => {
        throw new Error('x')
      })
      .catch(() => undefined)
    expect(queue.full).toBe(false)
  })

  it('has room again as soon as a job has answered or thrown', async () => {
    const queue = new TurnQueue(1)
    await queue.run(async () => 1)
    expect(queue.full).toBe(false)
    const thrown = queue.run(async () => {
      throw new Error('x')
    })
    expect(queue.full).toBe(true)
    await thrown.catch(() => expect(queue.full).toBe(false))
    expect.assertions(3)
  })
})
