import * as v from 'valibot'
import type { ShopBundle } from '../../core/domain'
import { err, ok, type Result } from '../../core/result'
import { type ConnectorEnv, type OpenError, openConnector } from '../connectors/open'
import { disconnect } from '../d1/connectors'
import { storeOrderCopies } from '../d1/order-copies'
import type { BundleEnv } from '../kv/bundles'
import { publishBundle } from '../kv/bundles'
import { createShopifyClient, type ShopifyClient } from './client'
import type { ShopifyConfig } from './config'
import { toCopy } from './copy'
import { operations } from './operations'
import { readById } from './read'
import { shopifyConfig, shopifySecrets, shopifySettings } from './stored'

/** A shop's Shopify, ready to be asked, and what proves that a webhook is its own. */
export type ShopifyShop = {
  readonly shop: string
  readonly version: number
  readonly domain: string
  readonly webhookSecret: string
  readonly config: ShopifyConfig
  readonly client: ShopifyClient
}

/** The Shopify that a shop's bundle names; 'none' where it names another shop system, or none. */
export async function openShopify(
  env: ConnectorEnv,
  { settings, connector }: Pick<ShopBundle, 'settings' | 'connector'>,
): Promise<Result<ShopifyShop, OpenError>> {
  if (connector?.kind !== 'shopify') return err('none')
  const opened = await openConnector(env, settings.shop, connector.version)
  if (!opened.ok) return opened
  if (opened.value.kind !== 'shopify') return err('none')
  const { domain } = v.parse(shopifySettings, opened.value.settings)
  const { webhook_secret: webhookSecret } = v.parse(shopifySecrets, opened.value.secrets)
  const config = shopifyConfig(opened.value, settings, env.CONNECTOR_ALLOW_LOOPBACK === '1')
  const client = createShopifyClient(config, { shop: settings.shop })
  return ok({ shop: settings.shop, version: opened.value.version, domain, webhookSecret, config, client })
}

/** Reads an order anew and copies it; an order that is not there is none of ours. What fails is logged, and found by polling. */
export async function copyOrder(
  d1: D1Database,
  { shop, client, config }: ShopifyShop,
  orderId: string,
  until: number,
): Promise<void> {
  const read = await readById(client, orderId, until)
  if (read.ok && read.value) await storeOrderCopies(d1, shop, [toCopy(read.value, config)])
}

/**
 * Ends the connection when Shopify itself refuses the app now. A message that says so is not enough: it could be one that was sent again.
 */
export async function endIfUninstalled(env: BundleEnv, shopify: ShopifyShop, until: number): Promise<boolean> {
  const asked = await shopify.client.call(operations.checkShop, {}, until)
  if (asked.ok || asked.error !== 'refused') return false
  const { shop, version } = shopify
  const problem = 'The app was removed from the shop in Shopify.'
  if (!(await disconnect(env.DB, { shop, version, problem, now: Date.now() }))) return false
  await publishBundle(env, shop)
  return true
}
