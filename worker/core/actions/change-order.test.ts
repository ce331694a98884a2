import { describe, expect, it } from 'vitest'
import { Chat, offered, spoken } from '../../test/fixtures/chat'
import { lateOrders, type MemoryOrders, memoryOrders } from '../../test/fixtures/memory-orders'
import { line, order, parcel } from '../../test/fixtures/sample-orders'
import { reading, unsure } from '../../test/fixtures/understanding'
import type { Order } from '../domain'
import type { Orders } from '../ports'
import type { Turn } from '../turn'

const ENTITIES = { order_number: '1002', email: 'ana@example.com' }

function start(more: Partial<Order> = {}, over: (orders: MemoryOrders) => Partial<Orders> = () => ({})) {
  const orders = memoryOrders([order('1002', more)])
  return { orders, talk: new Chat({ ...orders, ...over(orders) }) }
}

function ask(talk: Chat, intent: string): Promise<Turn> {
  return talk.say('1002 ana@example.com', reading(intent, { entities: ENTITIES }))
}

describe('cancelling', () => {
  it.each<[string, Partial<Order>, RegExp]>([
    ['shipped', { status: 'shipped', shipments: [parcel('in_transit', 2)] }, /already been handed to the carrier/],
    [
      'delivered',
      { status: 'delivered', shipments: [parcel('delivered', -2, 2)] },
      /already been handed to the carrier/,
    ],
    ['cancelled', { status: 'cancelled' }, /already closed \(Cancelled\)/],
  ])('an order that is %s is refused before anything is asked', async (_name, more, words) => {
    const { talk, orders } = start(more)
    expect(spoken(await ask(talk, 'cancel_order'))).toMatch(words)
    expect(orders.audit).toEqual([])
    expect(talk.tracker.stack).toEqual([])
  })

  it('an order that left while the shopper thought is refused honestly', async () => {
    const { talk } = start({}, () => ({ cancel: async () => ({ ok: false, error: 'too_late' }) }))
    await ask(talk, 'cancel_order')
    const turn = await talk.say('yes', reading('affirm'))
    expect(spoken(turn)).toMatch(/can't cancel it any more/)
    expect(turn.events.some((event) => event.type === 'order_changed')).toBe(false)
  })

  it('that comes too late for the shop is never called done', async () => {
    const { talk } = start({}, () => ({ cancel: lateOrders().cancel }))
    await ask(talk, 'cancel_order')
    const turn = await talk.say('yes', reading('affirm'))
    expect(spoken(turn)).not.toMatch(/is cancelled/)
    expect(offered(turn)).toEqual(['Talk to a person'])
  })

  it('that comes too late does not claim that nothing changed: the shop may still do it', async () => {
    const { talk } = start({}, () => ({ cancel: lateOrders().cancel }))
    await ask(talk, 'cancel_order')
    expect(spoken(await talk.say('yes', reading('affirm')))).not.toMatch(/Nothing has been changed/)
  })

  it('carries a key made of the conversation and the message', async () => {
    const { talk, orders } = start()
    await ask(talk, 'cancel_order')
    await talk.say('yes', reading('affirm'))
    expect(orders.audit.map((entry) => entry.key)).toEqual(['01JDEMO/m-2/cancel_order'])
  })
})

describe('the question whether to cancel', () => {
  const lines = [{ ...line(1, 'Pebble Mug'), quantity: 2 }, line(2, 'Alder Table Lamp')]

  it('names the items and the amount', async () => {
    const { talk } = start({ lines, totalCents: 9_700 })
    expect(spoken(await ask(talk, 'cancel_order'))).toMatch(
      /2 × Pebble Mug, Alder Table Lamp; €97\.00\. The full amount/,
    )
  })

  it('names three items at most', async () => {
    const many = ['Mug', 'Lamp', 'Vase', 'Plate'].map((title, index) => line(index + 1, title))
    const { talk } = start({ lines: many })
    expect(spoken(await ask(talk, 'cancel_order'))).toMatch(/Mug, Lamp, Vase, …;/)
  })

  it('promises no money for an order that was not paid', async () => {
    const { talk, orders } = start({ status: 'pending_payment', lines })
    expect(spoken(await ask(talk, 'cancel_order'))).not.toMatch(/full amount|goes back/)
    const done = spoken(await talk.say('yes', reading('affirm')))
    expect(done).toMatch(/is cancelled\. .*nothing to refund/)
    expect(orders.order('1002').status).toBe('cancelled')
  })

  it('promises it for one that was paid while the shopper thought', async () => {
    const { talk } = start({ status: 'pending_payment' }, (orders) => {
      let reads = 0
      const get: Orders['get'] = async (number) => {
        const found = await orders.get(number)
        reads++
        return found.ok && reads > 2 ? { ok: true, value: { ...found.value, status: 'processing' } } : found
      }
      return { get }
    })
    await ask(talk, 'cancel_order')
    expect(spoken(await talk.say('yes', reading('affirm')))).toMatch(/3 to 5 working days/)
  })
})

describe('changing the address', () => {
  const ADDRESS = 'Ana Prata, Rua do Carmo 7, 1200-093 Lisbon, Portugal'

  it('asks for it, reads it back and changes it on yes', async () => {
    const { talk, orders } = start()
    expect(spoken(await ask(talk, 'change_address'))).toMatch(/new address for order 1002/)
    const asked = await talk.say(`  ${ADDRESS.replace(', 1200', ',\n1200')} `, unsure())
    expect(spoken(asked)).toContain(`to: ${ADDRESS}. Is that right?`)
    const done = await talk.say('yes', reading('affirm'))
    expect(spoken(done)).toContain(ADDRESS)
    expect(orders.order('1002').address.line1).toBe(ADDRESS)
  })

  it('takes an address for one, whatever the model thinks it is', async () => {
    const { talk } = start()
    await ask(talk, 'change_address')
    const turn = await talk.say(ADDRESS, reading('track_order', { confidence: 0.99 }))
    expect(spoken(turn)).toMatch(/Is that right/)
  })

  it.each(['Lisbon', 'Rua Augusta', '12345 67890', '??'])('asks again for "%s"', async (text) => {
    const { talk } = start()
    await ask(talk, 'change_address')
    const turn = await talk.say(text, unsure())
    expect(spoken(turn)).toMatch(/looks incomplete.*new address/s)
    expect(talk.tracker.slots.address).toBeUndefined()
  })

  it.each(['上海市南京路5号', '北京市朝阳区三里屯路19号院'])('takes the Chinese address "%s"', async (text) => {
    const { talk } = start()
    await ask(talk, 'change_address')
    expect(spoken(await talk.say(text, unsure()))).toContain(text)
  })

  it('asks for it again on no', async () => {
    const { talk, orders } = start()
    await ask(talk, 'change_address')
    await talk.say(ADDRESS, unsure())
    expect(spoken(await talk.say('no', reading('deny')))).toMatch(/new address/)
    expect(orders.audit).toEqual([])
  })

  it('answers a clear question in between and asks again', async () => {
    const { talk } = start()
    await ask(talk, 'change_address')
    const turn = await talk.say('how long does delivery take?', reading('delivery_time'))
    expect(turn.policy).toBe('knowledge')
    expect(spoken(turn)).toMatch(/What's the new address/)
  })

  it('of a parcel that left is refused, and a person is offered', async () => {
    const { talk } = start({ status: 'shipped', shipments: [parcel('in_transit', 2)] })
    const turn = await ask(talk, 'change_address')
    expect(spoken(turn)).toMatch(/can't change its address/)
    expect(offered(turn)).toEqual(['Talk to a person'])
  })
})
