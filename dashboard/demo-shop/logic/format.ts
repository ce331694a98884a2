import type { Money } from '../../../worker/protocol/message'

export const LANGUAGES = ['en', 'zh'] as const
export type Language = (typeof LANGUAGES)[number]

/** The shop's own days: an order placed at 23:30 UTC may be tomorrow in Lisbon. */
export const SHOP_TIME_ZONE = 'Europe/Lisbon'
const TAGS: Readonly<Record<Language, string>> = { en: 'en-GB', zh: 'zh-CN' }

export const languageTag = (language: Language): string => TAGS[language]

export const formatMoney = (money: Money, language: Language): string =>
  new Intl.NumberFormat(TAGS[language], { style: 'currency', currency: money.currency }).format(money.cents / 100)

/** Whole percent off, never rounded up in the shop's favour; null when nothing is off. */
export const percentOff = (price: Money, before: Money | null): number | null => {
  if (!before || before.currency !== price.currency || before.cents <= price.cents) return null
  return Math.floor(((before.cents - price.cents) / before.cents) * 100)
}

/** A calendar day, YYYY-MM-DD, as the shopper reads it; the text itself when it is no day. */
export const formatDay = (day: string, language: Language): string => {
  const at = new Date(`${day}T00:00:00Z`)
  if (Number.isNaN(at.getTime())) return day
  const format = new Intl.DateTimeFormat(TAGS[language], {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  })
  return format.format(at)
}

export const formatInstant = (instant: string, language: Language, withTime = true): string => {
  const at = new Date(instant)
  if (Number.isNaN(at.getTime())) return instant
  const time: Intl.DateTimeFormatOptions = withTime ? { hour: '2-digit', minute: '2-digit' } : { year: 'numeric' }
  return new Intl.DateTimeFormat(TAGS[language], {
    day: 'numeric',
    month: 'short',
    ...time,
    timeZone: SHOP_TIME_ZONE,
  }).format(at)
}

export const formatRating = (rating: number, language: Language): string =>
  new Intl.NumberFormat(TAGS[language], { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(rating)

/** A text in the shopper's language, else English, else whatever there is. */
export const localise = (texts: Readonly<Record<string, string>>, language: Language): string =>
  texts[language] ?? texts.en ?? Object.values(texts)[0] ?? ''

/** Fills `{name}` in a text. An unknown name stays as it is, so that a mistake is seen. */
export const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole))
