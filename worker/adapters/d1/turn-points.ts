import { assembleReport, compileReport, type FigureRow, type ReportPlan } from '../../core/metrics/assemble'
import { TURN_BLOBS, TURN_DOUBLES, type TurnPoint } from '../../core/metrics/columns'
import type { Report } from '../../protocol'
import { notErased } from './conversation-index'

const COLUMNS = [...TURN_BLOBS, ...TURN_DOUBLES]
/** All points travel in one parameter, so that their number does not meet D1's limit of 100. */
const INSERT = `INSERT OR IGNORE INTO turn_points (${COLUMNS.join(', ')})
  SELECT ${COLUMNS.map((name) => `value ->> '$.${name}'`).join(', ')} FROM json_each(?1) WHERE ${notErased("value ->> '$.shop'", "value ->> '$.conversation_id'")}
  RETURNING point_id`
/** When each of their conversations last said something. */
const INDEX = `INSERT INTO conversation_index (shop, conversation_id, last_at)
  SELECT value ->> '$.shop', value ->> '$.conversation_id', max(value ->> '$.at') FROM json_each(?1)
  WHERE ${notErased("value ->> '$.shop'", "value ->> '$.conversation_id'")} GROUP BY 1, 2
  ON CONFLICT DO UPDATE SET last_at = max(last_at, excluded.last_at)`

/**
 * Stores points, all in one transaction, and answers with the ids of those that were not there before: a point that is
 * delivered again is stored once and reported as new once.
 */
export async function storeTurnPoints(db: D1Database, points: readonly TurnPoint[]): Promise<ReadonlySet<string>> {
  if (points.length === 0) return new Set()
  const json = JSON.stringify(points)
  const [stored] = await db.batch<{ point_id: string }>([db.prepare(INSERT).bind(json), db.prepare(INDEX).bind(json)])
  return new Set(stored?.results.map((row) => row.point_id))
}

/**
 * Runs a report. All its statements read one snapshot: a turn that arrives meanwhile is in all of its figures or in
 * none.
 */
export async function runReport(db: D1Database, plan: ReportPlan): Promise<Report> {
  const statements = compileReport(plan).map(({ sql, params }) => db.prepare(sql).bind(...params))
  const results = await db.batch<FigureRow>(statements)
  return assembleReport(
    plan,
    results.map((result) => result.results),
  )
}
