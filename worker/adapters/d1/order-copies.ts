import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Order } from '../../core/domain'
import { insertRows } from './insert-rows'
import * as schema from './schema'

/** A shop system's order as it is copied for lists and reports. */
export type OrderCopy = {
  /** The shop system's own id. */
  readonly externalId: string
  /** When the shop system last changed it, epoch milliseconds. */
  readonly updatedAt: number
  readonly order: Order
  /** What it was paid with, as it is shown. */
  readonly paymentMethod: string
  /** The shopper's language, for a contact that is made of it. */
  readonly locale: string
}

/**
 * Copies an order into the shop's own tables, whole and in one transaction: what is there of it is replaced. An older state than the one
 * that is there changes nothing, in whatever order they come; false then. Money is what the shopper paid, in their own currency.
 */
export async function storeOrderCopy(d1: D1Database, shop: string, copy: OrderCopy): Promise<boolean> {
  const writeId = crypto.randomUUID()
  const { orderNumber } = copy.order
  const [stored] = await d1.batch([
    d1
      .prepare(
        `insert into order_copies (shop, external_id, order_number, source_updated_at, write_id) values (?1, ?2, ?3, ?4, ?5)
         on conflict (shop, external_id) do update set order_number = excluded.order_number,
           source_updated_at = excluded.source_updated_at, write_id = excluded.write_id
         where excluded.source_updated_at >= order_copies.source_updated_at returning write_id`,
      )
      .bind(shop, copy.externalId, orderNumber, copy.updatedAt, writeId),
    contactStatement(d1, shop, copy, writeId),
    ...['order_lines', 'shipments', 'refunds', 'returns'].map((table) =>
      d1
        .prepare(`delete from ${table} where shop = ?1 and order_number = ?2 and ${IS_THIS_WRITE}`)
        .bind(shop, orderNumber, copy.externalId, writeId),
    ),
    orderStatement(d1, shop, copy, writeId),
    ...partStatements(d1, shop, copy, writeId),
  ])
  return (stored?.results.length ?? 0) > 0
}

/** When the shop system had last changed the order whose copy is there, or null. */
export async function copiedAt(d1: D1Database, shop: string, externalId: string): Promise<number | null> {
  return d1
    .prepare('select source_updated_at from order_copies where shop = ?1 and external_id = ?2')
    .bind(shop, externalId)
    .first<number>('source_updated_at')
}

/** True in SQL while this write is the newest of its order: arguments 1, 3 and 4 are the shop, the external id and the write. */
const IS_THIS_WRITE = `exists (select 1 from order_copies where shop = ?1 and external_id = ?3 and write_id = ?4)`

/** The contact with the order's e-mail, made where there is none: one without an e-mail makes none. */
function contactStatement(d1: D1Database, shop: string, copy: OrderCopy, writeId: string): D1PreparedStatement {
  const { email, shopperName, address, placedAt } = copy.order
  return d1
    .prepare(
      `insert or ignore into contacts (shop, contact_id, email, name, locale, phone, address, created_at)
       select ?1, ?2, ?5, ?6, ?7, null, ?8, ?9 where ?5 <> '' and ${IS_THIS_WRITE}`,
    )
    .bind(
      shop,
      contactIdOf(copy),
      copy.externalId,
      writeId,
      email,
      shopperName,
      copy.locale,
      JSON.stringify(address),
      placedAt,
    )
}

function orderStatement(d1: D1Database, shop: string, copy: OrderCopy, writeId: string): D1PreparedStatement {
  const { order } = copy
  return d1
    .prepare(
      `insert or replace into orders (shop, order_number, contact_id, email, shopper_name, status, placed_at, total_cents, currency,
         address, payment_method, updated_at)
       select ?1, ?2, coalesce((select contact_id from contacts where shop = ?1 and email = ?5), ?6), ?5, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14
       where ${IS_THIS_WRITE}`,
    )
    .bind(
      shop,
      order.orderNumber,
      copy.externalId,
      writeId,
      order.email,
      contactIdOf(copy),
      order.shopperName,
      order.status,
      order.placedAt,
      order.totalCents,
      order.currency,
      JSON.stringify(order.address),
      copy.paymentMethod,
      copy.updatedAt,
    )
}

/** Says nothing of who it is: the e-mail stands in one place. */
function contactIdOf({ externalId }: OrderCopy): string {
  return `contact-of-${externalId.replace(/^.*\//, '')}`
}

function partStatements(d1: D1Database, shop: string, copy: OrderCopy, writeId: string): D1PreparedStatement[] {
  const { orderNumber, lines, shipments, refunds, returns } = copy.order
  const all = { shop, orderNumber }
  const tables: readonly [SQLiteTable, readonly Record<string, unknown>[]][] = [
    [schema.orderLines, lines.map((line) => ({ ...all, ...line, title: JSON.stringify(line.title) }))],
    [schema.shipments, shipments.map((parcel) => ({ ...all, ...parcel, events: JSON.stringify(parcel.events) }))],
    [schema.refunds, refunds.map((refund) => ({ ...all, ...refund }))],
    [
      schema.returns,
      returns.map((entry) => ({
        ...all,
        ...entry,
        lineIds: '[]',
        requestKey: `copy:${orderNumber}:${entry.returnId}`,
      })),
    ],
  ]
  const only = {
    sql: 'exists (select 1 from order_copies where shop = ? and external_id = ? and write_id = ?)',
    values: [shop, copy.externalId, writeId],
  }
  return tables.flatMap(([table, rows]) => insertRows(d1, table, rows, 'replace', only))
}
