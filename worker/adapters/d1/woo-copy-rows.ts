import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { toMinorUnits } from '../../core/data/minor-units'
import type { Order } from '../../core/domain'
import type { WooOrder } from '../woocommerce/wire'
import { insertRows } from './insert-rows'
import * as schema from './schema'

/** Tables that hold the copy of an order. Returns are Kefu's own and stay. */
export const TABLES = ['order_lines', 'shipments', 'refunds', 'orders'] as const

/** An order as WooCommerce told it and as Kefu reads it; `modifiedAt` is WooCommerce's date, epoch milliseconds. */
export type WooCopied = { readonly woo: WooOrder; readonly order: Order; readonly modifiedAt: number }

/**
 * In SQL the numbers of the orders that this write is the newest of; its arguments are the shop, the orders as they were told and the write.
 * The ids are looked up by the key: a search for the write alone would read every order of the shop.
 */
const WRITTEN = `(select order_number from woo_orders
  where shop = ? and order_id in (select value ->> 0 from json_each(?)) and write_id = ?)`

/**
 * Writes orders whole, in one transaction, and leaves each alone of which a newer state is there: one statement claims them for this write,
 * those after it hold only for what it claimed. Answers how many that were. A dozen statements, however many the orders are. An order whose
 * number a plugin has changed leaves no copy under the old one.
 */
export async function writeOrders(d1: D1Database, shop: string, copies: readonly WooCopied[]): Promise<number> {
  if (copies.length === 0) return 0
  const writeId = crypto.randomUUID()
  const told = JSON.stringify(copies.map(({ woo, order, modifiedAt }) => [woo.id, order.orderNumber, modifiedAt]))
  const done = await d1.batch([
    ...TABLES.map((table) => forget(d1, shop, table, told)),
    claim(d1, shop, writeId, told),
    ...['order_lines', 'shipments'].map((table) =>
      d1.prepare(`delete from ${table} where shop = ? and order_number in ${WRITTEN}`).bind(shop, shop, told, writeId),
    ),
    ...rowsOf(shop, copies).flatMap(([table, rows, existing]) =>
      // The second column of each of these tables is the order's number.
      insertRows(d1, table, rows, existing, { sql: `value ->> 1 in ${WRITTEN}`, values: [shop, told, writeId] }),
    ),
  ])
  return done[TABLES.length]?.results.length ?? 0
}

/** Takes away what is copied under a number that an order of these no longer has. */
function forget(d1: D1Database, shop: string, table: string, told: string): D1PreparedStatement {
  return d1
    .prepare(
      `delete from ${table} where shop = ?1 and order_number in (
        select known.order_number from woo_orders as known join json_each(?2) as told on known.order_id = told.value ->> 0
        where known.shop = ?1 and known.order_number <> told.value ->> 1 and known.modified_at <= told.value ->> 2)`,
    )
    .bind(shop, told)
}

function claim(d1: D1Database, shop: string, writeId: string, told: string): D1PreparedStatement {
  return d1
    .prepare(
      `insert into woo_orders (shop, order_id, order_number, modified_at, write_id)
        select ?1, value ->> 0, value ->> 1, value ->> 2, ?2 from json_each(?3) where true
        on conflict (shop, order_id) do update set order_number = excluded.order_number,
          modified_at = excluded.modified_at, write_id = excluded.write_id, deleted_at = null
        where excluded.modified_at > modified_at or (excluded.modified_at = modified_at and deleted_at is null)
        returning order_id`,
    )
    .bind(shop, writeId, told)
}

type Rows = readonly Record<string, unknown>[]

function rowsOf(shop: string, copies: readonly WooCopied[]): [SQLiteTable, Rows, 'replace' | 'ignore'][] {
  const parts = (of: (copy: WooCopied) => Rows): Rows =>
    copies.flatMap((copy) => of(copy).map((row) => ({ shop, orderNumber: copy.order.orderNumber, ...row })))
  const lines = parts(({ order }) => order.lines.map((line) => ({ ...line, title: JSON.stringify(line.title) })))
  const parcels = parts(({ order }) => order.shipments.map((one) => ({ ...one, events: JSON.stringify(one.events) })))
  return [
    [schema.orders, parts((copy) => [orderRow(copy)]), 'replace'],
    [schema.orderLines, lines, 'replace'],
    [schema.shipments, parcels, 'replace'],
    // A refund is not told with its date here: the day it was first seen stays.
    [schema.refunds, parts(refundRows), 'ignore'],
  ]
}

function orderRow({ woo, order, modifiedAt }: WooCopied): Record<string, unknown> {
  const { email, shopperName, status, placedAt, totalCents, currency, address } = order
  return {
    ...{ email, shopperName, status, placedAt, totalCents, currency },
    contactId: woo.customer_id > 0 ? `woo:${woo.customer_id}` : `email:${email}`,
    address: JSON.stringify(address),
    paymentMethod: woo.payment_method_title,
    updatedAt: modifiedAt,
  }
}

function refundRows({ woo, modifiedAt }: WooCopied): Rows {
  return woo.refunds.map((refund) => ({
    refundId: `RF-${refund.id}`,
    cents: Math.abs(toMinorUnits(refund.total, woo.currency) ?? 0),
    status: 'approved',
    method: woo.payment_method_title,
    requestedAt: modifiedAt,
    expectedOn: null,
    paidAt: null,
  }))
}
