import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/**
 * Orders of WooCommerce shops that Kefu has met: number to id, and how new the local copy is. `modifiedAt` is WooCommerce's own date, 0
 * where there is no copy yet; `writeId` names the write that made the copy, so that the rest of it is written only with it.
 */
export const wooOrders = sqliteTable(
  'woo_orders',
  {
    shop: text().notNull(),
    orderId: integer('order_id').notNull(),
    orderNumber: text('order_number').notNull(),
    modifiedAt: integer('modified_at').notNull(),
    writeId: text('write_id').notNull(),
    deletedAt: integer('deleted_at'),
  },
  (t) => [primaryKey({ columns: [t.shop, t.orderId] }), index('woo_orders_number').on(t.shop, t.orderNumber)],
)

/** Changes that were begun: `run` is the first try, `doneAt` null until one has come to its end. */
export const wooChanges = sqliteTable(
  'woo_changes',
  {
    shop: text().notNull(),
    requestKey: text('request_key').notNull(),
    run: text().notNull(),
    begunAt: integer('begun_at').notNull(),
    doneAt: integer('done_at'),
  },
  (t) => [primaryKey({ columns: [t.shop, t.requestKey] }), index('woo_changes_begun').on(t.begunAt)],
)

/** Which run may change an order, and until when if it does not come back. */
export const wooLocks = sqliteTable(
  'woo_locks',
  {
    shop: text().notNull(),
    orderNumber: text('order_number').notNull(),
    requestKey: text('request_key').notNull(),
    run: text().notNull(),
    until: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.shop, t.orderNumber] })],
)

/** Webhook deliveries that were taken in; old rows are swept. */
export const wooDeliveries = sqliteTable(
  'woo_deliveries',
  { shop: text().notNull(), delivery: text().notNull(), at: integer().notNull() },
  (t) => [primaryKey({ columns: [t.shop, t.delivery] }), index('woo_deliveries_at').on(t.at)],
)
