import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { oneAtATime } from './one-at-a-time'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A run that takes 10 ms, fails for 'fails' and never ends for 'dies'; notes how many ran at once. */
function watched() {
  const seen = { order: [] as string[], now: 0, most: 0 }
  const run = oneAtATime(async (name: string) => {
    seen.order.push(name)
    if (name === 'dies') await new Promise(() => {})
    seen.now += 1
    seen.most = Math.max(seen.most, seen.now)
    await new Promise((resolve) => setTimeout(resolve, 10))
    seen.now -= 1
    if (name === 'fails') throw new Error('failed')
    return name
  })
  return { seen, run }
}

it('runs one after the other, in order, past a failure', async () => {
  const { seen, run } = watched()
  const all = Promise.allSettled(['a', 'fails', 'b', 'c'].map(run))
  await vi.advanceTimersByTimeAsync(40)
  expect((await all).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled'])
  expect(seen).toMatchObject({ order: ['a', 'fails', 'b', 'c'], most: 1 })
})

it('goes on after a run that never ends, still one at a time', async () => {
  const { seen, run } = watched()
  void run('dies')
  const all = Promise.all(['a', 'b', 'c'].map(run))
  await vi.advanceTimersByTimeAsync(999)
  expect(seen.order).toEqual(['dies'])
  await vi.advanceTimersByTimeAsync(51)
  expect(await all).toEqual(['a', 'b', 'c'])
  expect(seen.most).toBe(1)
  const after = run('d')
  await vi.advanceTimersByTimeAsync(10)
  expect(await after).toBe('d')
})
