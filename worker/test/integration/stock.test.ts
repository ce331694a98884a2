import { createScheduledController } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { createD1Shoppers } from '../../adapters/d1/shoppers'
import { getBundle } from '../../adapters/kv/bundles'
import { ordersOf } from '../../adapters/orders-of'
import { sweep } from '../../jobs/sweep'
import { countRows } from '../fixtures/demo-rows'
import { forgetCodes, mailsTo } from '../fixtures/mailbox'
import { keyOf } from '../fixtures/own-intents'
import { openConversation, problemOf, request, resetFixedOrders, say, seedDemoShop } from '../fixtures/shop'

const KIM = 'kim@example.com'
const shoppers = createD1Shoppers(env.DB, 'demo', { budgetMs: 5_000 })
let admin = ''

beforeAll(async () => {
  await seedDemoShop()
  admin = await keyOf('admin')
}, 60_000)
beforeEach(async () => {
  await resetFixedOrders()
  await forgetCodes()
})

function put(variants: unknown, key = admin, product = 'pebble-mug'): Promise<Response> {
  return request(`/v1/shops/demo/products/${product}/stock`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ variants }),
  })
}

const waits = (email: string, sku: string | null = 'PM-MOS') =>
  shoppers.subscribeStock({ email, productId: 'pebble-mug', sku, locale: 'en', key: crypto.randomUUID(), now: 1 })

/** Waits for the queue, which brings its messages a moment later. */
async function arrived(email: string): Promise<number> {
  return vi.waitFor(
    async () => {
      const mails = await mailsTo(email)
      if (mails.length === 0) throw new Error('no mail yet')
      return mails.length
    },
    { timeout: 10_000, interval: 100 },
  )
}

describe('stock', () => {
  it('that a merchant raises reaches who waits for it, from the chat to the mail, once', async () => {
    const talk = await openConversation()
    await say(talk, 'tell me when the Pebble Mug in moss is back in stock')
    await say(talk, KIM)
    await say(talk, 'yes')
    expect((await put([{ sku: 'PM-MOS', stock: 0, restock_on: '2026-12-24' }])).status).toBe(200)
    const answer = await put([{ sku: 'PM-MOS', stock: 7 }])
    const { variants } = await answer.json<{ variants: { sku: string; stock: number; restock_on: string | null }[] }>()
    expect(variants.find(({ sku }) => sku === 'PM-MOS')).toMatchObject({ stock: 7, restock_on: '2026-12-24' })
    await arrived(KIM)
    await put([{ sku: 'PM-MOS', stock: 8 }])
    await sweep(createScheduledController(), env)
    expect((await mailsTo(KIM)).map(({ subject }) => subject)).toEqual(['Pebble Mug (moss) is back in stock'])
    expect(await countRows(`stock_alerts where sent_at is null`)).toBe(0)
    expect((await getBundle(env, 'demo'))?.products.find(({ id }) => id === 'pebble-mug')?.variants).toContainEqual(
      expect.objectContaining({ sku: 'PM-MOS', stock: 8 }),
    )
    expect(await countRows(`audit_log where action = 'set_stock' and subject = 'product:pebble-mug'`)).toBe(3)
  })

  it('that rose behind our back, or whose message was lost, is found by the sweep, once', async () => {
    await waits(KIM)
    await waits('wei@example.com', 'PM-GONE')
    await env.DB.prepare(`update variants set stock = 3 where sku = 'PM-MOS'`).run()
    await sweep(createScheduledController(), env)
    await sweep(createScheduledController(), env)
    expect(await mailsTo(KIM)).toHaveLength(1)
    expect(await mailsTo('wei@example.com')).toHaveLength(0)
  })

  it('that a cancelled order gives back reaches who waits', async () => {
    const line = await env.DB.prepare(
      `select l.sku, l.product_id, l.order_number as number from order_lines l join orders o using (shop, order_number)
       where o.shop = 'demo' and o.status = 'processing' limit 1`,
    ).first<{ sku: string; product_id: string; number: string }>()
    if (!line) throw new Error('no order can be cancelled')
    await env.DB.prepare(`update variants set stock = 0 where sku = ?`).bind(line.sku).run()
    const wish = { productId: line.product_id, sku: line.sku, locale: 'en', key: 'w', now: 1 }
    await shoppers.subscribeStock({ ...wish, email: KIM })
    const bundle = await getBundle(env, 'demo')
    if (!bundle) throw new Error('no shop')
    const cancelled = await ordersOf(env, bundle).cancel({
      orderNumber: line.number,
      key: 'k',
      by: 'test',
      now: Date.now(),
    })
    expect(cancelled.ok).toBe(true)
    expect(await arrived(KIM)).toBe(1)
  })

  it.each([
    ['a variant of another product', [{ sku: 'NO-SUCH', stock: 1 }], 'variants.0.sku'],
    ['less than nothing', [{ sku: 'PM-MOS', stock: -1 }], 'variants.0.stock'],
    ['half a piece', [{ sku: 'PM-MOS', stock: 0.5 }], 'variants.0.stock'],
    ['a day that is none', [{ sku: 'PM-MOS', stock: 0, restock_on: 'soon' }], 'variants.0.restock_on'],
    ['nothing', [], 'variants'],
    [
      'one variant twice',
      [
        { sku: 'PM-MOS', stock: 1 },
        { sku: 'PM-MOS', stock: 2 },
      ],
      'variants',
    ],
  ])('refuses %s and names the field', async (_what, variants, field) => {
    const refused = await put(variants)
    expect(refused.status).toBe(400)
    expect((await problemOf(refused)).errors?.[0]?.field).toBe(field)
  })

  it('is set by owners and admins only, of products there are', async () => {
    const some = [{ sku: 'PM-MOS', stock: 1 }]
    expect((await put(some, await keyOf('agent'))).status).toBe(403)
    expect((await put(some, 'nonsense')).status).toBe(401)
    expect((await put(some, admin, 'no-such')).status).toBe(404)
  })
})
