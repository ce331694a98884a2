import { assembleReport, compileReport, type FigureRow, type ReportPlan } from '../../core/metrics/assemble'
import { TURN_BLOBS, TURN_DOUBLES, type TurnPoint } from '../../core/metrics/columns'
import type { Report } from '../../protocol'

const COLUMNS = [...TURN_BLOBS, ...TURN_DOUBLES]
/** All points travel in one parameter, so that their number does not meet D1's limit of 100. */
const INSERT = `INSERT OR IGNORE INTO turn_points (${COLUMNS.join(', ')})
  SELECT ${COLUMNS.map((name) => `value ->> '$.${name}'`).join(', ')} FROM json_each(?1) RETURNING point_id`

/**
 * Stores points, all in one transaction, and answers with the ids of those that were not there before: a point that is
 * delivered again is stored once and reported as new once.
 */
export async function storeTurnPoints(db: D1Database, points: readonly TurnPoint[]): Promise<ReadonlySet<string>> {
  if (points.length === 0) return new Set()
  const { results } = await db.prepare(INSERT).bind(JSON.stringify(points)).all<{ point_id: string }>()
  return new Set(results.map((row) => row.point_id))
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
