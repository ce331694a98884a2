import { type SQL, sql } from 'drizzle-orm'
import { type Change, theOrder } from './audit'
import type { Database } from './database'
import { orders, refunds } from './schema'

/** Five working days, always a week in calendar days: what the shop promises for a refund. */
const REFUND_MS = 7 * 86_400_000

/** The id of the order's next refund in SQL: RF-{order}-{n}, one more than the highest, since a withdrawn refund leaves a gap. */
export function nextRefundId({ shop, orderNumber }: Change): SQL {
  const prefix = `RF-${orderNumber}-`
  const highest = sql`select max(cast(substr(${refunds.refundId}, ${prefix.length + 1}) as integer)) from ${refunds}
    where ${refunds.shop} = ${shop} and ${refunds.orderNumber} = ${orderNumber}`
  return sql`(${prefix} || (1 + coalesce((${highest}), 0)))`
}

/** Adds an approved refund of `cents` to the way it was paid, when `condition` holds for the order. */
export function approvedRefund(db: Database, change: Change, cents: SQL, condition: SQL) {
  const expectedOn = new Date(change.now + REFUND_MS).toISOString().slice(0, 10)
  return db.insert(refunds).select(
    sql`select ${change.shop}, ${change.orderNumber}, ${nextRefundId(change)}, ${cents}, 'approved', ${orders.paymentMethod},
        ${change.now}, ${expectedOn}, null from ${orders} where ${theOrder(change)} and ${condition}`,
  )
}
