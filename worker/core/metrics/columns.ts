/**
 * The one table of what a turn's point holds and where it stands in Analytics Engine. Append-only: a column once shipped keeps
 * its number. The D1 copy (turn_points) has a column of the same name for each.
 * Analytics Engine allows 20 blobs (16 kB together), 20 doubles and one index (96 bytes).
 */
export const TURN_BLOBS = [
  'point_id',
  'shop',
  'conversation_id',
  'channel',
  'intent',
  'policy',
  'action',
  'sentiment',
  'language',
  'status',
  'outcome',
] as const

export const TURN_DOUBLES = [
  'at',
  'confidence',
  'sentiment_score',
  'latency_ms',
  'nlu_ms',
  'messages_in',
  'messages_out',
] as const

export type TurnBlob = (typeof TURN_BLOBS)[number]
export type TurnDouble = (typeof TURN_DOUBLES)[number]

/** One turn, measured. No text and nothing that names a person: Analytics Engine points cannot be deleted. Times in milliseconds. */
export type TurnPoint = Readonly<Record<TurnBlob, string> & Record<TurnDouble, number>>

const MAX_INDEX_BYTES = 96
const MAX_BLOB_BYTES = 16_384

/**
 * The point in Analytics Engine's shape, index = shop.
 * @throws RangeError when it breaks a limit the local simulator would let pass.
 */
export function toAnalyticsPoint(point: TurnPoint): { indexes: string[]; blobs: string[]; doubles: number[] } {
  const blobs = TURN_BLOBS.map((name) => point[name])
  const doubles = TURN_DOUBLES.map((name) => point[name])
  if (point.shop.length > MAX_INDEX_BYTES) throw new RangeError('index over 96 bytes')
  // Three bytes a UTF-16 unit is the most UTF-8 needs.
  if (blobs.reduce((sum, blob) => sum + blob.length * 3, 0) > MAX_BLOB_BYTES) throw new RangeError('blobs over 16 kB')
  if (!doubles.every(Number.isFinite)) throw new RangeError('doubles must be finite')
  return { indexes: [point.shop], blobs, doubles }
}

/** Analytics Engine's column for a metric name: blob1.., double1... */
export function analyticsColumn(name: TurnBlob | TurnDouble): string {
  const blob = TURN_BLOBS.indexOf(name as TurnBlob)
  return blob >= 0 ? `blob${blob + 1}` : `double${TURN_DOUBLES.indexOf(name as TurnDouble) + 1}`
}
