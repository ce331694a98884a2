import type { WooReading } from '../woocommerce/config'
import type { ToldOrder } from '../woocommerce/reconcile'
import { isOrder, toOrder } from '../woocommerce/to-order'
import type { WooEvent } from '../woocommerce/webhook'
import { TABLES, type WooCopied, writeOrders } from './woo-copy-rows'

/** Deliveries and keys of changes are remembered this long: a repeat comes within minutes, later it is somebody's replay. */
const MEMORY_MS = 30 * 86_400_000

/** Keeps a copy of orders in Kefu's own tables, so that lists and reports see them; answers how many were new or newer. */
export async function storeWooOrders(
  d1: D1Database,
  shop: string,
  reading: WooReading,
  told: readonly ToldOrder[],
): Promise<number> {
  const copies = told.flatMap(({ order: woo, modifiedAt }): WooCopied[] => {
    // A draft is no order yet; one without a readable total is not copied, because money is never guessed.
    const order = isOrder(woo) ? toOrder(woo, { refunds: [], returns: [] }, reading) : null
    return order ? [{ woo, order, modifiedAt }] : []
  })
  return writeOrders(d1, shop, copies)
}

/** Forgets which orders a shop had, not their copies: another WooCommerce gives the same ids to other orders. */
export async function forgetWooOrders(d1: D1Database, shop: string): Promise<void> {
  await d1.prepare('delete from woo_orders where shop = ?').bind(shop).run()
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
  if (event.kind === 'order') await storeWooOrders(d1, shop, reading, [event])
  if (event.kind === 'deleted') await deleteOrder(d1, shop, event.orderId, delivery.now)
  await d1
    .prepare('insert or replace into woo_deliveries (shop, delivery, at) values (?, ?, ?)')
    .bind(shop, delivery.name, delivery.now)
    .run()
  return true
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
