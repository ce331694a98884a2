import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { loadBundleFromD1 } from '../../adapters/d1/bundle'
import { type BundleEnv, forgetBundles, getBundle, publishBundle } from '../../adapters/kv/bundles'
import { BUNDLE_FRESH_MS, UNKNOWN_SHOP_MS } from '../../config'
import { writeDemoRows } from '../fixtures/demo-rows'

/** The bindings, with reads of KV counted and, when asked, failing. */
function watched(options: { failing?: boolean } = {}): BundleEnv & { reads: number } {
  const seen = {
    reads: 0,
    DB: env.DB,
    BUNDLES: {
      get: (...args: Parameters<KVNamespace['get']>) => {
        seen.reads += 1
        return options.failing ? Promise.reject(new Error('down')) : env.BUNDLES.get(...args)
      },
      put: (key: string, value: string) => env.BUNDLES.put(key, value),
    } as unknown as KVNamespace,
  }
  return seen
}

const DOWN = new Proxy(env.DB, {
  get: (_, name) => () => (name === 'batch' ? Promise.reject(new Error('down')) : { bind: () => ({}) }),
})

async function raiseVersion(name: string): Promise<void> {
  await env.DB.prepare(
    `update shops set version = version + 1, settings = json_set(settings, '$.name', ?) where shop = 'demo'`,
  )
    .bind(name)
    .run()
}

beforeEach(async () => {
  forgetBundles()
  await env.BUNDLES.delete('bundle:demo')
  await writeDemoRows()
  vi.useFakeTimers({ toFake: ['Date'] })
})

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

describe('loadBundleFromD1', () => {
  test('brings settings, articles and products of a shop', async () => {
    const bundle = await loadBundleFromD1(env.DB, 'demo')
    expect(bundle?.settings).toMatchObject({ shop: 'demo', name: 'Linden & Lane', timeZone: 'Europe/Lisbon' })
    expect(bundle?.articles).toHaveLength(110)
    expect(bundle?.articles[0]).toMatchObject({
      id: 'delivery-time-home',
      intents: ['delivery_time'],
      texts: { zh: { questions: expect.any(Array) } },
    })
    expect(bundle?.products).toHaveLength(120)
    expect(bundle?.products[0]).toMatchObject({
      id: 'alder-table-lamp',
      name: { zh: '桤木台灯' },
      priceCents: 6_900,
      currency: 'EUR',
      url: '/demo/product/alder-table-lamp',
      imageUrl: '/v1/shops/demo/products/alder-table-lamp/image.svg',
      variants: [{ sku: 'ATL-NAT', stock: 14, restockOn: null }, { sku: 'ATL-SMO' }],
    })
    expect(bundle?.identityKeys).toHaveLength(1)
  })

  test('knows no other shop', async () => {
    expect(await loadBundleFromD1(env.DB, 'nowhere')).toBeNull()
  })
})

describe('getBundle', () => {
  test('builds a missing bundle from D1, puts it to KV and keeps it in the isolate', async () => {
    const seen = watched()
    const first = await getBundle(seen, 'demo')
    expect(first?.settings.shop).toBe('demo')
    expect(await env.BUNDLES.get('bundle:demo', 'json')).toMatchObject({ bundle: { version: first?.version } })
    expect(await getBundle(seen, 'demo')).toBe(first)
    expect(seen.reads).toBe(1)
  })

  test('reads KV and leaves D1 alone when KV has it', async () => {
    await publishBundle(env, 'demo')
    forgetBundles()
    expect((await getBundle({ BUNDLES: env.BUNDLES, DB: DOWN }, 'demo'))?.settings.shop).toBe('demo')
  })

  test('loads once for requests that come together', async () => {
    const seen = watched()
    const all = await Promise.all(Array.from({ length: 10 }, () => getBundle(seen, 'demo')))
    expect(new Set(all).size).toBe(1)
    expect(seen.reads).toBe(1)
  })

  test('answers with a stale bundle at once and refreshes it behind the answer', async () => {
    const first = await getBundle(env, 'demo')
    await raiseVersion('Renamed')
    await env.BUNDLES.delete('bundle:demo')
    vi.setSystemTime(Date.now() + BUNDLE_FRESH_MS + 1)
    const ctx = createExecutionContext()
    expect(await getBundle(env, 'demo', ctx)).toBe(first)
    await waitOnExecutionContext(ctx)
    expect((await getBundle(env, 'demo'))?.settings.name).toBe('Renamed')
  })

  test('keeps the very object while the version is the same', async () => {
    const first = await getBundle(env, 'demo')
    vi.setSystemTime(Date.now() + BUNDLE_FRESH_MS + 1)
    const ctx = createExecutionContext()
    await getBundle(env, 'demo', ctx)
    await waitOnExecutionContext(ctx)
    expect(await getBundle(env, 'demo')).toBe(first)
  })

  test('keeps the old bundle when a refresh fails', async () => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => {})
    const first = await getBundle(env, 'demo')
    vi.setSystemTime(Date.now() + BUNDLE_FRESH_MS + 1)
    const broken = { ...watched({ failing: true }), DB: DOWN }
    const ctx = createExecutionContext()
    expect(await getBundle(broken, 'demo', ctx)).toBe(first)
    await waitOnExecutionContext(ctx)
    expect(await getBundle(broken, 'demo')).toBe(first)
    expect(logged).toHaveBeenCalled()
  })

  test('falls back to D1 when KV fails, and throws only when both do', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    await expect(getBundle({ ...watched({ failing: true }), DB: DOWN }, 'demo')).rejects.toThrow()
    expect((await getBundle(watched({ failing: true }), 'demo'))?.settings.shop).toBe('demo')
  })

  test('remembers for a while that a shop does not exist', async () => {
    const seen = watched()
    expect(await getBundle(seen, 'nowhere')).toBeNull()
    expect(await getBundle(seen, 'nowhere')).toBeNull()
    expect(seen.reads).toBe(1)
    vi.setSystemTime(Date.now() + UNKNOWN_SHOP_MS + 1)
    expect(await getBundle(seen, 'nowhere')).toBeNull()
    expect(seen.reads).toBe(2)
  })

  test('builds a bundle of another format anew', async () => {
    await env.BUNDLES.put('bundle:demo', JSON.stringify({ format: 0, bundle: { version: 'old' } }))
    expect((await getBundle(env, 'demo'))?.products).toHaveLength(120)
  })
})

describe('publishBundle', () => {
  test('shows a change at once here and puts it where the others look', async () => {
    await getBundle(env, 'demo')
    await raiseVersion('Renamed')
    await publishBundle(env, 'demo')
    expect((await getBundle(env, 'demo'))?.settings.name).toBe('Renamed')
    expect(await env.BUNDLES.get('bundle:demo', 'json')).toMatchObject({ bundle: { settings: { name: 'Renamed' } } })
  })

  test('publishes nothing for an unknown shop', async () => {
    expect(await publishBundle(env, 'nowhere')).toBeNull()
    expect(await env.BUNDLES.get('bundle:nowhere')).toBeNull()
  })
})
