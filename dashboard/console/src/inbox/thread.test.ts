import { describe, expect, it } from 'vitest'
import type { InboxEntry, Message } from '../../../../worker/protocol'
import type { Outgoing } from './outbox'
import { hasGap, threadOf, withNews } from './thread'

const AT = '2026-01-01T10:00:00.000Z'
const said = (seq: number, change: Partial<Message> = {}): Message => ({
  seq,
  author: 'shopper',
  text: `text ${seq}`,
  at: AT,
  ...change,
})
const note = (after: number, id: string): InboxEntry => ({
  after_seq: after,
  at: AT,
  type: 'note',
  note_id: id,
  text: id,
})
const sending = (change: Partial<Outgoing> = {}): Outgoing => ({
  id: 'o1',
  conversationId: 'C',
  kind: 'message',
  text: 'Hello',
  mentions: [],
  afterSeq: 1,
  state: 'sending',
  status: 0,
  ...change,
})
const dayOf = (at: string) => at.slice(0, 10)
const keys = (log: { messages: Message[]; entries: InboxEntry[] }, outgoing: Outgoing[] = []) =>
  threadOf(log, outgoing, dayOf).map(({ key }) => key)

describe('a thread', () => {
  it('puts entries after the message they follow, and a line before each day', () => {
    const log = {
      messages: [said(1), said(2, { at: '2026-01-02T09:00:00.000Z' })],
      entries: [note(1, 'a'), note(0, 'b')],
    }
    expect(keys(log)).toEqual(['d2026-01-01', 'nb', 'm1', 'na', 'd2026-01-02', 'm2'])
  })

  it('leaves out system lines that an entry tells, and keeps those that only the shopper was told', () => {
    const system = (seq: number, key: string) => said(seq, { author: 'system', key })
    const log = { messages: [system(1, 'agent_joined'), system(2, 'wait_position')], entries: [] }
    expect(keys(log)).toEqual(['d2026-01-01', 'm2'])
  })

  it('shows what is being sent until the same is seen in the conversation', () => {
    const before = { messages: [said(1)], entries: [] }
    expect(keys(before, [sending()])).toContain('o1')
    const after = { messages: [said(1), said(2, { author: 'agent', text: 'Hello' })], entries: [] }
    expect(keys(after, [sending()])).not.toContain('o1')
    expect(keys(after, [sending({ state: 'failed' })])).toContain('o1')
    expect(keys(after, [sending({ afterSeq: 2 })])).toContain('o1')
  })

  it('shows a note once, whether its own answer or the line tells of it first', () => {
    const log = { messages: [said(1)], entries: [note(1, 'o1')] }
    expect(keys(log, [sending({ kind: 'note' })])).toEqual(['d2026-01-01', 'm1', 'no1'])
    expect(withNews(log, { messages: [], entries: [{ ...note(1, 'o1'), at: '2026-01-01T10:00:01.000Z' }] })).toBe(log)
  })
})

describe('news', () => {
  it('come in order and once, however often they are told', () => {
    const log = { messages: [said(1), said(3)], entries: [] }
    const once = withNews(log, { messages: [said(2), said(3)], entries: [] })
    expect(once.messages.map(({ seq }) => seq)).toEqual([1, 2, 3])
    expect(withNews(once, { messages: [said(2)], entries: [] })).toBe(once)
  })

  it('have a gap where a number is missing, in the middle or at the end', () => {
    expect(hasGap({ messages: [said(1), said(2)] }, 2)).toBe(false)
    expect(hasGap({ messages: [said(1), said(2)] }, 3)).toBe(true)
    expect(hasGap({ messages: [said(1), said(3)] }, 3)).toBe(true)
    expect(hasGap({ messages: [] }, 0)).toBe(false)
  })
})
