import { and, count, eq, gt, type SQL, sql } from 'drizzle-orm'
import { MAX_VERIFY_ATTEMPTS_PER_EMAIL, MAX_VERIFY_ATTEMPTS_PER_ORDER, VERIFY_WINDOW_MS } from '../../config'
import type { Order } from '../../core/domain'
import type { OrderError } from '../../core/ports'
import { err, ok, type Result } from '../../core/result'
import type { Database } from './database'
import { toHex } from './hex'
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
 * answer, and both count: after MAX_VERIFY_ATTEMPTS_PER_ORDER wrong pairs of a number, or MAX_VERIFY_ATTEMPTS_PER_EMAIL of an e-mail,
 * within VERIFY_WINDOW_MS that number or e-mail is locked, for the right pair too. Reading, judging and counting are one atomic batch, so
 * guessing in parallel gains nothing. A `proven` e-mail is neither counted nor locked: who has locked it need not be who owns it.
 */
export async function verifyOrder(
  db: Database,
  shop: string,
  pair: { readonly orderNumber: string; readonly email: string; readonly proven: boolean },
  now: number,
): Promise<Result<Order, Exclude<OrderError, 'late'>>> {
  const orderNumber = normaliseOrderNumber(pair.orderNumber)
  const email = normaliseEmail(pair.email)
  if (orderNumber.length === 0 || orderNumber.length > MAX_ORDER_NUMBER_CHARS) return err('not_found')
  const emailHash = await hashEmail(shop, email)
  const failures = failuresOf(shop, { orderNumber, emailHash }, now)
  const isOpen = pair.proven ? sql`false` : belowLimits(failures)
  const [ofOrder, ofEmail, , ...rows] = await db.batch([
    db.select({ count: count() }).from(verificationFailures).where(failures.ofOrder),
    db.select({ count: count() }).from(verificationFailures).where(failures.ofEmail),
    db.insert(verificationFailures).select(
      sql`select null, ${shop}, ${orderNumber}, ${now}, ${emailHash} where ${isOpen} and not exists (
        select 1 from ${orders}
        where ${orders.shop} = ${shop} and ${orders.orderNumber} = ${orderNumber} and ${orders.email} = ${email}
      )`,
    ),
    ...orderReads(db, shop, (column) => eq(column, orderNumber)),
  ])
  const locked =
    (ofOrder[0]?.count ?? 0) >= MAX_VERIFY_ATTEMPTS_PER_ORDER ||
    (ofEmail[0]?.count ?? 0) >= MAX_VERIFY_ATTEMPTS_PER_EMAIL
  if (locked && !pair.proven) return err('locked')
  const [order] = assembleOrders(...rows)
  return order && order.email === email ? ok(order) : err('not_found')
}

type Failures = Readonly<Record<'ofOrder' | 'ofEmail', SQL | undefined>>

/** In SQL the wrong pairs with this number, and those with this e-mail, within the window. */
export function failuresOf(
  shop: string,
  { orderNumber, emailHash }: { readonly orderNumber: string; readonly emailHash: string },
  now: number,
): Failures {
  const since = and(eq(verificationFailures.shop, shop), gt(verificationFailures.at, now - VERIFY_WINDOW_MS))
  return {
    ofOrder: and(since, eq(verificationFailures.orderNumber, orderNumber)),
    ofEmail: and(since, eq(verificationFailures.emailHash, emailHash)),
  }
}

/** True in SQL while neither is locked: what is locked does not grow the table. */
export function belowLimits({ ofOrder, ofEmail }: Failures): SQL {
  return sql`(select count(*) from ${verificationFailures} where ${ofOrder}) < ${MAX_VERIFY_ATTEMPTS_PER_ORDER}
    and (select count(*) from ${verificationFailures} where ${ofEmail}) < ${MAX_VERIFY_ATTEMPTS_PER_EMAIL}`
}

/** Tells two addresses apart without keeping either; the rows live for an hour. */
export async function hashEmail(shop: string, email: string): Promise<string> {
  return toHex(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${shop}\n${email}`)))
}
