import { type Segment, zoneSegments } from '../metrics/time-buckets'

/** What imports hold: older and later instants are out of range anyway. */
const FROM = Date.UTC(1990, 0, 1)
const TO = Date.UTC(2045, 0, 1)
/** Zones kept: an import has one. */
const MAX_ZONES = 16

const known = new Map<string, readonly Segment[]>()

/** The offsets of a zone over all the time a row may be of, looked up once a zone: a file asks for them at every row. */
function latestSegments(timeZone: string): readonly Segment[] {
  const have = known.get(timeZone)
  if (have) return have
  const segments = zoneSegments(timeZone, FROM, TO)
  if (known.size >= MAX_ZONES) known.clear()
  known.set(timeZone, segments)
  return segments
}

/** How far the zone's clocks are ahead of UTC at an instant, in milliseconds. */
export function offsetAt(timeZone: string, at: number): number {
  const segments = latestSegments(timeZone)
  return (segments.find(({ to }) => at < to) ?? segments.at(-1))?.offset ?? 0
}

/** The segment in which the zone's clocks show this (milliseconds as if they were UTC's): of an hour that comes twice, its first time. */
export function segmentAtWall(timeZone: string, local: number): Segment | undefined {
  const segments = latestSegments(timeZone)
  return segments.find(({ to, offset }) => local - offset < to) ?? segments.at(-1)
}
