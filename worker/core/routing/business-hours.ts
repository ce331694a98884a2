import { offsetAt, segmentAtWall } from '../data/zone'

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof WEEKDAYS)[number]

/**
 * When people answer. Clock times are HH:MM of the zone's clocks, `to` excluded; 24:00 is the end of the day, and a span whose end is not
 * after its beginning goes on over midnight. A holiday (YYYY-MM-DD) is closed all day, also for what goes on from the evening before.
 */
export type BusinessHours = {
  /** IANA name. */
  readonly timezone: string
  readonly weekly: Readonly<Record<Weekday, readonly (readonly [from: string, to: string])[]>>
  readonly holidays: readonly { readonly date: string; readonly name: string }[]
}

const MINUTE_MS = 60_000
const DAY_MINUTES = 24 * 60
const DAY_MS = DAY_MINUTES * MINUTE_MS
/** Days looked ahead for an opening: a shop that is closed longer has none. */
const MAX_DAYS_AHEAD = 90

/** Is somebody there at this instant (epoch milliseconds)? */
export function isOpen(hours: BusinessHours, now: number): boolean {
  return spansAround(hours, now).some(({ from, to }) => now >= from && now < to)
}

/** The next instant at which somebody is there: now when it is open, null when it stays closed for a quarter of a year. */
export function nextOpening(hours: BusinessHours, now: number): number | null {
  const today = dayNumber(hours, now)
  for (let day = today - 1; day <= today + MAX_DAYS_AHEAD; day++) {
    const ahead = spansOfDay(hours, day).filter(({ to }) => to > now)
    const first = ahead.sort((a, b) => a.from - b.from)[0]
    if (first) return Math.max(first.from, now)
  }
  return null
}

/** Milliseconds of business time between two instants: what waiting outside the hours does not count into. */
export function businessMs(hours: BusinessHours, from: number, to: number): number {
  let sum = 0
  const last = dayNumber(hours, to)
  let reached = from
  for (let day = dayNumber(hours, from) - 1; day <= last; day++) {
    for (const span of spansOfDay(hours, day).sort((a, b) => a.from - b.from)) {
      // Spans may overlap: what was counted is not counted again.
      const begin = Math.max(span.from, reached)
      const end = Math.min(span.to, to)
      if (end <= begin) continue
      sum += end - begin
      reached = end
    }
  }
  return sum
}

type Span = { readonly from: number; readonly to: number }

/** Yesterday's spans may go on over midnight. */
function spansAround(hours: BusinessHours, now: number): Span[] {
  const today = dayNumber(hours, now)
  return [...spansOfDay(hours, today - 1), ...spansOfDay(hours, today)]
}

function spansOfDay(hours: BusinessHours, day: number): Span[] {
  if (isHoliday(hours, day)) return []
  const weekday = WEEKDAYS[(((day + 3) % 7) + 7) % 7] ?? 'mon'
  return (hours.weekly[weekday] ?? []).flatMap(([from, to]) => {
    const [begin, end] = [minutesOf(from), minutesOf(to)]
    if (begin === null || end === null) return []
    const over = end <= begin
    const closes = over && isHoliday(hours, day + 1) ? DAY_MINUTES : over ? end + DAY_MINUTES : end
    return [{ from: instantOf(hours, day, begin), to: instantOf(hours, day, closes) }]
  })
}

function isHoliday({ holidays }: BusinessHours, day: number): boolean {
  const date = new Date(day * DAY_MS).toISOString().slice(0, 10)
  return holidays.some((holiday) => holiday.date === date)
}

/** Minutes since midnight of HH:MM, 24:00 included; null for anything else. */
export function minutesOf(clock: string): number | null {
  const parts = /^(\d{2}):(\d{2})$/.exec(clock)
  if (!parts) return null
  const minutes = Number(parts[1]) * 60 + Number(parts[2])
  return Number(parts[2]) < 60 && minutes <= DAY_MINUTES ? minutes : null
}

/** Days since 1970 of the zone's calendar. */
function dayNumber({ timezone }: BusinessHours, at: number): number {
  return Math.floor((at + offsetAt(timezone, at)) / DAY_MS)
}

/** When the zone's clocks show this: in the hour they skip, the moment after it; in the one that comes twice, its first time. */
function instantOf({ timezone }: BusinessHours, day: number, minutes: number): number {
  const local = day * DAY_MS + minutes * MINUTE_MS
  const segment = segmentAtWall(timezone, local)
  return Math.max(local - (segment?.offset ?? 0), segment?.from ?? 0)
}
