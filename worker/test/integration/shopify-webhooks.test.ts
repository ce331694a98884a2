import { env } from 'cloudflare:workers'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { publishBundle } from '../../adapters/kv/bundles'
import { countRows } from '../fixtures/demo-rows'
import type { FakeShopify } from '../fixtures/fake-shopify'
import { type FakeOrder, fakeFulfillment, fakeOrder, gid } from '../fixtures/fake-shopify-orders'
import { seedDemoShop } from '../fixtures/shop'
import {
  callConnector,
  connectDemoShop,
  deliver,
  forgetConnector,
  onTheNet,
  ownerKey,
  sign,
} from '../fixtures/shopify-shop'

let shop: FakeShopify
let order: FakeOrder
let key = ''

beforeAll(async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  await seedDemoShop()
  key = await ownerKey()
})
beforeEach(async () => {
  await forgetConnector()
  await env.DB.prepare("delete from orders where order_number like '70%'").run()
  shop = onTheNet()
  order = fakeOrder(7001)
  shop.orders.push(order)
  await connectDemoShop(key)
})
afterEach(() => {
  vi.unstubAllGlobals()
})

const told = (more: object = {}) => ({ admin_graphql_api_id: order.id, updated_at: order.updatedAt, ...more })
const statusOf = async (response: Response) => ((await response.json()) as { status: string }).status
const copy = () =>
  env.DB.prepare("select * from orders where shop = 'demo' and order_number = '7001'").first<Record<string, unknown>>()
/** What follows a delivery is done behind its answer. */
const eventually = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 5_000, interval: 20 })

describe('an order', () => {
  test.each(['orders/create', 'orders/updated', 'orders/cancelled'])('told by %s is copied, whole', async (topic) => {
    fakeFulfillment(order)
    order.refunds.push({
      id: gid('Refund'),
      createdAt: order.createdAt,
      amount: '5.00',
      status: 'SUCCESS',
      gateway: 'Visa',
    })
    const response = await deliver(topic, told())
    expect([response.status, await statusOf(response)]).toEqual([200, 'accepted'])
    await eventually(async () => {
      expect(await copy()).toMatchObject({
        email: 'ana@example.com',
        status: 'shipped',
        total_cents: 2_990,
        currency: 'EUR',
      })
    })
    for (const table of ['order_lines', 'shipments', 'refunds']) {
      expect(await countRows(`${table} where shop = 'demo' and order_number = '7001'`)).toBe(1)
    }
  })

  test('is put beside the contact that has its e-mail already', async () => {
    const contact = await env.DB.prepare(
      "select contact_id from contacts where shop = 'demo' and email = 'ana@example.com'",
    ).first('contact_id')
    await deliver('orders/create', told())
    await eventually(async () => expect((await copy())?.contact_id).toBe(contact))
  })

  test('makes a contact where there is none', async () => {
    order.email = 'new@example.com'
    await deliver('orders/create', told())
    await eventually(async () =>
      expect(await countRows("contacts where shop = 'demo' and email = 'new@example.com'")).toBe(1),
    )
  })

  test.each([
    ['fulfillments/create', {}],
    ['fulfillments/update', { shipment_status: 'delivered' }],
    ['refunds/create', {}],
  ])('told of by %s is read anew', async (topic, more) => {
    await deliver(topic, { id: 1, order_id: Number(order.id.split('/').at(-1)), ...more })
    await eventually(async () => expect(await copy()).not.toBeNull())
  })

  test('of which an older state comes late stays as it is, and is not even read', async () => {
    order.updatedAt = '2026-11-22T10:00:00Z'
    await deliver('orders/updated', told())
    await eventually(async () => expect(await copy()).not.toBeNull())
    shop.calls.length = 0
    const late = await deliver('orders/create', told({ updated_at: '2026-11-20T10:00:00-05:00' }))
    expect([late.status, await statusOf(late)]).toEqual([200, 'stale'])
    expect(shop.calls).toEqual([])
  })

  test('that is none is none', async () => {
    const response = await deliver('orders/updated', told({ admin_graphql_api_id: 'gid://shopify/Order/1' }))
    expect(await statusOf(response)).toBe('accepted')
    await eventually(async () => expect(shop.calls).toContain('ReadOrder'))
    expect(await countRows('order_copies')).toBe(0)
  })

  test('is answered though Shopify cannot be read just now', async () => {
    shop.fail({ kind: 'status', status: 403 }, 'ReadOrder')
    expect((await deliver('orders/updated', told())).status).toBe(200)
    await eventually(async () => expect(shop.calls).toContain('ReadOrder'))
    expect(await copy()).toBeNull()
  })
})

describe('a delivery', () => {
  test('that comes again is taken once', async () => {
    const headers = { 'x-shopify-webhook-id': 'the-same' }
    expect(await statusOf(await deliver('orders/updated', told(), headers))).toBe('accepted')
    const again = await deliver('orders/updated', told({ updated_at: '2026-11-23T10:00:00Z' }), headers)
    expect([again.status, await statusOf(again)]).toEqual([200, 'duplicate'])
  })

  test('that is replayed under another id is not taken', async () => {
    await deliver('orders/updated', told())
    expect(await statusOf(await deliver('orders/updated', told()))).toBe('duplicate')
  })

  test('of many at once is taken once', async () => {
    const headers = { 'x-shopify-webhook-id': 'the-same' }
    const answers = await Promise.all(Array.from({ length: 6 }, () => deliver('orders/updated', told(), headers)))
    const statuses = await Promise.all(answers.map(statusOf))
    expect(statuses.filter((status) => status === 'accepted')).toHaveLength(1)
  })

  test.each([
    ['no signature', { 'x-shopify-hmac-sha256': '' }, 400],
    ['a signature that is none', { 'x-shopify-hmac-sha256': '!!!' }, 401],
    ["another body's signature", { 'x-shopify-hmac-sha256': 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=' }, 401],
    ["another shop's name", { 'x-shopify-shop-domain': 'other.myshopify.com' }, 401],
    ['no id', { 'x-shopify-webhook-id': '' }, 400],
    ['a topic that is none', { 'x-shopify-topic': 'orders' }, 400],
  ])('with %s is refused', async (_, headers, status) => {
    const response = await deliver('orders/updated', told(), headers)
    expect(response.status).toBe(status)
    expect(await countRows('webhook_deliveries')).toBe(0)
  })

  test('that was signed with another secret, or changed on its way, is refused', async () => {
    const body = JSON.stringify(told())
    const wrong = await sign(body, 'another secret')
    expect((await deliver('orders/updated', body, { 'x-shopify-hmac-sha256': wrong })).status).toBe(401)
    const right = await sign(body)
    expect((await deliver('orders/updated', `${body} `, { 'x-shopify-hmac-sha256': right })).status).toBe(401)
  })

  test.each([
    ['a topic nobody asked for', 'products/update', { id: 1 }],
    ['an order without an id', 'orders/updated', { updated_at: '2026-11-20T10:00:00Z' }],
    ['an order without a time', 'orders/updated', { id: 1, updated_at: 'yesterday' }],
    ['no JSON', 'orders/updated', 'not json'],
    ['an id too large to be exact', 'refunds/create', '{"order_id":820982911946154508}'],
  ])('of %s is answered, and nothing follows', async (_, topic, body) => {
    const response = await deliver(topic, body)
    expect([response.status, await statusOf(response)]).toEqual([200, 'ignored'])
    expect(await countRows('webhook_deliveries')).toBe(0)
  })

  test('too large to be one is refused', async () => {
    expect((await deliver('orders/updated', `"${'x'.repeat(2_200_000)}"`)).status).toBe(413)
  })

  test('to a shop that is not connected finds none', async () => {
    await callConnector(key, 'DELETE')
    expect((await deliver('orders/updated', told())).status).toBe(404)
  })
})

describe('an app that was removed', () => {
  const gone = { myshopify_domain: 'fake.myshopify.com' }

  test('ends the connection, once Shopify itself refuses it, and its secrets are forgotten', async () => {
    shop.credentials.accessToken = 'ended'
    expect((await deliver('app/uninstalled', gone)).status).toBe(200)
    await eventually(async () => {
      const state = await (await callConnector(key, 'GET')).json()
      expect(state).toMatchObject({
        kind: 'shopify',
        status: 'disconnected',
        problem: expect.stringContaining('removed'),
      })
    })
    expect(await env.DB.prepare('select secrets from connectors').first('secrets')).toBe('')
    await publishBundle(env, 'demo')
    expect((await deliver('orders/updated', told())).status).toBe(404)
  })

  test('is not believed while Shopify still answers: it may be an old message', async () => {
    await deliver('app/uninstalled', gone)
    await eventually(async () => expect(shop.calls.filter((call) => call === 'CheckShop').length).toBeGreaterThan(1))
    expect(await (await callConnector(key, 'GET')).json()).toMatchObject({ status: 'connected' })
  })
})
