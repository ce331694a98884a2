/** Calendar days are strings, YYYY-MM-DD; instants are epoch milliseconds. */

export const MINUTE_MS = 60_000
export const DAY_MS = 86_400_000
const DAY = /^\d{4}-\d{2}-\d{2}$/

/** The day `count` days after `day` (before it, when negative). Throws a RangeError when `day` is no calendar day. */
export function addDays(day: string, count: number): string {
  return new Date(utcMidnight(day) + count * DAY_MS).toISOString().slice(0, 10)
}

/** The day `count` working days (Monday to Friday) after `day`. */
export function addWorkingDays(day: string, count: number): string {
  let at = utcMidnight(day)
  for (let left = count; left > 0; ) {
    at += DAY_MS
    const weekday = new Date(at).getUTCDay()
    if (weekday !== 0 && weekday !== 6) left -= 1
  }
  return new Date(at).toISOString().slice(0, 10)
}

/** 0 is Sunday. */
export function weekdayOf(day: string): number {
  return new Date(utcMidnight(day)).getUTCDay()
}

/** The instant at which `day` starts in an IANA zone. */
export function startOfDay(day: string, timeZone: string): number {
  const guess = utcMidnight(day)
  const first = guess - offsetMs(guess, timeZone)
  return guess - offsetMs(first, timeZone)
}

/** The calendar day of an instant in an IANA zone. */
export function dayOf(at: number, timeZone: string): string {
  return new Date(at + offsetMs(at, timeZone)).toISOString().slice(0, 10)
}

/** How far the zone's clocks are ahead of UTC at an instant, in milliseconds. */
function offsetMs(at: number, timeZone: string): number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
  const local = Date.UTC(part.year ?? 0, (part.month ?? 1) - 1, part.day ?? 1, part.hour, part.minute, part.second)
  return local - Math.floor(at / 1_000) * 1_000
}

function utcMidnight(day: string): number {
  const at = DAY.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN
  if (Number.isNaN(at)) throw new RangeError('a calendar day is written YYYY-MM-DD')
  return at
}
