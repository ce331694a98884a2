import { integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/** What shoppers have asked to be looked into; one row a claim. `tracking_number` and `line_id` are null where it is not about one. */
export const claims = sqliteTable(
  'claims',
  {
    shop: text().notNull(),
    orderNumber: text('order_number').notNull(),
    claimId: text('claim_id').notNull(),
    kind: text({ enum: ['parcel', 'item', 'payment'] }).notNull(),
    trackingNumber: text('tracking_number'),
    lineId: integer('line_id'),
    item: text(),
    note: text(),
    resolution: text({ enum: ['refund', 'replacement'] }),
    /** JSON array of attachment ids. */
    photos: text(),
    status: text({ enum: ['open', 'closed'] }).notNull(),
    openedAt: integer('opened_at').notNull(),
    /** Idempotency key of the request that made it. */
    requestKey: text('request_key').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.shop, t.orderNumber, t.claimId] }),
    uniqueIndex('claims_request').on(t.shop, t.requestKey),
  ],
)
