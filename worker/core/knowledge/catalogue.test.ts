import { describe, expect, it } from 'vitest'
import { DEMO_PRODUCTS } from '../../test/fixtures/demo-bundle'
import { buildCatalogueIndex } from './catalogue'

const INDEX = { en: buildCatalogueIndex(DEMO_PRODUCTS, 'en'), zh: buildCatalogueIndex(DEMO_PRODUCTS, 'zh') }

function found(locale: keyof typeof INDEX, message: string): string[] {
  return INDEX[locale].find(message).map(({ product }) => product.id)
}

describe('find', () => {
  it.each([
    ['how much is the Pebble Mug?', 'pebble-mug'],
    ['is the ALDER TABLE LAMP in stock', 'alder-table-lamp'],
    ["do you have the carver chef's knife", 'carver-chef-knife'],
    ['price of murmur earbuds please', 'murmur-earbuds'],
    ['are the ridge trail runners true to size', 'trail-runner'],
    ['linen tea towels, set of 3', 'harvest-linen-tea-towels'],
    ['tell me about the brook speaker', 'brook-bluetooth-speaker'],
  ])('reads "%s" as %s', (message, id) => {
    expect(found('en', message)[0]).toBe(id)
  })

  it.each([
    ['卵石马克杯多少钱', 'pebble-mug'],
    ['桤木台灯有货吗', 'alder-table-lamp'],
    ['请问海港亚麻衬衫还有吗', 'linen-shirt'],
    ['云雀双人帐篷什么时候到货', 'lark-two-person-tent'],
  ])('reads "%s" as %s', (message, id) => {
    expect(found('zh', message)[0]).toBe(id)
  })

  it('finds every product by its own name, first or beside one of nearly that name', () => {
    for (const locale of ['en', 'zh'] as const)
      for (const product of DEMO_PRODUCTS) expect(found(locale, product.name[locale] ?? '')).toContain(product.id)
  })

  it('shows several that are named alike, three at most', () => {
    expect(found('en', 'do you sell linen tea towels or muslin cloths').length).toBeGreaterThan(0)
    for (const message of ['linen', 'set of 3', 'boot', 'socks pairs'])
      expect(found('en', message).length).toBeLessThanOrEqual(3)
  })

  it.each([
    '',
    '???',
    'where is my order 1001',
    'how long does delivery take',
    'do you ship to Spain',
    'is it in stock?',
    'I want a refund',
  ])('finds nothing in "%s"', (message) => {
    expect(found('en', message)).toEqual([])
  })

  it.each(['我的订单到哪了', '多少钱', '怎么退货', '有货吗'])('finds nothing in "%s"', (message) => {
    expect(found('zh', message)).toEqual([])
  })

  it('tells products apart by sizes and counts, which alone name none', () => {
    expect(found('en', 'how much is the 26 cm pan')).toEqual(['hearth-frying-pan'])
    expect(found('en', 'the 65w charger')).toEqual(['wall-charger-65w'])
    expect(found('zh', '1升的茶壶')[0]).toBe('glass-tea-pot')
    expect(found('en', 'the 26 cm one')).toEqual([])
  })

  it('gives the share of the name that the message holds', () => {
    const [whole] = INDEX.en.find('hearth frying pan 26 cm')
    const [part] = INDEX.en.find('the hearth pan')
    expect(whole?.match).toBe(1)
    expect(part?.match).toBeGreaterThan(0.45)
    expect(part?.match).toBeLessThan(1)
  })

  it('passes over a product without a name', () => {
    const [lamp] = DEMO_PRODUCTS
    const index = buildCatalogueIndex(lamp ? [{ ...lamp, name: {} }] : [], 'en')
    expect(index.find('lamp')).toEqual([])
  })

  it('finds a product by its English name where it has none in the locale', () => {
    const [lamp] = DEMO_PRODUCTS
    const index = buildCatalogueIndex(lamp ? [{ ...lamp, name: { en: 'Alder Table Lamp' } }] : [], 'zh')
    expect(index.find('alder table lamp')).toHaveLength(1)
  })
})
