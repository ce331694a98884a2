import { beforeEach, describe, expect, it, vi } from 'vitest'
import { FakeWooCommerce } from '../../test/fixtures/fake-woocommerce'
import { fakeOrder } from '../../test/fixtures/fake-woocommerce-orders'
import { silence } from '../../test/fixtures/faults'
import { reconcileWoo, type ToldOrder, type WooCursor, wooCursorFrom } from './reconcile'

const NOW = Date.parse('2026-05-01T00:00:00Z')
const CONFIG = {
  url: 'https://shop.example',
  consumerKey: 'ck_test',
  consumerSecret: 'cs_test',
  locale: 'en',
  returnWindowDays: 30,
}

let shop: FakeWooCommerce
let copy: Map<number, number>
let cursor: WooCursor
beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  shop = new FakeWooCommerce()
  copy = new Map()
  cursor = wooCursorFrom(null, NOW)
})

async function store(told: readonly ToldOrder[]): Promise<number> {
  const newer = told.filter(({ order, modifiedAt }) => modifiedAt > (copy.get(order.id) ?? 0))
  for (const { order, modifiedAt } of newer) copy.set(order.id, modifiedAt)
  return newer.length
}
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
/** Keeps the cursor as the job does, as text. */
async function run(maxPages = 20, budgetMs = 5_000) {
  const done = await reconcileWoo(CONFIG, store, { cursor, maxPages, budgetMs, fetch })
  cursor = wooCursorFrom(JSON.stringify((done.ok ? done.value : done.error.done).cursor), NOW)
  return done
}

describe('reconcileWoo', () => {
  it('reads every order changed in the last month, then only what changed since', async () => {
    fill(120, (i) => i)
    shop.add(fakeOrder({ id: 999, date_modified_gmt: '2020-01-01T00:00:00' }))
    expect(await run()).toMatchObject({ ok: true, value: { applied: 120, isDone: true } })
    expect(copy.has(999)).toBe(false)
    shop.order(7).date_modified_gmt = stamp(500)
    expect(await run()).toMatchObject({ ok: true, value: { applied: 1, isDone: true } })
  })

  it('loses none of many that were changed in one second', async () => {
    fill(130, () => 5)
    expect(await run()).toMatchObject({ ok: true, value: { applied: 130, isDone: true } })
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
    expect(copy.size).toBe(120)
    expect(copy.get(1)).toBe(Date.parse(`${stamp(1_001)}Z`))
  })

  it('ends at its limit and goes on from there', async () => {
    fill(120, (i) => i)
    expect(await run(1)).toMatchObject({ ok: true, value: { applied: 50, isDone: false } })
    expect(await run(1)).toMatchObject({ ok: true, value: { isDone: false } })
    expect(await run()).toMatchObject({ ok: true, value: { isDone: true } })
    expect(copy.size).toBe(120)
  })

  it('keeps what it has read when the shop falls silent', async () => {
    fill(120, (i) => i)
    let pages = 0
    const plain = shop.handle.bind(shop)
    shop.handle = (request) => {
      if (++pages === 2) shop.plan(/GET/, silence)
      return plain(request)
    }
    expect(await run(20, 500)).toMatchObject({ ok: false, error: { error: 'late', done: { pages: 1, applied: 50 } } })
    expect(copy.size).toBe(50)
    expect(await run()).toMatchObject({ ok: true, value: { applied: 70 } })
  })

  it('says that the key is refused, and stays where it is', async () => {
    const before = cursor
    shop.permissions = 'write'
    expect(await run()).toMatchObject({ ok: false, error: { error: 'refused', done: { pages: 0 } } })
    expect(cursor).toEqual(before)
  })

  it.each([null, '', 'x', '{}', '{"since":"2026"}'])('begins at the beginning where the cursor is %j', (stored) => {
    expect(wooCursorFrom(stored, NOW)).toEqual({ since: NOW - 30 * 86_400_000 })
  })
})
