const dayFormats = new Map<string, Intl.DateTimeFormat>()
const moneyFormats = new Map<string, Intl.NumberFormat>()

/** A calendar day (YYYY-MM-DD) as a person says it: "Friday, 27 November" or "11月27日星期五". */
export function formatDay(day: string, locale: string): string {
  const at = Date.parse(`${day}T00:00:00Z`)
  if (Number.isNaN(at)) return day
  let format = dayFormats.get(locale)
  if (!format) {
    // British order for English: the demo and most shops served first are European.
    const tag = locale === 'en' ? 'en-GB' : locale
    format = new Intl.DateTimeFormat(tag, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' })
    dayFormats.set(locale, format)
  }
  return format.format(at)
}

/** Minor units as money: 1250, "EUR" ▸ "€12.50". */
export function formatMoney(cents: number, currency: string, locale: string): string {
  const key = `${locale}/${currency}`
  let format = moneyFormats.get(key)
  if (!format) {
    format = new Intl.NumberFormat(locale, { style: 'currency', currency })
    moneyFormats.set(key, format)
  }
  return format.format(cents / 100)
}

/** The calendar day (YYYY-MM-DD) of an instant in a zone. */
export function dayIn(at: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at)
}
