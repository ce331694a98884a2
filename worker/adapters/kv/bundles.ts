import { BUNDLE_FRESH_MS, UNKNOWN_SHOP_MS } from '../../config'
import type { ShopBundle } from '../../core/domain'
import { loadBundleFromD1, shopVersion } from '../d1/bundle'
import { within } from '../timeout'

export type BundleEnv = { readonly BUNDLES: KVNamespace; readonly DB: D1Database }
/** Keeps work alive after the answer; an ExecutionContext or a Durable Object's state. */
export type Background = { waitUntil(promise: Promise<unknown>): void }

/** Changes with ShopBundle's shape. It is part of the key: two releases at once, as during a deploy, do not overwrite each other's. */
const FORMAT = 4

/** `refreshUntil`: until then a refresh counts as under way. Should its request die it never ends, and the next one may begin. */
type Entry = { readonly bundle: ShopBundle; freshUntil: number; refreshUntil: number }

/** Shops one isolate remembers at once; the one loaded longest ago goes first. */
const MAX_CACHED_SHOPS = 500
/** Names without a shop that one isolate remembers; kept apart, so that made-up names push out no shop. */
const MAX_UNKNOWN_SHOPS = 1_000
/** A load begun by another request is waited for this long, in milliseconds: should that request die, its promise may never settle. */
const SHARED_LOAD_MS = 2_000
/** KV has this long to answer, in milliseconds, before D1 is asked. */
const KV_MS = 1_000
/** A bundle must be here after this long, in milliseconds; then the load has failed. */
const LOAD_MS = 5_000
/** How long, in seconds, KV keeps what a reader put: one that came late with an old bundle does not hide a published one for ever. */
const READER_TTL_S = 300
/** KV takes one write a second of a key. */
const PUBLISH_AGAIN_MS = 1_100
const MAX_PUBLISH_TRIES = 5

const cache = new Map<string, Entry>()
/** Until when a name counts as unknown. */
const unknown = new Map<string, number>()
const loading = new Map<string, Promise<ShopBundle | null>>()

/**
 * A shop's bundle, or null when there is no such shop. From the isolate while fresh; a stale one is answered at once and refreshed behind
 * the answer. The object stays the same while its version does, so what is derived from it can be kept beside it. Throws only when it was
 * never loaded and neither KV nor D1 answer in time.
 */
export async function getBundle(env: BundleEnv, shop: string, ctx?: Background): Promise<ShopBundle | null> {
  const now = Date.now()
  const entry = cache.get(shop)
  if (!entry) return now < (unknown.get(shop) ?? 0) ? null : firstLoad(env, shop, ctx)
  if (now >= entry.freshUntil && now >= entry.refreshUntil) refreshBehind(env, shop, entry, ctx)
  return entry.bundle
}

/**
 * Builds the bundle from D1 and puts it where every isolate finds it within BUNDLE_FRESH_MS plus KV's own delay; null for an unknown shop.
 * Whoever changes the shop's rows raises `shops.version` first: isolates keep what they have while the version is the same. Of two that
 * publish at once, the one that put the older bundle last sees the version it missed, and publishes again; so it does when KV refuses.
 * @throws what KV threw last.
 */
export async function publishBundle(env: BundleEnv, shop: string): Promise<ShopBundle | null> {
  for (let tries = 1; ; tries++) {
    const bundle = await loadBundleFromD1(env.DB, shop)
    try {
      if (bundle) await env.BUNDLES.put(keyOf(shop), JSON.stringify(bundle))
      else await env.BUNDLES.delete(keyOf(shop))
    } catch (error) {
      // Somebody has just published it, and KV refuses a second write: what is stored must go live all the same.
      if (tries === MAX_PUBLISH_TRIES) throw error
      await pause()
      continue
    }
    remember(shop, bundle)
    const version = await shopVersion(env.DB, shop)
    if (version === (bundle?.version ?? null) || tries === MAX_PUBLISH_TRIES) return bundle
    await pause()
  }
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, PUBLISH_AGAIN_MS))
}

/** Forgets what this isolate has kept: for tests. */
export function forgetBundles(): void {
  cache.clear()
  unknown.clear()
  loading.clear()
}

async function firstLoad(env: BundleEnv, shop: string, ctx?: Background): Promise<ShopBundle | null> {
  const shared = loading.get(shop)
  if (!shared) return beginLoad(env, shop, ctx)
  const first = await within(SHARED_LOAD_MS, shared, 'gave_up' as const)
  return first === 'gave_up' ? beginLoad(env, shop, ctx) : first
}

function beginLoad(env: BundleEnv, shop: string, ctx?: Background): Promise<ShopBundle | null> {
  const load = loadInTime(env, shop, ctx).finally(() => {
    if (loading.get(shop) === load) loading.delete(shop)
  })
  loading.set(shop, load)
  ctx?.waitUntil(load.catch(() => {}))
  return load
}

function refreshBehind(env: BundleEnv, shop: string, entry: Entry, ctx?: Background): void {
  entry.refreshUntil = Date.now() + LOAD_MS
  const refresh = loadInTime(env, shop, ctx).catch((error) => {
    console.error(JSON.stringify({ level: 'error', at: 'bundle_refresh', shop, error: String(error) }))
    // The old one stays good; the next try is as far away as after a success.
    entry.freshUntil = Date.now() + BUNDLE_FRESH_MS
  })
  ctx?.waitUntil(refresh)
}

async function loadInTime(env: BundleEnv, shop: string, ctx?: Background): Promise<ShopBundle | null> {
  const bundle = await within(LOAD_MS, readBundle(env, shop, ctx), 'late' as const)
  if (bundle === 'late') throw new Error(`the bundle did not come within ${LOAD_MS} ms`)
  return remember(shop, bundle)
}

/** From KV, else built from D1 and put to KV behind the answer. A KV that fails or is late is passed over, and nothing is put. */
async function readBundle(env: BundleEnv, shop: string, ctx?: Background): Promise<ShopBundle | null> {
  const stored = await readKv(env, shop)
  if (stored && stored !== 'failed') return stored
  const bundle = await loadBundleFromD1(env.DB, shop)
  if (bundle && !stored) {
    const put = env.BUNDLES.put(keyOf(shop), JSON.stringify(bundle), { expirationTtl: READER_TTL_S }).catch(() => {})
    ctx?.waitUntil(put)
  }
  return bundle
}

async function readKv(env: BundleEnv, shop: string): Promise<ShopBundle | null | 'failed'> {
  const get = env.BUNDLES.get<ShopBundle>(keyOf(shop), 'json').catch((error) => {
    console.error(JSON.stringify({ level: 'error', at: 'bundle_kv', shop, error: String(error) }))
    return 'failed' as const
  })
  return within(KV_MS, get, 'failed' as const)
}

function remember(shop: string, loaded: ShopBundle | null): ShopBundle | null {
  const before = cache.get(shop)?.bundle
  cache.delete(shop)
  unknown.delete(shop)
  const now = Date.now()
  if (!loaded) {
    makeRoom(unknown, MAX_UNKNOWN_SHOPS)
    unknown.set(shop, now + UNKNOWN_SHOP_MS)
    return null
  }
  const bundle = before?.version === loaded.version ? before : loaded
  makeRoom(cache, MAX_CACHED_SHOPS)
  cache.set(shop, { bundle, freshUntil: now + BUNDLE_FRESH_MS, refreshUntil: 0 })
  return bundle
}

/** A Map keeps the order of insertion: the first is the oldest. */
function makeRoom(map: Map<string, unknown>, max: number): void {
  const oldest = map.keys().next()
  if (map.size >= max && !oldest.done) map.delete(oldest.value)
}

function keyOf(shop: string): string {
  return `bundle:${FORMAT}:${shop}`
}
