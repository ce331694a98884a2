import type { ReportPlan } from '../../core/metrics/assemble'
import type { Report } from '../../protocol'
import { runReport } from './turn-points'

/** Reports an isolate remembers; a few pages times a few zones. */
const MAX_CACHED_REPORTS = 50
/**
 * A report is made anew after this long in any case: points taken away (an erasure) do not show in the newest point.
 */
const MAX_AGE_MS = 60_000

type Cached = { readonly newest: string; readonly madeAt: number; readonly report: Report }
const cache = new Map<string, Cached>()

/**
 * A report, made anew only when a point was stored since: pages ask every two seconds, and D1 counts every row it
 * reads. The newest point is looked up before the report is made, so what arrives in between makes the next one new.
 */
export async function runReportCached(db: D1Database, plan: ReportPlan, now: number): Promise<Report> {
  const { shop, report: name, interval, tz, from, to } = plan
  const key = JSON.stringify([shop, name, interval, tz, from, to])
  const newest =
    (await db.prepare('SELECT point_id FROM turn_points ORDER BY rowid DESC LIMIT 1').first<string>('point_id')) ?? ''
  const known = cache.get(key)
  if (known && known.newest === newest && now - known.madeAt < MAX_AGE_MS) return known.report
  const report = await runReport(db, plan)
  const oldest = cache.keys().next()
  if (cache.size >= MAX_CACHED_REPORTS && !oldest.done) cache.delete(oldest.value)
  cache.set(key, { newest, madeAt: now, report })
  return report
}
