import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Loopback, serveLoopback } from '../../../scripts/loopback'
import { type FakeShopify, fakeShopify } from '../../test/fixtures/fake-shopify'
import { fakeFulfillment, fakeLine, fakeOrder, gid } from '../../test/fixtures/fake-shopify-orders'
import { loopbackConfig, shopifyOrders } from '../../test/fixtures/shopify-orders'

const NOW = Date.parse('2026-11-27T12:00:00Z')
let shop: FakeShopify
let server: Loopback

beforeAll(async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  server = await serveLoopback((request) => shop.handle(request))
})
afterAll(async () => {
  vi.restoreAllMocks()
  await server.close()
})
beforeEach(() => {
  shop = fakeShopify()
})

const adapter = (more: Parameters<typeof loopbackConfig>[1] = {}) => shopifyOrders(loopbackConfig(server.host, more))

describe('an order', () => {
  test('is told as Kefu knows it', async () => {
    const order = fakeOrder(1001, {
      lines: [fakeLine('Canvas Sneaker', { variantTitle: '42 / red', quantity: 2, price: '39.90' })],
    })
    fakeFulfillment(order)
    shop.orders.push(order)
    const found = await adapter().orders.get('#1001')
    expect(found).toMatchObject({
      ok: true,
      value: {
        orderNumber: '1001',
        email: 'ana@example.com',
        shopperName: 'Ana Prata',
        status: 'shipped',
        placedAt: Date.parse('2026-11-20T10:00:00Z'),
        totalCents: 8_470,
        currency: 'EUR',
        address: { line1: 'Rua Augusta 1, 2.º esq.', postcode: '1100-048', city: 'Lisboa', country: 'PT' },
        lines: [{ title: { en: 'Canvas Sneaker, 42 / red' }, quantity: 2, unitCents: 3_990 }],
        shipments: [
          {
            carrier: 'DHL Express',
            trackingNumber: 'JD014600003',
            status: 'in_transit',
            expectedOn: '2026-11-24',
            deliveredAt: null,
            events: [{ status: 'in_transit', text: { en: 'At the depot' }, place: 'Porto, PT' }],
          },
        ],
        refunds: [],
        returns: [],
      },
    })
    const [line] = order.lines
    expect(found.ok && found.value.lines[0]?.lineId).toBe(Number(line?.id.split('/').at(-1)))
  })

  test.each([
    ['JPY', '1200', '0', 1_200],
    ['KWD', '1.234', '0.000', 1_234],
  ])('in %s has minor units of that currency', async (currency, price, shipping, cents) => {
    const order = fakeOrder(1001, { currency, shipping, lines: [fakeLine('Lamp', { price })] })
    // The fake sums in hundredths: here the total is told as the currency writes it.
    shop.orders.push(order)
    const handled = shop.handle
    shop.handle = async (request) => {
      const text = await (await handled(request)).text()
      const told = text.replace(/("totalPriceSet":\{"presentmentMoney":\{"amount":")[^"]*/g, `$1${price}`)
      return new Response(told, { headers: { 'content-type': 'application/json' } })
    }
    expect(await adapter().orders.get('1001')).toMatchObject({
      value: { totalCents: cents, currency, lines: [{ unitCents: cents }] },
    })
  })

  test.each([
    ['CONFIRMED', 'info_received'],
    ['LABEL_PRINTED', 'info_received'],
    ['SUBMITTED', 'pending'],
    ['MARKED_AS_FULFILLED', 'in_transit'],
    ['CARRIER_PICKED_UP', 'in_transit'],
    ['DELAYED', 'in_transit'],
    ['OUT_FOR_DELIVERY', 'out_for_delivery'],
    ['ATTEMPTED_DELIVERY', 'attempt_fail'],
    ['READY_FOR_PICKUP', 'available_for_pickup'],
    ['DELIVERED', 'delivered'],
    ['PICKED_UP', 'delivered'],
    ['NOT_DELIVERED', 'exception'],
    ['FAILURE', 'exception'],
    ['A_STATE_OF_TOMORROW', 'in_transit'],
    [null, 'in_transit'],
  ])('with a parcel shown as %s is %s', async (displayStatus, status) => {
    const order = fakeOrder(1001)
    fakeFulfillment(order, {
      displayStatus,
      deliveredAt: displayStatus === 'DELIVERED' ? '2026-11-23T10:00:00Z' : null,
    })
    shop.orders.push(order)
    expect(await adapter().orders.get('1001')).toMatchObject({
      value: { status: status === 'delivered' ? 'delivered' : 'shipped', shipments: [{ status }] },
    })
  })

  test.each([
    [{ displayFinancialStatus: 'PENDING' }, 'pending_payment'],
    [{ displayFinancialStatus: 'AUTHORIZED' }, 'processing'],
    [{ displayFulfillmentStatus: 'PARTIALLY_FULFILLED' }, 'partly_shipped'],
    [{ displayFulfillmentStatus: 'ON_HOLD' }, 'processing'],
    [{ displayFinancialStatus: 'REFUNDED' }, 'refunded'],
    [{ returnStatus: 'RETURNED', displayFinancialStatus: 'REFUNDED' }, 'returned'],
    [{ cancelledAt: '2026-11-21T10:00:00Z', displayFinancialStatus: 'REFUNDED' }, 'cancelled'],
  ])('%o stands as %s', async (more, status) => {
    shop.orders.push(fakeOrder(1001, more))
    expect(await adapter().orders.get('1001')).toMatchObject({ value: { status } })
  })

  test('leaves out what was cancelled on the way, and dangerous links', async () => {
    const order = fakeOrder(1001)
    fakeFulfillment(order, { status: 'CANCELLED', displayStatus: 'CANCELED' })
    const url = 'javascript:alert(1)'
    fakeFulfillment(order, {
      trackingInfo: [
        { company: 'CTT', number: 'A1', url },
        { company: 'CTT', number: 'A2', url: null },
      ],
    })
    fakeFulfillment(order, { trackingInfo: [], name: '#1001-F3' })
    shop.orders.push(order)
    const found = await adapter().orders.get('1001')
    expect(
      found.ok && found.value.shipments.map(({ trackingNumber, trackingUrl }) => [trackingNumber, trackingUrl]),
    ).toEqual([
      ['A1', null],
      ['A2', null],
      ['1001-F3', null],
    ])
  })

  test('tells refunds as they stand, and what an edit left owing', async () => {
    const refund = { id: gid('Refund'), createdAt: '2026-11-25T10:00:00Z', gateway: 'Visa' }
    const order = fakeOrder(1001, {
      edited: true,
      lines: [fakeLine('Lamp', { quantity: 3, currentQuantity: 1 })],
      refunds: [
        { ...refund, amount: '10.00', status: 'SUCCESS' },
        { ...refund, id: gid('Refund'), amount: '5.00', status: 'PENDING' },
        { ...refund, id: gid('Refund'), amount: '0.00', status: 'SUCCESS' },
      ],
    })
    shop.orders.push(order)
    const found = await adapter().orders.get('1001')
    expect(found.ok && found.value.refunds.map(({ cents, status, method }) => [cents, status, method])).toEqual([
      [3_500, 'approved', 'shopify_payments'],
      [1_000, 'paid', 'Visa'],
      [500, 'approved', 'Visa'],
    ])
    expect(found.ok && found.value.totalCents).toBe(2_990)
  })

  test('of many lines is read to its end, page by page', async () => {
    const lines = Array.from({ length: 250 }, (_, index) => fakeLine(`Thing ${index}`))
    shop.orders.push(fakeOrder(1001, { lines }))
    const found = await adapter().orders.get('1001')
    expect(found.ok && found.value.lines.map((line) => line.title.en)).toEqual(lines.map((line) => line.title))
    expect(shop.calls).toEqual(['FindOrders', 'ReadOrder', 'MoreLines', 'MoreLines', 'MoreLines'])
  })
})

describe('finding', () => {
  test('goes by the whole name, not by what begins alike', async () => {
    shop.orders.push(fakeOrder(10011), fakeOrder(1001, { email: 'ben@example.com' }))
    expect(await adapter().orders.get('1001')).toMatchObject({ value: { email: 'ben@example.com' } })
    expect(await adapter().orders.get('100')).toEqual({ ok: false, error: 'not_found' })
  })

  test("takes the count alone where the shop's numbers have a frame", async () => {
    shop.orders.push(fakeOrder(1001, { name: 'KF-1001-PT' }), fakeOrder(1002, { name: '#1002' }))
    const { orders } = adapter({ orderNumber: { prefix: 'KF-', suffix: '-PT' } })
    expect(await orders.get('1001')).toMatchObject({ value: { orderNumber: 'KF-1001-PT' } })
    expect(await orders.get('kf-1001-pt')).toMatchObject({ value: { orderNumber: 'KF-1001-PT' } })
    expect(await orders.get('1002')).toMatchObject({ value: { orderNumber: '1002' } })
  })

  test.each(['1001" OR email:"*', '*', '', '#', 'a b', '1001:*', `${'1'.repeat(33)}`])(
    'never searches for %j',
    async (number) => {
      shop.orders.push(fakeOrder(1001))
      expect(await adapter().orders.get(number)).toEqual({ ok: false, error: 'not_found' })
      expect(await adapter().orders.verify(number, 'ana@example.com', NOW)).toEqual({ ok: false, error: 'not_found' })
      expect(shop.calls).toEqual([])
    },
  )

  test('lists the newest orders of an e-mail, and those only', async () => {
    for (const day of [1, 2, 3]) shop.orders.push(fakeOrder(1000 + day, { createdAt: `2026-11-0${day}T10:00:00Z` }))
    shop.orders.push(fakeOrder(2000, { email: 'ben@example.com' }))
    const listed = await adapter().orders.listByEmail(' ANA@example.com', 2)
    expect(listed.ok && listed.value.map((order) => order.orderNumber)).toEqual(['1003', '1002'])
    expect(await adapter().orders.listByEmail('x" OR status:"any', 2)).toEqual({ ok: true, value: [] })
  })
})

describe('verifying', () => {
  test('opens an order to its own e-mail, and counts no right try', async () => {
    shop.orders.push(fakeOrder(1001))
    const { orders, attempts } = adapter()
    expect(await orders.verify('#1001', 'ANA@example.com ', NOW)).toMatchObject({
      ok: true,
      value: { orderNumber: '1001' },
    })
    expect(attempts.open.size).toBe(0)
  })

  test('counts wrong pairs, known number or not, and then locks, the right e-mail too', async () => {
    shop.orders.push(fakeOrder(1001))
    const { orders } = adapter()
    const guesses = Array.from({ length: 20 }, (_, index) => orders.verify('1001', `${index}@example.com`, NOW))
    const answers = await Promise.all(guesses)
    expect(answers.filter((answer) => !answer.ok && answer.error === 'not_found')).toHaveLength(10)
    expect(answers.filter((answer) => !answer.ok && answer.error === 'locked')).toHaveLength(10)
    expect(await orders.verify('1001', 'ana@example.com', NOW)).toEqual({ ok: false, error: 'locked' })
    expect(await orders.verify('9999', 'ana@example.com', NOW)).toEqual({ ok: false, error: 'not_found' })
  })

  test('neither counts nor locks out an e-mail that is proven, and opens nothing else to it', async () => {
    shop.orders.push(fakeOrder(1001))
    const { orders, attempts } = adapter()
    for (let index = 0; index < 10; index++) await orders.verify('1001', `${index}@example.com`, NOW)
    expect(await orders.verify('1001', 'ana@example.com', NOW, true)).toMatchObject({ ok: true })
    expect(await orders.verify('1001', 'eve@example.com', NOW, true)).toEqual({ ok: false, error: 'not_found' })
    expect(attempts.open.size).toBe(10)
  })

  test('counts "1001" and "KF-1001" as one number', async () => {
    const { orders, attempts } = adapter({ orderNumber: { prefix: 'KF-', suffix: '' } })
    await orders.verify('1001', 'x@example.com', NOW)
    await orders.verify('KF-1001', 'x@example.com', NOW)
    expect([...attempts.open.values()]).toEqual(['KF-1001', 'KF-1001'])
  })

  test('never opens an order without an e-mail', async () => {
    shop.orders.push(fakeOrder(1001, { email: null }))
    expect(await adapter().orders.verify('1001', '', NOW)).toEqual({ ok: false, error: 'not_found' })
  })

  test('counts no try that could not be judged', async () => {
    shop.fail({ kind: 'status', status: 403 })
    const { orders, attempts } = adapter()
    expect(await orders.verify('1001', 'ana@example.com', NOW)).toEqual({ ok: false, error: 'late' })
    expect(attempts.open.size).toBe(0)
  })
})
