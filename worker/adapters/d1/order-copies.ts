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

const PARTS = ['order_lines', 'shipments', 'refunds', 'returns'] as const
/** In SQL the numbers of the orders that this write is the newest of; its arguments are the shop and the write. */
const WRITTEN = '(select order_number from order_copies where shop = ? and write_id = ?)'

/**
 * Copies orders into the shop's own tables, whole and in one transaction: what is there of them is replaced. An older state than the one
 * that is there changes nothing, in whatever order they come. Answers the external ids of what was written. A dozen statements, however
 * many the orders are. Money is what the shopper paid, in their own currency.
 */
export async function storeOrderCopies(
  d1: D1Database,
  shop: string,
  copies: readonly OrderCopy[],
): Promise<ReadonlySet<string>> {
  if (copies.length === 0) return new Set()
  const writeId = crypto.randomUUID()
  const [written] = await d1.batch<{ external_id: string }>([
    versions(d1, shop, copies, writeId),
    ...contacts(d1, shop, copies),
    ...PARTS.map((table) =>
      d1.prepare(`delete from ${table} where shop = ? and order_number in ${WRITTEN}`).bind(shop, shop, writeId),
    ),
    ...rowsOf(shop, copies).flatMap(([table, rows]) =>
      // The second column of each of these tables is the order's number.
      insertRows(d1, table, rows, 'replace', {
        sql: `value ->> 1 in ${WRITTEN}`,
        values: [shop, writeId],
      }),
    ),
    d1
      .prepare(
        `update orders set contact_id = coalesce((select contact_id from contacts
           where contacts.shop = orders.shop and contacts.email = orders.email), contact_id)
         where shop = ? and order_number in ${WRITTEN}`,
      )
      .bind(shop, shop, writeId),
  ])
  return new Set(written?.results.map((row) => row.external_id))
}

/** When the shop system had last changed the order whose copy is there, or null. */
export async function copiedAt(d1: D1Database, shop: string, externalId: string): Promise<number | null> {
  return d1
    .prepare('select source_updated_at from order_copies where shop = ?1 and external_id = ?2')
    .bind(shop, externalId)
    .first<number>('source_updated_at')
}

function versions(d1: D1Database, shop: string, copies: readonly OrderCopy[], writeId: string): D1PreparedStatement {
  const rows = copies.map(({ externalId, order, updatedAt }) => [externalId, order.orderNumber, updatedAt])
  return d1
    .prepare(
      `insert into order_copies (shop, external_id, order_number, source_updated_at, write_id)
       select ?1, value ->> 0, value ->> 1, value ->> 2, ?2 from json_each(?3) where true
       on conflict (shop, external_id) do update set order_number = excluded.order_number,
         source_updated_at = excluded.source_updated_at, write_id = excluded.write_id
       where excluded.source_updated_at >= order_copies.source_updated_at returning external_id`,
    )
    .bind(shop, writeId, JSON.stringify(rows))
}

/** Contacts with the orders' e-mails, made where there are none: an order without an e-mail makes none. */
function contacts(d1: D1Database, shop: string, copies: readonly OrderCopy[]): D1PreparedStatement[] {
  const rows = copies
    .filter(({ order }) => order.email !== '')
    .map((copy) => ({
      shop,
      contactId: contactIdOf(copy),
      email: copy.order.email,
      name: copy.order.shopperName,
      locale: copy.locale,
      phone: null,
      address: JSON.stringify(copy.order.address),
      createdAt: copy.order.placedAt,
    }))
  return insertRows(d1, schema.contacts, rows, 'ignore')
}

function rowsOf(
  shop: string,
  copies: readonly OrderCopy[],
): readonly [SQLiteTable, readonly Record<string, unknown>[]][] {
  const parts = <T>(of: (order: Order) => readonly T[], row: (part: T, order: Order) => Record<string, unknown>) =>
    copies.flatMap(({ order }) =>
      of(order).map((part) => ({ shop, orderNumber: order.orderNumber, ...row(part, order) })),
    )
  return [
    [schema.orders, copies.map((copy) => orderRow(shop, copy))],
    [
      schema.orderLines,
      parts(
        (order) => order.lines,
        (line) => ({ ...line, title: JSON.stringify(line.title) }),
      ),
    ],
    [
      schema.shipments,
      parts(
        (order) => order.shipments,
        (parcel) => ({ ...parcel, events: JSON.stringify(parcel.events) }),
      ),
    ],
    [
      schema.refunds,
      parts(
        (order) => order.refunds,
        (refund) => ({ ...refund }),
      ),
    ],
    [
      schema.returns,
      parts(
        (order) => order.returns,
        (entry, { orderNumber }) => ({ ...entry, lineIds: '[]', requestKey: `copy:${orderNumber}:${entry.returnId}` }),
      ),
    ],
  ]
}

function orderRow(shop: string, copy: OrderCopy): Record<string, unknown> {
  const { orderNumber, email, shopperName, status, placedAt, totalCents, currency, address } = copy.order
  const plain = { shop, orderNumber, email, shopperName, status, placedAt, totalCents, currency }
  return {
    ...plain,
    contactId: contactIdOf(copy),
    address: JSON.stringify(address),
    paymentMethod: copy.paymentMethod,
    updatedAt: copy.updatedAt,
  }
}

/** Says nothing of who it is: the e-mail stands in one place. */
function contactIdOf({ externalId }: OrderCopy): string {
  return `contact-of-${externalId.replace(/^.*\//, '')}`
}
