import { describe, expect, it } from 'vitest'
import type { ConversationEvent } from '../events'
import { peopleOf, redacted } from './people'

describe('peopleOf', () => {
  it('takes an address as proven when it is so anywhere, whatever its case', () => {
    const events: ConversationEvent[] = [
      { type: 'slot_set', name: 'email', value: 'Ana@Example.com' },
      { type: 'order_verified', orderNumber: '1001', email: 'ana@example.com' },
      { type: 'slot_set', name: 'email', value: 'kim@example.com' },
      { type: 'slot_set', name: 'order_number', value: 'lee@example.com' },
      { type: 'slot_set', name: 'email', value: null },
      { type: 'code_requested', codeId: 'c', at: 1, target: { kind: 'email', email: 'wei@example.com' } },
      { type: 'conversation_started', channel: 'web', locale: 'en', shopper: { sub: '1', email: null, name: 'Bo' } },
    ]
    expect(peopleOf(events)).toEqual([
      { email: 'ana@example.com', proven: true },
      { email: 'kim@example.com', proven: false },
      { email: 'wei@example.com', proven: false },
    ])
  })
})

describe('redacted', () => {
  it('replaces every occurrence and nothing that only looks alike', () => {
    expect(redacted('ana@x.com, ANA@X.COM; ana@xacom', ['ana@x.com', ''], '[erased]')).toBe(
      '[erased], [erased]; ana@xacom',
    )
  })
})
