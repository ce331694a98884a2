import type { Money } from '../../../worker/protocol'

const DAY_MS = 86_400_000

export function formatMoney({ cents, currency }: Money, locale: string): string {
  try {
    const format = new Intl.NumberFormat(locale, { style: 'currency', currency })
    // Not every currency has hundredths: a yen is its own minor unit, a dinar has thousandths.
    return format.format(cents / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
  } catch {
    return `${(cents / 100).toFixed(2)} ${currency}`
  }
}

/** "Thu, 27 Nov" of a calendar day in the shop's zone: no zone of the reader may move it. */
export function formatDay(day: string, locale: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  if (Number.isNaN(date.getTime())) return day
  return new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' }).format(
    date,
  )
}

const instant = (at: string, locale: string, options: Intl.DateTimeFormatOptions): string => {
  const date = new Date(at)
  return Number.isNaN(date.getTime()) ? '' : new Intl.DateTimeFormat(locale, options).format(date)
}

export const formatTime = (at: string, locale: string): string =>
  instant(at, locale, { hour: 'numeric', minute: '2-digit' })

export const formatDate = (at: string, locale: string): string =>
  instant(at, locale, { day: 'numeric', month: 'short', year: 'numeric' })

export const formatDateTime = (at: string, locale: string): string =>
  instant(at, locale, { day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' })

/** The reader's calendar day of an instant, YYYY-MM-DD. */
export function dayOf(at: string | Date): string {
  const date = new Date(at)
  if (Number.isNaN(date.getTime())) return ''
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((n) => String(n).padStart(2, '0')).join('-')
}

/** Heading of a day in the log. */
export function dayLabel(day: string, now: Date, locale: string, words: { today: string; yesterday: string }): string {
  if (day === dayOf(now)) return words.today
  if (day === dayOf(new Date(now.getTime() - DAY_MS))) return words.yesterday
  return formatDay(day, locale)
}
