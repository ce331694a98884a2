/**
 * A stretch of time in which a zone keeps one distance from UTC. `from` included, `to` excluded; all in milliseconds.
 */
export type Segment = { readonly from: number; readonly to: number; readonly offset: number }

export type Interval = 'minute' | 'hour' | 'day'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
export const INTERVAL_MS: Readonly<Record<Interval, number>> = { minute: MINUTE_MS, hour: 60 * MINUTE_MS, day: DAY_MS }

/** `key` is what SQL groups by; `at` is the instant the bucket begins. */
export type Bucket = { readonly key: number; readonly at: number }

/** IANA names only: they also stand in Analytics Engine SQL, which has no parameters. */
const ZONE_NAME = /^[A-Za-z][A-Za-z0-9_+-]*(?:\/[A-Za-z0-9_+-]+){0,2}$/

export function isTimeZone(name: string): boolean {
  if (!ZONE_NAME.test(name)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** The zone's offsets over a range. Looks once a day and bisects to the second: no zone changes twice within a day. */
export function zoneSegments(tz: string, from: number, to: number): Segment[] {
  const offsetAt = offsetReader(tz)
  const segments: Segment[] = []
  let start = from
  let offset = offsetAt(from)
  for (let probe = from; probe < to; ) {
    const next = Math.min(probe + DAY_MS, to)
    if (offsetAt(next) !== offset) {
      const change = firstChange(offsetAt, probe, next)
      if (change >= to) break
      segments.push({ from: start, to: change, offset })
      start = change
      offset = offsetAt(change)
    }
    probe = next
  }
  return [...segments, { from: start, to, offset }]
}

/** The bucket an instant falls into; SQL computes the same. */
export function bucketKey(at: number, interval: Interval, segments: readonly Segment[]): number {
  const segment = segments.find(({ to }) => at < to) ?? segments.at(-1)
  if (!segment) throw new RangeError('no segments')
  const length = INTERVAL_MS[interval]
  if (interval === 'day') return Math.floor((at + segment.offset) / length)
  return Math.max(at - mod(at + segment.offset, length), segment.from)
}

/** Every bucket of a range, in order and without gaps; the first begins with the range when it cuts one. */
export function buckets(interval: Interval, segments: readonly Segment[]): Bucket[] {
  const length = INTERVAL_MS[interval]
  const out: Bucket[] = []
  for (const { from, to, offset } of segments) {
    for (let at = from; at < to; at += length - mod(at + offset, length)) {
      const key = bucketKey(at, interval, segments)
      if (out.at(-1)?.key !== key) out.push({ key, at })
    }
  }
  return out
}

/** The local calendar day around an instant: from its first moment to the next day's. 23 to 25 hours long. */
export function dayAround(at: number, tz: string): { from: number; to: number } {
  const days = buckets('day', zoneSegments(tz, at - 2 * DAY_MS, at + 2 * DAY_MS))
  const next = days.findIndex((day) => day.at > at)
  const from = days[next - 1]?.at
  const to = days[next]?.at
  if (from === undefined || to === undefined) throw new RangeError('no day around this instant')
  return { from, to }
}

function offsetReader(tz: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: tz,
    hourCycle: 'h23',
    era: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  return (at) => {
    const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
    return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1_000) * 1_000
  }
}

function firstChange(offsetAt: (at: number) => number, known: number, changed: number): number {
  const before = offsetAt(known)
  let low = Math.floor(known / 1_000)
  let high = Math.ceil(changed / 1_000)
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (offsetAt(middle * 1_000) === before) low = middle
    else high = middle
  }
  return high * 1_000
}

function mod(value: number, by: number): number {
  return ((value % by) + by) % by
}
