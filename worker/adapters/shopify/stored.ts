import * as v from 'valibot'
import type { ShopSettings } from '../../core/domain'
import { type ShopifyConfig, shopifyOrigin } from './config'

/** What is kept of a Shopify connector, readable. */
export const shopifySettings = v.object({
  domain: v.string(),
  shop_name: v.string(),
  /** Absent where the shop has a lasting token. */
  client_id: v.optional(v.string()),
  returns: v.picklist(['request', 'create']),
  order_prefix: v.string(),
  order_suffix: v.string(),
})
export type ShopifySettings = v.InferOutput<typeof shopifySettings>

/** What is kept of it sealed. `webhook_secret` signs webhooks; of an app from the developer dashboard it is the client secret. */
export const shopifySecrets = v.object({
  client_secret: v.optional(v.string()),
  access_token: v.optional(v.string()),
  webhook_secret: v.string(),
})
export type ShopifySecrets = v.InferOutput<typeof shopifySecrets>

type Reading = Pick<ShopSettings, 'defaultLocale' | 'timeZone' | 'returnWindowDays'>

/** How the shop is reached, of what is stored. @throws Error for what was never stored so: a bug. */
export function shopifyConfig(
  stored: { readonly settings: unknown; readonly secrets: unknown },
  shop: Reading,
  allowLoopback: boolean,
): ShopifyConfig {
  const settings = v.parse(shopifySettings, stored.settings)
  const secrets = v.parse(shopifySecrets, stored.secrets)
  const origin = shopifyOrigin(settings.domain, allowLoopback)
  if (!origin) throw new Error('the domain of this connector is not one of Shopify')
  const { client_id: clientId } = settings
  const { client_secret: clientSecret = '', access_token: accessToken = '' } = secrets
  return {
    origin,
    credentials: clientId === undefined ? { kind: 'token', accessToken } : { kind: 'client', clientId, clientSecret },
    returns: settings.returns,
    locale: shop.defaultLocale,
    timeZone: shop.timeZone,
    returnWindowDays: shop.returnWindowDays,
    orderNumber: { prefix: settings.order_prefix, suffix: settings.order_suffix },
  }
}
