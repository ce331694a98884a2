import { describe, expect, test } from 'vitest'
import type { Product } from '../../../worker/protocol/catalogue'
import { addToCart, type Cart, countItems, parseCart, priceCart, setQuantity, sumCart } from './cart'

const lamp: Product = {
  product_id: 'lamp',
  category: 'home',
  name: { en: 'Lamp' },
  description: {},
  material: {},
  price: { cents: 1_990, currency: 'EUR' },
  compare_at: null,
  image_url: '/lamp.svg',
  rating: 4.5,
  tags: [],
  goes_with: [],
  variants: [
    { sku: 'L-1', options: { colour: 'oat' }, stock: 3, restock_on: null },
    { sku: 'L-2', options: { colour: 'ink' }, stock: 0, restock_on: '2026-12-01' },
  ],
}
const line = (quantity: number, sku = 'L-1'): Cart => [{ product_id: 'lamp', sku, quantity }]

describe('changing a cart', () => {
  test('adding twice is one line, up to the stock', () => {
    const variant = { sku: 'L-1', stock: 3 }
    let cart: Cart = []
    for (let tap = 0; tap < 5; tap++) cart = addToCart(cart, 'lamp', variant)
    expect(cart).toEqual(line(3))
    expect(countItems(cart)).toBe(3)
  })
  test('nothing can be added of what is out of stock', () => {
    expect(addToCart([], 'lamp', { sku: 'L-2', stock: 0 })).toEqual([])
  })
  test('zero or nonsense removes the line', () => {
    const target = { product_id: 'lamp', sku: 'L-1' }
    expect(setQuantity(line(2), target, 0, 3)).toEqual([])
    expect(setQuantity(line(2), target, Number.NaN, 3)).toEqual([])
    expect(setQuantity(line(2), target, -4, 3)).toEqual([])
  })
  test('the order of lines holds and the old cart is untouched', () => {
    const cart: Cart = [...line(1), { product_id: 'x', sku: 'X', quantity: 1 }]
    const next = setQuantity(cart, { product_id: 'lamp', sku: 'L-1' }, 2, 9)
    expect(next.map(({ sku }) => sku)).toEqual(['L-1', 'X'])
    expect(cart[0]?.quantity).toBe(1)
  })
})

describe('priceCart', () => {
  test('multiplies whole cents', () => {
    expect(priceCart(line(3), [lamp]).lines[0]?.total).toEqual({ cents: 5_970, currency: 'EUR' })
    expect(priceCart(line(3), [lamp]).changed).toBe(false)
  })
  test('lowers to the stock and drops what is gone, and says so', () => {
    expect(priceCart(line(9), [lamp])).toMatchObject({ changed: true, lines: [{ quantity: 3 }] })
    expect(priceCart(line(1, 'L-2'), [lamp])).toEqual({ lines: [], changed: true })
    expect(priceCart(line(1), [])).toEqual({ lines: [], changed: true })
  })
})

describe('sumCart', () => {
  const of = (cents: number) => sumCart([{ total: { cents, currency: 'EUR' } }])
  test('delivery is paid below 50 EUR and free from it', () => {
    expect(of(4_999)).toMatchObject({ delivery: { cents: 390 }, total: { cents: 5_389 }, missing: { cents: 1 } })
    expect(of(5_000)).toMatchObject({
      delivery: { cents: 0 },
      total: { cents: 5_000 },
      missing: { cents: 0 },
      progress: 1,
    })
  })
  test('an empty cart costs nothing', () => {
    expect(sumCart([])).toMatchObject({ total: { cents: 0 }, delivery: { cents: 0 }, progress: 0 })
  })
})

describe('parseCart', () => {
  test('reads what it wrote', () => expect(parseCart(JSON.stringify(line(2)))).toEqual(line(2)))
  test.each([null, '', '{', '{}', 'null', '[null,1,{"sku":"a"}]', '[{"product_id":"a","sku":"b","quantity":-1}]'])(
    'odd storage is an empty cart: %s',
    (stored) => expect(parseCart(stored)).toEqual([]),
  )
})
