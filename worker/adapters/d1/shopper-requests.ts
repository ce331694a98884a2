import { and, asc, eq, or, sql } from 'drizzle-orm'
import type { CaseRequest, DataRequest, ReviewRequest, StockAlertRequest } from '../../core/ports'
import { ok, type Result } from '../../core/result'
import type { Database } from './database'
import { MAX_OWN_TEXT_CHARS, maskedShopper, type OwnChange, recordOwnChange } from './own-changes'
import { cases, dataRequests, reviews, stockAlerts } from './schema'

/** Numbers shoppers see begin above it: "CS-1" looks like a shop that opened yesterday. */
export const FIRST_NUMBER = 1_000
const DAY_MS = 86_400_000
/** What the GDPR gives: one month. */
const DATA_REQUEST_DAYS = 30

/** Waits for stock: one open alert a wish, whoever asks again and how often. */
export async function subscribeStock(
  db: Database,
  shop: string,
  { email, productId, sku, locale, key, now }: StockAlertRequest,
): Promise<Result<'subscribed' | 'already', never>> {
  const change = ownChange(shop, 'subscribe_stock', 'stock_alert', email, key, now)
  const row = { shop, email, productId, sku: sku ?? '', locale, createdAt: now, requestKey: key }
  const mine = sql`${stockAlerts.shop} = ${shop} and ${stockAlerts.requestKey} = ${key}`
  const [, , made] = await db.batch([
    db.insert(stockAlerts).values(row).onConflictDoNothing(),
    recordOwnChange(db, change, { table: stockAlerts, id: stockAlerts.id, where: mine }, { product: productId, sku }),
    db.select({ id: stockAlerts.id }).from(stockAlerts).where(mine),
  ])
  return ok(made.length > 0 ? 'subscribed' : 'already')
}

/** A request of the same kind that is still open is the same request: its number and its day are told again. */
export async function requestData(
  db: Database,
  shop: string,
  { email, kind, proof, locale, key, now }: DataRequest,
): Promise<Result<{ readonly requestId: string; readonly dueOn: string }, never>> {
  const change = ownChange(shop, 'request_data', 'data_request', email, key, now)
  const dueOn = new Date(now + DATA_REQUEST_DAYS * DAY_MS).toISOString().slice(0, 10)
  const table = dataRequests
  const open = sql`${table.shop} = ${shop} and ${table.email} = ${email} and ${table.kind} = ${kind} and ${table.status} = 'open'`
  const mine = sql`${table.shop} = ${shop} and ${table.requestKey} = ${key}`
  const [, , rows] = await db.batch([
    db
      .insert(table)
      .select(
        sql`select null, ${shop}, ${email}, ${kind}, 'open', ${now}, ${dueOn}, ${key}, ${locale}, ${proof}, null
          where not exists (select 1 from ${table} where ${open})`,
      )
      .onConflictDoNothing(),
    recordOwnChange(db, change, { table, id: table.id, where: mine }, { kind, due_on: dueOn }),
    db
      .select({ id: table.id, dueOn: table.dueOn })
      .from(table)
      .where(or(mine, open))
      .orderBy(asc(sql`${table.requestKey} <> ${key}`), asc(table.id))
      .limit(1),
  ])
  const [row] = rows
  if (!row) throw new Error('the data request was not written')
  return ok({ requestId: `D-${FIRST_NUMBER + row.id}`, dueOn: row.dueOn })
}

export async function leaveReview(
  db: Database,
  shop: string,
  { email, productId, orderNumber, rating, text, key, now }: ReviewRequest,
): Promise<Result<{ readonly reviewId: string }, never>> {
  const change = ownChange(shop, 'leave_review', 'review', email, key, now)
  const kept = text.slice(0, MAX_OWN_TEXT_CHARS)
  const row = { shop, email, productId, orderNumber, rating, text: kept, createdAt: now, requestKey: key }
  const mine = sql`${reviews.shop} = ${shop} and ${reviews.requestKey} = ${key}`
  const [, , made] = await db.batch([
    db.insert(reviews).values(row).onConflictDoNothing(),
    recordOwnChange(db, change, { table: reviews, id: reviews.id, where: mine }, { rating, product: productId }),
    db.select({ id: reviews.id }).from(reviews).where(mine),
  ])
  return ok({ reviewId: `V-${FIRST_NUMBER + idOf(made)}` })
}

export async function openCase(
  db: Database,
  shop: string,
  { kind, email, text, key, now }: CaseRequest,
): Promise<Result<{ readonly caseId: string }, never>> {
  const change = ownChange(shop, 'open_case', 'case', email, key, now)
  const kept = text.slice(0, MAX_OWN_TEXT_CHARS)
  const row = { shop, kind, email, text: kept, status: 'open' as const, openedAt: now, requestKey: key }
  const [, , made] = await db.batch([
    db.insert(cases).values(row).onConflictDoNothing(),
    recordOwnChange(
      db,
      change,
      { table: cases, id: cases.id, where: sql`${cases.shop} = ${shop} and ${cases.requestKey} = ${key}` },
      { kind },
    ),
    db
      .select({ id: cases.id })
      .from(cases)
      .where(and(eq(cases.shop, shop), eq(cases.requestKey, key))),
  ])
  return ok({ caseId: `CS-${FIRST_NUMBER + idOf(made)}` })
}

function ownChange(
  shop: string,
  action: OwnChange['action'],
  subject: string,
  email: string | null,
  key: string,
  now: number,
): OwnChange {
  return { shop, action, subject, key, by: maskedShopper(email), now }
}

function idOf(rows: readonly { readonly id: number }[]): number {
  const [row] = rows
  if (!row) throw new Error('the row was not written')
  return row.id
}
