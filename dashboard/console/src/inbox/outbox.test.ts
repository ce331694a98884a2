import { describe, expect, it } from 'vitest'
import { Outbox, type Post } from './outbox'

const draft = (id: string, conversationId = 'C') =>
  ({ id, conversationId, kind: 'message', text: id, mentions: [], afterSeq: 0 }) as const
const settled = () => new Promise((resolve) => setTimeout(resolve, 0))

class Fault extends Error {
  constructor(readonly status: number) {
    super(`HTTP ${status}`)
  }
}

describe('the outbox', () => {
  it('sends the messages of a conversation one after the other, and those of another beside them', async () => {
    const outbox = new Outbox()
    const begun: string[] = []
    const ends = new Map<string, () => void>()
    const post: Post = ({ id }) => {
      begun.push(id)
      return new Promise((resolve) => ends.set(id, resolve))
    }
    outbox.send(draft('a1'), post)
    outbox.send(draft('a2'), post)
    outbox.send(draft('b1', 'D'), post)
    await settled()
    expect(begun).toEqual(['a1', 'b1'])
    ends.get('a1')?.()
    await settled()
    expect(begun).toEqual(['a1', 'b1', 'a2'])
    expect(outbox.all.map(({ id }) => id)).toEqual(['a2', 'b1'])
  })

  it('keeps what fails with its id and holds back what follows until it is sent again', async () => {
    const outbox = new Outbox()
    const begun: string[] = []
    let fault: Error | null = new Fault(0)
    const post: Post = async ({ id }) => {
      begun.push(id)
      if (fault) throw fault
    }
    outbox.send(draft('a1'), post)
    await settled()
    outbox.send(draft('a2'), post)
    await settled()
    expect(begun).toEqual(['a1'])
    expect(outbox.all).toMatchObject([
      { id: 'a1', state: 'failed', status: 0 },
      { id: 'a2', state: 'sending' },
    ])
    fault = null
    outbox.retry('a1', post)
    await settled()
    expect(begun).toEqual(['a1', 'a1', 'a2'])
    expect(outbox.all).toEqual([])
  })

  it('goes on with what follows when a failed one is given up', async () => {
    const outbox = new Outbox()
    const begun: string[] = []
    const post: Post = async ({ id }) => {
      begun.push(id)
      if (id === 'a1') throw new Fault(409)
    }
    outbox.send(draft('a1'), post)
    outbox.send(draft('a2'), post)
    await settled()
    expect(outbox.all[0]).toMatchObject({ id: 'a1', state: 'failed', status: 409 })
    outbox.giveUp('a1', post)
    await settled()
    expect(begun).toEqual(['a1', 'a2'])
    expect(outbox.all).toEqual([])
  })
})
