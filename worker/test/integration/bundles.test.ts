import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { loadBundleFromD1 } from '../../adapters/d1/bundle'
import { type BundleEnv, forgetBundles, getBundle, publishBundle } from '../../adapters/kv/bundles'
import { BUNDLE_FRESH_MS, UNKNOWN_SHOP_MS } from '../../config'
import { writeDemoRows } from '../fixtures/demo-rows'

const KEY = 'bundle:4:demo'
const never = () => new Promise<never>(() => {})

/** The bindings, with what is asked of KV noted; `kv` says how KV's reads end when they do not go well. */
function watched(
  kv?: () => Promise<never>,
): BundleEnv & { reads: number; puts: (KVNamespacePutOptions | undefined)[] } {
  const seen = {
    reads: 0,
    puts: [] as (KVNamespacePutOptions | undefined)[],
    DB: env.DB,
    BUNDLES: {
      get: (...args: Parameters<KVNamespace['get']>) => {
        seen.reads += 1
        return kv ? kv() : env.BUNDLES.get(...args)
      },
      put: (key: string, value: string, options?: KVNamespacePutOptions) => {
        seen.puts.push(options)
        return env.BUNDLES.put(key, value, options)
      },
      delete: (key: string) => env.BUNDLES.delete(key),
    } as unknown as KVNamespace,
  }
  return seen
}

const down = () => Promise.reject<never>(new Error('down'))

/** A database whose reads end like this. */
const database = (batch: () => Promise<never>) =>
  new Proxy(env.DB, { get: (_, name) => () => (name === 'batch' ? batch() : { bind: () => ({}) }) })
const DOWN = database(down)

async function raiseVersion(name: string): Promise<void> {
  await env.DB.prepare(
    `update shops set version = version + 1, settings = json_set(settings, '$.name', ?) where shop = 'demo'`,
  )
    .bind(name)
    .run()
}

beforeEach(async () => {
  forgetBundles()
  await env.BUNDLES.delete(KEY)
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
    const ctx = createExecutionContext()
    const first = await getBundle(seen, 'demo', ctx)
    await waitOnExecutionContext(ctx)
    expect(first?.settings.shop).toBe('demo')
    expect(await env.BUNDLES.get(KEY, 'json')).toEqual(first)
    // Should a reader have put an old one over a published one, it goes by itself.
    expect(seen.puts).toEqual([{ expirationTtl: 300 }])
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
    await env.BUNDLES.delete(KEY)
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
    const broken = { ...watched(down), DB: DOWN }
    const ctx = createExecutionContext()
    expect(await getBundle(broken, 'demo', ctx)).toBe(first)
    await waitOnExecutionContext(ctx)
    expect(await getBundle(broken, 'demo')).toBe(first)
    expect(logged).toHaveBeenCalled()
  })

  test('falls back to D1 when KV fails, and throws only when both do', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    await expect(getBundle({ ...watched(down), DB: DOWN }, 'demo')).rejects.toThrow()
    expect((await getBundle(watched(down), 'demo'))?.settings.shop).toBe('demo')
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

  test('forgets no shop for names without one', async () => {
    const seen = watched()
    const first = await getBundle(seen, 'demo')
    const none = { results: [] }
    const empty = { batch: async () => [none, none, none, none], prepare: () => ({ bind: () => ({}) }) }
    const nobody = { ...seen, DB: empty as unknown as D1Database }
    for (let index = 0; index < 1_100; index++) await getBundle(nobody, `made-up-${index}`)
    const reads = seen.reads
    expect(await getBundle(seen, 'demo')).toBe(first)
    expect(seen.reads).toBe(reads)
  })

  test('begins another refresh when the one before never ended', async () => {
    const first = await getBundle(env, 'demo')
    await raiseVersion('Renamed')
    await env.BUNDLES.delete(KEY)
    vi.setSystemTime(Date.now() + BUNDLE_FRESH_MS + 1)
    const hanging: BundleEnv = { ...watched(never), DB: database(never) }
    expect(await getBundle(hanging, 'demo')).toBe(first)
    const seen = watched()
    expect(await getBundle(seen, 'demo')).toBe(first)
    expect(seen.reads).toBe(0)
    vi.setSystemTime(Date.now() + 5_001)
    const ctx = createExecutionContext()
    expect(await getBundle(seen, 'demo', ctx)).toBe(first)
    await waitOnExecutionContext(ctx)
    expect((await getBundle(seen, 'demo'))?.settings.name).toBe('Renamed')
  })

  test('asks D1 when KV does not answer, and puts nothing over what may be there', async () => {
    const seen = watched(never)
    expect((await getBundle(seen, 'demo'))?.settings.shop).toBe('demo')
    expect(seen.puts).toEqual([])
  })

  test('gives up when nothing answers', async () => {
    await expect(getBundle({ ...watched(never), DB: database(never) }, 'demo')).rejects.toThrow('within 5000 ms')
  })
})

describe('publishBundle', () => {
  test('shows a change at once here and puts it where the others look', async () => {
    await getBundle(env, 'demo')
    await raiseVersion('Renamed')
    await publishBundle(env, 'demo')
    expect((await getBundle(env, 'demo'))?.settings.name).toBe('Renamed')
    expect(await env.BUNDLES.get(KEY, 'json')).toMatchObject({ settings: { name: 'Renamed' } })
  })

  test('publishes again when the version rose meanwhile', async () => {
    const seen = watched()
    const put = seen.BUNDLES.put.bind(seen.BUNDLES)
    seen.BUNDLES.put = async (key: string, value: string) => {
      if (seen.puts.length === 0) await raiseVersion('Renamed')
      await put(key, value)
    }
    expect((await publishBundle(seen, 'demo'))?.settings.name).toBe('Renamed')
    expect(await env.BUNDLES.get(KEY, 'json')).toMatchObject({ settings: { name: 'Renamed' } })
    expect(seen.puts).toEqual([undefined, undefined])
  })

  test('takes away what was published of a shop that is gone', async () => {
    await publishBundle(env, 'demo')
    await env.DB.prepare(`delete from shops where shop = 'demo'`).run()
    expect(await publishBundle(env, 'demo')).toBeNull()
    expect(await env.BUNDLES.get(KEY)).toBeNull()
    expect(await getBundle(env, 'demo')).toBeNull()
  })

  test('publishes nothing for an unknown shop', async () => {
    expect(await publishBundle(env, 'nowhere')).toBeNull()
    expect(await env.BUNDLES.get('bundle:4:nowhere')).toBeNull()
  })
})
