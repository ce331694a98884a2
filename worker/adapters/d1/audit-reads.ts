import { and, desc, eq, lt, sql } from 'drizzle-orm'
import { openDatabase } from './database'
import { auditLog } from './schema'

export type AuditRow = Omit<typeof auditLog.$inferSelect, 'shop' | 'requestKey'>

/** A shop's audit rows, newest first: those older than the row `before`, of one subject where one is named. */
export async function readAudit(
  d1: D1Database,
  shop: string,
  page: { readonly subject?: string | undefined; readonly before?: number | undefined; readonly limit: number },
): Promise<AuditRow[]> {
  const { id, at, by, action, subject } = auditLog
  // Which try made a change is for the change itself alone.
  const detail = sql<string>`json_remove(${auditLog.detail}, '$.attempt')`
  return openDatabase(d1)
    .select({ id, at, by, action, subject, detail })
    .from(auditLog)
    .where(
      and(
        eq(auditLog.shop, shop),
        page.subject === undefined ? undefined : eq(auditLog.subject, page.subject),
        page.before === undefined ? undefined : lt(auditLog.id, page.before),
      ),
    )
    .orderBy(desc(auditLog.id))
    .limit(page.limit)
}
