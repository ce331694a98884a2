import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { fakeLine, fakeOrder } from '../../test/fixtures/fake-woocommerce-orders'
import { toOrder } from './to-order'
import { instantOf, wooOrder, wooRefund } from './wire'

const CONFIG = { locale: 'en', deliveryDays: 5 }
const none = { refunds: [], returns: [] }

function read(order: object, config: Parameters<typeof toOrder>[2] = CONFIG, refunds: object[] = []) {
  const parsed = v.parse(wooOrder, order)
  return toOrder(parsed, { ...none, refunds: refunds.map((refund) => v.parse(wooRefund, refund)) }, config)
}

describe('an order of WooCommerce', () => {
  it('is read with its money exact, its e-mail folded and its dates in UTC', () => {
    expect(read(fakeOrder({ id: 17, number: 'KF-17' }))).toMatchObject({
      orderNumber: 'KF-17',
      email: 'ana@example.com',
      shopperName: 'Ana Lima',
      status: 'processing',
      placedAt: Date.parse('2026-04-20T09:00:00Z'),
      totalCents: 1230,
      address: { name: 'Ana Lima', line1: 'Rua Nova 1', postcode: '1000-001', city: 'Lisboa', country: 'PT' },
      lines: [{ lineId: 1, productId: '70', sku: 'MUG', title: { en: 'Pebble Mug' }, quantity: 1, unitCents: 1230 }],
      shipments: [],
      refunds: [],
    })
  })

  it.each([
    ['pending', {}, 'pending_payment'],
    ['failed', {}, 'pending_payment'],
    ['on-hold', { date_paid_gmt: null }, 'pending_payment'],
    ['on-hold', {}, 'processing'],
    ['processing', {}, 'processing'],
    ['wc-processing', {}, 'processing'],
    ['completed', {}, 'shipped'],
    ['cancelled', {}, 'cancelled'],
    ['refunded', {}, 'refunded'],
    ['partial-shipped', {}, 'partly_shipped'],
    ['delivered', {}, 'delivered'],
    ['in-engraving', {}, 'processing'],
    ['in-engraving', { date_paid_gmt: null }, 'pending_payment'],
    ['archived', { date_completed_gmt: '2026-04-22T09:00:00' }, 'shipped'],
  ])('with status %s %j is %s', (status, more, expected) => {
    expect(read(fakeOrder({ id: 1, status, ...more }))?.status).toBe(expected)
  })

  it("takes the merchant's word for an own status", () => {
    expect(
      read(fakeOrder({ id: 1, status: 'handed-over' }), { ...CONFIG, statuses: { 'handed-over': 'shipped' } })?.status,
    ).toBe('shipped')
  })

  it.each([
    ['JPY', '1200', 1200],
    ['KWD', '1.234', 1234],
    ['EUR', '19.99', 1999],
  ])('counts in the minor units of %s', (currency, total, cents) => {
    expect(read(fakeOrder({ id: 1, currency, total }))?.totalCents).toBe(cents)
  })

  it('is not read at all when its total is no amount', () => {
    expect(read(fakeOrder({ id: 1, total: '1.234,00' }))).toBeNull()
  })

  it('shows prices without tax where the shop does', () => {
    expect(read(fakeOrder({ id: 1, prices_include_tax: false }))?.lines[0]?.unitCents).toBe(1000)
  })

  it('survives what plugins do to it', () => {
    const bent = {
      ...fakeOrder({ id: 1 }),
      shipping: [],
      meta_data: [null, { key: 'x', value: { a: 1 } }],
      refunds: null,
      image: 5,
    }
    expect(read(bent)).toMatchObject({ address: { name: 'Ana Lima', line1: 'Rua Nova 1' }, refunds: [] })
    expect(
      read({ ...bent, line_items: [{ ...fakeLine({ id: 2 }), sku: null, image: '', taxes: 'none' }] })?.lines[0],
    ).toMatchObject({ sku: '70', imageUrl: null })
  })

  it('may be sent back from some days after it was completed on', () => {
    expect(read(fakeOrder({ id: 1, date_completed_gmt: '2026-04-22T09:00:00' }))?.returnableFrom).toBe(
      Date.parse('2026-04-27T09:00:00Z'),
    )
    expect(read(fakeOrder({ id: 1 }))).not.toHaveProperty('returnableFrom')
  })
})

describe('refunds', () => {
  const refund = { id: 5, date_created_gmt: '2026-05-01T00:00:00', amount: '4.00', refunded_payment: true }

  it('are paid by the gateway, or still to be made by hand', () => {
    const found = read(fakeOrder({ id: 1 }), CONFIG, [refund, { ...refund, id: 6, refunded_payment: false }])
    expect(found?.refunds).toMatchObject([
      { refundId: 'RF-5', cents: 400, status: 'paid', paidAt: Date.parse('2026-05-01T00:00:00Z'), method: 'Visa' },
      { refundId: 'RF-6', status: 'approved', paidAt: null },
    ])
  })

  it('are owed for a paid order that was cancelled, as far as nothing was given back', () => {
    const cancelled = fakeOrder({ id: 1, status: 'cancelled' })
    expect(read(cancelled, CONFIG, [refund])?.refunds.at(-1)).toMatchObject({ status: 'requested', cents: 830 })
    expect(read(cancelled, CONFIG, [{ ...refund, amount: '12.30' }])?.refunds).toHaveLength(1)
    expect(read({ ...cancelled, date_paid_gmt: null })?.refunds).toEqual([])
  })

  it('take their units out of an order that has not left, and only then', () => {
    const line = { quantity: -1, meta_data: [{ key: '_refunded_item_id', value: '1' }] }
    const order = fakeOrder({ id: 1, line_items: [fakeLine({ id: 1, quantity: 2 }), fakeLine({ id: 2 })] })
    expect(read(order, CONFIG, [{ ...refund, line_items: [line] }])?.lines.map((one) => one.quantity)).toEqual([1, 1])
    expect(read(order, CONFIG, [{ ...refund, line_items: [line, line] }])?.lines.map((one) => one.lineId)).toEqual([2])
    expect(
      read({ ...order, status: 'completed' }, CONFIG, [{ ...refund, line_items: [line] }])?.lines[0]?.quantity,
    ).toBe(2)
  })
})

describe('tracking', () => {
  const parcels = (meta_data: { key: string; value: unknown }[], more = {}) =>
    read(fakeOrder({ id: 1, status: 'completed', date_completed_gmt: '2026-04-22T09:00:00', meta_data, ...more }))
      ?.shipments

  it('is read from Shipment Tracking and its successors', () => {
    const items = [
      {
        tracking_provider: 'dhl',
        custom_tracking_provider: '',
        tracking_number: '00340',
        custom_tracking_link: '',
        date_shipped: '1713776400',
      },
      {
        tracking_provider: '',
        custom_tracking_provider: 'Bike Post',
        custom_tracking_link: 'https://bike.example/t/BP1',
        tracking_number: 'BP1',
      },
    ]
    expect(parcels([{ key: '_wc_shipment_tracking_items', value: items }])).toMatchObject([
      { carrier: 'dhl', trackingNumber: '00340', trackingUrl: null, status: 'in_transit' },
      { carrier: 'Bike Post', trackingNumber: 'BP1', trackingUrl: 'https://bike.example/t/BP1' },
    ])
  })

  it("takes TrackShip's states for the parcels they stand beside", () => {
    const items = [{ tracking_number: 'A1' }, { tracking_number: 'B2' }]
    const states = [
      {
        status: 'delivered',
        status_date: '2026-04-24 11:30:00',
        est_delivery_date: '2026-04-25',
        tracking_events: [
          {
            datetime: '2026-04-24T11:30:00Z',
            status: 'delivered',
            message: 'Left at the door',
            tracking_location: { city: 'Lisboa' },
          },
          { datetime: '2026-04-23T08:00:00Z', status: 'in_transit', message: 'On its way' },
        ],
      },
      { status: 'out_for_delivery' },
    ]
    const found = parcels([
      { key: '_wc_shipment_tracking_items', value: items },
      { key: 'shipment_status', value: states },
    ])
    expect(found).toMatchObject([
      { status: 'delivered', deliveredAt: Date.parse('2026-04-24T11:30:00Z'), expectedOn: '2026-04-25' },
      { status: 'out_for_delivery', deliveredAt: null },
    ])
    expect(found?.[0]?.events.map((event) => event.text.en)).toEqual(['On its way', 'Left at the door'])
  })

  it.each([
    ['AfterShip', '_aftership_tracking_items', [{ slug: 'ups', tracking_number: '1Z9' }], 'ups', '1Z9'],
    ['AfterShip as text', '_aftership_tracking_items', '[{"slug":"ups","tracking_number":"1Z9"}]', 'ups', '1Z9'],
    [
      "PHP's lists with gaps",
      '_wc_shipment_tracking_items',
      { 2: { tracking_number: '1Z9', tracking_provider: 'ups' } },
      'ups',
      '1Z9',
    ],
    [
      'WooCommerce Shipping',
      'wcshipping_labels',
      [{ tracking: '9400', carrier_id: 'usps', status: 'PURCHASED' }],
      'usps',
      '9400',
    ],
    ['a bare field', '_tracking_number', 'XY77', '', 'XY77'],
  ])('is read from %s', (_, key, value, carrier, trackingNumber) => {
    expect(parcels([{ key, value }])).toMatchObject([{ carrier, trackingNumber }])
  })

  it('is read from the lines too, each number once', () => {
    const value = JSON.stringify([
      { tracking_number: 'LN1', carrier_name: 'Cainiao', carrier_url: 'https://c.example/?n={tracking_number}' },
    ])
    const meta_data = [{ key: '_vi_wot_order_item_tracking_data', value }]
    const found = parcels([], { line_items: [fakeLine({ id: 1, meta_data }), fakeLine({ id: 2, meta_data })] })
    expect(found).toMatchObject([
      { carrier: 'Cainiao', trackingNumber: 'LN1', trackingUrl: 'https://c.example/?n=LN1' },
    ])
  })

  it.each([[''], ['not json'], [null], [42], [[{}]], [[{ tracking_number: '  ' }]], [[null, 'x', 3]], [{ a: 'b' }]])(
    'finds nothing in %j',
    (value) => {
      expect(parcels([{ key: '_wc_shipment_tracking_items', value }])).toEqual([])
    },
  )

  it('takes no link that is not one', () => {
    const value = [{ tracking_number: 'A1', custom_tracking_link: 'javascript:alert(1)' }]
    expect(parcels([{ key: '_wc_shipment_tracking_items', value }])?.[0]?.trackingUrl).toBeNull()
  })

  it('makes an order that is being packed partly shipped, and one whose parcels all arrived delivered', () => {
    const meta_data = [{ key: '_wc_shipment_tracking_items', value: [{ tracking_number: 'A1', status: 'Delivered' }] }]
    expect(read(fakeOrder({ id: 1, meta_data }))?.status).toBe('partly_shipped')
    expect(read(fakeOrder({ id: 1, status: 'completed', meta_data }))?.status).toBe('delivered')
  })
})

it.each([
  ['2026-01-05T10:00:00', '2026-01-05T10:00:00Z'],
  ['2026-01-05T10:00:00Z', '2026-01-05T10:00:00Z'],
  ['2026-01-05T10:00:00+02:00', '2026-01-05T08:00:00Z'],
])('reads the date %s', (text, at) => {
  expect(instantOf(text)).toBe(Date.parse(at))
})

it.each([[null], [''], ['yesterday'], ['0000-00-00T00:00:00']])('takes %j for no date', (text) => {
  expect(instantOf(text)).toBeNull()
})
