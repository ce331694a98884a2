import { describe, expect, it } from 'vitest'
import { DEMO_OPTION_TEXTS } from '../../demo-shop/option-texts'
import type { CatalogueProduct } from '../domain'
import { extractEntities } from '../nlu/entities'
import { readOptions, saidValues } from './asked-options'
import { measureWords, optionReader } from './option-texts'

function sold(...options: readonly Record<string, string>[]): CatalogueProduct {
  const variants = options.map((one, i) => ({ sku: `V-${i}`, options: one, stock: 1, restockOn: null }))
  return { id: 'thing', name: { en: 'Thing' }, variants } as unknown as CatalogueProduct
}

const SHIRT = sold(
  { colour: 'red', size: 'S' },
  { colour: 'moss', size: 'M' },
  { colour: 'sea green', size: 'L' },
  { colour: 'smoked', size: 'XL' },
)
const SHOE = sold({ colour: 'black', size: '41' }, { colour: 'red', size: '42' })

function asked(product: CatalogueProduct, message: string, locale: string) {
  const read = extractEntities(message)
  const of = (type: string) => read.filter((entity) => entity.type === type).map(({ value }) => value)
  return readOptions(
    product,
    message,
    { colours: of('colour'), sizes: of('size') },
    optionReader(DEMO_OPTION_TEXTS, locale, 'en'),
  )
}

describe('the variant a message asks for', () => {
  it.each<[string, string, Record<string, string>]>([
    ['de', 'in rot', { colour: 'red' }],
    ['de', 'haben Sie das in moosgrün, Größe M?', { colour: 'moss', size: 'M' }],
    ['de', 'Geräucherte bitte', { colour: 'smoked' }],
    ['de', 'die roten in S', { colour: 'red', size: 'S' }],
    ['es', 'lo quiero en rojo, talla S', { colour: 'red', size: 'S' }],
    ['es', 'el ahumado', { colour: 'smoked' }],
    ['es', 'la ahumada', { colour: 'smoked' }],
    ['es', 'verde mar en talla L', { colour: 'sea green', size: 'L' }],
    ['es', 'color musgo', { colour: 'moss' }],
    ['fr', 'rouge, taille S', { colour: 'red', size: 'S' }],
    ['fr', 'en mousse', { colour: 'moss' }],
    ['fr', 'la fumée svp', { colour: 'smoked' }],
    ['fr', 'le fume en XL', { colour: 'smoked', size: 'XL' }],
    ['pt', 'tem no vermelho, tamanho P?', { colour: 'red', size: 'S' }],
    ['pt', 'quero a defumada', { colour: 'smoked' }],
    ['pt', 'verde-mar tamanho G', { colour: 'sea green', size: 'L' }],
    ['pt', 'verde mar', { colour: 'sea green' }],
    ['ja', '赤いのありますか', { colour: 'red' }],
    ['ja', 'レッドのSサイズで', { colour: 'red', size: 'S' }],
    ['ja', 'モスのMはありますか', { colour: 'moss', size: 'M' }],
    ['ar', 'بالأحمر', { colour: 'red' }],
    ['ar', 'اريد الاحمر مقاس S', { colour: 'red', size: 'S' }],
    ['ar', 'باللون الطحلبي', { colour: 'moss' }],
    ['ar', 'عندكم أخضر بحري؟', { colour: 'sea green' }],
  ])('%s: "%s"', (locale, message, options) => {
    expect(asked(SHIRT, message, locale).options).toEqual(options)
  })

  it.each<[string, string]>([
    ['fr', 'rouge, taille 42'],
    ['de', 'in Rot, Größe 42'],
    ['es', 'rojos del 42'],
    ['pt', 'vermelho 42'],
    ['ja', '赤の42はありますか'],
    ['ar', 'أحمر مقاس 42'],
  ])('shoes, %s: "%s"', (locale, message) => {
    expect(asked(SHOE, message, locale).options).toEqual({ colour: 'red', size: '42' })
  })

  it.each<[string, string]>([
    ['fr', 'une mousseuse rougeole'],
    ['de', 'Rotwein'],
    ['es', 'el humo molesta'],
    ['pt', 'o museu'],
    ['ja', '赤ちゃんに使えますか'],
    ['ja', 'コスモスの香り'],
    ['ar', 'الأحمريات'],
    ['en', 'is it well smoked-proof? I am in Redmond'],
  ])('none in %s: "%s"', (locale, message) => {
    expect(asked(SHIRT, message, locale).options.colour).toBe(locale === 'en' ? 'smoked' : undefined)
  })

  it('is found in a catalogue that is written in another language', () => {
    const german = sold({ Farbe: 'rot', size: '41' }, { colour: 'Blau', size: '42' })
    expect(asked(german, 'in blue please', 'en').options).toEqual({ colour: 'Blau' })
    const brazilian = sold({ size: 'P' }, { size: 'GG' })
    expect(asked(brazilian, 'size XL', 'en').options).toEqual({ size: 'GG' })
  })

  it('may be one of several', () => {
    const read = optionReader(DEMO_OPTION_TEXTS, 'de', 'en')
    const said = saidValues(SHIRT, 'Moosgrün oder Meergrün', { colours: [], sizes: ['M', 'L'] }, read)
    expect(said).toEqual(
      new Map([
        ['colour', new Set(['moss', 'sea green'])],
        ['size', new Set(['M', 'L'])],
      ]),
    )
  })
})

describe('what a value is called', () => {
  it.each([
    ['45 x 45 cm', 'es', '45 × 45 cm'],
    ['45 x 45 cm', 'ar', '45 × 45 سم'],
    ['6.1 inch', 'de', '6,1 Zoll'],
    ['6.1 inch', 'ja', '6.1インチ'],
    ['250 ml', 'zh', '250 毫升'],
    ['38-40', 'fr', '38-40'],
    ['one size', 'fr', 'one size'],
  ])('%s in %s is %s', (value, locale, words) => expect(measureWords(value, locale)).toBe(words))

  it("is the option's own, then any option's, then the shop's own language, then as it stands", () => {
    const texts = {
      de: { values: { dry: 'trocken', clear: 'klar' }, byName: { skin: { dry: 'Trocken' } } },
      en: { values: { 'CLR-7': 'sand' } },
    }
    const read = optionReader(texts, 'de', 'en')
    expect([read('skin', 'dry'), read('hair', 'dry'), read('colour', 'CLR-7'), read('colour', 'oat')]).toEqual([
      'Trocken',
      'trocken',
      'sand',
      'oat',
    ])
  })
})
