import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { Order, ReturnPolicy } from '../../core/domain'
import type { ChangeError, ReturnRequest } from '../../core/ports'
import { err, ok, type Result } from '../../core/result'
import { isExcluded } from '../../core/return-policy'
import type { DocumentLinks } from '../jwt/document-links'
import { beforeAfter, type Change, changeOf, recordChange, theOrder } from './audit'
import type { Database } from './database'
import { assembleOrders, orderReads } from './order-reads'
import { orderLines, orders, products, returns, shops, variants } from './schema'

export type Requested<T> = Promise<Result<T, Exclude<ChangeError, 'late'>>>
type Made = { readonly returnId: string; readonly labelUrl: string | null }

const DAY_MS = 86_400_000
export const MAX_REASON_CHARS = 500
const NOT_CLOSED: SQL = sql`${orders.status} not in ('cancelled', 'returned', 'refunded')`

/** What the shop's settings and catalogue say about sending this order's goods back. */
type Rules = {
  readonly windowMs: number
  readonly policy: ReturnPolicy | null
  readonly tags: ReadonlyMap<string, readonly string[]>
}

/**
 * Registers a return or an exchange of an order that has arrived, within the shop's return window. Ids are R-{order}-{n}. The same key
 * again gets the first id. 'not_eligible' when nothing has arrived, the window has closed, the order is closed, a line does not exist, is
 * on its way back already or is excluded by the shop's policy (unless it came damaged or wrong: then there is a `resolution`), when the
 * handover is not offered, or the variant wanted in exchange is another product's or sold out. Nothing is set aside for an exchange.
 */
export async function createReturn(
  db: Database,
  shop: string,
  request: ReturnRequest,
  links: DocumentLinks | null,
): Requested<Made> {
  const change = changeOf(shop, 'create_return', request)
  const { orderNumber } = change
  const withLabel = async (id: string) =>
    ok({
      returnId: id,
      labelUrl: links && (await links.linkTo({ kind: 'label', orderNumber, id }, change.now, request.locale)),
    })
  const { made, order, rules } = await readForReturn(db, change)
  if (made) return withLabel(made.returnId)
  if (!order) return err('not_found')
  if (!isReturnable(order, request, rules)) return err('not_eligible')
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
  return created[0] ? withLabel(created[0].returnId) : err('not_eligible')
}

async function readForReturn(db: Database, change: Change) {
  const { shop, orderNumber } = change
  const ordered = db
    .select({ id: orderLines.productId })
    .from(orderLines)
    .where(and(eq(orderLines.shop, shop), eq(orderLines.orderNumber, orderNumber)))
  const [made, settings, tagRows, ...rows] = await db.batch([
    findReturn(db, change),
    db
      .select({
        windowDays: sql<number | null>`${shops.settings} ->> '$.returnWindowDays'`,
        policy: sql<string | null>`${shops.settings} -> '$.returnPolicy'`,
      })
      .from(shops)
      .where(eq(shops.shop, shop)),
    db
      .select({ productId: products.productId, tags: products.tags })
      .from(products)
      .where(and(eq(products.shop, shop), inArray(products.productId, ordered))),
    ...orderReads(db, shop, (column) => eq(column, orderNumber)),
  ])
  const rules: Rules = {
    windowMs: (settings[0]?.windowDays ?? 0) * DAY_MS,
    policy: settings[0]?.policy ? (JSON.parse(settings[0].policy) as ReturnPolicy) : null,
    tags: new Map(tagRows.map((row) => [row.productId, JSON.parse(row.tags) as string[]])),
  }
  return { made: made[0], order: assembleOrders(...rows)[0], rules }
}

function isReturnable(order: Order, request: ReturnRequest, { windowMs, policy, tags }: Rules): boolean {
  const { lineIds, handover, resolution, now } = request
  const delivered = Math.max(...order.shipments.map((shipment) => shipment.deliveredAt ?? Number.NEGATIVE_INFINITY))
  if (now - delivered > windowMs || lineIds.length === 0) return false
  if (policy && handover && !policy.handover[handover === 'pickup' ? 'pickup' : 'dropOff']) return false
  return lineIds.every((lineId) => {
    const line = order.lines.find((entry) => entry.lineId === lineId)
    if (!line) return false
    return resolution !== undefined || !isExcluded(policy ?? undefined, tags.get(line.productId))
  })
}

/** One row, unless meanwhile the order was closed, one of the lines went on its way back, or the wanted variant was sold out. */
function returnRow(change: Change, request: ReturnRequest, lineIds: string): SQL {
  const { kind, reason, handover, resolution, photos, exchangeSku } = request
  const ofOrder = sql`${returns.shop} = ${change.shop} and ${returns.orderNumber} = ${change.orderNumber}`
  return sql`select ${change.shop}, ${change.orderNumber},
      'R-' || ${change.orderNumber} || '-' || (1 + (select count(*) from ${returns} where ${ofOrder})),
      ${kind}, 'requested', ${lineIds}, ${reason.slice(0, MAX_REASON_CHARS)}, ${change.now}, ${change.key},
      ${handover ?? null}, ${resolution ?? null}, ${photos?.length ? JSON.stringify(photos) : null}, ${exchangeSku ?? null}
    from ${orders} where ${theOrder(change)} and ${NOT_CLOSED}
    and ${exchangeSku === undefined ? sql`true` : isSwappable(change, exchangeSku, lineIds)} and not exists (
      select 1 from ${returns}, json_each(${returns.lineIds}) as taken
      where ${ofOrder} and ${returns.status} <> 'closed' and taken.value in (select value from json_each(${lineIds}))
    )`
}

/** True in SQL when the variant is in stock and of the same product as one of the lines. */
function isSwappable({ shop, orderNumber }: Change, sku: string, lineIds: string): SQL {
  return sql`exists (select 1 from ${variants}
    join ${orderLines} on ${orderLines.shop} = ${shop} and ${orderLines.orderNumber} = ${orderNumber}
      and ${orderLines.productId} = ${variants.productId}
    where ${variants.shop} = ${shop} and ${variants.sku} = ${sku} and ${variants.stock} >= ${orderLines.quantity}
    and ${orderLines.lineId} in (select value from json_each(${lineIds})))`
}

function returnExists({ shop, key }: Change): SQL {
  return sql`exists (select 1 from ${returns} where ${returns.shop} = ${shop} and ${returns.requestKey} = ${key})`
}

function findReturn(db: Database, { shop, key }: Change) {
  return db
    .select({ returnId: returns.returnId })
    .from(returns)
    .where(and(eq(returns.shop, shop), eq(returns.requestKey, key)))
}
