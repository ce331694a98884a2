import { and, desc, eq, sql } from 'drizzle-orm'
import * as v from 'valibot'
import { UNDO_CANCEL_MS } from '../../config'
import type { Order } from '../../core/domain'
import type { ChangeRequest } from '../../core/ports'
import { err, ok } from '../../core/result'
import { beforeAfter, type Change, changeOf, findChange, justMade, recordChange, theOrder } from './audit'
import type { Database } from './database'
import type { Changed } from './order-changes'
import { assembleOrders, orderReads } from './order-reads'
import { moveWholeOrder, wholeOrderInStock } from './order-stock'
import { auditLog, orders, refunds } from './schema'

/** What a cancellation wrote down of the order before it. */
const cancellation = v.object({
  before: v.object({ status: v.picklist(['pending_payment', 'processing']) }),
  refund_id: v.nullish(v.string(), null),
})

/**
 * Takes the last cancellation back within UNDO_CANCEL_MS: the order has its status and its goods again, and the refund that was approved is
 * withdrawn. One atomic batch. 'too_late' after that time or once the refund is on its way; 'not_eligible' when the order is not cancelled
 * or something of it is sold out since.
 */
export async function undoCancel(db: Database, shop: string, request: ChangeRequest): Changed {
  const change = changeOf(shop, 'undo_cancel', request)
  const [made, cancelled, ...rows] = await db.batch([
    findChange(db, change),
    db
      .select({ id: auditLog.id, at: auditLog.at, detail: auditLog.detail })
      .from(auditLog)
      .where(and(eq(auditLog.shop, shop), eq(auditLog.subject, change.subject), eq(auditLog.action, 'cancel')))
      .orderBy(desc(auditLog.id))
      .limit(1),
    ...orderReads(db, shop, (column) => eq(column, change.orderNumber)),
  ])
  const [order] = assembleOrders(...rows)
  if (!order) return err('not_found')
  if (made.length > 0) return ok(order)
  if (order.status !== 'cancelled') return err('not_eligible')
  const [last] = cancelled
  if (!last || change.now - last.at > UNDO_CANCEL_MS) return err('too_late')
  const written = v.safeParse(cancellation, JSON.parse(last.detail))
  // Cancelled by something that wrote nothing down: a person must see to it.
  if (!written.success) return err('unsupported')
  const { before, refund_id: refundId } = written.output
  if (refundId !== null && !isWithdrawable(order, refundId)) return err('too_late')
  const undone = await restore(db, change, { cancelId: last.id, from: before.status, refundId })
  return undone ? ok(undone) : err('not_eligible')
}

function isWithdrawable({ refunds: rows }: Order, refundId: string): boolean {
  const refund = rows.find((entry) => entry.refundId === refundId)
  return refund?.status === 'approved' || refund?.status === 'requested'
}

type Cancelled = {
  readonly cancelId: number
  readonly from: 'pending_payment' | 'processing'
  readonly refundId: string | null
}

/** The order after it, or null when something came in between or is sold out. */
async function restore(db: Database, change: Change, cancelled: Cancelled): Promise<Order | null> {
  const { shop, orderNumber, subject, now } = change
  const { cancelId, from, refundId } = cancelled
  const theRefund = sql`${refunds.shop} = ${shop} and ${refunds.orderNumber} = ${orderNumber} and ${refunds.refundId} = ${refundId}`
  const open = sql`(${refundId} is null or exists (select 1 from ${refunds} where ${theRefund} and ${refunds.status} in ('approved', 'requested')))`
  const isLast = sql`not exists (select 1 from ${auditLog} where ${auditLog.shop} = ${shop} and ${auditLog.subject} = ${subject}
    and ${auditLog.action} = 'cancel' and ${auditLog.id} > ${cancelId})`
  const [, , , , made, ...rows] = await db.batch([
    recordChange(
      db,
      change,
      sql`${orders.status} = 'cancelled' and ${open} and ${isLast} and ${wholeOrderInStock(change)}`,
      beforeAfter(
        sql`json_object('status', ${orders.status})`,
        sql`json_object('status', ${from})`,
        sql`, 'withdrawn', ${refundId}`,
      ),
    ),
    db.delete(refunds).where(and(theRefund, justMade(change))),
    moveWholeOrder(db, change, -1, justMade(change)),
    db
      .update(orders)
      .set({ status: from, updatedAt: now })
      .where(and(theOrder(change), justMade(change))),
    findChange(db, change),
    ...orderReads(db, shop, (column) => eq(column, orderNumber)),
  ])
  return made.length > 0 ? (assembleOrders(...rows)[0] ?? null) : null
}
