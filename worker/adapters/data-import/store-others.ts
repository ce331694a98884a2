import type { IdentifiedRow } from '../../core/data/judge'
import { insertRows } from '../d1/insert-rows'
import { behaviourEvents, productReviews } from '../d1/schema'
import { leftOut, number, type StoreContext, string, whole } from './store-context'

export function storeEvents(rows: readonly IdentifiedRow[], context: StoreContext): D1PreparedStatement[] {
  return insertRows(context.db, behaviourEvents, eventRows(rows, context), 'ignore', context.guard)
}

/** Cleaned events as their table's rows. */
export function eventRows(
  rows: readonly IdentifiedRow[],
  { shop, source, now }: Pick<StoreContext, 'shop' | 'source' | 'now'>,
): (typeof behaviourEvents.$inferInsert)[] {
  return rows.map(({ clean }) => ({
    shop,
    eventId: string(clean, 'event_id') ?? '',
    type: string(clean, 'type') ?? 'custom',
    at: whole(clean, 'at'),
    receivedAt: now,
    source,
    anonymousId: string(clean, 'anonymous_id'),
    contactId: string(clean, 'contact_id'),
    email: string(clean, 'email'),
    path: string(clean, 'path'),
    productId: string(clean, 'product_id'),
    query: string(clean, 'query'),
    results: number(clean, 'results'),
    dwellMs: number(clean, 'dwell_ms'),
    orderNumber: string(clean, 'order_number'),
    currency: string(clean, 'currency'),
    valueCents: number(clean, 'value'),
    properties: string(clean, 'properties'),
    outliers: clean.outliers.join(','),
    leftOut: leftOut(clean),
  }))
}

export function storeReviews(rows: readonly IdentifiedRow[], context: StoreContext): D1PreparedStatement[] {
  const { db, shop, batchId, guard } = context
  const reviews = rows.map(({ clean, identity }): typeof productReviews.$inferInsert => ({
    shop,
    reviewId: identity.key,
    productId: string(clean, 'product_id'),
    rating: number(clean, 'rating'),
    title: string(clean, 'title'),
    text: string(clean, 'text'),
    createdAt: whole(clean, 'created_at'),
    email: string(clean, 'email'),
    customerId: string(clean, 'customer_id'),
    author: string(clean, 'author'),
    locale: string(clean, 'locale'),
    recommended: clean.values.recommended === true ? 1 : clean.values.recommended === false ? 0 : null,
    imputed: clean.imputed.join(','),
    leftOut: leftOut(clean),
    batchId,
  }))
  return insertRows(db, productReviews, reviews, 'ignore', guard)
}
