import { describe, expect, it } from 'vitest'
import { Chat, spoken, turnDeps } from '../../test/fixtures/chat'
import { lateOrders, memoryOrders } from '../../test/fixtures/memory-orders'
import { NOW, SAMPLE_ORDERS } from '../../test/fixtures/sample-orders'
import { reading } from '../../test/fixtures/understanding'
import type { ConversationEvent, EventOf } from '../events'
import type { Orders } from '../ports'
import { foldEvents } from '../tracker'
import { followUp, followUpDueAt } from './follow-up'
import { FOLLOW_UP_DELAYS_MS } from './owed'

const ANA = { order_number: '1001', email: 'ana@example.com' }
const LATER = NOW + 3_600_000

/** A shop whose system can be made slow and quick again. */
function slowShop(): { orders: Orders; chat: Chat; quick(): void } {
  const real = memoryOrders(SAMPLE_ORDERS)
  const orders: Orders = { ...lateOrders() }
  return { orders, chat: new Chat(orders), quick: () => Object.assign(orders, real) }
}

function follow(chat: Chat, orders: Orders, now = LATER): Promise<readonly ConversationEvent[]> {
  return followUp(chat.tracker, { conversationId: '01JDEMO', now }, turnDeps(orders))
}

function said(events: readonly ConversationEvent[]): EventOf<'bot_uttered'>[] {
  return events.filter((event) => event.type === 'bot_uttered')
}

describe('an answer that was late', () => {
  it('follows by itself, in the language of the conversation, and is given once', async () => {
    const { orders, chat, quick } = slowShop()
    const turn = await chat.say('where is 1001', reading('track_order', { entities: ANA }))
    expect(spoken(turn)).toMatch(/I'll write here/)
    expect(followUpDueAt(chat.tracker)).toBe(chat.tracker.owed[0]?.dueAt)
    quick()
    const events = await follow(chat, orders)
    expect(said(events)[0]?.text).toMatch(/has answered[\s\S]*1001/)
    expect(said(events)[0]?.cards).toMatchObject([{ type: 'order', order_number: '1001' }])
    chat.log.push(...events)
    expect(chat.tracker.owed).toEqual([])
    expect(await follow(chat, orders)).toEqual([])
  })

  it('is not tried for before its time', async () => {
    const { orders, chat } = slowShop()
    await chat.say('where is 1001', reading('track_order', { entities: ANA }))
    expect(await follow(chat, orders, NOW)).toEqual([])
  })

  it('is tried for again with longer waits, and then given up with an apology and a person', async () => {
    const { orders, chat } = slowShop()
    await chat.say('where is 1001', reading('track_order', { entities: ANA }))
    for (let tries = 1; tries < FOLLOW_UP_DELAYS_MS.length; tries++) {
      const events = await follow(chat, orders)
      expect(events).toMatchObject([{ type: 'answer_owed', tries, dueAt: LATER + (FOLLOW_UP_DELAYS_MS[tries] ?? 0) }])
      chat.log.push({ ...events[0], dueAt: 0 } as ConversationEvent)
    }
    const last = await follow(chat, orders)
    expect(said(last)[0]).toMatchObject({ key: 'answer_never_came' })
    expect(said(last)[0]?.choices[0]?.title).toBe('Talk to a person')
    expect(foldEvents(last, chat.tracker).owed).toEqual([])
  })

  it('makes a change at most once', async () => {
    const { orders, chat, quick } = slowShop()
    const real = memoryOrders(SAMPLE_ORDERS)
    Object.assign(orders, real, { cancel: lateOrders().cancel })
    await chat.say('cancel 1002', reading('cancel_order', { entities: { ...ANA, order_number: '1002' } }))
    const turn = await chat.say('yes', reading('affirm'))
    expect(spoken(turn)).toMatch(/don't know yet/)
    const key = chat.tracker.owed[0]?.clientMessageId
    expect(key).toBe('m-2')
    Object.assign(orders, { cancel: real.cancel })
    const events = await follow(chat, orders)
    expect(said(events)[0]?.text).toMatch(/1002 is cancelled/)
    expect(real.audit).toMatchObject([{ action: 'cancel', key: '01JDEMO/m-2/cancel_order' }])
    quick()
  })

  it('comes on top of what is under way meanwhile, and the question there is put again', async () => {
    const { orders, chat, quick } = slowShop()
    await chat.say('where is 1001', reading('track_order', { entities: ANA }))
    await chat.say('I want to change an address', reading('change_address'))
    quick()
    const waiting = chat.tracker.stack
    const events = await follow(chat, orders)
    const after = foldEvents(events, chat.tracker)
    if (waiting.length > 0) expect(after.stack.map(({ flow }) => flow)).toEqual(waiting.map(({ flow }) => flow))
    expect(said(events)[0]?.text).toMatch(/has answered/)
  })

  it('is dropped when the same task came to its end in the meantime, or a person has taken over', async () => {
    const first = slowShop()
    await first.chat.say('where is 1001', reading('track_order', { entities: ANA }))
    first.quick()
    await first.chat.say('where is 1001', reading('track_order', { entities: ANA }))
    expect(first.chat.tracker.owed).toEqual([])
    const second = slowShop()
    await second.chat.say('where is 1001', reading('track_order', { entities: ANA }))
    await second.chat.say('a person please', reading('human_agent'))
    expect(second.chat.tracker.owed).toEqual([])
  })
})
