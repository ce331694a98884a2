/** The version of the Admin API that documents.ts is written for. Shopify keeps one for a year, then answers as the oldest it still keeps. */
export const SHOPIFY_API_VERSION = '2026-10'

/** What the app must be allowed; `write_` includes `read_`. */
export const SHOPIFY_SCOPES = [
  'read_orders',
  'write_orders',
  'write_order_edits',
  'read_products',
  'read_returns',
  'write_returns',
] as const

/** An app made in Shopify's developer dashboard fetches a token that lasts a day; one made in a shop's admin before 2026 has a lasting one. */
export type ShopifyCredentials =
  | { readonly kind: 'client'; readonly clientId: string; readonly clientSecret: string }
  | { readonly kind: 'token'; readonly accessToken: string }

/** How one Shopify shop is reached and read. */
export type ShopifyConfig = {
  /** "https://my-shop.myshopify.com": scheme and host, no path. */
  readonly origin: string
  readonly credentials: ShopifyCredentials
  /** 'request' asks the merchant to approve a return, 'create' opens it at once. */
  readonly returns: 'request' | 'create'
  /** The language product names are written in. */
  readonly locale: string
  /** IANA zone of calendar days. */
  readonly timeZone: string
  readonly returnWindowDays: number
  /** What the shop writes around the count of an order ("KF-" and ""): a shopper may leave it out. */
  readonly orderNumber: { readonly prefix: string; readonly suffix: string }
}

const SHOP_DOMAIN = /^[a-z0-9][a-z0-9-]{0,61}\.myshopify\.com$/
const LOOPBACK = /^(?:127\.0\.0\.1|localhost):\d{1,5}$/

/**
 * Where a shop's API is, or null for anything but NAME.myshopify.com: a token must never be sent elsewhere. `allowLoopback`, for tests and
 * local runs only, also takes "127.0.0.1:PORT" and "localhost:PORT", by plain http.
 */
export function shopifyOrigin(domain: string, allowLoopback: boolean): string | null {
  if (SHOP_DOMAIN.test(domain)) return `https://${domain}`
  return allowLoopback && LOOPBACK.test(domain) ? `http://${domain}` : null
}
