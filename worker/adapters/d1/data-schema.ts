import { index, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { DATA_KINDS } from '../../core/data/kind'

/** One run of an import; the counts add up: received = accepted + corrected + duplicates + quarantined. */
export const importBatches = sqliteTable(
  'import_batches',
  {
    shop: text().notNull(),
    batchId: text('batch_id').notNull(),
    kind: text({ enum: DATA_KINDS }).notNull(),
    /** Where the rows come from, such as 'file', 'api' or 'widget'. */
    source: text().notNull(),
    fileName: text('file_name').notNull(),
    /** SHA-256 of the file's bytes with the choices it is read by: the same import is found again by it. */
    digest: text().notNull(),
    status: text({ enum: ['running', 'done'] }).notNull(),
    /** Mapping, survey and the other facts all rows are read by, as JSON. */
    plan: text().notNull(),
    /** Rows that are done; the next one goes on from there. */
    position: integer().notNull(),
    accepted: integer().notNull(),
    corrected: integer().notNull(),
    duplicates: integer().notNull(),
    quarantined: integer().notNull(),
    reasons: text().notNull(),
    startedAt: integer('started_at').notNull(),
    updatedAt: integer('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.shop, t.batchId] }),
    index('import_batches_digest').on(t.shop, t.digest, t.status),
    index('import_batches_started').on(t.shop, t.startedAt),
  ],
)

/** Rows that could not be taken, as they came, until a person mends or drops them. */
export const quarantine = sqliteTable(
  'quarantine',
  {
    shop: text().notNull(),
    batchId: text('batch_id').notNull(),
    row: integer().notNull(),
    kind: text({ enum: DATA_KINDS }).notNull(),
    /** The row as JSON. */
    raw: text().notNull(),
    /** core/data's Notes as JSON. */
    reasons: text().notNull(),
    /** The same row again is known by it. */
    fingerprint: text().notNull(),
    status: text({ enum: ['open', 'mended', 'dropped'] }).notNull(),
    at: integer().notNull(),
    settledAt: integer('settled_at'),
  },
  (t) => [
    primaryKey({ columns: [t.shop, t.batchId, t.row] }),
    index('quarantine_open').on(t.shop, t.kind, t.status, t.at),
    index('quarantine_fingerprint').on(t.shop, t.kind, t.fingerprint),
  ],
)

/** Which rows are known, whatever table they went to: what a repeat is told by. */
export const dataKeys = sqliteTable(
  'data_keys',
  {
    shop: text().notNull(),
    kind: text({ enum: DATA_KINDS }).notNull(),
    key: text().notNull(),
    content: text().notNull(),
    near: text(),
    batchId: text('batch_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.shop, t.kind, t.key] }), index('data_keys_near').on(t.shop, t.kind, t.near)],
)

/** Orders as figures are made of them, imported or sent by API. Orders the bot acts on stand in `orders`. */
export const purchases = sqliteTable(
  'purchases',
  {
    shop: text().notNull(),
    orderNumber: text('order_number').notNull(),
    /** Lower case; null for a guest nobody knows. */
    email: text(),
    customerId: text('customer_id'),
    phone: text(),
    customerName: text('customer_name'),
    country: text(),
    status: text().notNull(),
    placedAt: integer('placed_at').notNull(),
    currency: text().notNull(),
    /** Minor units of `currency`. */
    totalCents: integer('total_cents').notNull(),
    /** Minor units of the shop's currency; null where no rate of that day is known. */
    shopCents: integer('shop_cents'),
    rate: real(),
    /** Day of the rate, YYYY-MM-DD. */
    rateOn: text('rate_on'),
    discountCents: integer('discount_cents'),
    shippingCents: integer('shipping_cents'),
    channel: text(),
    coupon: text(),
    /** Names of imputed fields and of outliers, each joined by a comma. */
    imputed: text().notNull(),
    outliers: text().notNull(),
    /** Cells that could not be read, by field, as JSON. */
    leftOut: text('left_out'),
    batchId: text('batch_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.shop, t.orderNumber] }),
    index('purchases_placed').on(t.shop, t.placedAt),
    index('purchases_email').on(t.shop, t.email, t.placedAt),
    index('purchases_customer').on(t.shop, t.customerId),
  ],
)

export const purchaseLines = sqliteTable(
  'purchase_lines',
  {
    shop: text().notNull(),
    orderNumber: text('order_number').notNull(),
    /** Fingerprint of the line's content. */
    lineKey: text('line_key').notNull(),
    sku: text(),
    title: text(),
    quantity: integer().notNull(),
    unitCents: integer('unit_cents').notNull(),
    outliers: text().notNull(),
    batchId: text('batch_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.shop, t.orderNumber, t.lineKey] }), index('purchase_lines_sku').on(t.shop, t.sku)],
)

/** What shoppers do in the shop, one row an event. */
export const behaviourEvents = sqliteTable(
  'behaviour_events',
  {
    shop: text().notNull(),
    eventId: text('event_id').notNull(),
    type: text().notNull(),
    at: integer().notNull(),
    receivedAt: integer('received_at').notNull(),
    source: text().notNull(),
    anonymousId: text('anonymous_id'),
    contactId: text('contact_id'),
    email: text(),
    path: text(),
    productId: text('product_id'),
    query: text(),
    results: integer(),
    dwellMs: integer('dwell_ms'),
    orderNumber: text('order_number'),
    currency: text(),
    valueCents: integer('value_cents'),
    properties: text(),
    outliers: text().notNull(),
    leftOut: text('left_out'),
  },
  (t) => [
    primaryKey({ columns: [t.shop, t.eventId] }),
    index('behaviour_events_at').on(t.shop, t.at),
    index('behaviour_events_type').on(t.shop, t.type, t.at),
    index('behaviour_events_visitor').on(t.shop, t.anonymousId, t.at),
    index('behaviour_events_contact').on(t.shop, t.contactId, t.at),
  ],
)

/** What shoppers wrote about products. */
export const productReviews = sqliteTable(
  'product_reviews',
  {
    shop: text().notNull(),
    reviewId: text('review_id').notNull(),
    productId: text('product_id'),
    rating: real(),
    title: text(),
    text: text(),
    createdAt: integer('created_at').notNull(),
    email: text(),
    customerId: text('customer_id'),
    author: text(),
    locale: text(),
    /** 1 or 0. */
    recommended: integer(),
    imputed: text().notNull(),
    leftOut: text('left_out'),
    batchId: text('batch_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.shop, t.reviewId] }),
    index('product_reviews_created').on(t.shop, t.createdAt),
    index('product_reviews_product').on(t.shop, t.productId, t.createdAt),
  ],
)

/** What one unit of a currency was worth in the shop's, from a day on. */
export const exchangeRates = sqliteTable(
  'exchange_rates',
  {
    shop: text().notNull(),
    currency: text().notNull(),
    /** YYYY-MM-DD. */
    on: text('on').notNull(),
    rate: real().notNull(),
  },
  (t) => [primaryKey({ columns: [t.shop, t.currency, t.on] })],
)
