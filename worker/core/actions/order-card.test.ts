import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { orderCard as orderCardSchema } from '../../protocol'
import type { Order, Shipment, ShopSettings } from '../domain'
import { localised, orderCard } from './order-card'

const NOW = Date.parse('2026-11-24T09:00:00Z')
const settings = {
  shop: 'demo',
  timeZone: 'Europe/Lisbon',
  defaultLocale: 'en',
  orderUrl: '/order?number={order_number}',
} as ShopSettings

const parcel: Shipment = {
  carrier: 'DHL',
  trackingNumber: '00340434563121668936',
  trackingUrl: null,
  status: 'in_transit',
  expectedOn: '2026-11-26',
  deliveredAt: null,
  events: [
    { at: NOW - 1_000, status: 'in_transit', text: { en: 'Sorted at the hub', zh: '已分拣' }, place: 'Leipzig, DE' },
  ],
}

const order: Order = {
  orderNumber: '1001',
  email: 'ana@example.com',
  shopperName: 'Ana Sousa',
  status: 'shipped',
  placedAt: NOW - 86_400_000,
  totalCents: 9_700,
  currency: 'EUR',
  address: { name: 'Ana Sousa', line1: 'Rua da Alegria 214', postcode: '4000-037', city: 'Porto', country: 'PT' },
  lines: [
    {
      lineId: 1,
      productId: 'lamp',
      sku: 'ATL',
      title: { en: 'Lamp', zh: '灯' },
      quantity: 2,
      unitCents: 100,
      imageUrl: '/lamp.svg',
    },
  ],
  shipments: [parcel],
  refunds: [],
  returns: [],
}

describe('orderCard', () => {
  test('fits the protocol and shows the order in English', () => {
    const card = orderCard(order, 'en', settings, NOW)
    expect(v.parse(orderCardSchema, card)).toEqual(card)
    expect(card).toMatchObject({
      order_number: '1001',
      status_label: 'On its way',
      expected_on: '2026-11-26',
      url: '/order?number=1001',
      lines: [{ title: 'Lamp', quantity: 2 }],
      shipments: [
        { status_label: 'In transit', late: false, last_event: { text: 'Sorted at the hub', place: 'Leipzig, DE' } },
      ],
    })
  })

  test('speaks Chinese to a Chinese locale of any region', () => {
    const card = orderCard(order, 'zh-TW', settings, NOW)
    expect(card).toMatchObject({ lines: [{ title: '灯' }], shipments: [{ last_event: { text: '已分拣' } }] })
  })

  test('tells nothing that identifies the shopper', () => {
    expect(JSON.stringify(orderCard(order, 'en', settings, NOW))).not.toMatch(/Ana|Porto|example\.com/)
  })

  test.each([
    ['in_transit', '2026-11-23', true],
    ['in_transit', '2026-11-24', false],
    ['exception', '2026-11-20', true],
    ['exception', '2026-11-30', false],
    ['delivered', '2026-11-20', false],
    ['available_for_pickup', '2026-11-20', false],
    ['in_transit', null, false],
  ] as const)('a parcel %s expected on %s is late: %s', (status, expectedOn, late) => {
    const card = orderCard({ ...order, shipments: [{ ...parcel, status, expectedOn }] }, 'en', settings, NOW)
    expect(card.shipments[0]?.late).toBe(late)
  })

  test('expects an order on the latest day of the parcels still under way', () => {
    const shipments: Shipment[] = [
      { ...parcel, expectedOn: '2026-11-25' },
      { ...parcel, expectedOn: '2026-11-28' },
      { ...parcel, status: 'delivered', expectedOn: '2026-12-01' },
    ]
    expect(orderCard({ ...order, shipments }, 'en', settings, NOW).expected_on).toBe('2026-11-28')
    expect(orderCard({ ...order, shipments: [] }, 'en', settings, NOW).expected_on).toBeNull()
  })
})

describe('localised', () => {
  test('falls back from tag to language to the shop to anything', () => {
    expect(localised({ en: 'a', zh: 'b' }, 'zh-CN', 'en')).toBe('b')
    expect(localised({ en: 'a', zh: 'b' }, 'fr', 'zh')).toBe('b')
    expect(localised({ pt: 'c' }, 'fr', 'en')).toBe('c')
    expect(localised({}, 'fr', 'en')).toBe('')
  })
})
