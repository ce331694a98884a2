import { IntlMessageFormat } from 'intl-messageformat'
import type { SentimentLabel } from '../../protocol'
import ar from './texts/ar.json' with { type: 'json' }
import de from './texts/de.json' with { type: 'json' }
import en from './texts/en.json' with { type: 'json' }
import es from './texts/es.json' with { type: 'json' }
import fr from './texts/fr.json' with { type: 'json' }
import ja from './texts/ja.json' with { type: 'json' }
import pt from './texts/pt.json' with { type: 'json' }
import zh from './texts/zh.json' with { type: 'json' }

export type TextValues = Readonly<Record<string, string | number>>

const CATALOGUE: Readonly<Record<string, Readonly<Record<string, string>>>> = { en, zh, es, fr, de, pt, ja, ar }
/** The locales replies are written in. */
export const RESPONSE_LOCALES = Object.keys(CATALOGUE)
const FALLBACK_LOCALE = 'en'

/** Compiled texts kept at once: the whole catalogue and a good many shops' own wordings. */
const MAX_COMPILED = 10_000
const compiled = new Map<string, IntlMessageFormat>()

/** The catalogue by locale and key, for validators. */
export const CATALOGUE_TEXTS: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map(
  Object.entries(CATALOGUE).map(([locale, texts]) => [locale, new Map(Object.entries(texts))]),
)

/** The catalogue's keys for a locale, for validators. */
export function textKeysOf(locale: string): ReadonlySet<string> {
  return new Set(Object.keys(CATALOGUE[locale] ?? {}))
}

/** The locale replies are spoken in for a language tag: "zh-TW" ▸ "zh", an unknown one ▸ "en". */
export function responseLocale(tag: string): string {
  const primary = tag.toLowerCase().split('-')[0] ?? ''
  return CATALOGUE[primary] ? primary : FALLBACK_LOCALE
}

/** A shop's own wording, by locale and key. */
export type TextOverrides = Readonly<Record<string, Readonly<Record<string, string>>>>

/**
 * A text of the catalogue in ICU MessageFormat, in the shop's own wording where there is one. A shopper in a mood gets the wording for it
 * where there is one ("key.negative"). An own wording that cannot be formatted gives way to the built-in one.
 * @throws Error when the key does not exist in English either: a bug, never an input.
 */
export function text(
  key: string,
  locale: string,
  values: TextValues = {},
  mood: SentimentLabel = 'neutral',
  overrides: TextOverrides = {},
): string {
  const spoken = responseLocale(locale)
  const texts = CATALOGUE[spoken] ?? {}
  const own = overrides[spoken] ?? {}
  // A shop that reworded the plain text alone means it for every mood.
  const moody = `${key}.${mood}`
  const chosen = own[moody] === undefined && (texts[moody] === undefined || own[key] !== undefined) ? key : moody
  const worded = own[chosen] === undefined ? null : formatted(own[chosen], spoken, values)
  if (worded !== null) return worded
  const source = texts[chosen]
  // A text of a shop's own flow, from before replies were written in this language: better in another than not at all.
  if (source === undefined) return elsewhere(key, spoken, values, overrides)
  return String(compile(source, spoken).format(values))
}

function elsewhere(key: string, spoken: string, values: TextValues, overrides: TextOverrides): string {
  // A text that one language lacks is a fault that tests find; a shopper gets it in English rather than nothing.
  const english = CATALOGUE[FALLBACK_LOCALE]?.[key]
  if (english !== undefined) return String(compile(english, FALLBACK_LOCALE).format(values))
  for (const locale of [FALLBACK_LOCALE, ...Object.keys(overrides)]) {
    const source = overrides[locale]?.[key]
    const worded = source === undefined ? null : formatted(source, locale, values)
    if (worded !== null) return worded
  }
  throw new Error(`no text "${key}" in ${spoken}`)
}

function formatted(source: string, locale: string, values: TextValues): string | null {
  try {
    return String(compile(source, locale).format(values))
  } catch {
    return null
  }
}

function compile(source: string, locale: string): IntlMessageFormat {
  const cacheKey = `${locale}/${source}`
  let format = compiled.get(cacheKey)
  if (!format) {
    if (compiled.size >= MAX_COMPILED) compiled.clear()
    // ignoreTag: a "<" in a text is a character, there are no rich-text tags here.
    format = new IntlMessageFormat(source, locale, undefined, { ignoreTag: true })
    compiled.set(cacheKey, format)
  }
  return format
}
