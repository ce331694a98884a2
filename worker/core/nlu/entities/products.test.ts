import { describe, expect, it } from 'vitest'
import { extractEntities } from '../entities'
import type { ShopEntities } from '../shop-reading'

const SHOP: ShopEntities = {
  orderPatterns: ['KF-\\d{6}', '(broken', 'B\\d{2}/\\d{5}'],
  trackingPatterns: ['LP\\d{14}'],
  products: [
    { id: 'lamp', title: 'Alder Table Lamp' },
    { id: 'lamp', title: 'Tischlampe Erle' },
    { id: 'brew', title: 'BrewMaster 3000 Coffee Machine' },
    { id: 'pan', title: 'Hearth Frying Pan 26 cm' },
    { id: 'box', title: 'Weekly Order Box' },
    { id: 'card', title: 'Gift Card' },
    { id: 'jeans', title: 'Rowan Slim Jeans' },
    { id: 'zh-pan', title: '铸铁炒锅26厘米' },
    { id: 'zh-ear', title: '脉冲X5无线耳机' },
    { id: 'ja-bag', title: 'ノマド帆布リュック' },
    { id: 'ar-yoga', title: 'سجادة يوغا لوتس' },
  ],
}

function read(text: string): string[] {
  return extractEntities(text, SHOP).map((e) => `${e.type}|${text.slice(e.start, e.end)}|${e.value}`)
}

describe('products of the catalogue', () => {
  const cases: readonly (readonly [text: string, ...found: string[]])[] = [
    ['Is the Alder Table Lamp dimmable?', 'product|Alder Table Lamp|lamp'],
    ['the alder tabel lamp is broken', 'product|alder tabel lamp|lamp'],
    ['meine Tischlampe Erle ist kaputt', 'product|Tischlampe Erle|lamp'],
    ['my brewmaster 3000 leaks', 'product|brewmaster 3000|brew'],
    ['the BrewMaster leaks', 'product|BrewMaster|brew'],
    ['are the Rowan ones back?', 'product|Rowan|jeans'],
    ['hearth frying pan 26 cm please', 'product|hearth frying pan 26 cm|pan'],
    ['black rowan jeans', 'colour|black|black', 'product|rowan jeans|jeans'],
    ['铸铁炒锅能用吗', 'product|铸铁炒锅|zh-pan'],
    ['脉冲x5坏了', 'product|脉冲x5|zh-ear'],
    ['ノマドのリュックはありますか', 'product|ノマドのリュック|ja-bag'],
    ['سجاده يوغا لوتس', 'product|سجاده يوغا لوتس|ar-yoga'],
    ['do you take a gift card?', 'product|gift card|card'],
    ['my weekly order'],
    ['put my order in a box'],
    ['the lamp on my table'],
    ['is the machine broken'],
    ['new jeans'],
    ['手机炒锅'],
    ['リュック'],
  ]
  for (const [text, ...found] of cases) it(text, () => expect(read(text)).toEqual(found))
})

describe("a shop's own formats", () => {
  it('win over the usual ones', () => {
    expect(read('kf-104482 please')).toEqual(['order_number|kf-104482|KF-104482'])
    expect(read('order B26/48211')).toEqual(['order_number|B26/48211|B26/48211'])
    expect(read('LP00488213771204')).toEqual(['tracking_number|LP00488213771204|LP00488213771204'])
  })
  it('match whole codes', () => {
    for (const text of ['xKF-104482', 'KF-1044829', 'KF-104482-9']) {
      expect(read(text).filter((found) => found.endsWith('|KF-104482'))).toEqual([])
    }
  })
  it('do nothing for a shop without them', () => {
    expect(extractEntities('the Alder Table Lamp', { orderPatterns: [], trackingPatterns: [], products: [] })).toEqual(
      [],
    )
  })
})

describe('a long catalogue', () => {
  const names = ['Nova', 'Terra', 'Brio', 'Onda', 'Vento', 'Luna', 'Alba']
  const kinds = ['Desk Lamp', 'Rain Jacket', 'Coffee Cup', 'Wool Throw']
  const products = Array.from({ length: 1_000 }, (_, place) => ({
    id: `p${place}`,
    title: `${names[place % names.length]} ${kinds[place % kinds.length]} ${1000 + place}`,
  }))
  const shop: ShopEntities = { orderPatterns: [], trackingPatterns: [], products }
  it('tells names alike apart', () => {
    const found = extractEntities('is the nova rain jacket 1021 waterproof', shop)
    expect(found.map(({ type, value }) => `${type} ${value}`)).toEqual(['product p21'])
  })
  it('reads a hostile message to its end', () => {
    for (const text of ['nova '.repeat(20_000), 'nova rain jacket 1021 '.repeat(5_000), '脉冲'.repeat(20_000)]) {
      for (const { start, end } of extractEntities(text, shop)) expect(start).toBeLessThan(end)
    }
  })
})

it('names no product when several fit alike', () => {
  const products = ['red', 'blue'].map((colour) => ({ id: colour, title: `Solvane Rain Jacket ${colour}` }))
  const found = extractEntities('is the solvane rain jacket warm', {
    orderPatterns: [],
    trackingPatterns: [],
    products,
  })
  expect(found).toEqual([])
})
