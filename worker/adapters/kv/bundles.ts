import { BUNDLE_FRESH_MS, UNKNOWN_SHOP_MS } from '../../config'
import type { ShopBundle } from '../../core/domain'
import { loadBundleFromD1 } from '../d1/bundle'
import { timeout } from '../timeout'

export type BundleEnv = { readonly BUNDLES: KVNamespace; readonly DB: D1Database }
/** Keeps work alive after the answer; an ExecutionContext or a Durable Object's state. */
export type Background = { waitUntil(promise: Promise<unknown>): void }

/** What is in KV. `format` changes with ShopBundle's shape: a bundle of another format is built anew. */
type StoredBundle = { readonly format: number; readonly bundle: ShopBundle }
const FORMAT = 1

type Entry = { bundle: ShopBundle | null; freshUntil: number; refreshing: boolean }

/** Shops one isolate remembers at once; the one loaded longest ago goes first. */
const MAX_CACHED_SHOPS = 500
/** A load begun by another request is waited for this long, in milliseconds: should that request die, its promise may never settle. */
const SHARED_LOAD_MS = 2_000

const cache = new Map<string, Entry>()
const loading = new Map<string, Promise<ShopBundle | null>>()

/**
 * A shop's bundle, or null when there is no such shop. From the isolate while fresh; a stale one is answered at once and refreshed behind
 * the answer. The object stays the same while its version does, so what is derived from it can be kept beside it. Throws only when it was
 * never loaded and neither KV nor D1 answer.
 */
export async function getBundle(env: BundleEnv, shop: string, ctx?: Background): Promise<ShopBundle | null> {
  const entry = cache.get(shop)
  if (!entry) return firstLoad(env, shop, ctx)
  if (Date.now() < entry.freshUntil) return entry.bundle
  if (entry.bundle === null) return firstLoad(env, shop, ctx)
  if (!entry.refreshing) refreshBehind(env, shop, entry, ctx)
  return entry.bundle
}

/**
 * Builds the bundle from D1 and puts it where every isolate finds it within BUNDLE_FRESH_MS plus KV's own delay; null for an unknown shop.
 * Whoever changes the shop's rows raises `shops.version` first: isolates keep what they have while the version is the same.
 */
export async function publishBundle(env: BundleEnv, shop: string): Promise<ShopBundle | null> {
  const bundle = await loadBundleFromD1(env.DB, shop)
  if (bundle) {
    await env.BUNDLES.put(keyOf(shop), JSON.stringify({ format: FORMAT, bundle } satisfies StoredBundle))
    cache.delete(shop)
    remember(shop, bundle)
  }
  return bundle
}

/** Forgets what this isolate has kept: for tests. */
export function forgetBundles(): void {
  cache.clear()
  loading.clear()
}

async function firstLoad(env: BundleEnv, shop: string, ctx?: Background): Promise<ShopBundle | null> {
  const shared = loading.get(shop)
  if (!shared) return beginLoad(env, shop, ctx)
  const patience = timeout(SHARED_LOAD_MS, 'gave_up' as const)
  const first = await Promise.race([shared, patience.promise]).finally(patience.cancel)
  return first === 'gave_up' ? beginLoad(env, shop, ctx) : first
}

function beginLoad(env: BundleEnv, shop: string, ctx?: Background): Promise<ShopBundle | null> {
  const load = readBundle(env, shop)
    .then((bundle) => remember(shop, bundle))
    .finally(() => {
      if (loading.get(shop) === load) loading.delete(shop)
    })
  loading.set(shop, load)
  ctx?.waitUntil(load.catch(() => {}))
  return load
}

function refreshBehind(env: BundleEnv, shop: string, entry: Entry, ctx?: Background): void {
  entry.refreshing = true
  const refresh = readBundle(env, shop)
    .then((bundle) => remember(shop, bundle))
    .catch((error) => {
      console.error(JSON.stringify({ level: 'error', at: 'bundle_refresh', shop, error: String(error) }))
      // The old one stays good; the next try is as far away as after a success.
      entry.freshUntil = Date.now() + BUNDLE_FRESH_MS
    })
    .finally(() => {
      entry.refreshing = false
    })
  ctx?.waitUntil(refresh)
}

/** From KV, else built from D1 and put to KV. A KV that fails is as good as an empty one. */
async function readBundle(env: BundleEnv, shop: string): Promise<ShopBundle | null> {
  const stored = await env.BUNDLES.get<StoredBundle>(keyOf(shop), 'json').catch((error) => {
    console.error(JSON.stringify({ level: 'error', at: 'bundle_kv', shop, error: String(error) }))
    return null
  })
  if (stored?.format === FORMAT) return stored.bundle
  const bundle = await loadBundleFromD1(env.DB, shop)
  if (bundle) {
    await env.BUNDLES.put(keyOf(shop), JSON.stringify({ format: FORMAT, bundle } satisfies StoredBundle)).catch(
      () => {},
    )
  }
  return bundle
}

function remember(shop: string, loaded: ShopBundle | null): ShopBundle | null {
  const before = cache.get(shop)?.bundle
  const bundle = loaded && before?.version === loaded.version ? before : loaded
  cache.delete(shop)
  if (cache.size >= MAX_CACHED_SHOPS) cache.delete(cache.keys().next().value ?? '')
  cache.set(shop, { bundle, freshUntil: Date.now() + (bundle ? BUNDLE_FRESH_MS : UNKNOWN_SHOP_MS), refreshing: false })
  return bundle
}

function keyOf(shop: string): string {
  return `bundle:${shop}`
}
