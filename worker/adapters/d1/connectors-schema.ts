import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/** Which shop system a shop's orders are kept in; no row is the built-in one. */
export const connectors = sqliteTable('connectors', {
  shop: text().primaryKey(),
  kind: text({ enum: ['built_in', 'shopify', 'woocommerce'] }).notNull(),
  /** Rises with every change, over a removal too: isolates keep what they have while it is the same. */
  version: integer().notNull(),
  /** JSON without secrets. */
  settings: text().notNull(),
  /** JSON, sealed (adapters/crypto/seal.ts); empty where there are none. */
  secrets: text().notNull(),
  /** Where polling goes on, as JSON of the connector's own; null before the first run. */
  cursor: text(),
  polledAt: integer('polled_at'),
  /** Set when the shop system threw Kefu out; `problem` says how. */
  disconnectedAt: integer('disconnected_at'),
  problem: text(),
  updatedAt: integer('updated_at').notNull(),
})

/** Changes asked of a shop system, by their caller's key: what makes a repeat harmless where the shop system does not know keys. */
export const connectorChanges = sqliteTable(
  'connector_changes',
  {
    shop: text().notNull(),
    /** Holds action and order too, so a caller's key cannot meet another's. */
    key: text().notNull(),
    begunAt: integer('begun_at').notNull(),
    /** Until then the try that has it is at work. */
    leaseUntil: integer('lease_until').notNull(),
    /** Names the try. */
    attempt: text().notNull(),
    tries: integer().notNull(),
    doneAt: integer('done_at'),
    answer: text(),
  },
  (t) => [primaryKey({ columns: [t.shop, t.key] }), index('connector_changes_begun').on(t.begunAt)],
)

/** The copies of a shop system's orders in `orders` and its sisters: which state of which order each is. */
export const orderCopies = sqliteTable(
  'order_copies',
  {
    shop: text().notNull(),
    /** The shop system's own id. */
    externalId: text('external_id').notNull(),
    orderNumber: text('order_number').notNull(),
    /** When the shop system last changed it, epoch milliseconds: an older state never replaces a newer. */
    sourceUpdatedAt: integer('source_updated_at').notNull(),
    /** Names the write, so that the rest of it is written only with it. */
    writeId: text('write_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.shop, t.externalId] })],
)

/** Webhooks taken, for as long as their sender may send them again. */
export const webhookDeliveries = sqliteTable(
  'webhook_deliveries',
  {
    shop: text().notNull(),
    source: text().notNull(),
    deliveryId: text('delivery_id').notNull(),
    /** The topic and the signature: of a body that comes again under another id they are the same. */
    digest: text().notNull(),
    topic: text().notNull(),
    receivedAt: integer('received_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.shop, t.source, t.deliveryId] }),
    uniqueIndex('webhook_deliveries_digest').on(t.shop, t.source, t.digest),
    index('webhook_deliveries_received').on(t.receivedAt),
  ],
)
