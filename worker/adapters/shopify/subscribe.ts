import type { ShopifyClient } from './client'
import { operations } from './operations'

/** What Kefu wants to hear, and what of it: the order itself is read anew, so its shopper's data need not travel. */
const TOPICS: Readonly<Record<string, readonly string[] | null>> = {
  ORDERS_CREATE: ['id', 'admin_graphql_api_id', 'updated_at'],
  ORDERS_UPDATED: ['id', 'admin_graphql_api_id', 'updated_at'],
  ORDERS_CANCELLED: ['id', 'admin_graphql_api_id', 'updated_at'],
  FULFILLMENTS_CREATE: ['id', 'order_id'],
  FULFILLMENTS_UPDATE: ['id', 'order_id', 'updated_at', 'shipment_status'],
  REFUNDS_CREATE: ['id', 'order_id'],
  APP_UNINSTALLED: null,
}

/** 'not_public': Shopify delivers by https only. 'failed': some are missing; polling finds what they would have told. */
export type Subscribed = 'subscribed' | 'not_public' | 'failed'

/** Has the shop send its webhooks to `uri`: those that it does not send there yet. */
export async function subscribeWebhooks(client: ShopifyClient, uri: string, until: number): Promise<Subscribed> {
  if (!uri.startsWith('https://')) return 'not_public'
  const known = await client.call(operations.webhooks, { uri }, until)
  if (!known.ok) return 'failed'
  const there = new Set(known.value.webhookSubscriptions.nodes.map((subscription) => subscription.topic))
  const missing = Object.entries(TOPICS).filter(([topic]) => !there.has(topic))
  const made = await Promise.all(
    missing.map(([topic, includeFields]) => {
      const subscription = { uri, format: 'JSON', ...(includeFields ? { includeFields } : {}) }
      return client.call(operations.subscribe, { topic, subscription }, until)
    }),
  )
  const isGood = made.every((one) => one.ok && one.value.webhookSubscriptionCreate.userErrors.length === 0)
  return isGood ? 'subscribed' : 'failed'
}
