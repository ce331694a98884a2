import { and, desc, eq, inArray } from 'drizzle-orm'
import type { Order } from '../../core/domain'
import type { Mail, Orders } from '../../core/ports'
import { err, ok, type Result } from '../../core/result'
import type { DocumentLinks } from '../jwt/document-links'
import { withinBudget } from './budget'
import { type Database, openDatabase } from './database'
import { cancelOrder, changeAddress } from './order-changes'
import { openClaim } from './order-claims'
import { sendInvoice } from './order-invoices'
import { changeItems } from './order-items'
import { assembleOrders, orderReads } from './order-reads'
import { createReturn } from './order-requests'
import { undoCancel } from './order-undo'
import { orders } from './schema'
import { normaliseEmail, normaliseOrderNumber, verifyOrder } from './verification'

export type D1OrdersOptions = {
  readonly budgetMs: number
  /** Where labels and invoices are printed; without it returns have no label. */
  readonly links?: DocumentLinks
  /** What invoices are sent with; without it they are only linked to. */
  readonly mail?: Mail
  /** Told of the products an order gave goods of back to the stock. */
  readonly restocked?: (productIds: readonly string[]) => Promise<void>
}

/**
 * A shop's orders as they are kept in D1. Every call ends within `budgetMs`; one that takes longer answers 'late', and a change may then
 * still be made: asking again with the same key tells. An outage of the database throws from a read; from a change it answers 'late' too.
 */
export function createD1Orders(db: D1Database, shop: string, options: D1OrdersOptions): Orders {
  const database = openDatabase(db)
  const { links = null, mail = null, restocked } = options
  const bounded = <T, E>(work: Promise<Result<T, E>>) => withinBudget(options.budgetMs, work)
  const tidy = <R extends { readonly orderNumber: string }>(request: R): R => ({
    ...request,
    orderNumber: normaliseOrderNumber(request.orderNumber),
  })
  // An answer that was lost says nothing about the change: it may have been made, exactly as when it is late.
  const changing = <T, E>(work: Promise<Result<T, E>>) =>
    bounded(
      work.catch((error: unknown): Result<T, E | 'late'> => {
        console.error(JSON.stringify({ level: 'error', at: 'd1.orders', shop, error: String(error) }))
        return err('late')
      }),
    )
  // Whether more of a product is there than before is found out by who is told.
  const giving = async <E>(work: Promise<Result<Order, E>>) => {
    const changed = await work
    if (changed.ok) await restocked?.([...new Set(changed.value.lines.map(({ productId }) => productId))])
    return changed
  }
  return {
    verify: (orderNumber, email, now, proven = false) =>
      bounded(verifyOrder(database, shop, { orderNumber, email, proven }, now)),
    get: (orderNumber) => bounded(readOrder(database, shop, normaliseOrderNumber(orderNumber))),
    listByEmail: (email, limit) => bounded(readOrdersOf(database, shop, normaliseEmail(email), limit)),
    cancel: (request) => changing(giving(cancelOrder(database, shop, tidy(request)))),
    changeAddress: (request) => changing(changeAddress(database, shop, tidy(request))),
    createReturn: (request) => changing(createReturn(database, shop, tidy(request), links)),
    changeItems: (request) => changing(giving(changeItems(database, shop, tidy(request)))),
    undoCancel: (request) => changing(undoCancel(database, shop, tidy(request))),
    sendInvoice: (request) => changing(sendInvoice(database, shop, tidy(request), { mail, links })),
    openClaim: (request) => changing(openClaim(database, shop, tidy(request))),
  }
}

async function readOrder(db: Database, shop: string, orderNumber: string): Promise<Result<Order, 'not_found'>> {
  const [order] = assembleOrders(...(await db.batch(orderReads(db, shop, (column) => eq(column, orderNumber)))))
  return order ? ok(order) : err('not_found')
}

async function readOrdersOf(
  db: Database,
  shop: string,
  email: string,
  limit: number,
): Promise<Result<readonly Order[], never>> {
  const newest = db
    .select({ orderNumber: orders.orderNumber })
    .from(orders)
    .where(and(eq(orders.shop, shop), eq(orders.email, email)))
    .orderBy(desc(orders.placedAt))
    .limit(limit)
  return ok(assembleOrders(...(await db.batch(orderReads(db, shop, (column) => inArray(column, newest))))))
}
