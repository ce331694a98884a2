import { describe, expect, it } from 'vitest'
import type { ConversationEvent } from '../../core/events'
import { foldEvents } from '../../core/tracker'
import { Chat } from '../../test/fixtures/chat'
import { memoryOrders } from '../../test/fixtures/memory-orders'
import { NOW, SAMPLE_ORDERS } from '../../test/fixtures/sample-orders'
import { reading, unsure } from '../../test/fixtures/understanding'
import { addRow, assertFollows, type ConversationView, emptyView, type LogRow, pageAfter } from './view'

const UNDERSTANDING = reading('greeting')
const STARTED: ConversationEvent = { type: 'conversation_started', channel: 'web', locale: 'en', shopper: null }

function asked(seq: number): ConversationEvent {
  return {
    type: 'user_uttered',
    seq,
    clientMessageId: `m-${seq}`,
    text: `question ${seq}`,
    understanding: UNDERSTANDING,
    locale: 'en',
  }
}

function said(seq: number): ConversationEvent {
  return { type: 'bot_uttered', seq, key: 'thanks', text: `answer ${seq}`, cards: [], quickReplies: [], choices: [] }
}

function viewOf(rows: readonly LogRow[]): ConversationView {
  const view = emptyView()
  for (const row of rows) addRow(view, row)
  return view
}

/** `count` messages, a question and an answer a turn. */
function long(count: number): ConversationView {
  const turns = Array.from({ length: count / 2 }, (_, n) => ({
    at: NOW + n,
    events: [asked(2 * n + 1), said(2 * n + 2)],
  }))
  return viewOf([{ at: NOW, events: [STARTED] }, ...turns])
}

describe('addRow', () => {
  it('keeps messages by seq and the state folded', () => {
    const view = long(4)
    expect(view.messages.map((message) => message.seq)).toEqual([1, 2, 3, 4])
    expect(view.tracker).toMatchObject({ lastSeq: 4, shopperMessages: 2 })
    expect(view.lastActivityAt).toBe(NOW + 1)
  })

  it('builds the same view from stored rows as while talking', async () => {
    const talk = new Chat(memoryOrders(SAMPLE_ORDERS))
    const rows: LogRow[] = [{ at: NOW, events: [...talk.log] }]
    const living = viewOf(rows)
    for (const [text, understanding] of [
      ['where is my order', reading('track_order')],
      ['1001', unsure({ order_number: '1001' })],
      ['ana@example.com', unsure({ email: 'ana@example.com' })],
      ['a person please', reading('human_agent')],
    ] as const) {
      const turn = await talk.say(text, understanding)
      const row = { at: NOW + rows.length, events: turn.events }
      rows.push(row)
      addRow(living, row)
    }
    const woken = viewOf(JSON.parse(JSON.stringify(rows)))
    expect(woken).toEqual(living)
    expect(woken.tracker).toEqual(foldEvents(talk.log))
  })

  it('keeps the reply of a turn under the id the client gave', () => {
    const view = viewOf([
      { at: NOW, events: [STARTED] },
      { at: NOW, events: [asked(1), said(2), said(3), { type: 'handoff_requested', reason: 'asked' }] },
    ])
    expect(view.replies.get('m-1')).toEqual({
      client_message_id: 'm-1',
      seq: 1,
      messages: [
        expect.objectContaining({ seq: 2, author: 'bot' }),
        expect.objectContaining({ seq: 3, author: 'bot' }),
      ],
      understanding: UNDERSTANDING,
      status: 'queued',
    })
    expect(view.replies.size).toBe(1)
  })

  it('keeps a reply without messages when a person has the conversation', () => {
    expect(viewOf([{ at: NOW, events: [asked(1)] }]).replies.get('m-1')?.messages).toEqual([])
  })

  it('leaves the status a reply was given with, whatever follows', () => {
    const view = viewOf([
      { at: NOW, events: [asked(1), said(2)] },
      { at: NOW, events: [{ type: 'conversation_resolved', how: 'assumed' }] },
    ])
    expect(view.replies.get('m-1')?.status).toBe('bot')
    expect(view.tracker.status).toBe('resolved')
  })

  it.each([
    ['a gap', [said(3)]],
    ['a repeat', [said(1)]],
    ['a gap inside one row', [said(2), said(4)]],
    ['a seq of 0', [said(0)]],
  ])('refuses %s in seq and stays as it was', (_name, events) => {
    const view = viewOf([{ at: NOW, events: [asked(1)] }])
    const before = structuredClone(view)
    expect(() => assertFollows(view, { at: NOW + 5, events })).toThrow(/gap in seq/)
    expect(view).toEqual(before)
  })

  it('keeps the place of a message that a newer version wrote', () => {
    const newer = { type: 'voice_uttered', seq: 3, text: 'hello' } as unknown as ConversationEvent
    const view = viewOf([
      { at: NOW, events: [asked(1), said(2)] },
      { at: NOW, events: [newer] },
      { at: NOW, events: [said(4)] },
    ])
    expect(view.messages.map(({ seq, author }) => [seq, author])).toEqual([
      [1, 'shopper'],
      [2, 'bot'],
      [3, 'system'],
      [4, 'bot'],
    ])
    expect(view.tracker.lastSeq).toBe(4)
    expect(() => assertFollows(view, { at: NOW, events: [said(5)] })).not.toThrow()
  })

  it('opens a log with a hole rather than not at all', () => {
    const view = viewOf([{ at: NOW, events: [said(3)] }])
    expect(view.messages.map((message) => message.seq)).toEqual([1, 2, 3])
  })

  it('does not go back in time when a clock does', () => {
    const view = viewOf([
      { at: NOW, events: [asked(1)] },
      { at: NOW - 60_000, events: [said(2)] },
    ])
    expect(view.lastActivityAt).toBe(NOW)
  })
})

describe('pageAfter', () => {
  it('gives what follows a seq, a page at a time, until nothing does', () => {
    const view = long(10)
    const seen: number[] = []
    for (let after = 0, more = true; more; ) {
      const page = pageAfter(view, after, 4)
      seen.push(...page.messages.map((message) => message.seq))
      after = seen.at(-1) ?? 0
      more = page.more
    }
    expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  })

  it.each([
    [0, 10, false],
    [6, 4, false],
    [5, 4, true],
    [10, 0, false],
    [999, 0, false],
  ])('after %i holds %i messages of at most the limit', (after, count, more) => {
    const page = pageAfter(long(10), after, after === 5 ? 4 : 10)
    expect(page.messages).toHaveLength(count)
    expect(page.more).toBe(more)
  })
})
