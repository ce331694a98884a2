import { Hono } from 'hono'
import { runReportCached } from '../../adapters/d1/report-cache'
import { planReport, type ReportPlan } from '../../core/metrics/assemble'
import { reportCsv } from '../../core/metrics/csv'
import { isReportName, REPORTS } from '../../core/metrics/reports'
import { dayAround, INTERVAL_MS, isTimeZone } from '../../core/metrics/time-buckets'
import { type ReportQuery, report, reportQuery } from '../../protocol'
import type { AppEnv } from '../env'
import { requireRole } from '../middleware/api-key'
import { ProblemError } from '../problem'
import { documented, query } from '../validate'

/** Longest range of a report, in days: what Analytics Engine keeps, so that both stores can answer. */
const MAX_RANGE_DAYS = 92
/** Points of a series: 92 days of hours, or a day and a half of minutes. */
const MAX_SERIES_POINTS = 2_250
/** `tz=shop` asks for the shop's own zone. */
const SHOP_ZONE = 'shop'

export const reportsRoutes = new Hono<AppEnv>().get(
  '/reports/:report',
  documented({
    summary: 'A report (overview, latency): single figures, over time and by dimension; today unless asked otherwise',
    tag: 'Reports',
    security: 'api_key',
    success: { 200: { description: 'The report; text/csv with format=csv, the same figures', schema: report } },
    problems: [401, 403, 404],
  }),
  requireRole('owner', 'admin', 'agent', 'analyst'),
  query(reportQuery),
  async (c) => {
    const name = c.req.param('report')
    if (!isReportName(name)) throw new ProblemError(404, 'There is no such report.')
    const asked = c.req.valid('query')
    const { settings } = c.get('bundle')
    const tz = asked.tz === SHOP_ZONE ? settings.timeZone : asked.tz
    const now = Date.now()
    const plan: ReportPlan = planReport({
      report: name,
      spec: REPORTS[name],
      shop: settings.shop,
      interval: asked.interval,
      tz,
      ...rangeOf(asked, tz, now),
    })
    const answer = await runReportCached(c.env.DB, plan, now)
    c.header('cache-control', 'no-store')
    if (asked.format !== 'csv') return c.json(answer)
    const file = `${settings.shop}-${name}-${answer.from.slice(0, 10)}.csv`
    return c.body(reportCsv(answer), 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${file}"`,
    })
  },
)

/** The asked range; without `to` today's end, without `from` the start of the day in which the range ends. */
function rangeOf(asked: ReportQuery, tz: string, now: number): { from: number; to: number } {
  if (!isTimeZone(tz)) throw refused('tz', 'must be an IANA time zone')
  const to = asked.to === undefined ? dayAround(now, tz).to : instantOf('to', asked.to)
  const from = asked.from === undefined ? dayAround(to - 1, tz).from : instantOf('from', asked.from)
  if (from >= to) throw refused('to', 'must be after from')
  if (to - from > MAX_RANGE_DAYS * INTERVAL_MS.day)
    throw refused('from', `must be at most ${MAX_RANGE_DAYS} days before to`)
  if ((to - from) / INTERVAL_MS[asked.interval] > MAX_SERIES_POINTS)
    throw refused('interval', 'is too fine for this range')
  return { from, to }
}

function instantOf(field: string, text: string): number {
  const at = Date.parse(text)
  if (!Number.isFinite(at) || at < 0) throw refused(field, 'must be an ISO 8601 instant')
  return at
}

function refused(field: string, message: string): ProblemError {
  return new ProblemError(400, 'The request does not fit the schema.', [{ field, message }])
}
