import { desc, eq } from 'drizzle-orm'
import type { Order } from '../../core/domain'
import { openDatabase } from './database'
import { createD1Orders } from './orders'
import { orders } from './schema'

/** Reading one order has this long, in milliseconds. */
const BUDGET_MS = 3_000

/** The newest order of the built-in store, or null where it has none. @throws Error when the database is late. */
export async function newestOrder(d1: D1Database, shop: string): Promise<Order | null> {
  const [newest] = await openDatabase(d1)
    .select({ orderNumber: orders.orderNumber })
    .from(orders)
    .where(eq(orders.shop, shop))
    .orderBy(desc(orders.placedAt))
    .limit(1)
  if (!newest) return null
  const read = await createD1Orders(d1, shop, { budgetMs: BUDGET_MS }).get(newest.orderNumber)
  if (!read.ok && read.error === 'late') throw new Error('the order did not come in time')
  return read.ok ? read.value : null
}
