import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { orderCard as orderCardSchema } from '../../protocol'
import { bubbles, Chat, offered, shown, spoken } from '../../test/fixtures/chat'
import { DEMO_BUNDLE } from '../../test/fixtures/demo-bundle'
import { memoryOrders } from '../../test/fixtures/memory-orders'
import { NOW, order, parcel } from '../../test/fixtures/sample-orders'
import { reading, unsure } from '../../test/fixtures/understanding'
import { ORDER_STATUSES, type Order } from '../domain'
import type { Turn } from '../turn'
import { orderCard } from './order-card'

const ENTITIES = { order_number: '1001', email: 'ana@example.com' }

async function ask(intent: string, more: Partial<Order>): Promise<{ turn: Turn; talk: Chat }> {
  const talk = new Chat(memoryOrders([order('1001', more)]))
  return { turn: await talk.say('1001 ana@example.com', reading(intent, { entities: ENTITIES })), talk }
}

describe('show_order', () => {
  it.each<[string, Partial<Order>, RegExp]>([
    ['being packed', { status: 'processing' }, /is paid and being packed/],
    ['unpaid', { status: 'pending_payment' }, /waiting for its payment/],
    ['cancelled', { status: 'cancelled' }, /was cancelled/],
    ['returned', { status: 'returned' }, /was returned/],
    ['refunded', { status: 'refunded' }, /was refunded/],
    [
      'under way',
      { status: 'shipped', shipments: [parcel('in_transit', 2)] },
      /on its way with DHL and is expected on Sunday/,
    ],
    ['out for delivery', { status: 'shipped', shipments: [parcel('out_for_delivery', 0)] }, /out for delivery/],
    ['at a pick-up point', { status: 'shipped', shipments: [parcel('available_for_pickup', -2)] }, /ready for you/],
    ['missed', { status: 'shipped', shipments: [parcel('attempt_fail', 0)] }, /tried to deliver/],
    [
      'delivered',
      { status: 'delivered', shipments: [parcel('delivered', -5, 5)] },
      /was delivered on Sunday 22 November/,
    ],
    [
      'overdue',
      { status: 'shipped', shipments: [parcel('in_transit', -3)] },
      /should have arrived on Tuesday 24 November/,
    ],
    [
      'lost',
      { status: 'shipped', shipments: [parcel('exception', -3)] },
      /reports a problem with order 1001: At the depot/,
    ],
    [
      'in parcels',
      { status: 'shipped', shipments: [parcel('delivered', -1, 1), parcel('in_transit', 3)] },
      /2 parcels/,
    ],
    [
      'partly sent',
      { status: 'partly_shipped', shipments: [parcel('in_transit', 3)] },
      /2 parcels: part of it is on the way/,
    ],
  ])('tells of an order that is %s, with its card', async (_name, more, words) => {
    const { turn } = await ask('track_order', more)
    expect(spoken(turn)).toMatch(words)
    expect(bubbles(turn)[0]?.cards[0]).toMatchObject({ type: 'order', order_number: '1001' })
  })

  it('says a parcel without a day has none', async () => {
    const { turn } = await ask('track_order', {
      status: 'shipped',
      shipments: [{ ...parcel('in_transit', 1), expectedOn: null }],
    })
    expect(spoken(turn)).toMatch(/hasn't given a day yet/)
  })

  it('feels with an upset shopper', async () => {
    const talk = new Chat(memoryOrders([order('1001', { status: 'shipped', shipments: [parcel('in_transit', 2)] })]))
    const turn = await talk.say('WHERE IS 1001', reading('track_order', { entities: ENTITIES, sentiment: 'negative' }))
    expect(spoken(turn)).toMatch(/^I understand you're waiting/)
  })

  it('shows no e-mail, address or name on the card', async () => {
    const { turn } = await ask('track_order', { status: 'shipped', shipments: [parcel('in_transit', 2)] })
    expect(shown(turn)).not.toMatch(/ana@|Augusta|Prata|1100-048/)
  })

  it('never says an order that left is being packed, though its parcels are unknown', async () => {
    const { turn } = await ask('track_order', { status: 'delivered', shipments: [] })
    expect(spoken(turn)).not.toMatch(/being packed/)
  })

  it.each<[string, Partial<Order>]>([
    ['overdue', { status: 'shipped', shipments: [parcel('in_transit', -3)] }],
    ['lost', { status: 'shipped', shipments: [parcel('expired', -3)] }],
  ])('offers a claim for a parcel that is %s, and opens one on yes', async (_name, more) => {
    const { turn, talk } = await ask('track_order', more)
    expect(offered(turn)).toEqual(['Yes', 'No'])
    const claimed = await talk.say('yes', reading('affirm'))
    expect(spoken(claimed)).toMatch(/Claim C-1001-1 is open/)
    expect(claimed.events).toContainEqual({
      type: 'order_changed',
      orderNumber: '1001',
      change: 'claim_opened',
      detail: 'C-1001-1',
    })
  })

  it('opens none on no', async () => {
    const { talk } = await ask('track_order', { status: 'shipped', shipments: [parcel('in_transit', -3)] })
    const turn = await talk.say('no', reading('deny'))
    expect(spoken(turn)).toMatch(/haven't opened a claim/)
    expect(talk.tracker.stack).toEqual([])
  })
})

describe('the card of an order', () => {
  const { settings } = DEMO_BUNDLE

  it('fits the wire in every status and both locales', () => {
    for (const status of ORDER_STATUSES)
      for (const locale of ['en', 'zh'])
        expect(
          v.is(
            orderCardSchema,
            orderCard(order('1001', { status, shipments: [parcel('in_transit', 2)] }), locale, settings, NOW),
          ),
        ).toBe(true)
  })

  it('puts an odd order number into its link safely', () => {
    expect(orderCard(order('A&b="1'), 'en', settings, NOW).url).toBe('/demo/order?number=A%26b%3D%221')
  })

  it('counts a parcel late by the day in the zone of the shop', () => {
    const shipped = order('1', { shipments: [parcel('in_transit', 0)] })
    const late = (now: string) =>
      orderCard(shipped, 'en', { ...settings, timeZone: 'Asia/Shanghai' }, Date.parse(now)).shipments[0]?.late
    expect(late('2026-11-27T15:59:59Z')).toBe(false)
    expect(late('2026-11-27T16:00:00Z')).toBe(true)
  })
})

describe('check_parcels', () => {
  it('explains what to do when the carrier says it was delivered', async () => {
    const { turn } = await ask('delivery_problem', { status: 'delivered', shipments: [parcel('delivered', -1, 1)] })
    expect(spoken(turn)).toMatch(/ask your neighbours/)
    expect(offered(turn)).toEqual(['Yes', 'No'])
  })

  it('keeps calm about a parcel that is on time, and offers a person', async () => {
    const { turn } = await ask('delivery_problem', { status: 'shipped', shipments: [parcel('in_transit', 2)] })
    expect(spoken(turn)).toMatch(/within its expected time/)
    expect(offered(turn)).toEqual(['Talk to a person'])
  })

  it('knows that what has not left cannot be lost', async () => {
    const { turn } = await ask('delivery_problem', {})
    expect(spoken(turn)).toMatch(/nothing is lost/)
  })

  it('tells of a closed order and stops', async () => {
    const { turn, talk } = await ask('delivery_problem', { status: 'refunded' })
    expect(spoken(turn)).toMatch(/was refunded/)
    expect(talk.tracker.stack).toEqual([])
  })
})

describe('check_missing', () => {
  it('points to the parcel still under way', async () => {
    const shipments = [parcel('delivered', -1, 1), parcel('in_transit', 2)]
    const { turn } = await ask('missing_item', { status: 'shipped', shipments })
    expect(spoken(turn)).toMatch(/most likely in it/)
  })

  it('asks which item once all is delivered, and claims it', async () => {
    const { turn, talk } = await ask('missing_item', { status: 'delivered', shipments: [parcel('delivered', -1, 1)] })
    expect(offered(turn)).toEqual(['Alder Table Lamp'])
    for (const answer of ['1', 'No photo', 'Money back']) await talk.say(answer, unsure())
    expect(spoken(await talk.say('yes', unsure()))).toMatch(/Claim C-1001-1/)
  })

  it('asks for nothing of an order that has not left', async () => {
    const { turn } = await ask('missing_item', {})
    expect(spoken(turn)).toMatch(/hasn't left our warehouse/)
  })

  it('says a closed order is closed', async () => {
    const { turn } = await ask('missing_item', { status: 'cancelled' })
    expect(spoken(turn)).toMatch(/already closed \(Cancelled\)/)
  })

  it('does not take the part that is still being packed for missing', async () => {
    const { turn } = await ask('missing_item', { status: 'partly_shipped', shipments: [parcel('delivered', -1, 1)] })
    expect(spoken(turn)).not.toMatch(/Which item is missing/)
  })
})
