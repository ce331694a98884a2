import { describe, expect, it } from 'vitest'
import type { Message } from '../../../worker/protocol'
import {
  confirmedMessage,
  contiguousSeq,
  hasGap,
  mergeMessages,
  messageKey,
  type Pending,
  unconfirmed,
  unreadCount,
} from './log'

const message = (seq: number, over: Partial<Message> = {}): Message => ({
  seq,
  author: 'bot',
  text: `m${seq}`,
  at: '2026-01-01T10:00:00.000Z',
  ...over,
})
const pending = (id: string): Pending => ({
  id,
  text: id,
  locale: 'en',
  at: '2026-01-01T10:00:00.000Z',
  state: 'sent',
  tries: 1,
})

describe('the log', () => {
  it('keeps each seq once and in order, whatever the order of arrival', () => {
    const merged = mergeMessages(mergeMessages([], [message(3), message(1)]), [message(2), message(3), message(2)])
    expect(merged.map((m) => m.seq)).toEqual([1, 2, 3])
  })

  it('is the same array when nothing is new, so that nothing is drawn again', () => {
    const known = [message(1), message(2)]
    expect(mergeMessages(known, [message(2)])).toBe(known)
  })

  it('asks again from the last seq without a hole', () => {
    expect(contiguousSeq([])).toBe(0)
    expect(contiguousSeq([message(1), message(2), message(5)])).toBe(2)
    expect(hasGap([message(1), message(2), message(5)])).toBe(true)
    expect(hasGap([message(2)])).toBe(true)
    expect(hasGap([message(1), message(2)])).toBe(false)
  })

  it('confirms own messages by their client_message_id alone', () => {
    const mine = [pending('a'), pending('b')]
    expect(unconfirmed(mine, [message(1, { author: 'shopper', client_message_id: 'a' })]).map((p) => p.id)).toEqual([
      'b',
    ])
    expect(unconfirmed(mine, [message(1, { text: 'a' })])).toBe(mine)
  })

  it('keeps the key of a message when it is confirmed', () => {
    const confirmed = confirmedMessage(pending('a'), 7)
    expect(confirmed).toMatchObject({ seq: 7, author: 'shopper', client_message_id: 'a' })
    expect(messageKey(confirmed)).toBe('a')
  })

  it('counts as unread what others wrote after the last seq read', () => {
    const messages = [message(1), message(2, { author: 'shopper' }), message(3), message(4, { author: 'agent' })]
    expect(unreadCount(messages, 1)).toBe(2)
    expect(unreadCount(messages, 4)).toBe(0)
  })
})
