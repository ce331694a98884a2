import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { Order } from '../../core/domain'
import type { ChangeError, ClaimRequest, ReturnRequest } from '../../core/ports'
import { err, ok, type Result } from '../../core/result'
import { beforeAfter, type Change, changeOf, recordChange, theOrder } from './audit'
import type { Database } from './database'
import { assembleOrders, orderReads } from './order-reads'
import { auditLog, orders, returns, shops } from './schema'

type Requested<T> = Promise<Result<T, Exclude<ChangeError, 'late'>>>

const DAY_MS = 86_400_000
const MAX_REASON_CHARS = 500
const NOT_CLOSED: SQL = sql`${orders.status} not in ('cancelled', 'returned', 'refunded')`
const HAS_LEFT: SQL = sql`${orders.status} in ('shipped', 'partly_shipped', 'delivered', 'returned')`

/**
 * Registers a return or an exchange of an order that has arrived, within the shop's return window. Ids are R-{order}-{n}. The same key
 * again gets the first id. 'not_eligible' when nothing has arrived, the window has closed, the order is closed, a line does not exist or
 * is on its way back already.
 */
export async function createReturn(
  db: Database,
  shop: string,
  request: ReturnRequest,
): Requested<{ readonly returnId: string; readonly labelUrl: string | null }> {
  const change = changeOf(shop, 'create_return', request)
  const [made, settings, ...rows] = await db.batch([
    findReturn(db, change),
    db
      .select({ windowDays: sql<number | null>`${shops.settings} ->> '$.returnWindowDays'` })
      .from(shops)
      .where(eq(shops.shop, shop)),
    ...orderReads(db, shop, (column) => eq(column, change.orderNumber)),
  ])
  if (made[0]) return ok({ ...made[0], labelUrl: null })
  const [order] = assembleOrders(...rows)
  if (!order) return err('not_found')
  if (!returnable(order, request, (settings[0]?.windowDays ?? 0) * DAY_MS)) return err('not_eligible')
  const lineIds = JSON.stringify([...new Set(request.lineIds)])
  const [, , created] = await db.batch([
    db
      .insert(returns)
      .select(returnRow(change, request, lineIds))
      .onConflictDoNothing(),
    recordChange(
      db,
      change,
      returnExists(change),
      beforeAfter(
        sql`null`,
        sql`json_object('return', (select return_id from returns where shop = ${shop} and request_key = ${change.key}))`,
        sql`, 'kind', ${request.kind}, 'lines', json(${lineIds})`,
      ),
    ),
    findReturn(db, change),
  ])
  return created[0] ? ok({ ...created[0], labelUrl: null }) : err('not_eligible')
}

/**
 * Opens a claim with the carrier for one parcel, or for the whole order when `trackingNumber` is null; with `lineId` for one item of it.
 * Ids are C-{order}-{n}. A parcel has one claim, and so has each of its items: asking again, with the same key or another, gets the first
 * one's id. 'not_found' for a parcel that is not the order's, 'not_eligible' before anything has left.
 */
export async function openClaim(
  db: Database,
  shop: string,
  request: ClaimRequest,
): Requested<{ readonly claimId: string }> {
  const change = changeOf(shop, 'open_claim', request)
  const parcel = request.trackingNumber
  const claims = sql`${auditLog.shop} = ${shop} and ${auditLog.subject} = ${change.subject} and ${auditLog.action} = 'open_claim'`
  const { lineId = null, item = null } = request
  const same = sql`${claims} and ${auditLog.detail} ->> '$.tracking_number' is ${parcel} and ${auditLog.detail} ->> '$.line_id' is ${lineId}`
  const missing = lineId === null ? sql`` : sql`, 'line_id', ${lineId}, 'item', ${item}`
  const claimId = sql`'C-' || ${change.orderNumber} || '-' || (1 + (select count(*) from ${auditLog} where ${claims}))`
  const more = sql`, 'claim_id', ${claimId}, 'tracking_number', ${parcel}${missing}`
  const detail = beforeAfter(sql`null`, sql`json_object('claim', ${claimId})`, more)
  const known = parcel === null ? sql`true` : parcelExists(change, parcel)
  const [, claim, ...rows] = await db.batch([
    recordChange(
      db,
      change,
      sql`${HAS_LEFT} and ${known} and not exists (select 1 from ${auditLog} where ${same})`,
      detail,
    ),
    db
      .select({ claimId: sql<string>`${auditLog.detail} ->> '$.claim_id'` })
      .from(auditLog)
      .where(same)
      .orderBy(auditLog.id)
      .limit(1),
    ...orderReads(db, shop, (column) => eq(column, change.orderNumber)),
  ])
  const [order] = assembleOrders(...rows)
  if (!order) return err('not_found')
  if (claim[0]) return ok(claim[0])
  const isTheirs = parcel === null || order.shipments.some((shipment) => shipment.trackingNumber === parcel)
  return err(isTheirs ? 'not_eligible' : 'not_found')
}

function returnable(order: Order, { lineIds, now }: ReturnRequest, windowMs: number): boolean {
  const delivered = Math.max(...order.shipments.map((shipment) => shipment.deliveredAt ?? Number.NEGATIVE_INFINITY))
  const known = new Set(order.lines.map((line) => line.lineId))
  return now - delivered <= windowMs && lineIds.length > 0 && lineIds.every((lineId) => known.has(lineId))
}

/** One row, unless the order was closed meanwhile or one of the lines is on its way back already. */
function returnRow(change: Change, { kind, reason }: ReturnRequest, lineIds: string): SQL {
  const ofOrder = sql`${returns.shop} = ${change.shop} and ${returns.orderNumber} = ${change.orderNumber}`
  return sql`select ${change.shop}, ${change.orderNumber},
      'R-' || ${change.orderNumber} || '-' || (1 + (select count(*) from ${returns} where ${ofOrder})),
      ${kind}, 'requested', ${lineIds}, ${reason.slice(0, MAX_REASON_CHARS)}, ${change.now}, ${change.key}
    from ${orders} where ${theOrder(change)} and ${NOT_CLOSED} and not exists (
      select 1 from ${returns}, json_each(${returns.lineIds}) as taken
      where ${ofOrder} and ${returns.status} <> 'closed' and taken.value in (select value from json_each(${lineIds}))
    )`
}

function returnExists({ shop, key }: Change): SQL {
  return sql`exists (select 1 from ${returns} where ${returns.shop} = ${shop} and ${returns.requestKey} = ${key})`
}

function parcelExists({ shop, orderNumber }: Change, trackingNumber: string): SQL {
  return sql`exists (select 1 from shipments
    where shop = ${shop} and order_number = ${orderNumber} and tracking_number = ${trackingNumber})`
}

function findReturn(db: Database, { shop, key }: Change) {
  return db
    .select({ returnId: returns.returnId })
    .from(returns)
    .where(and(eq(returns.shop, shop), eq(returns.requestKey, key)))
}
