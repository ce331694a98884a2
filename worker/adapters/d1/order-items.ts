import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { Order } from '../../core/domain'
import type { ChangeRequest, LineChange } from '../../core/ports'
import { err, ok } from '../../core/result'
import { beforeAfter, type Change, changeOf, findChange, justMade, recordChange, theOrder } from './audit'
import type { Database } from './database'
import { type ItemPlan, planItems, type SoldVariant } from './item-plan'
import { type Changed, CLOSED, NOT_SENT } from './order-changes'
import { assembleOrders, orderReads } from './order-reads'
import { approvedRefund } from './order-refunds'
import { isInStock, moveStock } from './order-stock'
import { orderLines, orders, products, variants } from './schema'

/** Tries before a change gives way to others of the same order or the same stock that come in between. */
const MAX_TRIES = 3

/**
 * Changes lines of an order nothing of which has left: another variant of the same product at the same price, fewer pieces, or more where
 * something else becomes fewer. Read and planned first, then made in one atomic batch that takes effect only while the order's lines are as
 * they were read and the stock suffices: audit row, stock, lines, total, and a refund of what was paid too much. What delivery cost stays.
 * 'not_eligible' when planItems refuses, something is sold out, or the order is closed; 'too_late' once it was sent.
 */
export async function changeItems(
  db: Database,
  shop: string,
  request: ChangeRequest & { readonly changes: readonly LineChange[] },
): Changed {
  const change = changeOf(shop, 'change_items', request)
  for (let tries = 1; ; tries++) {
    const { made, order, sold } = await readForChange(db, change)
    if (!order) return err('not_found')
    if (made) return ok(order)
    if (!isUnsent(order)) return err(CLOSED.has(order.status) ? 'not_eligible' : 'too_late')
    const plan = planItems(order, request.changes, sold)
    if (!plan) return err('not_eligible')
    const changed = await makeChange(db, change, order, plan)
    if (changed) return ok(changed)
    if (tries === MAX_TRIES) return err('not_eligible')
  }
}

function isUnsent({ status }: Order): boolean {
  return status === 'pending_payment' || status === 'processing'
}

async function readForChange(db: Database, change: Change) {
  const { shop, orderNumber } = change
  const [made, variantRows, ...rows] = await db.batch([
    findChange(db, change),
    db
      .select({
        sku: variants.sku,
        productId: variants.productId,
        name: products.name,
        options: variants.options,
        priceCents: products.priceCents,
      })
      .from(variants)
      .innerJoin(products, and(eq(products.shop, shop), eq(products.productId, variants.productId)))
      .where(
        sql`${variants.shop} = ${shop} and ${variants.productId} in (select ${orderLines.productId} from ${orderLines}
          where ${orderLines.shop} = ${shop} and ${orderLines.orderNumber} = ${orderNumber})`,
      ),
    ...orderReads(db, shop, (column) => eq(column, orderNumber)),
  ])
  const sold: SoldVariant[] = variantRows.map(({ name, options, ...row }) => ({
    ...row,
    name: JSON.parse(name) as Record<string, string>,
    options: JSON.parse(options) as Record<string, string>,
  }))
  return { made: made.length > 0, order: assembleOrders(...rows)[0], sold }
}

/** The order after the change, or null when something came in between. */
async function makeChange(db: Database, change: Change, order: Order, plan: ItemPlan): Promise<Order | null> {
  const { shop, orderNumber, now } = change
  const made = justMade(change)
  const lineRow = and(eq(orderLines.shop, shop), eq(orderLines.orderNumber, orderNumber))
  const kept = plan.lines.filter((line) => line.quantity > 0)
  const gone = JSON.stringify(plan.lines.filter((line) => line.quantity === 0).map((line) => line.lineId))
  const planned = (field: string) =>
    sql`(select value ->> ${`$.${field}`} from json_each(${JSON.stringify(kept)}) where value ->> '$.lineId' = ${orderLines.lineId})`
  const [, , , , , , found, ...rows] = await db.batch([
    recordChange(
      db,
      change,
      sql`${NOT_SENT} and ${linesAre(change, order)} and ${isInStock(shop, plan.moves)}`,
      beforeAfter(
        sql`json_object('lines', json(${wordsOf(order.lines)}), 'total_cents', ${orders.totalCents})`,
        sql`json_object('lines', json(${wordsOf(kept)}), 'total_cents', ${orders.totalCents} - ${plan.savedCents})`,
        sql`, 'saved_cents', ${plan.savedCents}`,
      ),
    ),
    moveStock(db, shop, plan.moves, made),
    db
      .delete(orderLines)
      .where(and(lineRow, sql`${orderLines.lineId} in (select value from json_each(${gone}))`, made)),
    db
      .update(orderLines)
      .set({ sku: planned('sku'), quantity: planned('quantity'), title: planned('title') })
      .where(and(lineRow, sql`exists ${planned('sku')}`, made)),
    approvedRefund(
      db,
      change,
      sql`${plan.savedCents}`,
      sql`${orders.status} = 'processing' and ${plan.savedCents} > 0 and ${made}`,
    ),
    db
      .update(orders)
      .set({ totalCents: sql`${orders.totalCents} - ${plan.savedCents}`, updatedAt: now })
      .where(and(theOrder(change), made)),
    findChange(db, change),
    ...orderReads(db, shop, (column) => eq(column, orderNumber)),
  ])
  return found.length > 0 ? (assembleOrders(...rows)[0] ?? null) : null
}

/** True in SQL while the order's lines are the ones the plan was made for. */
function linesAre({ shop, orderNumber }: Change, order: Order): SQL {
  const read = JSON.stringify(order.lines.map(({ lineId, sku, quantity }) => [lineId, sku, quantity]))
  const lines = sql`select ${orderLines.lineId} as line_id, ${orderLines.sku} as sku, ${orderLines.quantity} as quantity
    from ${orderLines} where ${orderLines.shop} = ${shop} and ${orderLines.orderNumber} = ${orderNumber}`
  const same = sql`select 1 from json_each(${read}) as was where was.value ->> 0 = line.line_id and was.value ->> 1 = line.sku
    and was.value ->> 2 = line.quantity`
  return sql`((select count(*) from (${lines})) = ${order.lines.length}
    and not exists (select 1 from (${lines}) as line where not exists (${same})))`
}

function wordsOf(lines: readonly { lineId: number; sku: string; quantity: number }[]): string {
  return JSON.stringify(lines.map(({ lineId, sku, quantity }) => ({ line_id: lineId, sku, quantity })))
}
