import { describe, expect, test } from 'vitest'
import type { Product } from '../../../worker/protocol/catalogue'
import { interleave, listProducts, readQuery, writeQuery } from './catalogue'

const product = (id: string, category: string, cents: number, before: number | null = null): Product => ({
  product_id: id,
  category,
  name: { en: `${id} thing`, zh: '东西' },
  description: { en: 'made of ash' },
  material: {},
  price: { cents, currency: 'EUR' },
  compare_at: before === null ? null : { cents: before, currency: 'EUR' },
  image_url: '',
  rating: cents / 1000,
  tags: ['gift'],
  goes_with: [],
  variants: [],
})
const all = [product('a1', 'a', 300, 400), product('a2', 'a', 100), product('b1', 'b', 200)]
const list = (query: string) =>
  listProducts(all, readQuery(new URLSearchParams(query))).map(({ product_id }) => product_id)

describe('listProducts', () => {
  test('featured shows each category in turn', () => expect(list('')).toEqual(['a1', 'b1', 'a2']))
  test('filters combine', () => {
    expect(list('category=a')).toEqual(['a1', 'a2'])
    expect(list('category=a&sale=1')).toEqual(['a1'])
    expect(list('q=gift+ash&category=b')).toEqual(['b1'])
    expect(list('q=东西')).toHaveLength(3)
  })
  test('sorts', () => {
    expect(list('sort=price_up')).toEqual(['a2', 'b1', 'a1'])
    expect(list('sort=price_down')).toEqual(['a1', 'b1', 'a2'])
    expect(list('sort=rating')).toEqual(['a1', 'b1', 'a2'])
  })
})

test('interleave loses nothing', () => expect(interleave(all)).toHaveLength(all.length))
test('interleave of nothing', () => expect(interleave([])).toEqual([]))

test('the address and the query are the same thing', () => {
  const address = '?category=home&q=a+b&sale=1&sort=rating'
  expect(writeQuery(readQuery(new URLSearchParams(address)))).toBe(address)
  expect(writeQuery(readQuery(new URLSearchParams('sort=odd&sale=yes')))).toBe('')
})
