import type { OrderStatus } from '../../core/domain'

/** How a WooCommerce shop is reached and read. */
export type WooConfig = {
  /** Where WordPress answers, with its folder if it has one: "https://shop.example" or "https://example.com/store". */
  readonly url: string
  readonly consumerKey: string
  readonly consumerSecret: string
  /** 'query' for servers that drop the Authorization header before PHP sees it; the keys then stand in the server's access log. */
  readonly keysIn?: 'header' | 'query'
  /** What the shop's own statuses mean, by slug without "wc-". An own status that is not here may be read but not changed. */
  readonly statuses?: Readonly<Record<string, OrderStatus>>
  /** The language product names are written in. */
  readonly locale: string
  readonly returnWindowDays: number
  /** Days from "completed" to arrival, added to the return window where no parcel tells when it arrived. */
  readonly deliveryDays?: number
  /** For tests and local shops: http and loopback addresses are taken. */
  readonly allowLoopback?: boolean
}

/** What reading an order needs of the configuration. */
export type WooReading = Pick<WooConfig, 'locale' | 'statuses' | 'deliveryDays'>

const DEFAULT_DELIVERY_DAYS = 7

export function deliveryDaysOf(config: WooReading): number {
  return config.deliveryDays ?? DEFAULT_DELIVERY_DAYS
}

export type AddressProblem = 'not_a_url' | 'not_https'

/** The URL of a REST route of the shop, or what is wrong with the configured address. `route` starts with a slash. */
export function routeUrl(config: Pick<WooConfig, 'url' | 'allowLoopback'>, route: string): URL | AddressProblem {
  const base = URL.canParse(config.url) ? new URL(config.url) : null
  if (!base || !/^https?:$/.test(base.protocol) || base.username || base.password) return 'not_a_url'
  const isLoopback = base.hostname === '127.0.0.1' || base.hostname === 'localhost' || base.hostname === '[::1]'
  if (isLoopback ? !config.allowLoopback : base.protocol !== 'https:') return 'not_https'
  return new URL(`${base.origin}${base.pathname.replace(/\/+$/, '')}/wp-json${route}`)
}
