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
  const topics = await missingTopics(client, uri, until)
  if (topics === null) return 'failed'
  const missing = Object.entries(TOPICS).filter(([topic]) => topics.includes(topic))
  const made = await Promise.all(
    missing.map(([topic, includeFields]) => {
      const subscription = { uri, format: 'JSON', ...(includeFields ? { includeFields } : {}) }
      return client.call(operations.subscribe, { topic, subscription }, until)
    }),
  )
  const isGood = made.every((one) => one.ok && one.value.webhookSubscriptionCreate.userErrors.length === 0)
  return isGood ? 'subscribed' : 'failed'
}

/** The topics that the shop does not send to `uri`; null when it does not say. */
export async function missingTopics(
  client: ShopifyClient,
  uri: string,
  until: number,
): Promise<readonly string[] | null> {
  const known = await client.call(operations.webhooks, { uri }, until)
  if (!known.ok) return null
  const there = new Set(known.value.webhookSubscriptions.nodes.map((subscription) => subscription.topic))
  return Object.keys(TOPICS).filter((topic) => !there.has(topic))
}
