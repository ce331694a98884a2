import * as v from 'valibot'
import { ORDER_STATUSES, type ShopSettings } from '../../core/domain'
import type { WooConfig, WooReading } from './config'

/** What is kept of a WooCommerce connector, readable. */
export const wooSettings = v.object({
  url: v.pipe(v.string(), v.maxLength(300, 'must be at most 300 characters'), v.url('must be a URL')),
  /** As WordPress calls the shop; '' until it was met. */
  shop_name: v.optional(v.string(), ''),
  keys_in: v.optional(v.picklist(['header', 'query'], 'must be header or query'), 'header'),
  /** What the shop's own statuses mean, by slug without "wc-". */
  statuses: v.optional(v.record(v.string(), v.picklist(ORDER_STATUSES)), {}),
  delivery_days: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(60))),
})
export type WooSettings = v.InferOutput<typeof wooSettings>

/** What is kept of it sealed. `webhook_secret` is what the merchant entered with the webhooks; empty where there are none. */
export const wooSecrets = v.object({
  consumer_key: v.pipe(v.string(), v.regex(/^ck_\w+$/, 'must begin with ck_')),
  consumer_secret: v.pipe(v.string(), v.regex(/^cs_\w+$/, 'must begin with cs_')),
  webhook_secret: v.optional(v.string(), ''),
})
export type WooSecrets = v.InferOutput<typeof wooSecrets>

type Stored = { readonly settings: unknown; readonly secrets: unknown }
type Shop = Pick<ShopSettings, 'defaultLocale' | 'returnWindowDays'>

/** How the shop is reached, of what is stored. @throws ValiError for what was never stored so: a bug. */
export function wooConfig(stored: Stored, shop: Shop, allowLoopback: boolean): WooConfig {
  const { url, keys_in: keysIn } = v.parse(wooSettings, stored.settings)
  const { consumer_key: consumerKey, consumer_secret: consumerSecret } = v.parse(wooSecrets, stored.secrets)
  const { returnWindowDays } = shop
  return { ...wooReading(stored, shop), url, keysIn, consumerKey, consumerSecret, returnWindowDays, allowLoopback }
}

/** How its orders are read, without its keys: what a webhook needs. */
export function wooReading(
  { settings }: Pick<Stored, 'settings'>,
  { defaultLocale: locale }: Pick<Shop, 'defaultLocale'>,
): WooReading {
  const { statuses, delivery_days: deliveryDays } = v.parse(wooSettings, settings)
  return { locale, statuses, ...(deliveryDays === undefined ? {} : { deliveryDays }) }
}
