import type { ReportPlan } from '../../core/metrics/assemble'
import type { Report } from '../../protocol'
import { runReport } from './turn-points'

/** Reports an isolate remembers; a few pages times a few zones. */
const MAX_CACHED_REPORTS = 50
/**
 * A report is made anew after this long in any case: points taken away (an erasure) do not show in the newest point.
 */
const MAX_AGE_MS = 60_000

type Newest = { readonly rowid: number; readonly point_id: string }
type Cached = { newest: Newest | null; readonly madeAt: number; readonly report: Report }
const cache = new Map<string, Cached>()

/**
 * A report, made anew only when a point of its shop was stored since: pages ask every two seconds, and D1 counts every row it reads. The
 * newest point is looked up before the report is made, so what arrives in between makes the next one new.
 */
export async function runReportCached(db: D1Database, plan: ReportPlan, now: number): Promise<Report> {
  const { shop, report: name, interval, tz, from, to } = plan
  const key = JSON.stringify([shop, name, interval, tz, from, to])
  const newest = await db.prepare('SELECT rowid, point_id FROM turn_points ORDER BY rowid DESC LIMIT 1').first<Newest>()
  const known = cache.get(key)
  if (known && now - known.madeAt < MAX_AGE_MS && !(await storedSince(db, shop, known.newest, newest))) {
    known.newest = newest
    return known.report
  }
  const report = await runReport(db, plan)
  cache.delete(key)
  const oldest = cache.keys().next()
  if (cache.size >= MAX_CACHED_REPORTS && !oldest.done) cache.delete(oldest.value)
  cache.set(key, { newest, madeAt: now, report })
  return report
}

/** Whether the shop has points after `before`; reads the rows that all shops got since, each once a report. */
async function storedSince(
  db: D1Database,
  shop: string,
  before: Newest | null,
  newest: Newest | null,
): Promise<boolean> {
  if (before?.point_id === newest?.point_id) return false
  // Points were taken away: what came in their place may have the same rowids.
  if (!newest || newest.rowid <= (before?.rowid ?? 0)) return true
  // The plus keeps SQLite from the shop's index, which would read all of the shop's points.
  const found = await db
    .prepare('SELECT 1 FROM turn_points WHERE rowid > ? AND rowid <= ? AND +shop = ? LIMIT 1')
    .bind(before?.rowid ?? 0, newest.rowid, shop)
    .first()
  return found !== null
}
