import type { WooReading } from '../woocommerce/config'
import type { WooCopy } from '../woocommerce/reconcile'
import { toOrder } from '../woocommerce/to-order'
import type { WooEvent } from '../woocommerce/webhook'
import type { WooOrder } from '../woocommerce/wire'
import { orderStatements, TABLES } from './woo-copy-rows'

/** Deliveries and keys of changes are remembered this long: a repeat comes within minutes, later it is somebody's replay. */
const MEMORY_MS = 30 * 86_400_000

/** The copy of a shop's orders in Kefu's own tables, so that lists and reports see them. */
export function createD1WooCopy(d1: D1Database, shop: string, reading: WooReading): WooCopy {
  return {
    apply: (order, modifiedAt) => applyOrder(d1, shop, reading, order, modifiedAt),
    async cursor() {
      return d1.prepare('select cursor from woo_cursors where shop = ?').bind(shop).first<number>('cursor')
    },
    async moveCursor(to) {
      await d1
        .prepare(
          `insert into woo_cursors (shop, cursor) values (?, ?)
            on conflict (shop) do update set cursor = excluded.cursor where excluded.cursor > cursor`,
        )
        .bind(shop, to)
        .run()
    },
  }
}

/**
 * Takes in what a webhook told; false for a repeat. A delivery is remembered only once it is stored, so that one that failed may come
 * again. An older state never overwrites a newer one.
 */
export async function takeWooEvent(
  d1: D1Database,
  shop: string,
  reading: WooReading,
  event: WooEvent,
  delivery: { readonly name: string; readonly now: number },
): Promise<boolean> {
  const known = await d1
    .prepare('select 1 as n from woo_deliveries where shop = ? and delivery = ?')
    .bind(shop, delivery.name)
    .first<number>('n')
  if (known !== null) return false
  if (event.kind === 'order') await applyOrder(d1, shop, reading, event.order, event.modifiedAt)
  if (event.kind === 'deleted') await deleteOrder(d1, shop, event.orderId, delivery.now)
  await d1
    .prepare('insert or replace into woo_deliveries (shop, delivery, at) values (?, ?, ?)')
    .bind(shop, delivery.name, delivery.now)
    .run()
  return true
}

async function applyOrder(
  d1: D1Database,
  shop: string,
  reading: WooReading,
  woo: WooOrder,
  modifiedAt: number,
): Promise<boolean> {
  const order = toOrder(woo, { refunds: [], returns: [] }, reading)
  if (!order) return false
  const writeId = crypto.randomUUID()
  await d1.batch(orderStatements(d1, { shop, writeId, woo, order, modifiedAt }))
  const kept = d1.prepare('select 1 as n from woo_orders where shop = ? and write_id = ?').bind(shop, writeId)
  return (await kept.first<number>('n')) !== null
}

/** Takes away what was kept to know a repeat by, once none can come any more. */
export async function sweepWoo(d1: D1Database, now: number): Promise<void> {
  await d1.batch([
    d1.prepare('delete from woo_deliveries where at < ?').bind(now - MEMORY_MS),
    d1.prepare('delete from woo_changes where begun_at < ?').bind(now - MEMORY_MS),
  ])
}

/** The copy goes; that the order was deleted stays, so that nothing older brings it back. */
async function deleteOrder(d1: D1Database, shop: string, orderId: number, now: number): Promise<void> {
  const number = '(select order_number from woo_orders where shop = ?1 and order_id = ?2)'
  await d1.batch([
    ...TABLES.map((table) =>
      d1.prepare(`delete from ${table} where shop = ?1 and order_number = ${number}`).bind(shop, orderId),
    ),
    d1.prepare('update woo_orders set deleted_at = ?3 where shop = ?1 and order_id = ?2').bind(shop, orderId, now),
  ])
}
