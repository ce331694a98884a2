import { and, asc, desc, eq, type SQL } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { Address, Claim, Order, OrderLine, Refund, Return, Shipment, TrackingEvent } from '../../core/domain'
import { productImageUrl } from './catalogue'
import type { Database } from './database'
import { claims, orderLines, orders, refunds, returns, shipments } from './schema'

type Rows = {
  readonly orders: readonly (typeof orders.$inferSelect)[]
  readonly lines: readonly (typeof orderLines.$inferSelect)[]
  readonly shipments: readonly (typeof shipments.$inferSelect)[]
  readonly refunds: readonly (typeof refunds.$inferSelect)[]
  readonly returns: readonly (typeof returns.$inferSelect)[]
  readonly claims: readonly (typeof claims.$inferSelect)[]
}

/** The six reads that make whole orders, for one batch. `match` says which order numbers, given the column that holds them. */
export function orderReads(db: Database, shop: string, match: (column: SQLiteColumn) => SQL) {
  return [
    db
      .select()
      .from(orders)
      .where(and(eq(orders.shop, shop), match(orders.orderNumber)))
      .orderBy(desc(orders.placedAt)),
    db
      .select()
      .from(orderLines)
      .where(and(eq(orderLines.shop, shop), match(orderLines.orderNumber)))
      .orderBy(asc(orderLines.lineId)),
    db
      .select()
      .from(shipments)
      .where(and(eq(shipments.shop, shop), match(shipments.orderNumber))),
    db
      .select()
      .from(refunds)
      .where(and(eq(refunds.shop, shop), match(refunds.orderNumber)))
      .orderBy(asc(refunds.requestedAt)),
    db
      .select()
      .from(returns)
      .where(and(eq(returns.shop, shop), match(returns.orderNumber)))
      .orderBy(asc(returns.requestedAt)),
    db
      .select()
      .from(claims)
      .where(and(eq(claims.shop, shop), match(claims.orderNumber)))
      .orderBy(asc(claims.openedAt)),
  ] as const
}

/** What the six reads answered, as orders, in the order they were read. */
export function assembleOrders(
  ...[orderRows, lineRows, shipmentRows, refundRows, returnRows, claimRows]: [
    Rows['orders'],
    Rows['lines'],
    Rows['shipments'],
    Rows['refunds'],
    Rows['returns'],
    Rows['claims'],
  ]
): Order[] {
  const lines = byOrder(lineRows)
  const parcels = byOrder(shipmentRows)
  const paidBack = byOrder(refundRows)
  const sentBack = byOrder(returnRows)
  const lookedInto = byOrder(claimRows)
  return orderRows.map((row) => ({
    orderNumber: row.orderNumber,
    email: row.email,
    shopperName: row.shopperName,
    status: row.status,
    placedAt: row.placedAt,
    totalCents: row.totalCents,
    currency: row.currency,
    address: JSON.parse(row.address) as Address,
    lines: (lines.get(row.orderNumber) ?? []).map(lineOf),
    shipments: (parcels.get(row.orderNumber) ?? []).map(shipmentOf).sort(firstSeen),
    refunds: (paidBack.get(row.orderNumber) ?? []).map(refundOf),
    returns: (sentBack.get(row.orderNumber) ?? []).map(returnOf),
    claims: (lookedInto.get(row.orderNumber) ?? []).map(claimOf),
  }))
}

function lineOf(row: Rows['lines'][number]): OrderLine {
  const { lineId, productId, sku, quantity, unitCents } = row
  const title = JSON.parse(row.title) as Record<string, string>
  return { lineId, productId, sku, title, quantity, unitCents, imageUrl: productImageUrl(row.shop, productId) }
}

function shipmentOf(row: Rows['shipments'][number]): Shipment {
  const { carrier, trackingNumber, trackingUrl, status, expectedOn, deliveredAt } = row
  const events = JSON.parse(row.events) as TrackingEvent[]
  const held = row.lineIds === null ? {} : { lineIds: JSON.parse(row.lineIds) as number[] }
  return { carrier, trackingNumber, trackingUrl, status, expectedOn, deliveredAt, events, ...held }
}

function refundOf({
  refundId,
  cents,
  status,
  requestedAt,
  expectedOn,
  paidAt,
  method,
}: Rows['refunds'][number]): Refund {
  return { refundId, cents, status, requestedAt, expectedOn, paidAt, method }
}

function returnOf(row: Rows['returns'][number]): Return {
  const { returnId, kind, status, reason, requestedAt } = row
  return { returnId, kind, status, reason, requestedAt, lineIds: JSON.parse(row.lineIds) as number[] }
}

function claimOf(row: Rows['claims'][number]): Claim {
  const { claimId, kind, trackingNumber, lineId, status, openedAt } = row
  return { claimId, kind, trackingNumber, lineId, status, openedAt }
}

/** Parcels in the order they left; those the carrier has not seen yet come last. */
function firstSeen(a: Shipment, b: Shipment): number {
  return (a.events[0]?.at ?? Number.MAX_SAFE_INTEGER) - (b.events[0]?.at ?? Number.MAX_SAFE_INTEGER)
}

function byOrder<Row extends { readonly orderNumber: string }>(rows: readonly Row[]): Map<string, Row[]> {
  return Map.groupBy(rows, (row) => row.orderNumber)
}
