import {
  COUNTED,
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
import { INTERVAL_MS, type Interval, type Segment } from './time-buckets'

/**
 * How a report's figures are divided. Every figure can be divided every way, and additive ones sum to the undivided.
 */
export type Split =
  | { readonly by: 'nothing' }
  | { readonly by: 'time'; readonly interval: Interval; readonly segments: readonly Segment[] }
  | { readonly by: 'dimension'; readonly column: Dimension }

/** Points of one shop, `from` included, `to` excluded, in epoch milliseconds. */
export type Range = { readonly shop: string; readonly from: number; readonly to: number }

export type Param = string | number
export type Statement = { readonly sql: string; readonly params: readonly Param[] }

/** Name of the column that says which part of the split a result row is. */
export const SPLIT_KEY = 'split_key'

type Bind = (value: Param) => string

/** Orders points by time, then id. Instants have 13 digits until the year 2286, so they compare as text. */
const MOMENT = 'at || point_id'

/**
 * SELECTs over turn_points, one over points and one over conversations for each place they stand at, as far as asked
 * for. Each answers with a row a part of the split: SPLIT_KEY and a column a figure; parts without a point are absent.
 * Only names from the column table stand in the text, every value is bound.
 */
export function compileSqlite(ids: readonly CountedId[], split: Split, range: Range): Statement[] {
  const points = pointsOf(ids)
  return [
    ...(points.size > 0 ? [statement((bind) => pointsSelect(points, split, range, bind))] : []),
    ...placedOf(ids).map(([place, placed]) =>
      statement((bind) => conversationsSelect(place, placed, split, range, bind)),
    ),
  ]
}

/** Numbered parameters; an equal value is bound once, which keeps a statement far under D1's 100. */
function statement(write: (bind: Bind) => string): Statement {
  const params: Param[] = []
  const sql = write((value) => {
    const known = params.indexOf(value)
    return `?${known >= 0 ? known + 1 : params.push(value)}`
  })
  return { sql, params }
}

/**
 * CUME_DIST is the share of values up to this one: the smallest value that reaches the quantile is the nearest rank.
 */
function pointsSelect(points: ReadonlyMap<CountedId, PointMetric>, split: Split, range: Range, bind: Bind): string {
  const populations = populationsOf([...points.values()], bind)
  const ranks = populations.map(
    ({ of, where }, i) => `CUME_DIST() OVER (PARTITION BY ${SPLIT_KEY}, ${where} ORDER BY ${of}) AS rank_${i}`,
  )
  const figures = [...points].map(([id, metric]) => `${pointFigure(metric, populations, bind)} AS ${id}`)
  const columns = [
    'outcome',
    'latency_ms',
    'nlu_ms',
    'messages_in',
    'messages_out',
    `${splitKey(split, bind)} AS ${SPLIT_KEY}`,
  ]
  const source = `(SELECT ${columns.join(', ')} FROM ${rangeOf(range, bind)})`
  const ranked = ranks.length > 0 ? `(SELECT ${['*', ...ranks].join(', ')} FROM ${source})` : source
  return `SELECT ${[SPLIT_KEY, ...figures].join(', ')} FROM ${ranked} GROUP BY ${SPLIT_KEY}`
}

function pointFigure({ take, where }: PointMetric, populations: readonly Population[], bind: Bind): string {
  const fits = all(where, bind)
  if (take.kind === 'count') return `SUM(${fits})`
  if (take.kind === 'sum') return `SUM((${fits}) * (${take.of.join(' + ')}))`
  const i = populations.findIndex((population) => population.of === take.of && population.where === fits)
  return `MIN(CASE WHEN ${fits} AND rank_${i} >= ${bind(take.permille / 1_000)} THEN ${take.of} END)`
}

/** The points a quantile ranks, shared by the quantiles of one column. */
type Population = { readonly of: string; readonly where: string }

function populationsOf(metrics: readonly PointMetric[], bind: Bind): Population[] {
  const out: Population[] = []
  for (const { take, where } of metrics) {
    if (take.kind !== 'quantile') continue
    const population = { of: take.of, where: all(where, bind) }
    if (!out.some(({ of, where }) => of === population.of && where === population.where)) out.push(population)
  }
  return out
}

/**
 * With one MIN or MAX, SQLite takes the bare columns of a group from the row that has it: the conversation's own place.
 */
function conversationsSelect(
  place: Place,
  placed: ReadonlyMap<CountedId, ConversationMetric>,
  split: Split,
  range: Range,
  bind: Bind,
): string {
  const moment = place === 'first_turn' ? `MIN(${MOMENT})` : `MAX(${MOMENT})`
  const turnsOnly = place === 'first_turn' ? ` AND ${all(COUNTED.turns.where, bind)}` : ''
  const tests = [...placed].map(([id, { where, ever }]) => {
    const happened = ever ? ` AND SUM(${all(ever, bind)}) > 0` : ''
    return `${all(where, bind)}${happened} AS ${id}`
  })
  const inner = [`${splitKey(split, bind)} AS ${SPLIT_KEY}`, `${moment} AS moment`, ...tests]
  const conversations = `(SELECT ${inner.join(', ')} FROM ${rangeOf(range, bind)}${turnsOnly} GROUP BY conversation_id)`
  const figures = [...placed.keys()].map((id) => `SUM(${id}) AS ${id}`)
  return `SELECT ${[SPLIT_KEY, ...figures].join(', ')} FROM ${conversations} GROUP BY ${SPLIT_KEY}`
}

function rangeOf({ shop, from, to }: Range, bind: Bind): string {
  return `turn_points WHERE shop = ${bind(shop)} AND at >= ${bind(from)} AND at < ${bind(to)}`
}

/** time-buckets' bucketKey in SQL. D1 binds every number as a real, so the quotient is cut by hand. */
function splitKey(split: Split, bind: Bind): string {
  if (split.by === 'nothing') return bind('')
  if (split.by === 'dimension') return split.column
  const length = bind(INTERVAL_MS[split.interval])
  const key = ({ from, offset }: Segment): string =>
    split.interval === 'day'
      ? `CAST((at + ${bind(offset)}) / ${length} AS INTEGER)`
      : `MAX(at - (at + ${bind(offset)}) % ${length}, ${bind(from)})`
  const cases = split.segments.map((segment) => `WHEN at < ${bind(segment.to)} THEN ${key(segment)}`)
  return `CASE ${cases.join(' ')} END`
}

function all(conditions: Conditions, bind: Bind): string {
  return conditions.length === 0 ? '1' : conditions.map((condition) => test(condition, bind)).join(' AND ')
}

function test(condition: Condition, bind: Bind): string {
  if ('is' in condition) return `${condition.column} = ${bind(condition.is)}`
  return 'above' in condition
    ? `${condition.column} > ${bind(condition.above)}`
    : `${condition.column} = ${bind(condition.equals)}`
}
