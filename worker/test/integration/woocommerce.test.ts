import { env } from 'cloudflare:workers'
import { Hono } from 'hono'
import * as v from 'valibot'
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { storeWooOrders, sweepWoo } from '../../adapters/d1/woo-copy'
import { createD1WooRecords } from '../../adapters/d1/woo-records'
import { publishBundle } from '../../adapters/kv/bundles'
import { createWooOrders } from '../../adapters/woocommerce/orders'
import { reconcileWoo, type ToldOrder, wooCursorFrom } from '../../adapters/woocommerce/reconcile'
import { changeOf } from '../../adapters/woocommerce/records'
import { instantOf, wooOrder } from '../../adapters/woocommerce/wire'
import { MAX_VERIFY_ATTEMPTS_PER_ORDER, VERIFY_WINDOW_MS } from '../../config'
import { ok } from '../../core/result'
import type { AppEnv } from '../../http/env'
import { withShop } from '../../http/middleware/shop'
import { onError } from '../../http/problem'
import { wooWebhookRoutes } from '../../http/routes/woo-webhook'
import { change, countRows, NOW } from '../fixtures/demo-rows'
import { type FakeOrder, FakeWooCommerce } from '../fixtures/fake-woocommerce'
import { fakeLine, fakeOrder } from '../fixtures/fake-woocommerce-orders'
import { seedDemoShop } from '../fixtures/shop'

const CONFIG = {
  url: 'https://shop.example',
  consumerKey: 'ck_test',
  consumerSecret: 'cs_test',
  locale: 'en',
  returnWindowDays: 30,
}
const SECRET = 'the secret of the webhook'
const SHOP = 'demo'
const TABLES = [
  'woo_orders',
  'woo_changes',
  'woo_locks',
  'woo_deliveries',
  'verification_failures',
  'audit_log',
  'returns',
  'refunds',
  'shipments',
  'order_lines',
  'orders',
]
let shop: FakeWooCommerce
const fetch = (url: string, init: RequestInit) => shop.handle(new Request(url, init))
const records = createD1WooRecords(env.DB, SHOP)
const orders = (budgetMs = 10_000) => createWooOrders(CONFIG, SHOP, { budgetMs, records, fetch })

beforeAll(async () => {
  await seedDemoShop()
  await publishBundle(env, SHOP)
})
beforeEach(async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  shop = new FakeWooCommerce()
  await env.DB.batch(TABLES.map((table) => env.DB.prepare(`delete from ${table}`)))
})

describe('what Kefu keeps of a WooCommerce shop', () => {
  test('wrong pairs are counted and lock the number for the window, in parallel too', async () => {
    shop.add(fakeOrder({ id: 1001 }))
    const guesses = Array.from({ length: MAX_VERIFY_ATTEMPTS_PER_ORDER + 3 }, (_, i) =>
      orders().verify('1001', `g${i}@x.example`, NOW),
    )
    const answers = await Promise.all(guesses)
    expect(answers.filter((answer) => !answer.ok && answer.error === 'locked')).toHaveLength(3)
    expect(await orders().verify('1001', 'ana@example.com', NOW)).toEqual({ ok: false, error: 'locked' })
    expect(await orders().verify('1001', 'ana@example.com', NOW + VERIFY_WINDOW_MS + 1)).toMatchObject({ ok: true })
    expect(await countRows('verification_failures')).toBe(MAX_VERIFY_ATTEMPTS_PER_ORDER)
  })

  test('a number that is not the id is remembered', async () => {
    shop.add(fakeOrder({ id: 900, number: '1001' }))
    await orders().verify('1001', 'ana@example.com', NOW)
    await orders().verify('1001', 'ana@example.com', NOW)
    expect(await records.orderIdOf('1001')).toBe(900)
    expect(await createD1WooRecords(env.DB, 'other').orderIdOf('1001')).toBeNull()
  })

  test('a change happens once, whoever asks how often at once', async () => {
    shop.add(fakeOrder({ id: 1001 }))
    const request = change('1001')
    const answers = await Promise.all([
      ...Array.from({ length: 4 }, () => orders().cancel(request)),
      orders().cancel(change('1001')),
    ])
    expect(answers.map((answer) => (answer.ok ? 'ok' : answer.error)).sort()).toEqual([
      'not_eligible',
      'ok',
      'ok',
      'ok',
      'ok',
    ])
    expect(shop.refunds).toHaveLength(1)
    expect(
      await countRows("audit_log where action = 'cancel' and subject = 'order:1001' and by = 'shopper:test'"),
    ).toBe(1)
    expect(await countRows('woo_locks')).toBe(0)
  })

  test('a refused change leaves no trace, one cut off keeps the order until its time is over', async () => {
    const first = changeOf('cancel', change('1001', 'a'), 'run1')
    const again = { ...first, run: 'run2' }
    const other = changeOf('change_address', change('1001', 'b'), 'run3')
    expect(await records.begin(first)).toBe('fresh')
    expect(await records.begin(again)).toBe('busy')
    expect(await records.begin(other)).toBe('busy')
    await records.abandon(other)
    await env.DB.prepare('update woo_locks set until = 0').run()
    expect(await records.begin(again)).toBe('resumed')
    // The run that was cut off comes back late: it must not take the lock from the one that has it now.
    await records.abandon(first)
    expect(await records.begin(other)).toBe('busy')
    await records.finish(again, '{}')
    expect(await records.begin({ ...first, run: 'run4' })).toBe('done')
    expect(await records.begin(other)).toBe('fresh')
    await records.abandon(other)
    expect(await countRows('woo_changes')).toBe(1)
    expect(await countRows('woo_locks')).toBe(0)
  })

  test('returns and claims are rows, one a line and one a parcel', async () => {
    const sent = { status: 'completed', date_completed_gmt: new Date(NOW).toISOString().slice(0, 19) }
    shop.add(
      fakeOrder({
        id: 1001,
        ...sent,
        line_items: [fakeLine({ id: 1 }), fakeLine({ id: 2 })],
        meta_data: [{ key: '_tracking_number', value: 'A1' }],
      }),
    )
    const back = (lineIds: number[], key?: string) =>
      orders().createReturn({ ...change('1001', key), kind: 'return', lineIds, reason: 'x' })
    expect(await Promise.all([back([1], 'k'), back([1], 'k')])).toEqual([
      { ok: true, value: { returnId: 'R-1001-1', labelUrl: null } },
      { ok: true, value: { returnId: 'R-1001-1', labelUrl: null } },
    ])
    expect(await back([1, 2])).toEqual({ ok: false, error: 'not_eligible' })
    expect(await back([2])).toMatchObject({ value: { returnId: 'R-1001-2' } })
    expect(await orders().get('1001')).toMatchObject({
      value: { returns: [{ returnId: 'R-1001-1' }, { returnId: 'R-1001-2' }] },
    })
    const claim = (trackingNumber: string | null, more = {}) =>
      orders().openClaim({ ...change('1001'), trackingNumber, ...more })
    expect(await Promise.all([claim('A1'), claim('A1')])).toEqual([
      { ok: true, value: { claimId: 'C-1001-1' } },
      { ok: true, value: { claimId: 'C-1001-1' } },
    ])
    expect(await claim(null, { lineId: 2, item: 'Lamp' })).toEqual({ ok: true, value: { claimId: 'C-1001-2' } })
    expect(await countRows("audit_log where action = 'open_claim'")).toBe(2)
    expect(shop.notes).toHaveLength(4)
  })
})

describe('POST /webhooks/woocommerce', () => {
  const app = new Hono<AppEnv>().use('/v1/shops/:shop/*', withShop).route(
    '/v1/shops/:shop',
    wooWebhookRoutes(async () => ok({ webhookSecret: SECRET, reading: { locale: 'en' } })),
  )
  app.onError(onError)

  async function deliver(body: string, headers: Record<string, string> = {}, signed = true): Promise<Response> {
    const algorithm = { name: 'HMAC', hash: 'SHA-256' }
    const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(SECRET), algorithm, false, ['sign'])
    const mac = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(body))
    const signature = btoa(String.fromCharCode(...new Uint8Array(mac)))
    const context = { waitUntil: () => {}, passThroughOnException: () => {}, props: {} }
    const request = new Request(`https://kefu.example/v1/shops/${SHOP}/webhooks/woocommerce`, {
      method: 'POST',
      body,
      headers: {
        'x-wc-webhook-topic': 'order.updated',
        'x-wc-webhook-delivery-id': crypto.randomUUID(),
        ...(signed ? { 'x-wc-webhook-signature': signature } : {}),
        ...headers,
      },
    })
    return app.fetch(request, env, context as unknown as ExecutionContext)
  }
  const told = async (order: FakeOrder, headers = {}) => (await deliver(JSON.stringify(order), headers)).json()
  const row = () => env.DB.prepare('select status, email, total_cents, updated_at from orders').all()

  test('keeps a copy of the order whole, and renews it', async () => {
    const order = fakeOrder({
      id: 17,
      refunds: [{ id: 5, reason: '', total: '-2.00' }],
      meta_data: [{ key: '_tracking_number', value: 'A1' }],
    })
    expect(await told(order)).toEqual({ status: 'accepted' })
    expect((await row()).results).toMatchObject([
      { status: 'partly_shipped', email: 'ana@example.com', total_cents: 1230 },
    ])
    const renewed = {
      ...order,
      status: 'completed',
      date_modified_gmt: '2026-04-21T00:00:00',
      meta_data: [],
      line_items: [fakeLine({ id: 3 }), fakeLine({ id: 4 })],
    }
    expect(await told(renewed)).toEqual({ status: 'accepted' })
    expect((await row()).results).toMatchObject([{ status: 'shipped' }])
    expect(await countRows('order_lines where line_id in (3, 4)')).toBe(2)
    expect(await countRows('order_lines')).toBe(2)
    expect(await countRows('shipments')).toBe(0)
    expect(await countRows("refunds where refund_id = 'RF-5' and cents = 200")).toBe(1)
  })

  test('never lets an older state win, in whatever order they come', async () => {
    const at = (minute: number) =>
      fakeOrder({
        id: 17,
        status: minute === 9 ? 'cancelled' : 'processing',
        date_modified_gmt: `2026-04-20T10:0${minute}:00`,
      })
    await Promise.all([9, 3, 5, 1].map((minute) => told(at(minute))))
    expect((await row()).results).toMatchObject([
      { status: 'cancelled', updated_at: Date.parse('2026-04-20T10:09:00Z') },
    ])
  })

  test('takes a delivery once, and two orders of one second with the same delivery id both', async () => {
    const id = { 'x-wc-webhook-delivery-id': 'same' }
    expect(await told(fakeOrder({ id: 17 }), id)).toEqual({ status: 'accepted' })
    expect(await told(fakeOrder({ id: 17 }), id)).toEqual({ status: 'duplicate' })
    expect(await told(fakeOrder({ id: 18 }), id)).toEqual({ status: 'accepted' })
    expect(await countRows('orders')).toBe(2)
  })

  test('forgets a deleted order, and nothing old brings it back', async () => {
    await told(fakeOrder({ id: 17 }))
    expect(await (await deliver('{"id":17}', { 'x-wc-webhook-topic': 'order.deleted' })).json()).toEqual({
      status: 'accepted',
    })
    await told(fakeOrder({ id: 17 }))
    for (const table of ['orders', 'order_lines']) expect(await countRows(table)).toBe(0)
    await told(fakeOrder({ id: 17, date_modified_gmt: '2026-05-20T00:00:00' }), {
      'x-wc-webhook-topic': 'order.restored',
    })
    expect(await countRows('orders')).toBe(1)
  })

  test('leaves no copy under a number that a plugin has changed', async () => {
    await told(fakeOrder({ id: 17 }))
    await told(fakeOrder({ id: 17, number: 'KF-17', date_modified_gmt: '2026-04-21T00:00:00' }))
    expect(await countRows("orders where order_number = 'KF-17'")).toBe(1)
    expect(await countRows('orders')).toBe(1)
    expect(await countRows('order_lines')).toBe(1)
  })

  test('answers the ping, and what it has no use for, without storing anything', async () => {
    expect((await deliver('webhook_id=4', { 'content-type': 'application/x-www-form-urlencoded' }, false)).status).toBe(
      200,
    )
    expect((await deliver('{"id":1}', { 'x-wc-webhook-topic': 'product.updated' })).status).toBe(200)
    expect((await deliver('{"nonsense":true}')).status).toBe(200)
    expect(await countRows('woo_deliveries')).toBe(0)
    expect(await countRows('orders')).toBe(0)
  })

  test('refuses what is unsigned, signed wrongly or too large', async () => {
    const body = JSON.stringify(fakeOrder({ id: 17 }))
    expect((await deliver(body, {}, false)).status).toBe(401)
    expect((await deliver(body, { 'x-wc-webhook-signature': `${'A'.repeat(43)}=` })).status).toBe(401)
    expect((await deliver('x'.repeat(1_100_000))).status).toBe(413)
    expect(await countRows('orders')).toBe(0)
  })
})

describe('polling', () => {
  const store = (told: readonly ToldOrder[]) => storeWooOrders(env.DB, SHOP, { locale: 'en' }, told)
  const cursor = wooCursorFrom(null, Date.parse('2026-05-01T00:00:00Z'))
  const run = () => reconcileWoo(CONFIG, store, { cursor, maxPages: 10, budgetMs: 10_000, fetch })
  const tell = (more: Parameters<typeof fakeOrder>[0]): ToldOrder => {
    const order = v.parse(wooOrder, fakeOrder(more))
    return { order, modifiedAt: instantOf(order.date_modified_gmt) ?? 0 }
  }

  test('brings what webhooks lost, and does not undo a webhook that was before it', async () => {
    for (let i = 1; i <= 60; i++)
      shop.add(fakeOrder({ id: i, date_modified_gmt: `2026-04-20T10:${String(i % 60).padStart(2, '0')}:00` }))
    expect(await run()).toMatchObject({ ok: true, value: { applied: 60, isDone: true } })
    for (const table of ['orders', 'order_lines']) expect(await countRows(table)).toBe(60)
    expect(await store([tell({ id: 5, status: 'cancelled', date_modified_gmt: '2026-04-29T00:00:00' })])).toBe(1)
    expect(await run()).toMatchObject({ ok: true, value: { read: 60, applied: 59 } })
    expect(await countRows("orders where order_number = '5' and status = 'cancelled'")).toBe(1)
    for (const table of ['orders', 'order_lines']) expect(await countRows(table)).toBe(60)
  })

  test('of many orders writes those that are newer, each under the number it has now', async () => {
    await store([tell({ id: 1, number: 'A' }), tell({ id: 2, number: 'B' }), tell({ id: 3, number: 'C' })])
    const newer = '2026-04-21T00:00:00'
    const written = await store([
      tell({ id: 1, number: 'B', date_modified_gmt: newer, status: 'completed' }),
      tell({ id: 2, number: 'A', date_modified_gmt: newer, status: 'cancelled' }),
      tell({ id: 3, number: 'C', date_modified_gmt: '2026-04-19T00:00:00', status: 'cancelled' }),
      tell({ id: 4, status: 'checkout-draft' }),
      tell({ id: 5, total: 'much' }),
    ])
    expect(written).toBe(2)
    const { results } = await env.DB.prepare('select order_number, status from orders order by 1').all()
    expect(results).toEqual([
      { order_number: 'A', status: 'cancelled' },
      { order_number: 'B', status: 'shipped' },
      { order_number: 'C', status: 'processing' },
    ])
    expect(await countRows('order_lines')).toBe(3)
  })
})

test('what a repeat is known by is swept once none can come', async () => {
  await env.DB.batch([
    env.DB.prepare("insert into woo_deliveries values ('demo', 'old', 0), ('demo', 'new', ?)").bind(NOW),
    env.DB.prepare(
      "insert into woo_changes (shop, request_key, run, begun_at) values ('demo', 'old', 'r', 0), ('demo', 'new', 'r', ?)",
    ).bind(NOW),
  ])
  await sweepWoo(env.DB, NOW)
  expect(await countRows("woo_deliveries where delivery = 'new'")).toBe(1)
  expect(await countRows('woo_deliveries')).toBe(1)
  expect(await countRows('woo_changes')).toBe(1)
})
