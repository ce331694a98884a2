import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { Order, OrderStatus } from '../../core/domain'
import type { ChangeError, ChangeRequest } from '../../core/ports'
import { err, ok, type Result } from '../../core/result'
import { beforeAfter, changeOf, findChange, justMade, recordChange, theOrder } from './audit'
import type { Database } from './database'
import { assembleOrders, orderReads } from './order-reads'
import { approvedRefund, nextRefundId } from './order-refunds'
import { moveWholeOrder } from './order-stock'
import { orders } from './schema'

export type Changed = Promise<Result<Order, Exclude<ChangeError, 'late'>>>

/** An address of six lines, with room to spare. */
const MAX_ADDRESS_CHARS = 500
export const CLOSED: ReadonlySet<OrderStatus> = new Set(['cancelled', 'returned', 'refunded'])
/** True in SQL while nothing of the order has been handed to a carrier. */
export const NOT_SENT: SQL = sql`${orders.status} in ('pending_payment', 'processing')`

/**
 * Cancels an order nothing of which has left. One atomic batch: the audit log gets its row, what was paid becomes an approved refund, the
 * goods go back to the stock, the status changes. The same key again gets the order as it stands, even when the cancellation was taken back
 * since. 'too_late' once sent, 'not_eligible' when closed already.
 */
export async function cancelOrder(db: Database, shop: string, request: ChangeRequest): Changed {
  const change = changeOf(shop, 'cancel', request)
  const paid = sql`${orders.status} = 'processing'`
  // What undoCancel goes by.
  const detail = beforeAfter(
    sql`json_object('status', ${orders.status})`,
    sql`json_object('status', 'cancelled')`,
    sql`, 'refund_id', iif(${paid}, ${nextRefundId(change)}, null)`,
  )
  const [, , , , made, ...rows] = await db.batch([
    recordChange(db, change, NOT_SENT, detail),
    approvedRefund(db, change, sql`${orders.totalCents}`, sql`${paid} and ${justMade(change)}`),
    moveWholeOrder(db, change, 1, justMade(change)),
    db
      .update(orders)
      .set({ status: 'cancelled', updatedAt: change.now })
      .where(and(theOrder(change), justMade(change))),
    findChange(db, change),
    ...orderReads(db, shop, (column) => eq(column, change.orderNumber)),
  ])
  return outcome(assembleOrders(...rows)[0], made.length > 0)
}

/**
 * Sends an order nothing of which has left somewhere else. The address is kept as the shopper wrote it, whole in `line1`: taking it apart
 * would be guessing. Its name stays. 'not_eligible' for a blank one; otherwise as cancelOrder.
 */
export async function changeAddress(
  db: Database,
  shop: string,
  request: ChangeRequest & { readonly address: string },
): Changed {
  const change = changeOf(shop, 'change_address', request)
  const line1 = request.address.trim().slice(0, MAX_ADDRESS_CHARS)
  if (line1 === '') return err('not_eligible')
  const address = sql`json_object('name', ${orders.shopperName}, 'line1', ${line1}, 'postcode', '', 'city', '', 'country', '')`
  const [, , made, ...rows] = await db.batch([
    recordChange(
      db,
      change,
      NOT_SENT,
      beforeAfter(sql`json_object('address', json(${orders.address}))`, sql`json_object('address', ${address})`),
    ),
    db
      .update(orders)
      .set({ address, updatedAt: change.now })
      .where(and(theOrder(change), justMade(change))),
    findChange(db, change),
    ...orderReads(db, shop, (column) => eq(column, change.orderNumber)),
  ])
  return outcome(assembleOrders(...rows)[0], made.length > 0)
}

/** The order as it stands when the change was made, now or before; else why it was not. */
export function outcome(order: Order | undefined, made: boolean): Awaited<Changed> {
  if (!order) return err('not_found')
  if (made) return ok(order)
  return err(CLOSED.has(order.status) ? 'not_eligible' : 'too_late')
}
