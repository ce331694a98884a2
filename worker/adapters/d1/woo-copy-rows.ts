import { toMinorUnits } from '../../core/data/minor-units'
import type { Order } from '../../core/domain'
import type { WooOrder } from '../woocommerce/wire'

/** Tables that hold the copy of an order. Returns are Kefu's own and stay. */
export const TABLES = ['order_lines', 'shipments', 'refunds', 'orders'] as const

type Write = {
  readonly shop: string
  readonly writeId: string
  readonly woo: WooOrder
  readonly order: Order
  readonly modifiedAt: number
}
type Cell = string | number | null

/**
 * Writes an order whole, or not at all when what is there is newer: the first statement claims the order for this write, the others hold
 * only if it did. An order whose number a plugin has changed leaves no copy under the old one.
 */
export function orderStatements(d1: D1Database, write: Write): D1PreparedStatement[] {
  const { shop, writeId, woo, order, modifiedAt } = write
  const { orderNumber } = order
  const forget = (table: string) =>
    d1
      .prepare(
        `delete from ${table} where shop = ?1 and order_number in (
          select order_number from woo_orders where shop = ?1 and order_id = ?2 and order_number <> ?3 and modified_at <= ?4)`,
      )
      .bind(shop, woo.id, orderNumber, modifiedAt)
  const clear = (table: string) =>
    d1
      .prepare(`delete from ${table} where shop = ?1 and order_number = ?2 and ${MINE}`)
      .bind(shop, orderNumber, writeId)
  return [
    ...TABLES.map(forget),
    d1
      .prepare(
        `insert into woo_orders (shop, order_id, order_number, modified_at, write_id) values (?, ?, ?, ?, ?)
          on conflict (shop, order_id) do update set order_number = excluded.order_number,
            modified_at = excluded.modified_at, write_id = excluded.write_id, deleted_at = null
          where excluded.modified_at > modified_at or (excluded.modified_at = modified_at and deleted_at is null)`,
      )
      .bind(shop, woo.id, orderNumber, modifiedAt, writeId),
    clear('order_lines'),
    clear('shipments'),
    insert(d1, write, 'orders', [orderRow(write)], 'replace'),
    insert(d1, write, 'order_lines', lineRows(order), 'replace'),
    insert(d1, write, 'shipments', shipmentRows(order), 'replace'),
    // A refund is not told with its date here: the day it was first seen stays.
    insert(d1, write, 'refunds', refundRows(write), 'ignore'),
  ]
}

const MINE = 'exists (select 1 from woo_orders where shop = ?1 and write_id = ?3)'

/** One statement for all rows of a table, each given by its columns; shop and order number are put before them. */
function insert(
  d1: D1Database,
  { shop, writeId, order }: Write,
  table: string,
  rows: readonly Readonly<Record<string, Cell>>[],
  existing: 'replace' | 'ignore',
): D1PreparedStatement {
  const columns = Object.keys(rows[0] ?? { order_number: '' }).filter((column) => column !== 'order_number')
  const names = ['shop', 'order_number', ...columns].join(', ')
  const values = ['?1', '?2', ...columns.map((column) => `value ->> '$.${column}'`)].join(', ')
  return d1
    .prepare(`insert or ${existing} into ${table} (${names}) select ${values} from json_each(?4) where ${MINE}`)
    .bind(shop, order.orderNumber, writeId, JSON.stringify(rows))
}

function orderRow({ woo, order, modifiedAt }: Write): Readonly<Record<string, Cell>> {
  return {
    contact_id: woo.customer_id > 0 ? `woo:${woo.customer_id}` : `email:${order.email}`,
    email: order.email,
    shopper_name: order.shopperName,
    status: order.status,
    placed_at: order.placedAt,
    total_cents: order.totalCents,
    currency: order.currency,
    address: JSON.stringify(order.address),
    payment_method: woo.payment_method_title,
    updated_at: modifiedAt,
  }
}

function lineRows({ lines }: Order): Readonly<Record<string, Cell>>[] {
  return lines.map((line) => ({
    line_id: line.lineId,
    product_id: line.productId,
    sku: line.sku,
    title: JSON.stringify(line.title),
    quantity: line.quantity,
    unit_cents: line.unitCents,
  }))
}

function shipmentRows({ shipments }: Order): Readonly<Record<string, Cell>>[] {
  return shipments.map((parcel) => ({
    tracking_number: parcel.trackingNumber,
    carrier: parcel.carrier,
    tracking_url: parcel.trackingUrl,
    status: parcel.status,
    expected_on: parcel.expectedOn,
    delivered_at: parcel.deliveredAt,
    events: JSON.stringify(parcel.events),
  }))
}

function refundRows({ woo, modifiedAt }: Write): Readonly<Record<string, Cell>>[] {
  return woo.refunds.map((refund) => ({
    refund_id: `RF-${refund.id}`,
    cents: Math.abs(toMinorUnits(refund.total, woo.currency) ?? 0),
    status: 'approved',
    method: woo.payment_method_title,
    requested_at: modifiedAt,
    expected_on: null,
    paid_at: null,
  }))
}
