import type { CatalogueProduct, ProductTexts } from '../domain'
import { cue, foldPhrase, holds } from '../nlu/reference/cue'
import { inLocale } from './facts'

/** What two products can be compared by, and which end is asked for. */
export type CompareField = 'price' | 'rating' | 'weight' | 'capacity' | 'size'
export type CompareQuestion = { readonly field: CompareField | null; readonly end: 'least' | 'most' }
/** A field's value of one product: `value` for comparing, `words` as the shop writes it. */
export type Compared = { readonly product: CatalogueProduct; readonly value: number; readonly words: string }

const ENDS: readonly (readonly [CompareField, 'least' | 'most', ReturnType<typeof cue>])[] = [
  [
    'price',
    'least',
    cue({
      en: 'cheaper|cheapest|less expensive|costs? less|better value',
      es: 'mas barat[oa]|menos car[oa]|cuesta menos',
      fr: 'moins cher(?:e)?|coute moins',
      de: 'billiger|gunstiger|preiswerter|kostet weniger',
      pt: 'mais barat[oa]|custa menos',
      zh: '便宜|划算|实惠',
      ja: '安い',
      ar: 'ارخص',
    }),
  ],
  [
    'price',
    'most',
    cue({
      en: 'more expensive|dearer|costs? more',
      es: 'mas car[oa]',
      fr: 'plus cher(?:e)?',
      de: 'teurer',
      pt: 'mais car[oa]',
      zh: '更贵|贵',
      ja: '高い',
      ar: 'اغلي',
    }),
  ],
  [
    'weight',
    'least',
    cue({
      en: 'lighter|lightest|weighs? less',
      es: 'mas liger[oa]|pesa menos',
      fr: 'plus leger|plus legere|pese moins',
      de: 'leichter|wiegt weniger',
      pt: 'mais leve|pesa menos',
      zh: '更?轻',
      ja: '軽い',
      ar: 'اخف',
    }),
  ],
  [
    'weight',
    'most',
    cue({
      en: 'heavier|heaviest|weighs? more',
      es: 'mas pesad[oa]|pesa mas',
      fr: 'plus lourd(?:e)?',
      de: 'schwerer',
      pt: 'mais pesad[oa]',
      zh: '更?重',
      ja: '重い',
      ar: 'اثقل',
    }),
  ],
  [
    'capacity',
    'most',
    cue({
      en: 'holds? more|(?:more|bigger|larger|greater) capacity|fits? more|roomier',
      es: 'mas capacidad|cabe mas',
      fr: 'plus de contenance|plus grande capacite',
      de: 'fasst mehr|mehr volumen',
      pt: 'mais capacidade|cabe mais',
      zh: '容量(?:更|比较)?大|装得?(?:更)?多',
      ja: '容量が大きい|たくさん入る',
      ar: 'اكثر سعه|اكبر سعه',
    }),
  ],
  [
    'size',
    'most',
    cue({
      en: 'bigger|larger|taller|longer|wider|biggest|largest',
      es: 'mas (?:grande|alt[oa]|larg[oa])',
      fr: 'plus (?:grand|grande|haut|haute|long|longue)',
      de: 'grosser|hoher|langer|breiter',
      pt: 'maior|mais (?:alt[oa]|comprid[oa])',
      zh: '更?[大高长]',
      ja: '大きい|高い|長い',
      ar: 'اكبر|اطول',
    }),
  ],
  [
    'size',
    'least',
    cue({
      en: 'smaller|shorter|smallest|more compact',
      es: 'mas (?:pequen[oa]|baj[oa]|cort[oa])',
      fr: 'plus (?:petit|petite|court|courte)',
      de: 'kleiner|kurzer',
      pt: 'menor|mais (?:curt[oa]|baix[oa])',
      zh: '更?[小短矮]',
      ja: '小さい|短い',
      ar: 'اصغر|اقصر',
    }),
  ],
  [
    'rating',
    'most',
    cue({
      en: 'better|best|popular|rated|reviews?',
      es: 'mejor',
      fr: 'meilleure?|mieux',
      de: 'besser|beliebter',
      pt: 'melhor',
      zh: '更?好|评分|评价|受欢迎',
      ja: 'いい|良い|人気|評価',
      ar: 'افضل|احسن',
    }),
  ],
]

/** What a comparison is by; null when the message only asks for the differences. */
export function readCompareQuestion(message: string): CompareQuestion {
  const folded = foldPhrase(message)
  const found = ENDS.find(([, , patterns]) => holds(folded, patterns))
  return found ? { field: found[0], end: found[1] } : { field: null, end: 'most' }
}

/** Units by what they measure, in a common one: grams, millilitres, millimetres. */
const UNITS: Readonly<Record<'weight' | 'capacity' | 'size', readonly (readonly [RegExp, number])[]>> = {
  weight: [
    [/(\d+(?:[.,]\d+)?) ?(?:kg|公斤|千克)/iu, 1_000],
    [/(\d+(?:[.,]\d+)?) ?(?:g(?![a-z/])|克(?!\/))/iu, 1],
  ],
  capacity: [
    [/(\d+(?:[.,]\d+)?) ?(?:ml|毫升)/iu, 1],
    [/(\d+(?:[.,]\d+)?) ?(?:l(?![a-z])|升)/iu, 1_000],
  ],
  size: [
    [/(\d+(?:[.,]\d+)?)(?: x \d+)* ?(?:cm|厘米)/iu, 10],
    [/(\d+(?:[.,]\d+)?)(?: x \d+)* ?(?:m(?![a-z])|米)/iu, 1_000],
  ],
}

/** A field's value of a product from its name, else its description; null where neither tells. `price` gives minor units without words. */
export function comparedValue(
  product: CatalogueProduct,
  texts: ProductTexts | null,
  field: CompareField,
  locale: string,
): Compared | null {
  if (field === 'price') return { product, value: product.priceCents, words: '' }
  if (field === 'rating')
    return product.rating > 0 ? { product, value: product.rating, words: String(product.rating) } : null
  const places = [inLocale(product.name, locale), texts && inLocale(texts.description, locale)]
  for (const place of places) {
    for (const [pattern, factor] of UNITS[field]) {
      const match = pattern.exec(place ?? '')
      if (match) return { product, value: Number((match[1] ?? '').replace(',', '.')) * factor, words: match[0] }
    }
  }
  return null
}

/**
 * The product a question of a comparison is answered with. Null unless every value is known, or where they are equal: then both are shown
 * and nothing is claimed. "Bigger" falls back on what they hold where sizes are not known of both.
 */
export function winnerOf(values: readonly (Compared | null)[], end: 'least' | 'most'): Compared | null {
  const known = values.flatMap((value) => value ?? [])
  if (known.length < 2 || known.length < values.length) return null
  const sorted = known.toSorted((a, b) => (end === 'least' ? a.value - b.value : b.value - a.value))
  const [first, second] = sorted
  return first && second && first.value !== second.value ? first : null
}
