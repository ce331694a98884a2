import { IntlMessageFormat } from 'intl-messageformat'
import type { SentimentLabel } from '../../protocol'
import en from './texts/en.json' with { type: 'json' }
import zh from './texts/zh.json' with { type: 'json' }

export type TextValues = Readonly<Record<string, string | number>>

const CATALOGUE: Readonly<Record<string, Readonly<Record<string, string>>>> = { en, zh }
/** The locales replies are written in. */
export const RESPONSE_LOCALES = Object.keys(CATALOGUE)
const FALLBACK_LOCALE = 'en'

const compiled = new Map<string, IntlMessageFormat>()

/** The catalogue's keys for a locale, for validators. */
export function textKeysOf(locale: string): ReadonlySet<string> {
  return new Set(Object.keys(CATALOGUE[locale] ?? {}))
}

/** The locale replies are spoken in for a language tag: "zh-TW" ▸ "zh", an unknown one ▸ "en". */
export function responseLocale(tag: string): string {
  const primary = tag.toLowerCase().split('-')[0] ?? ''
  return CATALOGUE[primary] ? primary : FALLBACK_LOCALE
}

/**
 * A text of the catalogue in ICU MessageFormat. An upset shopper gets the `.negative` wording where there is one.
 * @throws Error when the key does not exist: a bug, never an input.
 */
export function text(key: string, locale: string, values: TextValues = {}, mood: SentimentLabel = 'neutral'): string {
  const spoken = responseLocale(locale)
  const texts = CATALOGUE[spoken] ?? {}
  const chosen = texts[`${key}.${mood}`] === undefined ? key : `${key}.${mood}`
  const source = texts[chosen]
  if (source === undefined) throw new Error(`no text "${key}" in ${spoken}`)
  const cacheKey = `${spoken}/${chosen}`
  let format = compiled.get(cacheKey)
  if (!format) {
    // ignoreTag: a "<" in a text is a character, there are no rich-text tags here.
    format = new IntlMessageFormat(source, spoken, undefined, { ignoreTag: true })
    compiled.set(cacheKey, format)
  }
  return String(format.format(values))
}
