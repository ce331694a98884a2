import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEMO_PRODUCTS } from '../../test/fixtures/demo-bundle'
import type { CatalogueProduct } from '../domain'
import { readMeasures } from '../nlu/reference/measures'
import { adviseSize } from './advise-size'
import { readOptions } from './asked-options'
import { readBudget } from './budget'
import { comparedValue, readCompareQuestion, winnerOf } from './compare'
import { readFact } from './facts'
import { recommend } from './recommend'
import { readSizeChart, type SizeChart } from './size-chart'
import { alternatives, restockDay, variantsWith } from './variants'

function product(id: string): CatalogueProduct {
  const found = DEMO_PRODUCTS.find((one) => one.id === id)
  if (!found) throw new Error(`no product ${id}`)
  return found
}

function chart(id: string): SizeChart {
  const { sizeChart } = product(id)
  if (!sizeChart) throw new Error(`${id} has no chart`)
  return sizeChart
}

describe('the charts of the demo shop', () => {
  it('hold together and have a row for every size that is sold', () => {
    const charted = DEMO_PRODUCTS.filter(({ sizeChart }) => sizeChart)
    expect(charted.length).toBeGreaterThan(25)
    for (const { id, sizeChart, variants } of charted) {
      const sizes = sizeChart?.rows.map(({ size }) => size) ?? []
      const sold = new Set(variants.map(({ options }) => options.size ?? options.waist))
      expect({ id, sizes: [...sizes].sort() }).toEqual({ id, sizes: [...sold].sort() })
    }
  })

  it('run from small to large without overlapping', () => {
    for (const { id, sizeChart } of DEMO_PRODUCTS) {
      const spans = sizeChart?.rows.map(({ spans: [first] }) => first ?? [0, 0]) ?? []
      for (const [at, span] of spans.entries())
        expect([id, (span[0] ?? 0) > (spans[at - 1]?.[1] ?? 0)]).toEqual([id, true])
    }
  })
})

describe('readSizeChart', () => {
  it.each([
    null,
    'text',
    {},
    { unit: 'm', columns: ['chest'], rows: [{ size: 'S', spans: [[1, 2]] }] },
    { unit: 'cm', columns: ['chest'], rows: [] },
    { unit: 'cm', columns: ['chest', 'waist'], rows: [{ size: 'S', spans: [[84, 90]] }] },
    { unit: 'cm', columns: ['chest'], rows: [{ size: 'S', spans: [[90, 84]] }] },
    { unit: 'cm', columns: ['wings'], rows: [{ size: 'S', spans: [[84, 90]] }] },
    { unit: 'cm', columns: ['chest'], rows: [{ size: 'S', spans: [['84', '90']] }] },
  ])('refuses %j', (input) => {
    expect(readSizeChart(input)).toBeNull()
  })
})

describe('adviseSize', () => {
  const advise = (id: string, message: string, usual: string | null = null) =>
    adviseSize(chart(id), readMeasures(message), usual)

  it.each([
    ['linen-shirt', 'chest 94 cm', 'M'],
    ['linen-shirt', '94', 'M'],
    ['linen-shirt', '38 inches', 'M'],
    ['linen-shirt', '38', 'M'],
    ['hiking-boot', '26.5 cm', '42'],
    ['puddle-rain-suit', 'he is 102 cm tall', '104'],
    ['harbour-chinos', 'waist 82', '32'],
    ['straw-sun-hat', '57.5', '58 cm'],
  ])('%s, "%s": %s', (id, message, size) => {
    expect(advise(id, message)).toMatchObject({ kind: 'fits', row: { size } })
  })

  it('takes the side the product needs between two sizes', () => {
    expect(advise('linen-shirt', '97.5 cm')).toMatchObject({
      kind: 'between',
      row: { size: 'L' },
      other: { size: 'M' },
    })
    expect(advise('cable-cardigan', '97.5')).toMatchObject({
      kind: 'between',
      row: { size: 'M' },
      other: { size: 'L' },
    })
    expect(advise('canvas-sneaker', '24.8 cm')).toMatchObject({ kind: 'between', row: { size: '40' } })
  })

  it('says when no size fits rather than naming the nearest', () => {
    expect(advise('linen-shirt', 'chest 130')).toMatchObject({ kind: 'outside', side: 'above' })
    expect(advise('linen-shirt', 'chest 70')).toMatchObject({ kind: 'outside', side: 'below' })
  })

  it('keeps to what was measured: a height is no chest', () => {
    expect(advise('linen-shirt', "I'm 175 cm tall")).toEqual({ kind: 'unclear' })
    expect(advise('linen-shirt', 'hello')).toEqual({ kind: 'unclear' })
    expect(advise('linen-shirt', 'I weigh 70 kg')).toEqual({ kind: 'unclear' })
  })

  it('goes by the size usually worn, moved where the product runs large', () => {
    expect(advise('linen-shirt', '', 'M')).toMatchObject({ kind: 'usual', row: { size: 'M' }, shift: 'none' })
    expect(advise('cable-cardigan', '', 'M')).toMatchObject({ kind: 'usual', row: { size: 'S' }, shift: 'smaller' })
    expect(advise('cable-cardigan', '', 'S')).toMatchObject({ kind: 'usual', row: { size: 'S' }, shift: 'none' })
    expect(advise('highland-wool-socks', '', '40')).toMatchObject({ kind: 'usual', row: { size: '39-41' } })
    expect(advise('linen-shirt', '', '3XL')).toEqual({ kind: 'no_such_size', size: '3XL' })
  })

  it('tells a second measurement that points elsewhere', () => {
    const advice = advise('wide-linen-trousers', 'waist 82 hips 100')
    expect(advice).toMatchObject({ kind: 'fits', row: { size: 'L' }, also: { measure: 'hips', row: { size: 'M' } } })
  })

  it('never names a row that the value lies outside of', () => {
    fc.assert(
      fc.property(fc.double({ min: 40, max: 180, noNaN: true }), (value) => {
        const advice = adviseSize(chart('linen-shirt'), [{ measure: 'chest', cm: value, unit: 'cm' }], null)
        if (advice.kind !== 'fits') return
        const [from, to] = advice.row.spans[0] ?? [0, 0]
        expect(advice.value).toBeGreaterThanOrEqual(from * 0.98)
        expect(advice.value).toBeLessThanOrEqual(to * 1.02)
      }),
    )
  })
})

describe('readOptions', () => {
  const read = (id: string, message: string, colours: string[] = [], sizes: string[] = []) =>
    readOptions(product(id), message, { colours, sizes }, (_, value) =>
      value === 'moss' ? '苔绿' : value === 'smoked' ? '烟熏色' : value,
    )

  it.each<[string, string, string[], string[], Record<string, string>]>([
    ['linen-shirt', 'in blue, size M?', ['blue'], ['M'], { colour: 'blue', size: 'M' }],
    ['alder-table-lamp', 'and in smoked?', [], [], { colour: 'smoked' }],
    ['alder-table-lamp', '有烟熏色的吗', [], [], { colour: 'smoked' }],
    ['pebble-mug', 'in green?', ['green'], [], { colour: 'moss' }],
    ['braided-usb-c-cable', '2 m in grey', ['grey'], [], { length: '2 m', colour: 'grey' }],
    ['highland-wool-socks', 'in 40', [], ['40'], { size: '39-41' }],
    ['hiking-boot', 'EU 42', [], ['EU 42'], { size: '42' }],
    ['trek-pack-45', 'in M', [], ['M'], { back: 'S/M' }],
    ['harbour-chinos', 'in size 32', [], ['32'], { waist: '32' }],
  ])('%s: "%s"', (id, message, colours, sizes, options) => {
    expect(read(id, message, colours, sizes)).toMatchObject({ options, unknown: [] })
  })

  it('keeps apart what the product does not come in', () => {
    expect(read('linen-shirt', 'in purple, XXL', ['purple'], ['2XL'])).toMatchObject({
      options: {},
      unknown: ['purple', '2XL'],
    })
    expect(read('hiking-boot', '49', [], ['49'])).toMatchObject({ options: {}, unknown: ['49'] })
  })

  it('takes no option out of parts of words', () => {
    expect(read('oak-phone-stand', 'is the cloakroom open').options).toEqual({})
    expect(read('linen-shirt', "I'm sorry").options).toEqual({})
  })

  it('finds variants, alternatives and the day they are back', () => {
    const shirt = product('linen-shirt')
    expect(variantsWith(shirt, { colour: 'blue', size: 'M' }).map(({ stock }) => stock)).toEqual([0])
    expect(alternatives(shirt, { colour: 'blue', size: 'M' })[0]?.options).toMatchObject({ colour: 'blue' })
    expect(alternatives(shirt, {}).every(({ stock }) => stock > 0)).toBe(true)
    expect(restockDay(variantsWith(shirt, { size: 'M' }))).toBe('2026-12-18')
    expect(restockDay(variantsWith(shirt, { size: 'S' }))).toBeNull()
  })
})

describe('readFact', () => {
  const fact = (id: string, question: string, locale = 'en') =>
    readFact(product(id), product(id).texts, question, locale)
  it.each([
    ['pebble-mug', 'is it dishwasher safe?', /dishwasher/],
    ['alder-table-lamp', 'how tall is it', /42 cm/],
    ['alder-table-lamp', 'does it come with a bulb', /bulb not included/],
    ['homestead-family-tent', 'how heavy is it', /13\.8 kg/],
    ['merino-crew', 'how do I wash it', /Wool cycle/],
    ['hip-pack', 'what is the capacity', /2 l/],
    ['drift-steel-bottle', 'how long does it keep drinks hot', /hot for 12/],
    ['roll-top-backpack', 'does a laptop fit', /15\.6 inches/],
  ])('%s, "%s"', (id, question, words) => {
    const found = fact(id, question)
    expect(found?.kind === 'sentence' && found.words).toMatch(words)
  })

  it('answers in the language of the texts there are', () => {
    expect(fact('pebble-mug', '能进微波炉吗', 'zh')).toMatchObject({ words: '可用洗碗机和微波炉。' })
    expect(fact('pebble-mug', 'ist er spülmaschinenfest?', 'de')).toMatchObject({
      words: 'Für Spülmaschine und Mikrowelle geeignet.',
    })
  })

  it('gives the material and what a tag says', () => {
    expect(fact('pebble-mug', 'what is it made of')).toEqual({ kind: 'material', words: 'Stoneware' })
    expect(fact('linden-hand-cream', 'is it vegan?')).toEqual({ kind: 'tag', attribute: 'vegan' })
  })

  it.each([
    ['pebble-mug', 'is it vegan?'],
    ['alder-table-lamp', 'is it dishwasher safe?'],
    ['pebble-mug', 'does it come with a lid'],
    ['pebble-mug', 'who designed it'],
    ['pebble-mug', ''],
  ])('claims nothing that %s does not say: "%s"', (id, question) => {
    expect(fact(id, question)).toBeNull()
  })

  it('says nothing where the texts did not come', () => {
    expect(readFact(product('pebble-mug'), null, 'what is it made of', 'en')).toBeNull()
    expect(readFact(product('linden-hand-cream'), null, 'is it vegan?', 'en')).toEqual({
      kind: 'tag',
      attribute: 'vegan',
    })
  })
})

describe('comparing', () => {
  const values = (ids: string[], field: Parameters<typeof comparedValue>[2]) =>
    ids.map((id) => comparedValue(product(id), product(id).texts, field, 'en'))

  it.each([
    ['which is cheaper', 'price', 'least'],
    ['哪个便宜', 'price', 'least'],
    ['¿cuál es más grande?', 'size', 'most'],
    ['welcher ist leichter', 'weight', 'least'],
    ['which holds more', 'capacity', 'most'],
    ['どちらが大きい', 'size', 'most'],
    ["what's the difference", null, 'most'],
  ])('"%s" compares %s', (message, field, end) => {
    expect(readCompareQuestion(message)).toEqual({ field, end })
  })

  it('reads sizes, weights and capacities in a common unit', () => {
    expect(winnerOf(values(['drift-steel-bottle', 'glass-tea-pot'], 'capacity'), 'most')?.product.id).toBe(
      'glass-tea-pot',
    )
    expect(winnerOf(values(['lark-two-person-tent', 'homestead-family-tent'], 'weight'), 'least')?.product.id).toBe(
      'lark-two-person-tent',
    )
    expect(winnerOf(values(['alder-table-lamp', 'brass-reading-lamp'], 'size'), 'most')?.words).toBe('138 cm')
  })

  it('names no winner of what is equal or unknown', () => {
    expect(winnerOf(values(['hip-pack', 'pebble-mug'], 'weight'), 'most')).toBeNull()
    expect(winnerOf(values(['alder-table-lamp', 'harbour-chinos'], 'price'), 'least')).toBeNull()
    expect(winnerOf(values(['alder-table-lamp'], 'price'), 'least')).toBeNull()
  })
})

describe('recommend', () => {
  const ids = (...args: Parameters<typeof recommend>) => recommend(...args).map((one) => one.product.id)

  it('shows only what is in stock, within the price, at most three', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 500, max: 30_000 }),
        fc.constantFrom('kids', 'home', 'tech', 'winter'),
        (max, topic) => {
          const found = recommend(DEMO_PRODUCTS, { topics: [topic], maxCents: max }, 'en')
          expect(found.length).toBeLessThanOrEqual(3)
          for (const { product: one } of found) {
            expect(one.priceCents).toBeLessThanOrEqual(max)
            expect(one.variants.some(({ stock }) => stock > 0)).toBe(true)
          }
        },
      ),
      { numRuns: 50 },
    )
    const body = product('oat-body-lotion')
    expect(ids(DEMO_PRODUCTS, { topics: ['wellness'] }, 'en')).not.toContain(body.id)
  })

  it('is the same each time, and passes over what was seen', () => {
    const wish = { like: 'pebble-mug' }
    const first = ids(DEMO_PRODUCTS, wish, 'en')
    expect(first).toEqual(ids(DEMO_PRODUCTS, wish, 'en'))
    const more = ids(DEMO_PRODUCTS, wish, 'en', new Set(first))
    expect(more.filter((id) => first.includes(id))).toEqual([])
    expect(first).not.toContain('pebble-mug')
  })

  it('finds lamps for a lamp and not what stands in the same room', () => {
    expect(ids(DEMO_PRODUCTS, { like: 'alder-table-lamp' }, 'en')).toContain('brass-reading-lamp')
    expect(ids(DEMO_PRODUCTS, { like: 'alder-table-lamp', maxCents: 6_700 }, 'en')).not.toContain('loom-cotton-blanket')
  })

  it('keeps what goes together in the order of the shop', () => {
    const [first] = recommend(DEMO_PRODUCTS, { goesWith: 'linen-shirt' }, 'en')
    expect(first).toMatchObject({ product: { id: 'harbour-chinos' }, reason: { kind: 'goes_with' } })
  })

  it('shows various things, not three of a kind', () => {
    const kinds = ids(DEMO_PRODUCTS, { topics: ['tea_coffee'], gift: true }, 'en').map((id) => id.split('-').at(-1))
    expect(new Set(kinds).size).toBe(kinds.length)
  })

  it('makes nothing fit', () => {
    expect(recommend(DEMO_PRODUCTS, { topics: ['kids'], maxCents: 100 }, 'en')).toEqual([])
    expect(recommend(DEMO_PRODUCTS, { like: 'no-such-thing', words: ['unobtainium'] }, 'en')).toEqual([])
    expect(recommend([], { topics: ['kids'] }, 'en')).toEqual([])
  })

  it('does not offer things for newborns to a child', () => {
    expect(ids(DEMO_PRODUCTS, { topics: ['kids'] }, 'en')).not.toContain('baby-muslin-set')
    expect(ids(DEMO_PRODUCTS, { topics: ['baby'] }, 'en')).toContain('baby-muslin-set')
  })
})

describe('readBudget', () => {
  it.each([
    ['under 50 euros', { maxCents: 5_000 }],
    ['up to €30', { maxCents: 3_000 }],
    ['50欧以内', { maxCents: 5_000 }],
    ['menos de 40 euros', { maxCents: 4_000 }],
    ['unter 25 Euro', { maxCents: 2_500 }],
    ['at least 100 euros', { minCents: 10_000 }],
    ['around 50 euros', { minCents: 3_000, maxCents: 6_000 }],
    ['between 20 and 40 euros', { minCents: 2_000, maxCents: 4_000 }],
    ['20-40€', { minCents: 2_000, maxCents: 4_000 }],
  ])('%s', (text, budget) => {
    expect(readBudget(text, 'EUR', false)).toEqual({ kind: 'budget', budget })
  })

  it('takes a bare number only as the answer to the question', () => {
    expect(readBudget('30', 'EUR', true)).toEqual({ kind: 'budget', budget: { maxCents: 3_000 } })
    expect(readBudget('something for a 5 year old', 'EUR', false)).toEqual({ kind: 'none' })
    expect(readBudget('5 years old', 'EUR', true)).toEqual({ kind: 'none' })
    expect(readBudget("it doesn't matter", 'EUR', true)).toEqual({ kind: 'budget', budget: {} })
    expect(readBudget('都可以', 'EUR', true)).toEqual({ kind: 'budget', budget: {} })
    expect(readBudget('hello', 'EUR', true)).toEqual({ kind: 'none' })
  })

  it('converts nothing', () => {
    expect(readBudget('200块以内', 'EUR', true)).toEqual({ kind: 'other_currency' })
    expect(readBudget('$50', 'EUR', true)).toEqual({ kind: 'other_currency' })
    expect(readBudget('3000円', 'JPY', true)).toEqual({ kind: 'budget', budget: { maxCents: 3_000 } })
  })
})
