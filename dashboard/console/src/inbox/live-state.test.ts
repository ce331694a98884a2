import { describe, expect, it } from 'vitest'
import type { InboxAgent, InboxServerFrame } from '../../../../worker/protocol'
import { afterFrame, type LiveState, NOTHING_YET } from './live-state'
import { conversation } from './made-conversation'

const agent: InboxAgent = {
  id: 'member:me',
  name: 'Me',
  presence: 'online',
  connected: true,
  capacity: 4,
  load: 0,
  languages: [],
  skills: [],
  teams: [],
}
const welcome = (revision: number, reload = false): InboxServerFrame => ({
  type: 'welcome',
  revision,
  agent,
  agents: [agent],
  counts: { queued: 1 },
  changed: [],
  reload,
})
const changed = (revision: number, own: number): InboxServerFrame => ({
  type: 'conversation',
  revision,
  counts: { queued: revision },
  conversation: conversation({ conversation_id: 'C1', revision: own }),
})

const told = (frames: readonly InboxServerFrame[], from: LiveState = NOTHING_YET) => frames.reduce(afterFrame, from)

describe('what the line tells', () => {
  it('means that the first list is to be loaded again, as it may be older than the line', () => {
    expect(told([welcome(7)]).missed).toBe(1)
    expect(told([welcome(7), welcome(9)]).missed).toBe(1)
    expect(told([welcome(7), welcome(900, true)]).missed).toBe(2)
  })

  it('has a gap where a revision was passed over', () => {
    expect(told([welcome(7), changed(8, 1), changed(9, 2)]).missed).toBe(1)
    expect(told([welcome(7), changed(9, 1)]).missed).toBe(2)
  })

  it('keeps the newest of a conversation, in whatever order it comes', () => {
    const state = told([welcome(7), changed(8, 5), changed(9, 3)])
    expect(state.latest.get('C1')?.revision).toBe(5)
    expect(state.counts).toEqual({ queued: 9 })
  })

  it("follows an agent's own load and presence", () => {
    const state = told([welcome(1), { type: 'agent', agent: { ...agent, load: 3, presence: 'away' } }])
    expect(state.me).toMatchObject({ load: 3, presence: 'away' })
    expect(state.agents).toHaveLength(1)
  })

  it('never takes back how far the shopper has read', () => {
    const read = (seq: number): InboxServerFrame => ({ type: 'read', conversation_id: 'C1', seq })
    expect(told([read(5), read(3)]).readSeq).toEqual({ C1: 5 })
  })

  it('ends "is typing" with the message it was about', () => {
    const typing: InboxServerFrame = { type: 'typing', conversation_id: 'C1', on: true }
    const said = { seq: 1, author: 'shopper', text: 'hi', at: '2026-01-01T00:00:00.000Z' } as const
    const state = told([typing, { type: 'messages', conversation_id: 'C1', messages: [said], entries: [] }])
    expect(state.typing).toEqual({ C1: false })
  })
})
