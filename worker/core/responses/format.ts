import { decimalsOf } from '../data/minor-units'

const dayFormats = new Map<string, Intl.DateTimeFormat>()
const listFormats = new Map<string, Intl.ListFormat>()
const zoneFormats = new Map<string, Intl.DateTimeFormat>()
const moneyFormats = new Map<string, { readonly format: Intl.NumberFormat; readonly minorPerUnit: number }>()

/** A calendar day (YYYY-MM-DD) as a person says it: "Friday, 27 November" or "11月27日星期五". */
export function formatDay(day: string, locale: string): string {
  const at = Date.parse(`${day}T00:00:00Z`)
  if (Number.isNaN(at)) return day
  let format = dayFormats.get(locale)
  if (!format) {
    format = new Intl.DateTimeFormat(tagOf(locale), { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' })
    dayFormats.set(locale, format)
  }
  return format.format(at)
}

/** Minor units of a currency, its own, as money: 1250 "EUR" ▸ "€12.50", 1250 "JPY" ▸ "¥1,250". */
export function formatMoney(minor: number, currency: string, locale: string): string {
  const key = `${locale}/${currency}`
  let money = moneyFormats.get(key)
  if (!money) {
    const format = new Intl.NumberFormat(locale === 'en' ? locale : tagOf(locale), { style: 'currency', currency })
    money = { format, minorPerUnit: 10 ** decimalsOf(currency) }
    moneyFormats.set(key, money)
  }
  return money.format.format(minor / money.minorPerUnit)
}

/** Things named one after the other, as the language joins them: "a, b and c", "a、b和c". */
export function formatList(items: readonly string[], locale: string): string {
  let format = listFormats.get(locale)
  if (!format) {
    format = new Intl.ListFormat(tagOf(locale), { type: 'conjunction' })
    listFormats.set(locale, format)
  }
  return format.format(items)
}

/** What stands between the parts of a text that is put together: sentences, things listed, clauses, and a name and what is said of it. */
export type Marks = {
  readonly sentence: string
  readonly comma: string
  readonly semicolon: string
  readonly colon: string
}

const SPACED: Marks = { sentence: ' ', comma: ', ', semicolon: '; ', colon: ': ' }
const MARKS: Readonly<Record<string, Marks>> = {
  zh: { sentence: '', comma: '、', semicolon: '；', colon: '：' },
  ja: { sentence: '', comma: '、', semicolon: '、', colon: '：' },
  ar: { ...SPACED, comma: '، ', semicolon: '؛ ' },
  fr: { ...SPACED, semicolon: '\u00a0; ', colon: '\u00a0: ' },
}

/** The punctuation of a language, with the spaces it wants. */
export function marksOf(locale: string): Marks {
  return MARKS[locale.split('-')[0] ?? locale] ?? SPACED
}

/** A name and what is said of it in brackets, as the language writes them: "Shirt (blue / M)", "シャツ（ブルー / M）". */
export function withDetail(name: string, detail: string, locale: string): string {
  return locale.startsWith('zh') || locale.startsWith('ja') ? `${name}（${detail}）` : `${name} (${detail})`
}

/** Languages by name, in another one: "English or Chinese" of ['en', 'zh'] in English. */
export function formatLanguages(codes: readonly string[], locale: string): string {
  const names = new Intl.DisplayNames(tagOf(locale), { type: 'language' })
  const either = new Intl.ListFormat(tagOf(locale), { type: 'disjunction' })
  return either.format(codes.map((code) => names.of(code) ?? code))
}

/** British order of dates for English: the demo and most shops served first are European. Portuguese is Brazil's, digits in Arabic are the phone's. */
const TAGS: Readonly<Record<string, string>> = { en: 'en-GB', pt: 'pt-BR', ar: 'ar-u-nu-latn' }

function tagOf(locale: string): string {
  return TAGS[locale] ?? locale
}

/** The calendar day (YYYY-MM-DD) of an instant in a zone. */
export function dayIn(at: number, timeZone: string): string {
  let format = zoneFormats.get(timeZone)
  if (!format) {
    // Canadian English writes days as ISO 8601 does.
    format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
    zoneFormats.set(timeZone, format)
  }
  return format.format(at)
}
