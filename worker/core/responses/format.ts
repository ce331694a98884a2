const dayFormats = new Map<string, Intl.DateTimeFormat>()
const zoneFormats = new Map<string, Intl.DateTimeFormat>()
const moneyFormats = new Map<string, { readonly format: Intl.NumberFormat; readonly minorPerUnit: number }>()

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

/** Minor units of a currency, its own, as money: 1250 "EUR" ▸ "€12.50", 1250 "JPY" ▸ "¥1,250". */
export function formatMoney(minor: number, currency: string, locale: string): string {
  const key = `${locale}/${currency}`
  let money = moneyFormats.get(key)
  if (!money) {
    const format = new Intl.NumberFormat(locale, { style: 'currency', currency })
    money = { format, minorPerUnit: 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2) }
    moneyFormats.set(key, money)
  }
  return money.format.format(minor / money.minorPerUnit)
}

/** Minor units in one of a currency: 100 for EUR, 1 for JPY. */
export function minorPerUnit(currency: string): number {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency })
  return 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2)
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
