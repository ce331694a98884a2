import { err, ok, type Result } from '../../core/result'
import type { ConnectorDraft } from '../../protocol'
import { type ConnectionProblem, checkShopify } from './check'
import { type ShopifyConfig, shopifyOrigin } from './config'
import { type ShopifySecrets, type ShopifySettings, shopifyConfig } from './stored'

type Draft = Extract<ConnectorDraft, { kind: 'shopify' }>
export type ConnectError =
  | ConnectionProblem
  | { readonly kind: 'bad_domain' }
  | { readonly kind: 'missing'; readonly field: 'client_secret' | 'access_token' | 'webhook_secret' }
export type Connected = {
  readonly settings: ShopifySettings
  readonly secrets: ShopifySecrets
  readonly config: ShopifyConfig
}

/** The shop has this long to answer both questions, in milliseconds. */
const CHECK_MS = 10_000

/** Turns what a merchant typed into what is stored, once the shop itself has confirmed it. */
export async function connectShopify(
  draft: Draft,
  shop: Parameters<typeof shopifyConfig>[1] & { readonly shop: string },
  allowLoopback: boolean,
): Promise<Result<Connected, ConnectError>> {
  if (!shopifyOrigin(draft.domain, allowLoopback)) return err({ kind: 'bad_domain' })
  const secrets = secretsOf(draft)
  if (!secrets.ok) return secrets
  const { client_id, domain, returns } = draft
  const app = client_id === undefined ? {} : { client_id }
  const unmet = { domain, returns, shop_name: '', order_prefix: '#', order_suffix: '', ...app }
  const met = await checkShopify(
    shopifyConfig({ settings: unmet, secrets: secrets.value }, shop, allowLoopback),
    domain,
    {
      shop: shop.shop,
      withinMs: CHECK_MS,
    },
  )
  if (!met.ok) return met
  const { name, prefix, suffix } = met.value
  const settings = { ...unmet, shop_name: name, order_prefix: prefix, order_suffix: suffix }
  return ok({
    settings,
    secrets: secrets.value,
    config: shopifyConfig({ settings, secrets: secrets.value }, shop, allowLoopback),
  })
}

function secretsOf(draft: Draft): Result<ShopifySecrets, ConnectError> {
  const { client_id, client_secret, access_token, webhook_secret } = draft
  if (client_id !== undefined) {
    if (client_secret === undefined) return err({ kind: 'missing', field: 'client_secret' })
    return ok({ client_secret, webhook_secret: webhook_secret ?? client_secret })
  }
  if (access_token === undefined) return err({ kind: 'missing', field: 'access_token' })
  if (webhook_secret === undefined) return err({ kind: 'missing', field: 'webhook_secret' })
  return ok({ access_token, webhook_secret })
}
