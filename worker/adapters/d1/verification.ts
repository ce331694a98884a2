import { and, count, eq, gt, type SQL, sql } from 'drizzle-orm'
import { MAX_VERIFY_ATTEMPTS_PER_ORDER, VERIFY_WINDOW_MS } from '../../config'
import type { Order } from '../../core/domain'
import type { OrderError } from '../../core/ports'
import { err, ok, type Result } from '../../core/result'
import type { Database } from './database'
import { assembleOrders, orderReads } from './order-reads'
import { orders, verificationFailures } from './schema'

/** Longer than any shop's order numbers. */
const MAX_ORDER_NUMBER_CHARS = 32

/** "#kf-1001" and a full-width "＃ＫＦ-1001" are the order KF-1001. */
export function normaliseOrderNumber(orderNumber: string): string {
  return orderNumber.normalize('NFKC').replaceAll('#', '').trim().toUpperCase()
}

export function normaliseEmail(email: string): string {
  return email.trim().toLowerCase()
}

/**
 * The order, when the e-mail is the one it was placed with. An unknown order and a wrong e-mail take the same statements and get the same
 * answer, and both count: after MAX_VERIFY_ATTEMPTS_PER_ORDER wrong pairs within VERIFY_WINDOW_MS the number is locked, for the right
 * e-mail too. Reading, judging and counting are one atomic batch, so guessing in parallel gains nothing.
 */
export async function verifyOrder(
  db: Database,
  shop: string,
  givenNumber: string,
  givenEmail: string,
  now: number,
): Promise<Result<Order, Exclude<OrderError, 'late'>>> {
  const orderNumber = normaliseOrderNumber(givenNumber)
  const email = normaliseEmail(givenEmail)
  if (orderNumber.length === 0 || orderNumber.length > MAX_ORDER_NUMBER_CHARS) return err('not_found')
  const recent = and(
    eq(verificationFailures.shop, shop),
    eq(verificationFailures.orderNumber, orderNumber),
    gt(verificationFailures.at, now - VERIFY_WINDOW_MS),
  )
  const [failures, , ...rows] = await db.batch([
    db.select({ count: count() }).from(verificationFailures).where(recent),
    db.insert(verificationFailures).select(failureRow(shop, orderNumber, email, now, recent)),
    ...orderReads(db, shop, (column) => eq(column, orderNumber)),
  ])
  if ((failures[0]?.count ?? 0) >= MAX_VERIFY_ATTEMPTS_PER_ORDER) return err('locked')
  const [order] = assembleOrders(...rows)
  return order && order.email === email ? ok(order) : err('not_found')
}

/** One row when the pair is wrong and the number not yet locked, else none: a locked number does not grow the table. */
function failureRow(shop: string, orderNumber: string, email: string, now: number, recent: SQL | undefined): SQL {
  return sql`select null, ${shop}, ${orderNumber}, ${now}
    where (select count(*) from ${verificationFailures} where ${recent}) < ${MAX_VERIFY_ATTEMPTS_PER_ORDER}
    and not exists (
      select 1 from ${orders}
      where ${orders.shop} = ${shop} and ${orders.orderNumber} = ${orderNumber} and ${orders.email} = ${email}
    )`
}
