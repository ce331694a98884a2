import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { PROMOTION_KINDS, SEGMENTS } from '../../core/domain'

/** What a shop knows of a shopper beside name and orders; `email` is lower case, as everywhere. Loyalty is null where none is kept. */
export const shopperProfiles = sqliteTable(
  'shopper_profiles',
  {
    shop: text().notNull(),
    email: text().notNull(),
    segment: text({ enum: SEGMENTS }),
    points: integer(),
    tier: text(),
    nextTier: text('next_tier'),
    nextTierPoints: integer('next_tier_points'),
    expiringPoints: integer('expiring_points'),
    expiringOn: text('expiring_on'),
  },
  (t) => [primaryKey({ columns: [t.shop, t.email] })],
)

/** One row an address that was ever asked about; 'pending' has been typed by somebody and waits for its owner. */
export const newsletterSubscriptions = sqliteTable(
  'newsletter_subscriptions',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    shop: text().notNull(),
    email: text().notNull(),
    state: text({ enum: ['on', 'off', 'pending'] }).notNull(),
    changedAt: integer('changed_at').notNull(),
    /** What links in mails name the row by; null until the first of them. */
    publicId: text('public_id'),
    /** The language the confirmation is asked for in. */
    locale: text(),
    /** The one link that may confirm; a newer mail has a newer one. */
    linkId: text('link_id'),
    /** When the last confirmation mail was written, and how many were since the first that could still be answered. */
    mailedAt: integer('mailed_at'),
    mails: integer(),
    /** Record of the consent: when it was given, and by a proven shopper in a conversation or by the link in a mail. */
    confirmedAt: integer('confirmed_at'),
    confirmedBy: text('confirmed_by', { enum: ['conversation', 'link'] }),
  },
  (t) => [
    uniqueIndex('newsletter_email').on(t.shop, t.email),
    uniqueIndex('newsletter_public_id').on(t.shop, t.publicId),
  ],
)

/** Who wants a mail when something is there again; an empty `sku` is any variant. One open row of the same wish. */
export const stockAlerts = sqliteTable(
  'stock_alerts',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    shop: text().notNull(),
    email: text().notNull(),
    productId: text('product_id').notNull(),
    sku: text().notNull(),
    locale: text().notNull(),
    createdAt: integer('created_at').notNull(),
    sentAt: integer('sent_at'),
    requestKey: text('request_key').notNull(),
  },
  (t) => [
    uniqueIndex('stock_alerts_open').on(t.shop, t.productId, t.sku, t.email).where(sql`sent_at is null`),
    uniqueIndex('stock_alerts_request').on(t.shop, t.requestKey),
  ],
)

/** Wishes of shoppers about their own data. */
export const dataRequests = sqliteTable(
  'data_requests',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    shop: text().notNull(),
    email: text().notNull(),
    kind: text({ enum: ['export', 'delete'] }).notNull(),
    status: text({ enum: ['open', 'done'] }).notNull(),
    requestedAt: integer('requested_at').notNull(),
    dueOn: text('due_on').notNull(),
    requestKey: text('request_key').notNull(),
    /** The language the answer is written in. */
    locale: text(),
    /** How the shopper proved who they are: an order with its e-mail proves less than the mailbox itself. */
    proof: text({ enum: ['token', 'code', 'order_email'] }),
    fulfilledAt: integer('fulfilled_at'),
  },
  (t) => [
    uniqueIndex('data_requests_request').on(t.shop, t.requestKey),
    index('data_requests_open').on(t.shop, t.status, t.id),
  ],
)

/** Reviews left in a conversation, of a product or of the shop (`productId` null). */
export const reviews = sqliteTable(
  'reviews',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    shop: text().notNull(),
    email: text(),
    productId: text('product_id'),
    orderNumber: text('order_number'),
    rating: integer().notNull(),
    text: text().notNull(),
    createdAt: integer('created_at').notNull(),
    requestKey: text('request_key').notNull(),
  },
  (t) => [
    uniqueIndex('reviews_request').on(t.shop, t.requestKey),
    index('reviews_product').on(t.shop, t.productId, t.id),
  ],
)

/** What a person must look into. */
export const cases = sqliteTable(
  'cases',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    shop: text().notNull(),
    kind: text({ enum: ['complaint', 'account', 'payment'] }).notNull(),
    email: text(),
    text: text().notNull(),
    status: text({ enum: ['open', 'done'] }).notNull(),
    openedAt: integer('opened_at').notNull(),
    requestKey: text('request_key').notNull(),
  },
  (t) => [uniqueIndex('cases_request').on(t.shop, t.requestKey), index('cases_open').on(t.shop, t.status, t.id)],
)

/** `tags` and `products` (JSON lists) say which goods; both empty is everything. `texts` is JSON by locale, `code` upper case. */
export const promotions = sqliteTable(
  'promotions',
  {
    shop: text().notNull(),
    code: text().notNull(),
    kind: text({ enum: PROMOTION_KINDS }).notNull(),
    value: integer().notNull(),
    minCents: integer('min_cents'),
    validFrom: integer('valid_from'),
    validUntil: integer('valid_until'),
    tags: text().notNull(),
    products: text().notNull(),
    perShopper: integer('per_shopper'),
    texts: text().notNull(),
    /** 1 or 0. */
    public: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.shop, t.code] })],
)

/** One row a use of a code by a shopper. */
export const promotionUses = sqliteTable(
  'promotion_uses',
  {
    shop: text().notNull(),
    email: text().notNull(),
    code: text().notNull(),
    orderNumber: text('order_number').notNull(),
    usedAt: integer('used_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.shop, t.email, t.code, t.orderNumber] })],
)
