import { type Segment, zoneSegments } from '../metrics/time-buckets'

export type { Segment }

/** What imports hold: older and later instants are out of range anyway. */
const FROM = Date.UTC(1990, 0, 1)
const TO = Date.UTC(2045, 0, 1)
/** Zones kept: an import has one. */
const MAX_ZONES = 16

const known = new Map<string, readonly Segment[]>()

/** The offsets of a zone over all the time a row may be of, looked up once a zone: a file asks for them at every row. */
export function latestSegments(timeZone: string): readonly Segment[] {
  const have = known.get(timeZone)
  if (have) return have
  const segments = zoneSegments(timeZone, FROM, TO)
  if (known.size >= MAX_ZONES) known.clear()
  known.set(timeZone, segments)
  return segments
}
