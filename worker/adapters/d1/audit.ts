import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { ChangeRequest } from '../../core/ports'
import type { Database } from './database'
import { auditLog, orders } from './schema'

export type OrderAction =
  | 'cancel'
  | 'undo_cancel'
  | 'change_address'
  | 'change_items'
  | 'create_return'
  | 'open_claim'
  | 'send_invoice'

/** A change of one order on its way into the audit log. The stored key holds action and order, so a caller's key cannot meet another's. */
export type Change = {
  readonly shop: string
  readonly orderNumber: string
  readonly action: OrderAction
  readonly subject: string
  readonly key: string
  readonly by: string
  readonly now: number
  /** Of this very try, so that what belongs to the change is done by the try that made it and by no repeat. */
  readonly attempt: string
}

export function changeOf(shop: string, action: OrderAction, { orderNumber, key, by, now }: ChangeRequest): Change {
  const stored = `${action}:${orderNumber}:${key}`
  return {
    shop,
    orderNumber,
    action,
    subject: `order:${orderNumber}`,
    key: stored,
    by,
    now,
    attempt: crypto.randomUUID(),
  }
}

/**
 * The detail of a change as SQL for a JSON text: what the order was and what it is now, and `more` beside it. Evaluated against the order's
 * row as it stands where recordChange stands in its batch: before the update, or `before` is not what it says.
 */
export function beforeAfter(before: SQL, after: SQL, more: SQL = sql``): SQL {
  return sql`json_object('before', ${before}, 'after', ${after}${more})`
}

/** True in SQL for the row of the order that is changed. */
export function theOrder({ shop, orderNumber }: Change): SQL {
  return sql`${orders.shop} = ${shop} and ${orders.orderNumber} = ${orderNumber}`
}

/** True in SQL when recordChange has just written the row, in the same batch: what follows from the change goes on then, and only then. */
export function justMade({ shop, key, attempt }: Change): SQL {
  return sql`exists (select 1 from ${auditLog} where ${auditLog.shop} = ${shop} and ${auditLog.requestKey} = ${key}
    and ${auditLog.detail} ->> '$.attempt' = ${attempt})`
}

/** Writes the audit row when the order meets `condition`; a repeat of the change writes nothing. `detail` is SQL for a JSON text. */
export function recordChange(db: Database, change: Change, condition: SQL, detail: SQL = sql`'{}'`) {
  const { shop, now, by, action, subject, key, attempt } = change
  return db
    .insert(auditLog)
    .select(
      sql`select null, ${shop}, ${now}, ${by}, ${action}, ${subject},
          json_set(${detail}, '$.attempt', ${attempt}), ${key}
        from ${orders} where ${theOrder(change)} and ${condition}`,
    )
    .onConflictDoNothing()
}

/** The audit row of this change: there once it has been made, now or before. */
export function findChange(db: Database, { shop, key }: Change) {
  return db
    .select({ detail: auditLog.detail })
    .from(auditLog)
    .where(and(eq(auditLog.shop, shop), eq(auditLog.requestKey, key)))
}
