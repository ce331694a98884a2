import { index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { ORDER_STATUSES } from '../../core/domain'
import { shipmentStatus } from '../../protocol'

/** One row a shop; `settings` is core/domain's ShopSettings as JSON. */
export const shops = sqliteTable('shops', {
  shop: text().primaryKey(),
  settings: text().notNull(),
  identityKeys: text('identity_keys').notNull(),
  version: integer().notNull(),
  updatedAt: integer('updated_at').notNull(),
})

/** API keys: only the SHA-256 is kept. */
export const apiKeys = sqliteTable(
  'api_keys',
  {
    keyHash: text('key_hash').primaryKey(),
    shop: text().notNull(),
    role: text({ enum: ['owner', 'admin', 'agent', 'analyst'] }).notNull(),
    label: text().notNull(),
    createdAt: integer('created_at').notNull(),
    revokedAt: integer('revoked_at'),
    /** JSON array of access scopes; null for all that the role allows. */
    scopes: text(),
    createdBy: text('created_by'),
    lastUsedAt: integer('last_used_at'),
  },
  (t) => [index('api_keys_shop').on(t.shop)],
)

export const products = sqliteTable(
  'products',
  {
    shop: text().notNull(),
    productId: text('product_id').notNull(),
    position: integer().notNull(),
    category: text().notNull(),
    name: text().notNull(),
    description: text().notNull(),
    material: text().notNull(),
    priceCents: integer('price_cents').notNull(),
    compareAtCents: integer('compare_at_cents'),
    icon: text().notNull(),
    hue: integer().notNull(),
    tags: text().notNull(),
    rating: real().notNull(),
    goesWith: text('goes_with').notNull(),
    /** core/products' SizeChart as JSON; null for what has no sizes. */
    sizeChart: text('size_chart'),
    /** Texts by locale as JSON; null where the description says it all. */
    care: text(),
  },
  (t) => [
    primaryKey({ columns: [t.shop, t.productId] }),
    index('products_category').on(t.shop, t.category, t.position),
  ],
)

export const variants = sqliteTable(
  'variants',
  {
    shop: text().notNull(),
    sku: text().notNull(),
    productId: text('product_id').notNull(),
    options: text().notNull(),
    stock: integer().notNull(),
    restockOn: text('restock_on'),
  },
  (t) => [primaryKey({ columns: [t.shop, t.sku] }), index('variants_product').on(t.shop, t.productId)],
)

export const contacts = sqliteTable(
  'contacts',
  {
    shop: text().notNull(),
    contactId: text('contact_id').notNull(),
    email: text().notNull(),
    name: text().notNull(),
    locale: text().notNull(),
    phone: text(),
    address: text().notNull(),
    createdAt: integer('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.shop, t.contactId] }), uniqueIndex('contacts_email').on(t.shop, t.email)],
)

export const orders = sqliteTable(
  'orders',
  {
    shop: text().notNull(),
    orderNumber: text('order_number').notNull(),
    contactId: text('contact_id').notNull(),
    /** Lower case, as it is compared. */
    email: text().notNull(),
    shopperName: text('shopper_name').notNull(),
    status: text({ enum: ORDER_STATUSES }).notNull(),
    placedAt: integer('placed_at').notNull(),
    totalCents: integer('total_cents').notNull(),
    currency: text().notNull(),
    address: text().notNull(),
    /** What the shopper paid with, as it is shown: a refund goes back there. */
    paymentMethod: text('payment_method').notNull(),
    updatedAt: integer('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.shop, t.orderNumber] }),
    index('orders_email').on(t.shop, t.email, t.placedAt),
    index('orders_placed').on(t.shop, t.placedAt),
  ],
)

export const orderLines = sqliteTable(
  'order_lines',
  {
    shop: text().notNull(),
    orderNumber: text('order_number').notNull(),
    lineId: integer('line_id').notNull(),
    productId: text('product_id').notNull(),
    sku: text().notNull(),
    title: text().notNull(),
    quantity: integer().notNull(),
    unitCents: integer('unit_cents').notNull(),
  },
  (t) => [primaryKey({ columns: [t.shop, t.orderNumber, t.lineId] })],
)

/** `events` is the parcel's tracking history as JSON, oldest first: it is always read whole and replaced whole. */
export const shipments = sqliteTable(
  'shipments',
  {
    shop: text().notNull(),
    orderNumber: text('order_number').notNull(),
    trackingNumber: text('tracking_number').notNull(),
    carrier: text().notNull(),
    trackingUrl: text('tracking_url'),
    status: text({ enum: shipmentStatus.options }).notNull(),
    expectedOn: text('expected_on'),
    deliveredAt: integer('delivered_at'),
    events: text().notNull(),
    /** JSON array of the lines in it; null when nobody knows. */
    lineIds: text('line_ids'),
  },
  (t) => [
    primaryKey({ columns: [t.shop, t.orderNumber, t.trackingNumber] }),
    index('shipments_tracking').on(t.shop, t.trackingNumber),
  ],
)

export const refunds = sqliteTable(
  'refunds',
  {
    shop: text().notNull(),
    orderNumber: text('order_number').notNull(),
    refundId: text('refund_id').notNull(),
    cents: integer().notNull(),
    status: text({ enum: ['requested', 'approved', 'paid', 'rejected'] }).notNull(),
    method: text().notNull(),
    requestedAt: integer('requested_at').notNull(),
    expectedOn: text('expected_on'),
    paidAt: integer('paid_at'),
  },
  (t) => [primaryKey({ columns: [t.shop, t.orderNumber, t.refundId] })],
)

export const returns = sqliteTable(
  'returns',
  {
    shop: text().notNull(),
    orderNumber: text('order_number').notNull(),
    returnId: text('return_id').notNull(),
    kind: text({ enum: ['return', 'exchange'] }).notNull(),
    status: text({ enum: ['requested', 'label_sent', 'in_transit', 'received', 'closed'] }).notNull(),
    lineIds: text('line_ids').notNull(),
    reason: text().notNull(),
    requestedAt: integer('requested_at').notNull(),
    /** Idempotency key of the request that made it. */
    requestKey: text('request_key').notNull(),
    handover: text({ enum: ['pickup', 'drop_off'] }),
    resolution: text({ enum: ['refund', 'replacement'] }),
    /** JSON array of attachment ids. */
    photos: text(),
    /** The variant wanted in exchange. */
    exchangeSku: text('exchange_sku'),
  },
  (t) => [
    primaryKey({ columns: [t.shop, t.orderNumber, t.returnId] }),
    uniqueIndex('returns_request').on(t.shop, t.requestKey),
  ],
)

/** Who changed what and when; one row a change, never updated. `requestKey` makes a repeat of a change harmless. */
export const auditLog = sqliteTable(
  'audit_log',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    shop: text().notNull(),
    at: integer().notNull(),
    by: text().notNull(),
    action: text().notNull(),
    subject: text().notNull(),
    detail: text().notNull(),
    requestKey: text('request_key').notNull(),
  },
  (t) => [uniqueIndex('audit_request').on(t.shop, t.requestKey), index('audit_subject').on(t.shop, t.subject, t.at)],
)

/** Wrong order and e-mail pairs, one row an attempt; rows past the window are swept by cron. */
export const verificationFailures = sqliteTable(
  'verification_failures',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    shop: text().notNull(),
    orderNumber: text('order_number').notNull(),
    at: integer().notNull(),
    /** A hash of the e-mail that was tried; null in rows from before it was counted. */
    emailHash: text('email_hash'),
  },
  (t) => [
    index('verification_failures_order').on(t.shop, t.orderNumber, t.at),
    index('verification_failures_email').on(t.shop, t.emailHash, t.at),
    index('verification_failures_at').on(t.at),
  ],
)

/** One row a turn: the local, exact copy of the Analytics Engine point, filled by the queue consumer. Columns follow core/metrics/columns.ts. */
export const turnPoints = sqliteTable(
  'turn_points',
  {
    pointId: text('point_id').primaryKey(),
    shop: text().notNull(),
    at: integer().notNull(),
    conversationId: text('conversation_id').notNull(),
    channel: text().notNull(),
    intent: text().notNull(),
    policy: text().notNull(),
    action: text().notNull(),
    sentiment: text().notNull(),
    language: text().notNull(),
    status: text().notNull(),
    outcome: text().notNull(),
    confidence: real().notNull(),
    sentimentScore: real('sentiment_score').notNull(),
    latencyMs: real('latency_ms').notNull(),
    nluMs: real('nlu_ms').notNull(),
    messagesIn: integer('messages_in').notNull(),
    messagesOut: integer('messages_out').notNull(),
  },
  (t) => [index('turn_points_shop_at').on(t.shop, t.at)],
)

/** Set-up facts of this database, such as the day the demo shop was seeded for. */
export const meta = sqliteTable('meta', { key: text().primaryKey(), value: text().notNull() })
export * from './accounts-schema'
export * from './articles-schema'
export * from './connectors-schema'
export * from './data-schema'
export * from './flows-schema'
export * from './http-tools-schema'
export * from './inbox-schema'
export * from './knowledge-schema'
export * from './order-claims-schema'
export * from './own-intents-schema'
export * from './privacy-schema'
export * from './shoppers-schema'
export * from './verification-schema'
export * from './widget-schema'
export * from './woo-schema'
