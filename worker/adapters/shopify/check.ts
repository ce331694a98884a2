import { err, ok, type Result } from '../../core/result'
import type { Fetch } from './answer'
import { createShopifyClient } from './client'
import { SHOPIFY_SCOPES, type ShopifyConfig } from './config'
import { operations } from './operations'

/** What Kefu keeps of a shop it has just met. */
export type MetShop = { readonly name: string; readonly prefix: string; readonly suffix: string }

/** What is wrong with a connection, so that the merchant can put it right. */
export type ConnectionProblem =
  | { readonly kind: 'bad_credentials' }
  | { readonly kind: 'unknown_domain' }
  | { readonly kind: 'other_shop'; readonly domain: string }
  | { readonly kind: 'missing_scopes'; readonly scopes: readonly string[] }
  | { readonly kind: 'no_customer_data' }
  | { readonly kind: 'unreachable' }

/** Asks the shop two harmless questions within `withinMs`, and tells what it is or what is wrong. `domain` is the one that was given. */
export async function checkShopify(
  config: ShopifyConfig,
  domain: string,
  { shop, withinMs, fetch: send = (url, init) => fetch(url, init) }: { shop: string; withinMs: number; fetch?: Fetch },
): Promise<Result<MetShop, ConnectionProblem>> {
  let status = 0
  const watched: Fetch = async (url, init) => {
    const response = await send(url, init)
    status = response.status
    return response
  }
  const client = createShopifyClient(config, { shop, fetch: watched })
  const until = Date.now() + withinMs
  const checked = await client.call(operations.checkShop, {}, until)
  // Shopify answers 404 for a name that nobody has, whatever the credentials.
  if (!checked.ok && status === 404) return err({ kind: 'unknown_domain' })
  if (!checked.ok) return err({ kind: checked.error === 'refused' ? 'bad_credentials' : 'unreachable' })
  const { shop: met, currentAppInstallation: app } = checked.value
  if (met.myshopifyDomain !== domain && config.origin.startsWith('https:')) {
    return err({ kind: 'other_shop', domain: met.myshopifyDomain })
  }
  const scopes = missingScopes(app.accessScopes.map((scope) => scope.handle))
  if (scopes.length > 0) return err({ kind: 'missing_scopes', scopes })
  const customers = await client.call(operations.checkCustomerData, {}, until)
  if (!customers.ok) return err({ kind: customers.error === 'refused' ? 'no_customer_data' : 'unreachable' })
  return ok({ name: met.name, prefix: met.orderNumberFormatPrefix, suffix: met.orderNumberFormatSuffix })
}

/** The scopes that are not granted; "write_orders" grants "read_orders". */
export function missingScopes(granted: readonly string[]): string[] {
  const all = new Set(granted.flatMap((scope) => [scope, scope.replace(/^write_/, 'read_')]))
  return SHOPIFY_SCOPES.filter((scope) => !all.has(scope))
}
