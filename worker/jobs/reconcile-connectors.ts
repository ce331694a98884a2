import type { ConnectorEnv } from '../adapters/connectors/open'
import { connectedShops, type StoredConnector, saveCursor } from '../adapters/d1/connectors'
import { storeOrderCopies } from '../adapters/d1/order-copies'
import { type BundleEnv, getBundle } from '../adapters/kv/bundles'
import { openShopify } from '../adapters/shopify/follow'
import { cursorFrom, reconcileShopify } from '../adapters/shopify/reconcile'

/** Shops polled in one run, those that waited longest first. */
const SHOPS_PER_RUN = 20
/**
 * Pages of ten orders read in one run: a shop that was never read comes in over several. Each page is a call and a dozen statements, and an
 * invocation has a thousand of each.
 */
const PAGES_PER_RUN = 60
/** So many of them at most are one shop's. */
const PAGES_PER_SHOP = 30
/** One shop may take this long, in milliseconds. */
const SHOP_MS = 30_000

/** Compares the copies of orders with the shop systems they are of: finds what webhooks missed. One shop's failure is not another's. */
export async function reconcileConnectors(env: ConnectorEnv & BundleEnv, now: number): Promise<void> {
  let pagesLeft = PAGES_PER_RUN
  for (const stored of await connectedShops(env.DB, 'shopify', SHOPS_PER_RUN)) {
    if (pagesLeft <= 0) return
    const maxPages = Math.min(pagesLeft, PAGES_PER_SHOP)
    pagesLeft -= await reconcile(env, stored, maxPages, now).catch((error: unknown) => {
      log(stored.shop, { error: String(error) })
      return 1
    })
  }
}

/** Answers how many pages it read. */
async function reconcile(
  env: ConnectorEnv & BundleEnv,
  stored: StoredConnector,
  maxPages: number,
  now: number,
): Promise<number> {
  const { shop, version } = stored
  const bundle = await getBundle(env, shop)
  if (!bundle) return 0
  const opened = await openShopify(env, { ...bundle, connector: { kind: 'shopify', version } })
  if (!opened.ok) {
    log(shop, { error: opened.error })
    return 0
  }
  const { client, config } = opened.value
  const done = await reconcileShopify(
    { client, config, store: async (copies) => (await storeOrderCopies(env.DB, shop, copies)).size },
    { cursor: cursorFrom(stored.cursor, now), maxPages, until: Date.now() + SHOP_MS },
  )
  const { cursor, pages } = done.ok ? done.value : done.error.done
  const isRefused = !done.ok && done.error.error === 'refused'
  const problem = isRefused ? 'Shopify refuses to tell orders: are the app and its scopes still granted?' : null
  await saveCursor(env.DB, { shop, version, cursor: JSON.stringify(cursor), problem, now })
  if (!done.ok) log(shop, { error: done.error.error, pages })
  return pages
}

function log(shop: string, detail: Readonly<Record<string, unknown>>): void {
  console.error(JSON.stringify({ level: 'error', at: 'reconcile', shop, ...detail }))
}
