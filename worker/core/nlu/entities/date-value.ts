const MONTH_DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const DAY_MS = 86_400_000
const WEEK_DAYS = 7

/**
 * The value of a date: "2026-11-24", "--11-24" (`year` '') or "---24" (`month` null); null where no calendar has it.
 * A year of two digits is of this century.
 */
export function formatDate(year: string, month: number | null, day: number | null): string | null {
  if (day === null || day < 1 || day > 31) return null
  const dd = String(day).padStart(2, '0')
  if (month === null) return `---${dd}`
  const days = MONTH_DAYS[month - 1]
  if (days === undefined || day > days) return null
  const mm = String(month).padStart(2, '0')
  if (year === '') return `--${mm}-${dd}`
  const full = year.length === 2 ? `20${year}` : year
  const leap = Number(full) % 4 === 0 && (Number(full) % 100 !== 0 || Number(full) % 400 === 0)
  return month === 2 && day === 29 && !leap ? null : `${full}-${mm}-${dd}`
}

/**
 * The calendar day (YYYY-MM-DD) that a date's value means when today is `todayIso` (YYYY-MM-DD in the shopper's own
 * time zone). A day without year or month is the one nearest to today. "last:fri" is the latest Friday before today,
 * "next:fri" the first after it, "this:fri" the first from today on, "P-1W:fri" the Friday of last week (weeks start on
 * Monday). Months and years end on their last day where the day does not exist. Null for anything else.
 */
export function resolveDate(value: string, todayIso: string): string | null {
  const today = parseIso(todayIso)
  if (today === null) return null
  if (parseIso(value) !== null) return value
  return (
    resolvePartial(value, today) ??
    resolveOffset(value, today) ??
    resolveWeekday(value, today) ??
    resolveDayOfWeek(value, today)
  )
}

function parseIso(text: string): Date | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return null
  const date = new Date(`${text}T00:00:00Z`)
  return Number.isNaN(date.getTime()) || toIso(date) !== text ? null : date
}

function toIso(date: Date): string {
  return date.toISOString().slice(0, 10)
}

function addDays(date: Date, days: number): Date {
  return new Date(date.getTime() + days * DAY_MS)
}

/** The day of the month `months` away, at most its last. */
function addMonths(date: Date, months: number): Date {
  const first = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1))
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  return addDays(first, Math.min(date.getUTCDate(), last) - 1)
}

function resolvePartial(value: string, today: Date): string | null {
  const match = /^--(?:(\d\d)|-)-(\d\d)$/.exec(value) ?? /^--(-)(\d\d)$/.exec(value)
  if (match === null) return null
  const [, month = '', day = ''] = match
  const year = today.getUTCFullYear()
  const dated = /^\d\d$/.test(month)
  const around = [-1, 0, 1].map((step) =>
    dated
      ? `${year + step}-${month}-${day}`
      : `${toIso(addMonths(new Date(Date.UTC(year, today.getUTCMonth(), 1)), step)).slice(0, 8)}${day}`,
  )
  const days = around.flatMap((text) => parseIso(text) ?? [])
  const distance = (date: Date) => Math.abs(date.getTime() - today.getTime())
  const nearest = days.sort((a, b) => distance(a) - distance(b))[0]
  return nearest === undefined ? null : toIso(nearest)
}

function resolveOffset(value: string, today: Date): string | null {
  const match = /^P(-?\d{1,4})([DWMY])$/.exec(value)
  if (match === null) return null
  const count = Number(match[1])
  if (match[2] === 'D') return toIso(addDays(today, count))
  if (match[2] === 'W') return toIso(addDays(today, count * WEEK_DAYS))
  return toIso(addMonths(today, match[2] === 'M' ? count : count * 12))
}

function weekdayOf(date: Date): number {
  return (date.getUTCDay() + 6) % WEEK_DAYS
}

function resolveWeekday(value: string, today: Date): string | null {
  const [which = '', name = ''] = value.split(':')
  const day = WEEKDAYS.indexOf(name)
  if (day < 0) return null
  const ahead = (day - weekdayOf(today) + WEEK_DAYS) % WEEK_DAYS
  if (which === 'this') return toIso(addDays(today, ahead))
  if (which === 'next') return toIso(addDays(today, ahead || WEEK_DAYS))
  return which === 'last' ? toIso(addDays(today, ahead - WEEK_DAYS)) : null
}

function resolveDayOfWeek(value: string, today: Date): string | null {
  const match = /^P(-?\d{1,3})W:([a-z]{3})$/.exec(value)
  const day = WEEKDAYS.indexOf(match?.[2] ?? '')
  if (match === null || day < 0) return null
  return toIso(addDays(today, Number(match[1]) * WEEK_DAYS + day - weekdayOf(today)))
}
