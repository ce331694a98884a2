import { isLine } from '../../core/data/identity'
import type { IdentifiedRow } from '../../core/data/judge'
import { insertRows } from '../d1/insert-rows'
import { purchaseLines, purchases } from '../d1/schema'
import { leftOut, number, type StoreContext, string, whole } from './store-context'

type Purchase = typeof purchases.$inferInsert

/**
 * The statements that store orders. Rows that are lines of one order add up to it, unless they carry the order's own total; what the first
 * row says of the customer stands.
 */
export function storeOrders(rows: readonly IdentifiedRow[], context: StoreContext): D1PreparedStatement[] {
  const { db, guard } = context
  const lines = rows.filter(({ clean }) => isLine(clean))
  const byOrder = new Map<string, Purchase>()
  for (const row of rows) {
    const next = purchaseOf(row, context)
    const before = byOrder.get(next.orderNumber)
    byOrder.set(next.orderNumber, before ? added(before, next, row) : next)
  }
  const summed = lines.filter(({ clean }) => clean.values.total === null || clean.values.total === undefined)
  const summedOrders = new Set(summed.map(({ clean }) => string(clean, 'order_number') ?? ''))
  const all = [...byOrder.values()]
  return [
    // Lines of orders an earlier chunk began: their amounts are added before the rows that begin orders are left out as existing.
    addToOrders(
      all.filter(({ orderNumber }) => summedOrders.has(orderNumber)),
      context,
    ),
    ...insertRows(db, purchases, all, 'ignore', guard),
    ...insertRows(
      db,
      purchaseLines,
      lines.map((row) => lineOf(row, context)),
      'ignore',
      guard,
    ),
  ]
}

function addToOrders(orders: readonly Purchase[], { db, batchId, guard }: StoreContext): D1PreparedStatement {
  const amounts = orders.map(({ shop, orderNumber, totalCents, shopCents }) => [
    shop,
    orderNumber,
    totalCents,
    shopCents ?? null,
  ])
  return db
    .prepare(
      `update purchases set total_cents = total_cents + j.value ->> 2, shop_cents = shop_cents + j.value ->> 3
       from json_each(?) j where purchases.shop = j.value ->> 0 and order_number = j.value ->> 1 and batch_id = ?
         and ${guard.sql}`,
    )
    .bind(JSON.stringify(amounts), batchId, ...guard.values)
}

function added(before: Purchase, next: Purchase, { clean }: IdentifiedRow): Purchase {
  if (clean.values.total !== null && clean.values.total !== undefined) return before
  const shopCents = before.shopCents == null || next.shopCents == null ? null : before.shopCents + next.shopCents
  return { ...before, totalCents: before.totalCents + next.totalCents, shopCents }
}

function purchaseOf({ clean }: IdentifiedRow, { shop, batchId, rates }: StoreContext): Purchase {
  const currency = string(clean, 'currency') ?? rates.home
  const placedAt = whole(clean, 'placed_at')
  const lineCents = (number(clean, 'quantity') ?? 1) * (number(clean, 'unit_price') ?? 0)
  const totalCents = number(clean, 'total') ?? lineCents
  return {
    shop,
    orderNumber: string(clean, 'order_number') ?? '',
    email: string(clean, 'email'),
    customerId: string(clean, 'customer_id'),
    phone: string(clean, 'phone'),
    customerName: string(clean, 'customer_name'),
    country: string(clean, 'country'),
    status: string(clean, 'status') ?? 'delivered',
    placedAt,
    currency,
    totalCents,
    shopCents: number(clean, 'shop_cents'),
    rate: number(clean, 'rate'),
    rateOn: string(clean, 'rate_on'),
    discountCents: number(clean, 'discount'),
    shippingCents: number(clean, 'shipping'),
    channel: string(clean, 'channel'),
    coupon: string(clean, 'coupon'),
    imputed: clean.imputed.join(','),
    outliers: clean.outliers.filter((field) => field !== 'quantity').join(','),
    leftOut: leftOut(clean),
    batchId,
  }
}

function lineOf(
  { clean, identity }: IdentifiedRow,
  { shop, batchId }: StoreContext,
): typeof purchaseLines.$inferInsert {
  return {
    shop,
    orderNumber: string(clean, 'order_number') ?? '',
    lineKey: identity.content,
    sku: string(clean, 'sku'),
    title: string(clean, 'product_title'),
    quantity: number(clean, 'quantity') ?? 1,
    unitCents: whole(clean, 'unit_price'),
    outliers: clean.outliers.includes('quantity') ? 'quantity' : '',
    batchId,
  }
}
