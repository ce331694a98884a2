import { describe, expect, test } from 'vitest'
import { ORDER_STATUSES, type TrackingEvent } from '../core/domain'
import { shipmentStatus } from '../protocol'
import { addDays, DAY_MS, startOfDay } from './calendar'
import { type Carrier, TRACKING_SHAPES } from './carriers'
import { FIXED_ORDERS, generateDemoShop } from './generate'
import products from './products.json' with { type: 'json' }
import { deliveryCents, zoneOf } from './zones'

const TODAY = '2026-11-24'
const NOW = startOfDay(TODAY, 'Europe/Lisbon') + 9 * 3_600_000
const demo = generateDemoShop({ today: TODAY })

const orderOf = (number: string) => demo.orders.find((order) => order.orderNumber === number)
const of = <Row extends { orderNumber: string }>(rows: readonly Row[], number: string) =>
  rows.filter((row) => row.orderNumber === number)
const eventsOf = (shipment: { events: string }) => JSON.parse(shipment.events) as TrackingEvent[]
const count = <T>(rows: readonly T[], is: (row: T) => boolean) => rows.filter(is).length

describe('the demo shop', () => {
  test('has 60 shoppers and the orders 1000 to 1499', () => {
    expect(demo.contacts).toHaveLength(60)
    expect(new Set(demo.contacts.map((contact) => contact.email)).size).toBe(60)
    expect(demo.contacts.every((contact) => /^[a-z.]+@example\.com$/.test(contact.email))).toBe(true)
    expect(demo.orders.map((order) => order.orderNumber)).toEqual(
      Array.from({ length: 500 }, (_, i) => String(1_000 + i)),
    )
  })

  test('is the same for the same options and another for another seed', () => {
    expect(generateDemoShop({ today: TODAY })).toEqual(demo)
    expect(generateDemoShop({ today: TODAY, seed: 2 }).orders).not.toEqual(demo.orders)
  })

  test('has every product, variant and article once', () => {
    expect(demo.products).toHaveLength(products.length)
    expect(new Set(demo.variants.map((variant) => variant.sku)).size).toBe(demo.variants.length)
    expect(new Set(demo.articles.map((article) => article.articleId)).size).toBe(demo.articles.length)
    const soldOut = demo.variants.find((variant) => variant.sku === 'HFL-BLK')
    expect(soldOut).toMatchObject({ stock: 0, restockOn: addDays(TODAY, 21) })
  })

  test('has orders, parcels, refunds and returns in every state', () => {
    expect(new Set(demo.orders.map((order) => order.status))).toEqual(new Set(ORDER_STATUSES))
    expect(new Set(demo.shipments.map((shipment) => shipment.status))).toEqual(new Set(shipmentStatus.options))
    expect(new Set(demo.refunds.map((refund) => refund.status))).toEqual(
      new Set(['requested', 'approved', 'paid', 'rejected']),
    )
    expect(new Set(demo.returns.map((entry) => entry.status)).size).toBe(5)
  })

  test('has the troubles a demo needs', () => {
    const perOrder = Map.groupBy(demo.shipments, (shipment) => shipment.orderNumber)
    expect(count([...perOrder.values()], (parcels) => parcels.length > 1)).toBeGreaterThanOrEqual(38)
    expect(count(demo.shipments, (s) => s.status === 'in_transit' && (s.expectedOn ?? '9') < TODAY)).toBe(20)
    expect(count(demo.shipments, (s) => s.status === 'exception' || s.status === 'expired')).toBe(8)
    expect(count(demo.shipments, (s) => s.status === 'out_for_delivery' && s.expectedOn === TODAY)).toBe(10)
  })

  test('has deliveries on both sides of the return window', () => {
    const days = demo.shipments.flatMap((shipment) =>
      shipment.deliveredAt == null ? [] : (NOW - shipment.deliveredAt) / DAY_MS,
    )
    expect(count(days, (age) => age < 30)).toBeGreaterThan(80)
    expect(count(days, (age) => age > 31)).toBeGreaterThan(80)
  })
})

describe('orders', () => {
  const prices = new Map(
    products.flatMap((p) => p.variants.map((variant) => [variant.sku, [p.id, p.price_cents]] as const)),
  )

  test('hold real products at their real prices', () => {
    for (const line of demo.orderLines) expect([line.productId, line.unitCents]).toEqual(prices.get(line.sku))
  })

  test('cost their lines plus the delivery the help pages name', () => {
    for (const order of demo.orders) {
      const goods = of(demo.orderLines, order.orderNumber).reduce(
        (sum, line) => sum + line.quantity * line.unitCents,
        0,
      )
      const { country } = JSON.parse(order.address) as { country: string }
      const fees = [false, true].map((express) => deliveryCents(zoneOf(country), goods, express))
      expect(fees).toContain(order.totalCents - goods)
    }
  })

  test('belong to a shopper who was known before', () => {
    const contacts = new Map(demo.contacts.map((contact) => [contact.contactId, contact]))
    for (const order of demo.orders) {
      const contact = contacts.get(order.contactId)
      expect(contact?.email).toBe(order.email)
      expect(contact?.createdAt).toBeLessThan(order.placedAt)
    }
  })

  test('have no parcels before they are sent, and some once they are', () => {
    const unsent = new Set(['pending_payment', 'processing', 'cancelled'])
    for (const order of demo.orders)
      expect(of(demo.shipments, order.orderNumber).length > 0).toBe(!unsent.has(order.status))
  })

  test('are never refunded more than they cost', () => {
    for (const refund of demo.refunds) {
      expect(refund.cents).toBeGreaterThan(0)
      expect(refund.cents).toBeLessThanOrEqual(orderOf(refund.orderNumber)?.totalCents ?? 0)
      expect(refund.paidAt != null).toBe(refund.status === 'paid')
    }
  })
})

describe('parcels', () => {
  test('have unique tracking numbers of the right shape', () => {
    for (const s of demo.shipments) expect(s.trackingNumber).toMatch(TRACKING_SHAPES[s.carrier as Carrier])
    expect(new Set(demo.shipments.map((s) => s.trackingNumber)).size).toBe(demo.shipments.length)
  })

  test('tell their history oldest first, after the order and not from the future', () => {
    for (const shipment of demo.shipments) {
      const instants = [orderOf(shipment.orderNumber)?.placedAt ?? 0, ...eventsOf(shipment).map((event) => event.at)]
      expect(instants).toEqual([...instants].sort((a, b) => a - b))
      expect(instants.at(-1)).toBeLessThan(NOW)
    }
  })

  test('end in their own state, in every locale and at a place', () => {
    for (const shipment of demo.shipments) {
      const events = eventsOf(shipment)
      if (shipment.status === 'pending') expect(events).toEqual([])
      else expect(events.at(-1)?.status).toBe(shipment.status)
      expect(events.every(({ text, place }) => text.en && text.zh && place)).toBe(true)
      expect(shipment.deliveredAt).toBe(shipment.status === 'delivered' ? events.at(-1)?.at : null)
    }
  })

  test('are not in the future however early in the day it is', () => {
    const midnight = startOfDay(TODAY, 'Europe/Lisbon') + 120_000
    const early = generateDemoShop({ today: TODAY, now: midnight })
    expect(early.shipments.flatMap(eventsOf).every((event) => event.at < midnight)).toBe(true)
    expect(early.orders.every((order) => order.placedAt < midnight && order.updatedAt < midnight)).toBe(true)
  })
})

describe('documented orders', () => {
  test('are the same for every seed', () => {
    const other = generateDemoShop({ today: TODAY, seed: 99 })
    for (const { orderNumber } of FIXED_ORDERS) {
      expect(other.orders.find((order) => order.orderNumber === orderNumber)).toEqual(orderOf(orderNumber))
      expect(of(other.shipments, orderNumber)).toEqual(of(demo.shipments, orderNumber))
    }
  })

  test('belong to shoppers who have no other orders', () => {
    const owners = new Set(FIXED_ORDERS.map((order) => order.email))
    const theirs = demo.orders.filter((order) => owners.has(order.email)).map((order) => order.orderNumber)
    expect(theirs).toEqual(FIXED_ORDERS.map((order) => order.orderNumber))
  })

  test.each([
    ['1001', 'ana@example.com', 'shipped', [['in_transit', 2]]],
    ['1002', 'ana@example.com', 'processing', []],
    ['1003', 'ana@example.com', 'delivered', [['delivered', -5]]],
    ['1004', 'wei@example.com', 'shipped', [['in_transit', -3]]],
    ['1005', 'wei@example.com', 'shipped', [['exception', -9]]],
    [
      '1007',
      'wei@example.com',
      'shipped',
      [
        ['delivered', -1],
        ['in_transit', 3],
      ],
    ],
    ['1008', 'ana@example.com', 'delivered', [['delivered', -60]]],
    ['1009', 'marie@example.com', 'pending_payment', []],
    ['1010', 'marie@example.com', 'cancelled', []],
    ['1012', 'tom@example.com', 'shipped', [['out_for_delivery', 0]]],
    ['1013', 'tom@example.com', 'delivered', [['delivered', -1]]],
    ['1014', 'tom@example.com', 'processing', []],
  ] as const)('%s of %s is %s', (number, email, status, parcels) => {
    expect(orderOf(number)).toMatchObject({ email, status })
    const expected = parcels.map(([state, days]) => ({ status: state, expectedOn: addDays(TODAY, days) }))
    expect(of(demo.shipments, number)).toMatchObject(expected)
  })

  test('show money and goods on their way back', () => {
    expect(of(demo.refunds, '1006')).toMatchObject([{ status: 'paid', cents: orderOf('1006')?.totalCents }])
    expect(of(demo.refunds, '1011')).toMatchObject([{ status: 'requested' }])
    expect(of(demo.returns, '1011')).toMatchObject([{ returnId: 'R-1011-1', status: 'in_transit', lineIds: '[1]' }])
    expect(of(demo.orderLines, '1003')).toHaveLength(2)
    expect(of(demo.orderLines, '1014')).toHaveLength(2)
  })
})

describe('more history', () => {
  const longer = generateDemoShop({ today: TODAY, days: 120 })

  test('adds older orders with numbers of five digits and leaves the rest as it was', () => {
    const extra = longer.orders.filter((order) => order.orderNumber.length === 5)
    expect(extra).toHaveLength(150)
    expect(Math.max(...extra.map((order) => order.placedAt))).toBeLessThan(NOW - 75 * DAY_MS)
    expect(Math.min(...extra.map((order) => order.placedAt))).toBeGreaterThan(NOW - 121 * DAY_MS)
    expect(longer.orders.filter((order) => order.orderNumber.length === 4)).toEqual(demo.orders)
  })

  test('leaves nothing of the past open', () => {
    const old = longer.shipments.filter((shipment) => shipment.orderNumber.length === 5)
    expect(old.every((shipment) => shipment.status === 'delivered')).toBe(true)
  })
})
