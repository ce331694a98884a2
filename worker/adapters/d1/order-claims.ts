import { eq, type SQL, sql } from 'drizzle-orm'
import type { ClaimRequest } from '../../core/ports'
import { err, ok } from '../../core/result'
import { beforeAfter, type Change, changeOf, recordChange, theOrder } from './audit'
import type { Database } from './database'
import { assembleOrders, orderReads } from './order-reads'
import { MAX_REASON_CHARS, type Requested } from './order-requests'
import { claims, orders, shipments } from './schema'

const HAS_LEFT: SQL = sql`${orders.status} in ('shipped', 'partly_shipped', 'delivered', 'returned')`

/**
 * Opens a claim: with the carrier for one parcel, or for the whole order when `trackingNumber` is null; with `lineId` for one item of it;
 * about a payment, whatever the order's state. Ids are C-{order}-{n}. A parcel, an item and the payment have one open claim each: asking
 * again, with the same key or another, gets the first one's id. 'not_found' for a parcel that is not the order's, 'not_eligible' before
 * anything has left.
 */
export async function openClaim(
  db: Database,
  shop: string,
  request: ClaimRequest,
): Requested<{ readonly claimId: string }> {
  const change = changeOf(shop, 'open_claim', request)
  const parcel = request.trackingNumber
  const lineId = request.lineId ?? null
  const kind = request.about ?? (lineId === null ? 'parcel' : 'item')
  const ofOrder = sql`${claims.shop} = ${shop} and ${claims.orderNumber} = ${change.orderNumber}`
  // An item is the same in whichever parcel it is looked for.
  const about = kind === 'item' ? sql`${claims.lineId} is ${lineId}` : sql`${claims.trackingNumber} is ${parcel}`
  const isSame = sql`${ofOrder} and ${claims.requestKey} = ${change.key} or (${ofOrder} and ${claims.kind} = ${kind}
    and ${about} and ${claims.status} = 'open')`
  const id = sql`'C-' || ${change.orderNumber} || '-' || (1 + (select count(*) from ${claims} where ${ofOrder}))`
  const known = parcel === null ? sql`true` : parcelExists(change, parcel)
  const allowed = kind === 'payment' ? sql`true` : HAS_LEFT
  const [, , found, ...rows] = await db.batch([
    db
      .insert(claims)
      .select(
        sql`select ${shop}, ${change.orderNumber}, ${id}, ${kind}, ${parcel}, ${lineId}, ${request.item ?? null},
            ${request.note?.slice(0, MAX_REASON_CHARS) ?? null}, ${request.resolution ?? null},
            ${request.photos?.length ? JSON.stringify(request.photos) : null}, 'open', ${change.now}, ${change.key}
          from ${orders} where ${theOrder(change)} and ${allowed} and ${known}
          and not exists (select 1 from ${claims} where ${isSame})`,
      )
      .onConflictDoNothing(),
    recordChange(db, change, claimExists(change), claimDetail(change)),
    db.select({ claimId: claims.claimId }).from(claims).where(isSame).orderBy(claims.openedAt, claims.claimId).limit(1),
    ...orderReads(db, shop, (column) => eq(column, change.orderNumber)),
  ])
  const [order] = assembleOrders(...rows)
  if (!order) return err('not_found')
  if (found[0]) return ok(found[0])
  const isTheirs = parcel === null || order.shipments.some((shipment) => shipment.trackingNumber === parcel)
  return err(isTheirs ? 'not_eligible' : 'not_found')
}

function ownClaim({ shop, key }: Change): SQL {
  return sql`from ${claims} where ${claims.shop} = ${shop} and ${claims.requestKey} = ${key}`
}

function claimExists(change: Change): SQL {
  return sql`exists (select 1 ${ownClaim(change)})`
}

function claimDetail(change: Change): SQL {
  const more = sql`, 'claim_id', ${claims.claimId}, 'kind', ${claims.kind}, 'tracking_number', ${claims.trackingNumber},
    'line_id', ${claims.lineId}, 'item', ${claims.item}`
  return sql`(select ${beforeAfter(sql`null`, sql`json_object('claim', ${claims.claimId})`, more)} ${ownClaim(change)})`
}

function parcelExists({ shop, orderNumber }: Change, trackingNumber: string): SQL {
  return sql`exists (select 1 from ${shipments} where ${shipments.shop} = ${shop}
    and ${shipments.orderNumber} = ${orderNumber} and ${shipments.trackingNumber} = ${trackingNumber})`
}
