import { and, desc, eq, lt, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { openDatabase } from './database'
import { auditLog, cases, dataRequests, reviews } from './schema'
import { FIRST_NUMBER } from './shopper-requests'

export type WorkPage = { readonly status: 'open' | 'done'; readonly before: string | null; readonly limit: number }

/** Cases, newest first; one more than `limit` when there is more. */
export function listCases(d1: D1Database, shop: string, { status, before, limit }: WorkPage) {
  return openDatabase(d1)
    .select()
    .from(cases)
    .where(and(eq(cases.shop, shop), eq(cases.status, status), olderThan(cases.id, before)))
    .orderBy(desc(cases.id))
    .limit(limit + 1)
}

export function listDataRequests(d1: D1Database, shop: string, { status, before, limit }: WorkPage) {
  return openDatabase(d1)
    .select()
    .from(dataRequests)
    .where(and(eq(dataRequests.shop, shop), eq(dataRequests.status, status), olderThan(dataRequests.id, before)))
    .orderBy(desc(dataRequests.id))
    .limit(limit + 1)
}

export function listReviews(d1: D1Database, shop: string, { before, limit }: Omit<WorkPage, 'status'>) {
  return openDatabase(d1)
    .select()
    .from(reviews)
    .where(and(eq(reviews.shop, shop), olderThan(reviews.id, before)))
    .orderBy(desc(reviews.id))
    .limit(limit + 1)
}

/** Marks a case or data request as done, with one audit row; false for one that does not exist. Done again it changes nothing. */
export async function finishWork(
  d1: D1Database,
  shop: string,
  work: { readonly kind: 'case' | 'data_request'; readonly number: string; readonly by: string; readonly now: number },
): Promise<boolean> {
  const db = openDatabase(d1)
  const table = work.kind === 'case' ? cases : dataRequests
  const id = rowId(work.number)
  const own = and(eq(table.shop, shop), eq(table.id, id))
  const [, found] = await db.batch([
    db
      .insert(auditLog)
      .select(
        sql`select null, ${shop}, ${work.now}, ${work.by}, ${`finish_${work.kind}`}, ${`${work.kind}:${id}`}, '{}', ${`finish_${work.kind}:${id}`}
          from ${table} where ${own}`,
      )
      .onConflictDoNothing(),
    db.update(table).set({ status: 'done' }).where(own).returning({ id: table.id }),
  ])
  return found.length > 0
}

function olderThan(column: SQLiteColumn, before: string | null) {
  return before === null ? undefined : lt(column, rowId(before))
}

/** "CS-1017" ▸ the row 17. */
function rowId(number: string): number {
  return Number(number.slice(number.indexOf('-') + 1)) - FIRST_NUMBER
}
