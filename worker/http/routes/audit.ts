import { Hono } from 'hono'
import * as v from 'valibot'
import { type AuditRow, auditActions, readAudit } from '../../adapters/d1/audit-reads'
import { MAX_AUDIT_CSV_ROWS } from '../../config'
import { csvOf } from '../../core/csv'
import { parseJson } from '../../core/parse-json'
import { type AuditEntry, auditPage, auditQuery } from '../../protocol'
import type { AppEnv } from '../env'
import { requireRole } from '../middleware/api-key'
import { documented, query } from '../validate'

/** Who changed what and who looked at whom, mounted under /v1/shops/:shop. */
export const auditRoutes = new Hono<AppEnv>().get(
  '/audit',
  documented({
    summary:
      'Who changed what, and who looked at what of a shopper, newest first; by subject, such as order:1001, person, action and time',
    tag: 'Security',
    security: 'api_key',
    success: { 200: { description: 'A page of the audit log, or CSV', schema: auditPage } },
    problems: [401, 403, 404],
  }),
  requireRole('owner', 'admin'),
  query(auditQuery),
  async (c) => {
    const { subject, by, action, from, to, before, limit, format } = c.req.valid('query')
    const { shop } = c.get('bundle').settings
    const filter = { subject, by, action, from: msOf(from), to: msOf(to), before }
    c.header('cache-control', 'no-store')
    if (format === 'csv') {
      const rows = await readAudit(c.env.DB, shop, { ...filter, limit: MAX_AUDIT_CSV_ROWS })
      c.header('content-type', 'text/csv; charset=utf-8')
      c.header('content-disposition', `attachment; filename="audit-${shop}.csv"`)
      return c.body(csvOf(COLUMNS, rows.map(lineOf)))
    }
    const [rows, actions] = await Promise.all([
      // One more than asked for tells whether there is another page.
      readAudit(c.env.DB, shop, { ...filter, limit: limit + 1 }),
      auditActions(c.env.DB, shop),
    ])
    const entries = rows.slice(0, limit).map(entryOf)
    return c.json({ entries, next_before: rows.length > limit ? (entries.at(-1)?.id ?? null) : null, actions })
  },
)

const COLUMNS = ['id', 'at', 'by', 'by_name', 'action', 'subject', 'subject_name', 'before', 'after', 'detail', 'place']

function lineOf(row: AuditRow): string[] {
  const { id, at, by, by_name, action, subject, subject_name, detail, place } = entryOf(row)
  const { before, after, ...more } = detail
  const json = (value: unknown) => (value === undefined ? '' : JSON.stringify(value))
  const rest = Object.keys(more).length > 0 ? more : undefined
  return [
    String(id),
    at,
    by,
    by_name ?? '',
    action,
    subject,
    subject_name ?? '',
    json(before),
    json(after),
    json(rest),
    place ?? '',
  ]
}

function entryOf({ at, detail, byName, subjectName, ...row }: AuditRow): AuditEntry {
  return {
    ...row,
    at: new Date(at).toISOString(),
    by_name: byName,
    subject_name: subjectName,
    detail: detailOf(detail),
  }
}

function detailOf(json: string): Record<string, unknown> {
  const parsed = parseJson(json)
  return v.is(v.record(v.string(), v.unknown()), parsed) ? parsed : { value: parsed }
}

function msOf(instant: string | undefined): number | undefined {
  return instant === undefined ? undefined : Date.parse(instant)
}
