import type { ConnectorCheck, ConnectorDraft, ConnectorStep } from '../../protocol'
import { answeredWith, checkOf, type Finding, failedAt, sampleOf } from '../connectors/steps'
import { createShopifyClient, type ShopifyClient } from './client'
import { type ConnectError, connectShopify } from './connect'
import { operations } from './operations'
import { IN_LIST } from './read'
import { missingTopics } from './subscribe'
import { toOrder } from './to-order'

type Draft = Extract<ConnectorDraft, { kind: 'shopify' }>
type Shop = Parameters<typeof connectShopify>[1]

/** The newest order and the webhooks have this long together, in milliseconds. */
const LOOK_MS = 10_000

/** As polling asks, of all time: an order in whatever state. */
const ANY_ORDER = "updated_at:>='2000-01-01T00:00:00Z'"

/** Tries a Shopify connection step by step; `uri` is where its webhooks should go. Changes nothing there. */
export async function inspectShopify(
  draft: Draft,
  shop: Shop,
  { allowLoopback, uri }: { readonly allowLoopback: boolean; readonly uri: string },
): Promise<ConnectorCheck> {
  const connected = await connectShopify(draft, shop, allowLoopback)
  if (!connected.ok) return checkOf('shopify', stepsOf(connected.error))
  const { config } = connected.value
  const client = createShopifyClient(config, { shop: shop.shop })
  const until = Date.now() + LOOK_MS
  const variables = { query: ANY_ORDER, first: 1, sort: 'CREATED_AT', reverse: true, ...IN_LIST, after: null }
  const [found, webhooks] = await Promise.all([
    client.call(operations.findOrders, variables, until),
    webhooksOf(client, uri, until),
  ])
  if (!found.ok) return checkOf('shopify', failedAt('sample_order', 'unreachable'))
  const [newest] = found.value.orders.nodes
  const sample: Finding = newest ? { finding: 'fine' } : { finding: 'no_orders', state: 'warning' }
  const steps = answeredWith({ sample_order: sample, webhooks })
  return checkOf('shopify', steps, newest ? sampleOf(toOrder(newest, config)) : null)
}

async function webhooksOf(client: ShopifyClient, uri: string, until: number): Promise<Finding> {
  if (!uri.startsWith('https://')) return { finding: 'not_public', state: 'warning' }
  const missing = await missingTopics(client, uri, until)
  if (missing === null) return { finding: 'unknown', state: 'warning' }
  return missing.length === 0
    ? { finding: 'fine' }
    : { finding: 'missing_topics', state: 'warning', values: missing.map((topic) => topic.toLowerCase()) }
}

function stepsOf(error: ConnectError): ConnectorStep[] {
  switch (error.kind) {
    case 'bad_domain':
      return failedAt('address', 'bad_address')
    case 'unknown_domain':
      return failedAt('address', 'unknown_shop')
    case 'other_shop':
      return failedAt('address', 'other_shop', [error.domain])
    case 'unreachable':
      return failedAt('address', 'unreachable')
    case 'missing':
      return failedAt('credentials', 'missing', [error.field])
    case 'bad_credentials':
      return failedAt('credentials', 'bad_credentials')
    case 'missing_scopes':
      return failedAt('permissions', 'missing_scopes', error.scopes)
    case 'no_customer_data':
      return failedAt('customer_data', 'no_customer_data')
  }
}
