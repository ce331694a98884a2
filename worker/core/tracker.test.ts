import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { reading } from '../test/fixtures/understanding'
import type { Choice, ConversationEvent } from './events'
import { EMPTY_TRACKER, foldEvent, foldEvents } from './tracker'

const CHOICE: Choice = { title: 'Yes', text: 'Yes', effect: { kind: 'intent', intent: 'affirm' } }

function uttered(seq: number, sentiment: 'negative' | 'neutral' | 'positive' = 'neutral'): ConversationEvent {
  const understanding = reading('greeting', { sentiment })
  return { type: 'user_uttered', seq, clientMessageId: `m-${seq}`, text: 'hi', understanding, locale: 'en' }
}

function answered(seq: number, choices: readonly Choice[] = []): ConversationEvent {
  return { type: 'bot_uttered', seq, key: 'thanks', text: 'x', cards: [], quickReplies: [], choices }
}

const name = fc.constantFrom('order_number', 'email', 'address')
const flow = fc.constantFrom('track_order', 'verify_order', 'cancel_order')
const seq = fc.integer({ min: 1, max: 99 })

const anyEvent: fc.Arbitrary<ConversationEvent> = fc.oneof(
  fc.record({
    type: fc.constant('conversation_started' as const),
    channel: fc.string(),
    locale: fc.string(),
    shopper: fc.constant(null),
  }),
  fc
    .tuple(seq, fc.constantFrom('negative' as const, 'neutral' as const, 'positive' as const))
    .map(([n, mood]) => uttered(n, mood)),
  fc.tuple(seq, fc.boolean()).map(([n, offers]) => answered(n, offers ? [CHOICE] : [])),
  fc.record({ type: fc.constant('slot_set' as const), name, value: fc.option(fc.string()) }),
  fc.record({ type: fc.constant('flow_started' as const), flow, version: fc.constant(1), state: fc.string() }),
  fc.record({ type: fc.constant('flow_moved' as const), flow, state: fc.string() }),
  fc.record({
    type: fc.constant('flow_ended' as const),
    flow,
    outcome: fc.constantFrom('completed' as const, 'failed' as const),
  }),
  fc.record({ type: fc.constant('order_verified' as const), orderNumber: fc.string(), email: fc.string() }),
  fc.record({ type: fc.constant('verification_failed' as const), orderNumber: fc.string() }),
  fc.record({ type: fc.constant('unclear_counted' as const), count: fc.nat(5) }),
  fc.record({ type: fc.constant('handoff_requested' as const), reason: fc.constant('asked' as const) }),
  fc.constantFrom<ConversationEvent>(
    { type: 'handoff_cancelled' },
    { type: 'conversation_reopened' },
    { type: 'conversation_resolved', how: 'assumed' },
    { type: 'policy_chosen', policy: 'flow', reason: '' },
    { type: 'action_executed', action: 'show_order', outcome: 'shown' },
  ),
)

describe('foldEvents', () => {
  it('gives the same state wherever the log is split', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 40 }), fc.nat(40), (events, at) => {
        const resumed = foldEvents(events.slice(at), foldEvents(events.slice(0, at)))
        expect(resumed).toEqual(foldEvents(events))
      }),
    )
  })

  it('never changes what it was given', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 40 }), (events) => {
        const before = foldEvents(events)
        const copy = structuredClone(before)
        for (const event of events) foldEvent(before, event)
        expect(before).toEqual(copy)
        expect(EMPTY_TRACKER.slots).toEqual({})
        expect(EMPTY_TRACKER.stack).toEqual([])
      }),
    )
  })

  it('survives a trip through JSON, as the log is kept', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 40 }), (events) => {
        expect(foldEvents(JSON.parse(JSON.stringify(events)))).toEqual(foldEvents(events))
      }),
    )
  })

  it('ignores event types of a newer version', () => {
    const newer = { type: 'coupon_granted', code: 'X' } as unknown as ConversationEvent
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 20 }), fc.nat(20), (events, at) => {
        expect(foldEvents(events.toSpliced(at, 0, newer))).toEqual(foldEvents(events))
      }),
    )
  })
})

describe('foldEvent', () => {
  it('sets a slot and forgets it on null', () => {
    const set = foldEvents([
      { type: 'slot_set', name: 'email', value: 'a@b.c' },
      { type: 'slot_set', name: 'order_number', value: '1001' },
    ])
    expect(set.slots).toEqual({ email: 'a@b.c', order_number: '1001' })
    expect(foldEvent(set, { type: 'slot_set', name: 'email', value: null }).slots).toEqual({ order_number: '1001' })
  })

  it('keeps an order number that is a name of every object apart from those', () => {
    const tracker = foldEvents([{ type: 'order_verified', orderNumber: '__proto__', email: 'a@b.c' }])
    expect(Object.keys(tracker.verifiedOrders)).toEqual(['__proto__'])
    expect(Object.getPrototypeOf(tracker.verifiedOrders)).toBe(Object.prototype)
  })

  it('stacks flows, moves the top one and pops it at its end', () => {
    const tracker = foldEvents([
      { type: 'flow_started', flow: 'cancel_order', version: 1, state: 'verify' },
      { type: 'flow_started', flow: 'verify_order', version: 1, state: 'known' },
      { type: 'flow_moved', flow: 'verify_order', state: 'ask_email' },
    ])
    expect(tracker.stack).toMatchObject([
      { flow: 'cancel_order', state: 'verify' },
      { flow: 'verify_order', state: 'ask_email' },
    ])
    const ended = foldEvent(tracker, { type: 'flow_ended', flow: 'verify_order', outcome: 'completed' })
    expect(ended.stack).toMatchObject([{ flow: 'cancel_order', state: 'verify' }])
    expect(ended.lastFlow).toEqual({ flow: 'verify_order', messagesSince: 0, outcome: 'completed' })
  })

  it('counts the messages since a flow ended', () => {
    const tracker = foldEvents([
      { type: 'flow_ended', flow: 'track_order', outcome: 'completed' },
      uttered(1),
      answered(2),
      uttered(3),
    ])
    expect(tracker.lastFlow?.messagesSince).toBe(2)
  })

  it('counts negative messages in a row', () => {
    const angry = foldEvents([uttered(1, 'negative'), uttered(2, 'negative')])
    expect(angry).toMatchObject({ negative: 2, sentiment: 'negative', shopperMessages: 2, lastSeq: 2 })
    expect(foldEvent(angry, uttered(3, 'positive')).negative).toBe(0)
  })

  it('remembers what the last turn of the bot offered, and only that', () => {
    expect(foldEvents([answered(1, [CHOICE])]).choices).toEqual([CHOICE])
    expect(foldEvents([answered(1, [CHOICE]), uttered(2)]).choices).toEqual([CHOICE])
    expect(foldEvents([answered(1, [CHOICE]), uttered(2), answered(3)]).choices).toEqual([])
  })

  it('gathers what every message of a turn offered, the last message first', () => {
    const other: Choice = { ...CHOICE, title: 'No' }
    expect(foldEvents([uttered(1), answered(2, [CHOICE]), answered(3, [other])]).choices).toEqual([other, CHOICE])
    expect(foldEvents([uttered(1), answered(2, [CHOICE]), answered(3)]).choices).toEqual([CHOICE])
  })

  it('follows the status through queue, resolution and reopening', () => {
    const statuses = (events: ConversationEvent[]) => events.map((_, n) => foldEvents(events.slice(0, n + 1)).status)
    expect(
      statuses([
        { type: 'handoff_requested', reason: 'asked' },
        { type: 'handoff_cancelled' },
        { type: 'conversation_resolved', how: 'assumed' },
        { type: 'conversation_reopened' },
      ]),
    ).toEqual(['queued', 'bot', 'resolved', 'bot'])
  })
})

describe('the products of a conversation', () => {
  const shown = (products: string[], more: object = {}): ConversationEvent => ({
    type: 'products_shown',
    products,
    ...more,
  })

  it('are the last list, and those spoken of before, the latest first', () => {
    const { products } = foldEvents([shown(['a', 'b']), shown(['c'])])
    expect(products).toMatchObject({ listed: ['c'], recent: ['c', 'a', 'b'], wish: null, options: {} })
  })

  it('remember what was shown for one wish, and forget it with another', () => {
    const first = foldEvents([
      shown(['a'], { wish: { like: 'x' } }),
      shown(['b'], { wish: { like: 'x', maxCents: 5 } }),
    ])
    expect(first.products.seen).toEqual(['a', 'b'])
    expect(foldEvent(first, shown(['c'], { wish: { like: 'y' } })).products.seen).toEqual(['c'])
  })

  it('keep the variant asked for while it is the same product', () => {
    const asked = foldEvents([shown(['a'], { options: { colour: 'blue' } })])
    expect(foldEvent(asked, shown(['a'])).products.options).toEqual({ colour: 'blue' })
    expect(foldEvent(asked, shown(['b'])).products.options).toEqual({})
  })

  it('are bounded', () => {
    const many = Array.from({ length: 100 }, (_, place) => shown([`p${place}`], { wish: { topics: ['kids'] } }))
    const { products } = foldEvents(many)
    expect(products.recent).toHaveLength(8)
    expect(products.seen).toHaveLength(40)
  })
})
