import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, it } from 'vitest'
import ar from './texts/ar.json' with { type: 'json' }
import de from './texts/de.json' with { type: 'json' }
import en from './texts/en.json' with { type: 'json' }
import es from './texts/es.json' with { type: 'json' }
import fr from './texts/fr.json' with { type: 'json' }
import ja from './texts/ja.json' with { type: 'json' }
import pt from './texts/pt.json' with { type: 'json' }
import zh from './texts/zh.json' with { type: 'json' }

const CATALOGUES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  en,
  zh,
  es,
  fr,
  de,
  pt,
  ja,
  ar,
}
const ALL = Object.entries(CATALOGUES).flatMap(([locale, texts]) =>
  Object.entries(texts).map(([key, text]) => ({ locale, key, text })),
)

/** A plausible value for every placeholder of the catalogue; a new placeholder must be added here. */
const VALUES: Readonly<Record<string, string | number>> = {
  shop: 'Linden & Lane',
  name: 'Ana',
  hours: 'Monday to Friday, 9:00 to 18:00.',
  flow: 'Track an order',
  order_number: '1001',
  email: 'ana@example.com',
  left: '1',
  carrier: 'DHL',
  day: 'Friday 27 November',
  count: 2,
  event: 'At the depot',
  claim_id: 'C-1001-1',
  window: 30,
  status: 'Cancelled',
  address: 'Rua do Carmo 7, 1200-093 Lisbon',
  item: "Chef's Knife <20 cm>",
  kind: 'exchange',
  return_id: 'R-1001-1',
  amount: '€49.90',
  method: 'Visa',
  title: 'Pebble Mug',
  price: '€18.00',
  options: 'oat, ink',
  request: 'where is 1002?',
  languages: 'English or Chinese',
  minutes: 10,
  case_id: 'CS-1001',
  link: 'https://shop.example/product/pebble-mug',
  list: '- **SAVE10**: €10 off',
  code: 'SAVE10',
  what: '€10 off when you spend €80 or more',
  until: 'Friday 27 November',
  from: 91,
  minimum: '€80.00',
  goods: 'some',
  points: 1_240,
  tier: 'Linden',
  request_id: 'D-1001',
  newsletter_mail: 'sent',
  off_link: 'https://help.example/off',
  days: 7,
  review_stars: '4',
  review_text: 'Warm light, we love it.',
  in_stock: 'oat',
  before: '€24.00',
  words: 'Safe in the dishwasher.',
  material: 'Stoneware',
  said: 'blue / M',
  field: 'price_least',
  value: 92,
  rating: 4.6,
  size_title: 'Harbour Linen Shirt',
  size_measure: 'chest',
  measure: 'chest',
  size: 'M',
  other: 'L',
  which: 'larger',
  shift: 'none',
  side: 'above',
  to: 97,
  unit: 'cm',
  currency: 'EUR',
  parcels: '- DHL JD123: Delivered',
  tracking_number: 'JD123',
  when: 'due',
  items: 'Pebble Mug',
  change_before: 'Linen Shirt (M / white)',
  change_after: 'Linen Shirt (L / white)',
  change_refund: '€49.90',
  change_paid: 'yes',
  after: 'none',
  refund: '€49.90',
  paid: 'no',
  exchange_for: 'L / white',
  resolution: 'replacement',
  return_reason: 'wrong_item',
  label: '/v1/shops/demo/returns/R-1001-1/label?token=a.b.c',
  handover: 'pickup',
  free: 'yes',
  reason: 'it was made for you alone',
  tag: 'sealed',
  position: 3,
  mail: 'ask',
  messages: 'The lamp leaves the store today.',
}

function parse(text: string, locale: string): IntlMessageFormat {
  return new IntlMessageFormat(text, locale, undefined, { ignoreTag: true })
}

type Element = ReturnType<IntlMessageFormat['getAst']>[number]
/** The parser's mark of plain words; every other element with a `value` names a placeholder. */
const LITERAL = 0

function placeholders(elements: readonly Element[]): string[] {
  return elements.flatMap((element) => {
    if (element.type === LITERAL || !('value' in element)) return []
    if (!('options' in element)) return [element.value]
    return [element.value, ...Object.values(element.options).flatMap((option) => placeholders(option.value))]
  })
}

function placeholdersOf(text: string, locale: string): string[] {
  return [...new Set(placeholders(parse(text, locale).getAst()))].sort()
}

describe('the response texts', () => {
  it('have the same keys in every locale', () => {
    for (const [locale, texts] of Object.entries(CATALOGUES))
      expect({ locale, keys: Object.keys(texts) }).toEqual({ locale, keys: Object.keys(en) })
  })

  it.each(ALL)('$locale $key is valid, whole and trimmed', ({ locale, text }) => {
    const said = String(parse(text, locale).format(VALUES))
    expect(said).not.toMatch(/[{}]|undefined|NaN/)
    expect(said).toBe(said.trim())
    expect(said).not.toBe('')
  })

  it('name no placeholder without a plausible value above', () => {
    for (const { locale, text } of ALL)
      for (const name of placeholdersOf(text, locale)) expect(VALUES).toHaveProperty(name)
  })

  it('name the same placeholders in every locale', () => {
    for (const key of Object.keys(en) as (keyof typeof en)[])
      for (const [locale, texts] of Object.entries(CATALOGUES))
        expect({ locale, key, names: placeholdersOf(texts[key] ?? '', locale) }).toEqual({
          locale,
          key,
          names: placeholdersOf(en[key], 'en'),
        })
  })

  it('of an upset shopper belong to a text that exists and need no other value than it', () => {
    for (const { locale, key, text } of ALL) {
      if (!key.includes('.')) continue
      const [plain = '', mood] = key.split('.')
      expect(mood).toBe('negative')
      const calm = CATALOGUES[locale]?.[plain]
      expect(calm).toBeDefined()
      const known = placeholdersOf(calm ?? '', locale)
      for (const name of placeholdersOf(text, locale)) expect(known).toContain(name)
    }
  })

  it('are written in their language', () => {
    const SCRIPTS: Readonly<Record<string, RegExp>> = {
      zh: /\p{Script=Han}/u,
      ja: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u,
      ar: /\p{Script=Arabic}/u,
    }
    const LATIN = /^[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Arabic}]*$/u
    // Stars are written alike everywhere.
    for (const { locale, key, text } of ALL.filter((one) => /\p{L}/u.test(one.text.replace(/\{[^}]*\}/g, ''))))
      expect({ key, locale, fits: (SCRIPTS[locale] ?? LATIN).test(text) }).toEqual({ key, locale, fits: true })
  })

  it('count in the singular and the plural', () => {
    const left = (n: number | string) => parse(en.verify_mismatch, 'en').format({ left: n })
    expect(left(1)).toMatch(/one try is left/)
    expect(left('1')).toMatch(/one try is left/)
    expect(left('2')).toMatch(/2 tries are left/)
  })

  it('put a value in as it is, markup and braces too', () => {
    expect(parse(en.confirm_address, 'en').format({ order_number: '1', address: '<b>{x}</b>' })).toContain('<b>{x}</b>')
  })
})
