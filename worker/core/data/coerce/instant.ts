import { type Coerced, fixed, unreadable } from '../fixed'
import { segmentAtWall } from '../zone'
import { plainText } from './text'

/** In a column of dates such as 04/03/2025: what comes first. Null: nothing in the column tells. */
export type DateOrder = 'day_first' | 'month_first' | null

export type InstantContext = {
  /** IANA zone of clock times that name none. */
  readonly timeZone: string
  readonly order: DateOrder
  /** Taken where the column does not tell either; null: such a date is unreadable. */
  readonly assume: Exclude<DateOrder, null> | null
  /** Epoch milliseconds: later instants than a day from here are out of range, and so are those before 1990. */
  readonly now: number
}

const EARLIEST = Date.UTC(1990, 0, 1)
const DAY_MS = 86_400_000
const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?$/i
const YEAR_FIRST = /^(\d{4})([./])(\d{1,2})\2(\d{1,2})(?:\D+(.*))?$/
const HAN = /^(\d{4})年(\d{1,2})月(\d{1,2})日?\s*(.*)$/
const NUMERIC = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?:[,\sT]+(.*))?$/
const DAY_NAME =
  /^(\d{1,2})(?:st|nd|rd|th|er|\.)?\s*(?:de\s+)?[-\s]?\s*([\p{L}.]+)\s*[-\s,]?\s*(?:de\s+)?(\d{4})(?:[,\s]+(.*))?$/u
const NAME_DAY = /^([\p{L}.]+)\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?:[,\s]+(.*))?$/u
const CLOCK =
  /^(?:at\s+|um\s+|à\s+)?(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(am|pm|a\.m\.|p\.m\.)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i
/** Days since 1899-12-30, as spreadsheets count: 1990 to 2100. */
const SERIAL = { from: 32_874, to: 73_051, epoch: Date.UTC(1899, 11, 30) }

type Wall = { year: number; month: number; day: number; ms: number; offset: number | null }

/** Epoch milliseconds of a date or instant in the notations exports use. A date alone is the beginning of that day in the zone. */
export function coerceInstant(cell: unknown, context: InstantContext): Coerced<number> {
  const text = typeof cell === 'number' ? String(cell) : plainText(cell)
  if (text === null) return unreadable('bad_date')
  const epoch = epochOf(text)
  if (epoch !== null) return inRange(epoch, context, 'date_format')
  const serial = serialOf(text, context.timeZone)
  if (serial !== null) return inRange(serial, context, 'date_format')
  const iso = ISO.exec(text)
  if (iso) return ofIso(iso, context)
  const other = otherWall(text, context)
  if (typeof other === 'string') return unreadable(other)
  return atWall(other.wall, context, 'date_format', other.assumed && 'date_order_assumed')
}

/** What a date shows about its column's order; null where it shows nothing. */
export function orderShownBy(text: string): DateOrder {
  const parts = NUMERIC.exec(text.trim())
  if (!parts) return null
  const [first, second] = [Number(parts[1]), Number(parts[3])]
  if (parts[2] === '.') return 'day_first'
  if (first > 12 && second <= 12) return 'day_first'
  return second > 12 && first <= 12 ? 'month_first' : null
}

function epochOf(text: string): number | null {
  if (/^1\d{12}$/.test(text)) return Number(text)
  return /^\d{9,10}$/.test(text) ? Number(text) * 1_000 : null
}

/** A spreadsheet's day count is a wall clock's time, to the second. */
function serialOf(text: string, timeZone: string): number | null {
  const serial = /^\d{5}(\.\d+)?$/.test(text) ? Number(text) : 0
  if (serial < SERIAL.from || serial >= SERIAL.to) return null
  const local = SERIAL.epoch + Math.round(serial * 86_400) * 1_000
  return local - offsetAtWall(local, timeZone)
}

function ofIso(parts: RegExpExecArray, context: InstantContext): Coerced<number> {
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '', zone] = parts
  const ms = clockMs(Number(hour), Number(minute), Number(second))
  if (ms === null) return unreadable('bad_date')
  const wall = {
    year: Number(year),
    month: Number(month),
    day: Number(day),
    ms: ms + Number(fraction.slice(0, 3).padEnd(3, '0')),
    offset: zone === undefined ? null : offsetOf(zone),
  }
  return atWall(wall, context, parts[4] !== undefined && zone === undefined && 'zone_assumed')
}

function otherWall(text: string, { order, assume }: InstantContext): { wall: Wall; assumed: boolean } | string {
  const numeric = NUMERIC.exec(text)
  if (numeric) {
    const shown = orderShownBy(text) ?? order
    const taken = shown ?? assume
    if (taken === null) return 'ambiguous_date'
    const [, first = '', , second = '', year = '', clock] = numeric
    const [day, month] = taken === 'day_first' ? [first, second] : [second, first]
    return asWall(year.length === 2 ? `20${year}` : year, Number(month), day, clock, shown === null)
  }
  const ymd = YEAR_FIRST.exec(text)
  if (ymd) return asWall(ymd[1] ?? '', Number(ymd[3]), ymd[4] ?? '', ymd[5])
  const han = HAN.exec(text)
  if (han) return asWall(han[1] ?? '', Number(han[2]), han[3] ?? '', han[4])
  const dated = text.replace(/^\p{L}{2,12}\.?,\s+(?=[\p{L}\d])/u, '')
  const dayName = DAY_NAME.exec(dated)
  if (dayName) return asWall(dayName[3] ?? '', monthOf(dayName[2] ?? ''), dayName[1] ?? '', dayName[4])
  const nameDay = NAME_DAY.exec(dated)
  if (nameDay) return asWall(nameDay[3] ?? '', monthOf(nameDay[1] ?? ''), nameDay[2] ?? '', nameDay[4])
  return 'bad_date'
}

function asWall(
  year: string,
  month: number,
  day: string,
  clock: string | undefined,
  assumed = false,
): { wall: Wall; assumed: boolean } | string {
  const date = { year: Number(year), month, day: Number(day) }
  if (!clock?.trim()) return { wall: { ...date, ms: 0, offset: null }, assumed }
  const parts = CLOCK.exec(clock.trim())
  if (!parts) return 'bad_date'
  const [, hour = '', minute, second = '0', half, zone] = parts
  const ms = clockMs(
    half ? (Number(hour) % 12) + (/^p/i.test(half) ? 12 : 0) : Number(hour),
    Number(minute),
    Number(second),
  )
  if (ms === null) return 'bad_date'
  return { wall: { ...date, ms, offset: zone === undefined ? null : offsetOf(zone) }, assumed }
}

function atWall(wall: Wall, context: InstantContext, ...fixes: readonly (string | false)[]): Coerced<number> {
  const midnight = Date.UTC(wall.year, wall.month - 1, wall.day)
  const back = new Date(midnight)
  // 30 February reads as a day of March: it is none.
  if (back.getUTCMonth() !== wall.month - 1 || back.getUTCDate() !== wall.day) return unreadable('bad_date')
  const local = midnight + wall.ms
  const at = local - (wall.offset ?? offsetAtWall(local, context.timeZone))
  return inRange(at, context, ...fixes)
}

/** The zone's distance from UTC at a wall clock's time. In the hour that comes twice the earlier one is meant. */
function offsetAtWall(local: number, timeZone: string): number {
  return segmentAtWall(timeZone, local)?.offset ?? 0
}

function inRange(at: number, { now }: InstantContext, ...fixes: readonly (string | false)[]): Coerced<number> {
  if (at < EARLIEST) return unreadable('date_too_early')
  return at > now + DAY_MS ? unreadable('date_in_future') : fixed(at, ...fixes)
}

function clockMs(hour: number, minute: number, second: number): number | null {
  // A leap second is the one before it.
  const seconds = Math.min(second, 59)
  if (hour > 23 || minute > 59 || second > 60) return null
  return ((hour * 60 + minute) * 60 + seconds) * 1_000
}

function offsetOf(zone: string): number {
  const parts = /^([+-])(\d{2}):?(\d{2})$/.exec(zone)
  if (!parts) return 0
  return (parts[1] === '-' ? -1 : 1) * (Number(parts[2]) * 60 + Number(parts[3])) * 60_000
}

let months: ReadonlyMap<string, number> | null = null

/** 1 to 12, or 0 for what names no month. The names come from the runtime, in the Latin-written languages and short or long. */
function monthOf(name: string): number {
  months ??= readMonths()
  return months.get(name.toLowerCase().replace(/\./g, '')) ?? 0
}

function readMonths(): ReadonlyMap<string, number> {
  const names = new Map<string, number>([['sept', 9]])
  for (const language of ['en', 'de', 'fr', 'es', 'pt'])
    for (const style of ['long', 'short'] as const) {
      const format = new Intl.DateTimeFormat(language, { month: style, timeZone: 'UTC' })
      for (let month = 0; month < 12; month++) {
        const name = format
          .format(Date.UTC(2024, month, 1))
          .toLowerCase()
          .replace(/\./g, '')
        names.set(name, month + 1)
        names.set(name.normalize('NFD').replace(/\p{M}/gu, ''), month + 1)
      }
    }
  return names
}
