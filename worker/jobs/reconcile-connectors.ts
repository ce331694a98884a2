import type { ConnectorEnv } from '../adapters/connectors/open'
import { connectedShops, type StoredConnector, saveCursor } from '../adapters/d1/connectors'
import { type BundleEnv, getBundle } from '../adapters/kv/bundles'
import { pollShopify, pollWoo } from './poll-connectors'

/** Shops polled in one run, those that waited longest first. */
const SHOPS_PER_RUN = 20
/**
 * Pages read in one run, of all shops: a shop that was never read comes in over several. Each page is a call and a dozen statements, and an
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
  for (const stored of await connectedShops(env.DB, SHOPS_PER_RUN)) {
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
  const { shop, version, kind } = stored
  const bundle = await getBundle(env, shop)
  if (!bundle) return 0
  const poll = kind === 'woocommerce' ? pollWoo : pollShopify
  const polled = await poll(env, { ...bundle, connector: { kind, version } }, stored, {
    maxPages,
    budgetMs: SHOP_MS,
    now,
  })
  if (!polled.ok) {
    log(shop, { error: polled.error })
    return 0
  }
  const { cursor, pages, error, problem } = polled.value
  await saveCursor(env.DB, { shop, version, cursor: JSON.stringify(cursor), problem, now })
  if (error !== null) log(shop, { error, pages })
  return pages
}

function log(shop: string, detail: Readonly<Record<string, unknown>>): void {
  console.error(JSON.stringify({ level: 'error', at: 'reconcile', shop, ...detail }))
}
