import { beforeEach, describe, expect, it, vi } from 'vitest'
import { FakeWooCommerce } from '../../test/fixtures/fake-woocommerce'
import { fakeOrder } from '../../test/fixtures/fake-woocommerce-orders'
import { silence } from '../../test/fixtures/faults'
import { reconcileWoo, type WooCopy } from './reconcile'

const NOW = Date.parse('2026-05-01T00:00:00Z')
const CONFIG = {
  url: 'https://shop.example',
  consumerKey: 'ck_test',
  consumerSecret: 'cs_test',
  locale: 'en',
  returnWindowDays: 30,
}

let shop: FakeWooCommerce
let copy: WooCopy & { readonly orders: Map<number, number>; at: number | null }
beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  shop = new FakeWooCommerce()
  const orders = new Map<number, number>()
  copy = {
    orders,
    at: null,
    async apply({ id }, modifiedAt) {
      const isNewer = modifiedAt > (orders.get(id) ?? 0)
      if (isNewer) orders.set(id, modifiedAt)
      return isNewer
    },
    cursor: async () => copy.at,
    async moveCursor(to) {
      copy.at = to
    },
  }
})

const stamp = (seconds: number) => new Date(NOW - 86_400_000 + seconds * 1_000).toISOString().slice(0, 19)
function fill(count: number, at: (i: number) => number) {
  for (let i = 1; i <= count; i++) shop.add(fakeOrder({ id: i, date_modified_gmt: stamp(at(i)) }))
}
/** As fetch does: a request that is given up ends at once. */
const fetch = (url: string, init: RequestInit) => {
  const { promise, reject } = Promise.withResolvers<never>()
  init.signal?.addEventListener('abort', () => reject(new Error('aborted')))
  return Promise.race([shop.handle(new Request(url, init)), promise])
}
const run = (maxPages = 20, budgetMs = 5_000) => reconcileWoo(CONFIG, copy, { now: NOW, maxPages, budgetMs, fetch })

describe('reconcileWoo', () => {
  it('reads every order changed in the last month, then only what changed since', async () => {
    fill(120, (i) => i)
    shop.add(fakeOrder({ id: 999, date_modified_gmt: '2020-01-01T00:00:00' }))
    expect(await run()).toMatchObject({ ok: true, value: { applied: 120, done: true } })
    expect(copy.orders.has(999)).toBe(false)
    shop.order(7).date_modified_gmt = stamp(500)
    expect(await run()).toMatchObject({ ok: true, value: { applied: 1, done: true } })
  })

  it('loses none of many that were changed in one second', async () => {
    fill(130, () => 5)
    expect(await run()).toMatchObject({ ok: true, value: { applied: 130, done: true } })
  })

  it('loses none that were changed while it read', async () => {
    fill(120, (i) => i)
    const plain = shop.handle.bind(shop)
    let calls = 0
    shop.handle = (request) => {
      // Between the pages the first orders move to the end of the list.
      if (++calls === 2) for (let i = 1; i <= 30; i++) shop.order(i).date_modified_gmt = stamp(1_000 + i)
      return plain(request)
    }
    await run()
    expect(copy.orders.size).toBe(120)
    expect(copy.orders.get(1)).toBe(Date.parse(`${stamp(1_001)}Z`))
  })

  it('ends at its limit and goes on from there', async () => {
    fill(120, (i) => i)
    expect(await run(1)).toMatchObject({ ok: true, value: { applied: 50, done: false } })
    expect(await run(1)).toMatchObject({ ok: true, value: { done: false } })
    expect(await run()).toMatchObject({ ok: true, value: { done: true } })
    expect(copy.orders.size).toBe(120)
  })

  it('keeps what it has read when the shop falls silent', async () => {
    fill(120, (i) => i)
    let pages = 0
    const plain = shop.handle.bind(shop)
    shop.handle = (request) => {
      if (++pages === 2) shop.plan(/GET/, silence)
      return plain(request)
    }
    expect(await run(20, 500)).toEqual({ ok: false, error: 'late' })
    expect(copy.orders.size).toBe(50)
    expect(await run()).toMatchObject({ ok: true, value: { applied: 70 } })
  })
})
