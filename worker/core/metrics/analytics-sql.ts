import { analyticsColumn, type TurnBlob, type TurnDouble } from './columns'
import {
  type Condition,
  type Conditions,
  type ConversationMetric,
  type CountedId,
  type Dimension,
  type Place,
  type PointMetric,
  placedOf,
  pointsOf,
} from './definitions'
import { SPLIT_KEY } from './sqlite'
import { type Interval, isTimeZone } from './time-buckets'

/** As in SQLite, but a zone's days and hours are computed by Analytics Engine itself. */
export type AnalyticsSplit =
  | { readonly by: 'nothing' }
  | { readonly by: 'time'; readonly interval: Interval; readonly tz: string }
  | { readonly by: 'dimension'; readonly column: Dimension }

export type AnalyticsRange = {
  readonly dataset: string
  readonly shop: string
  readonly from: number
  readonly to: number
}

/**
 * A point is written by the queue consumer, this much later than its `at` at the most: bounds the part of the dataset
 * read.
 */
const MAX_WRITE_DELAY_S = 2 * 24 * 3_600
/** Later than any instant: the place of a turn in a conversation that has none. */
const NEVER = 9_000_000_000_000
const DATASET = /^[a-z][a-z0-9_]{0,62}$/
const SHOP = /^[a-z0-9][a-z0-9-]{0,38}$/
const UNITS: Readonly<Record<Interval, string>> = { minute: 'MINUTE', hour: 'HOUR', day: 'DAY' }

/**
 * The same figures as compileSqlite, in Analytics Engine's dialect: a query over points and one over conversations for
 * each place they stand at, as far as asked for; every row has SPLIT_KEY. Points are weighted by their sampling
 * interval. Conversations cannot be: one of which every point was sampled away is not seen, so under sampling their
 * number is a lower bound, to be shown as such.
 * @throws RangeError for a dataset, shop or zone that is not on the allow-list: this dialect has no parameters.
 */
export function compileAnalytics(ids: readonly CountedId[], split: AnalyticsSplit, range: AnalyticsRange): string[] {
  const source = `FROM ${sourceOf(range)}`
  const points = pointsOf(ids)
  return [
    ...(points.size > 0 ? [pointsQuery(points, split, source)] : []),
    ...placedOf(ids).map(([place, placed]) => conversationsQuery(place, placed, split, source)),
  ]
}

function pointsQuery(points: ReadonlyMap<CountedId, PointMetric>, split: AnalyticsSplit, source: string): string {
  const figures = [...points].map(([id, metric]) => `${pointFigure(metric)} AS ${id}`)
  const key = split.by === 'dimension' ? column(split.column) : timeKey(split, column('at'))
  return `SELECT ${[`${key} AS ${SPLIT_KEY}`, ...figures].join(', ')} ${source} GROUP BY ${SPLIT_KEY}`
}

function pointFigure(metric: PointMetric): string {
  const weight = metric.where.length > 0 ? `if(${all(metric.where, column)}, _sample_interval, 0)` : '_sample_interval'
  if (metric.take.kind === 'count') return `sum(${weight})`
  if (metric.take.kind === 'sum') return `sum(${weight} * (${metric.take.of.map(column).join(' + ')}))`
  return `quantileExactWeighted(${metric.take.permille / 1_000})(${column(metric.take.of)}, ${weight})`
}

/** The inner query has a row a conversation, as it was at the asked place, and what ever happened in it. */
function conversationsQuery(
  place: Place,
  placed: ReadonlyMap<CountedId, ConversationMetric>,
  split: AnalyticsSplit,
  source: string,
): string {
  const at = column('at')
  const turnAt = `if(${column('messages_in')} > 0, ${at}, ${NEVER})`
  const placeAt = place === 'first_turn' ? `min(${turnAt})` : `max(${at})`
  const there = (name: TurnBlob | TurnDouble): string =>
    place === 'first_turn' ? `argMin(${column(name)}, ${turnAt})` : `argMax(${column(name)}, ${at})`
  const tests = [...placed].map(([id, metric]) => {
    const ever = metric.ever ? `max(if(${all(metric.ever, column)}, 1, 0))` : '1'
    return `if(${placeAt} < ${NEVER} AND ${all(metric.where, there)}, ${ever}, 0) AS is_${id}`
  })
  const key = split.by === 'dimension' ? there(split.column) : timeKey(split, placeAt)
  const columns = [`${column('conversation_id')} AS conversation`, `${key} AS ${SPLIT_KEY}`, ...tests]
  const inner = `SELECT ${columns.join(', ')} ${source} GROUP BY conversation`
  const figures = [...placed.keys()].map((id) => `sum(is_${id}) AS ${id}`)
  return `SELECT ${[SPLIT_KEY, ...figures].join(', ')} FROM (${inner}) GROUP BY ${SPLIT_KEY}`
}

function timeKey(split: Exclude<AnalyticsSplit, { by: 'dimension' }>, at: string): string {
  if (split.by === 'nothing') return `''`
  if (!isTimeZone(split.tz)) throw new RangeError('not a time zone')
  return `toStartOfInterval(toDateTime(intDiv(${at}, 1000)), INTERVAL '1' ${UNITS[split.interval]}, '${split.tz}')`
}

function sourceOf({ dataset, shop, from, to }: AnalyticsRange): string {
  if (!DATASET.test(dataset) || !SHOP.test(shop)) throw new RangeError('not an allowed name')
  if (!Number.isSafeInteger(from) || !Number.isSafeInteger(to)) throw new RangeError('not an instant')
  const at = column('at')
  const lastWrite = Math.ceil(to / 1_000) + MAX_WRITE_DELAY_S
  const written = `timestamp >= toDateTime(${Math.floor(from / 1_000)}) AND timestamp < toDateTime(${lastWrite})`
  return `${dataset} WHERE index1 = '${shop}' AND ${written} AND ${at} >= ${from} AND ${at} < ${to}`
}

const column = (name: TurnBlob | TurnDouble): string => analyticsColumn(name)

function all(conditions: Conditions, name: (column: TurnBlob | TurnDouble) => string): string {
  return conditions.length === 0
    ? '1 = 1'
    : conditions.map((condition) => test(condition, name(condition.column))).join(' AND ')
}

/** The values are ours (see definitions), letters and numbers only. */
function test(condition: Condition, name: string): string {
  if ('is' in condition) return `${name} = '${condition.is}'`
  return 'above' in condition ? `${name} > ${condition.above}` : `${name} = ${condition.equals}`
}
