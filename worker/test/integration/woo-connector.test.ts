import { createScheduledController } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { getBundle } from '../../adapters/kv/bundles'
import { sweep } from '../../jobs/sweep'
import type { ConnectorState, Reply } from '../../protocol'
import { countRows } from '../fixtures/demo-rows'
import type { FakeWooCommerce } from '../fixtures/fake-woocommerce'
import { fakeOrder } from '../fixtures/fake-woocommerce-orders'
import { type Fault, htmlPage, status } from '../fixtures/faults'
import { openConversation, problemOf, say, seedDemoShop } from '../fixtures/shop'
import { callConnector, deliver, ownerKey, sign } from '../fixtures/shopify-shop'
import { connectWooShop, deliverWoo, forgetWoo, WOO_DRAFT, wooOnTheNet } from '../fixtures/woo-shop'

let woo: FakeWooCommerce
let key = ''

beforeAll(async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  await seedDemoShop()
  key = await ownerKey()
})
beforeEach(async () => {
  await forgetWoo()
  woo = wooOnTheNet()
})
afterEach(() => {
  vi.unstubAllGlobals()
})

const set = (draft: object) => callConnector(key, 'PUT', draft)
const read = async (): Promise<ConnectorState> => (await callConnector(key, 'GET')).json()
const stored = () => env.DB.prepare('select * from connectors').first<Record<string, unknown>>()
const statusOf = async (response: Response) => ((await response.json()) as { status: string }).status
const copyOf = (number: string) =>
  env.DB.prepare("select status from orders where shop = 'demo' and order_number = ?").bind(number).first('status')

describe('a shop', () => {
  test('is connected, and no secret ever comes back', async () => {
    const response = await set({ ...WOO_DRAFT, statuses: { 'wc-packed': 'processing' }, delivery_days: 3 })
    const text = await response.text()
    expect([response.status, JSON.parse(text)]).toMatchObject([
      200,
      {
        kind: 'woocommerce',
        status: 'connected',
        settings: {
          url: 'https://woo.example/store',
          shop_name: 'Fake Shop',
          keys_in: 'header',
          statuses: { packed: 'processing' },
          delivery_days: 3,
        },
        webhook_url: 'http://localhost:8787/v1/shops/demo/webhooks/woocommerce',
        webhooks: 'by_hand',
      },
    ])
    const seen = [text, await read(), await getBundle(env, 'demo'), await stored()].map((one) => JSON.stringify(one))
    expect(seen.join()).not.toMatch(/ck_test|cs_test|secret of its webhooks/)
    expect(String((await stored())?.secrets)).toMatch(/^v1\./)
    expect((await getBundle(env, 'demo'))?.connector).toEqual({ kind: 'woocommerce', version: 1 })
    expect(await countRows("audit_log where action = 'set_connector'")).toBe(1)
  })

  test('may do without webhooks, and send its keys in the query', async () => {
    const response = await set({ ...WOO_DRAFT, webhook_secret: undefined, keys_in: 'query' })
    expect(await response.json()).toMatchObject({ webhooks: 'none', settings: { keys_in: 'query' } })
    expect((await deliverWoo('order.updated', fakeOrder({ id: 8001 }))).status).toBe(401)
    const empty = await sign(JSON.stringify(fakeOrder({ id: 8001 })), ' ')
    const unsigned = await deliverWoo('order.updated', fakeOrder({ id: 8001 }), { 'x-wc-webhook-signature': empty })
    expect(unsigned.status).toBe(401)
  })

  test('that was sealed with another secret says that it must be set anew', async () => {
    await connectWooShop(key)
    await env.DB.prepare("update connectors set secrets = 'v1.AAAA.AAAA', version = version + 1").run()
    expect(await read()).toMatchObject({ kind: 'woocommerce', status: 'unreadable' })
  })

  test('that is another one than before begins anew: the same ids are other orders there', async () => {
    await connectWooShop(key)
    await deliverWoo('order.updated', fakeOrder({ id: 8001, date_modified_gmt: '2026-05-20T00:00:00' }))
    await connectWooShop(key, { keys_in: 'query' })
    expect(await countRows('woo_orders')).toBe(1)
    await callConnector(key, 'DELETE')
    await connectWooShop(key)
    expect(await countRows('woo_orders')).toBe(0)
    await deliverWoo('order.updated', fakeOrder({ id: 8001, status: 'completed' }))
    expect(await copyOf('8001')).toBe('shipped')
  })
})

describe('a connection that does not work is refused, and says why', () => {
  const draft = (more: object) => ({ ...WOO_DRAFT, ...more })
  const answers = (fault: Fault) => (fake: FakeWooCommerce) => void fake.plan(/GET/, fault, 20)
  const having = (more: Partial<Pick<FakeWooCommerce, 'permissions' | 'hasWooCommerce'>>) => (fake: FakeWooCommerce) =>
    void Object.assign(fake, more)
  const nothing = () => {}
  const refused: [string, object, (fake: FakeWooCommerce) => void, string, RegExp][] = [
    ['what is no address', draft({ url: 'woo.example' }), nothing, 'url', /URL/],
    ['plain http', draft({ url: 'http://woo.example' }), nothing, 'url', /https/],
    ['this machine', draft({ url: 'https://127.0.0.1/' }), nothing, 'url', /https/],
    ['an address without WordPress', draft({ url: 'https://woo.example/' }), nothing, 'url', /REST API/],
    ['what is no key', draft({ consumer_key: 'my key' }), nothing, 'consumer_key', /ck_/],
    ['what is no secret', draft({ consumer_secret: 'ck_test' }), nothing, 'consumer_secret', /cs_/],
    ['no key', draft({ consumer_key: undefined }), nothing, 'consumer_key', /required/],
    ['a wrong key', draft({ consumer_key: 'ck_wrong' }), nothing, 'consumer_key', /does not know/],
    ['a wrong secret', draft({ consumer_secret: 'cs_wrong' }), nothing, 'consumer_key', /does not know/],
    ['a meaning nobody knows', draft({ statuses: { packed: 'gone' } }), nothing, 'statuses.packed', /processing/],
    ['a key that may only read', draft({}), having({ permissions: 'read' }), 'consumer_key', /Read\/Write/],
    ['no WooCommerce', draft({}), having({ hasWooCommerce: false }), 'url', /installed/],
    ['a redirect', draft({}), answers(status(301, '', { location: 'https://www.woo.example' })), 'url', /redirect/],
  ]
  test.each(refused)('%s', async (_, wrong, prepare, field, message) => {
    prepare(woo)
    const response = await set(wrong)
    expect(response.status).toBe(422)
    const problem = await problemOf(response)
    expect(problem.errors?.[0]).toMatchObject({ field, message: expect.stringMatching(message) })
    expect(JSON.stringify(problem)).not.toMatch(/ck_test|cs_test|ck_wrong|cs_wrong/)
    expect(await stored()).toBeNull()
  })

  test('a shop that does not answer', async () => {
    woo.plan(/GET/, htmlPage, 20)
    const response = await set(WOO_DRAFT)
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '10'])
    expect(await stored()).toBeNull()
  })

  test.each([
    ['an empty secret', { consumer_secret: ' ' }],
    ['statuses that are none', { statuses: { 'a b': 'processing' } }],
    ['a wait of a year', { delivery_days: 365 }],
  ])('%s', async (_, more) => {
    expect((await set(draft(more))).status).toBe(400)
    expect(woo.calls).toEqual([])
  })

  test('and leaves the one that worked', async () => {
    await connectWooShop(key)
    await set(draft({ consumer_key: 'ck_wrong' }))
    expect(await stored()).toMatchObject({ kind: 'woocommerce', version: 1 })
  })
})

/** The orders a reply shows. */
const cardsOf = (reply: Reply) =>
  reply.messages.flatMap((message) =>
    (message.cards ?? []).flatMap((card) => (card.type === 'order' ? `${card.order_number} ${card.status}` : [])),
  )

describe('a conversation', () => {
  test('finds an order, and cancels it there with its refund, once the shopper says so', async () => {
    woo.add(fakeOrder({ id: 8001 }))
    await connectWooShop(key)
    const conversation = await openConversation()
    await say(conversation, 'where is my order 8001?')
    expect(cardsOf(await say(conversation, 'ana@example.com'))).toEqual(['8001 processing'])
    await say(conversation, 'please cancel order 8001')
    expect(woo.order(8001).status).toBe('processing')
    await say(conversation, 'yes')
    expect(woo.order(8001).status).toBe('refunded')
    expect(woo.refunds).toMatchObject([{ parent: 8001, amount: '12.30', refunded_payment: true }])
    expect(await countRows("audit_log where action = 'cancel' and subject = 'order:8001'")).toBe(1)
  })

  test('opens nothing to a wrong e-mail, and counts it', async () => {
    woo.add(fakeOrder({ id: 8001 }))
    await connectWooShop(key)
    const conversation = await openConversation()
    await say(conversation, 'where is my order 8001?')
    expect(cardsOf(await say(conversation, 'eve@example.com'))).toEqual([])
    expect(await countRows("verification_failures where order_number = '8001'")).toBe(1)
  })

  test('goes on while the shop does not answer, or has taken the key away', async () => {
    woo.add(fakeOrder({ id: 8001 }))
    await connectWooShop(key)
    for (const fault of [htmlPage, status(401, '{"code":"woocommerce_rest_authentication_error"}')]) {
      woo.plan(/GET/, fault, 4)
      const conversation = await openConversation()
      await say(conversation, 'where is my order 8001?')
      const reply = await say(conversation, 'ana@example.com')
      expect(reply.messages.some((message) => message.author === 'bot')).toBe(true)
      expect(cardsOf(reply)).toEqual([])
    }
    expect(await countRows('verification_failures')).toBe(0)
  })
})

describe('a webhook', () => {
  test('brings the copy up to date, once', async () => {
    await connectWooShop(key, { statuses: { packed: 'partly_shipped' } })
    const headers = { 'x-wc-webhook-delivery-id': 'the-same' }
    const order = fakeOrder({ id: 8001, status: 'packed' })
    const answers = [
      await deliverWoo('order.created', order, headers),
      await deliverWoo('order.created', order, headers),
      await deliverWoo('product.updated', { id: 1 }),
    ]
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200])
    expect(await Promise.all(answers.map(statusOf))).toEqual(['accepted', 'duplicate', 'ignored'])
    expect(await copyOf('8001')).toBe('partly_shipped')
  })

  test('with a wrong signature, or for another shop system, is refused', async () => {
    const order = fakeOrder({ id: 8001 })
    expect((await deliverWoo('order.updated', order)).status).toBe(404)
    await connectWooShop(key)
    const forged = await sign(JSON.stringify(order), 'another secret')
    expect((await deliverWoo('order.updated', order, { 'x-wc-webhook-signature': forged })).status).toBe(401)
    expect((await deliver('orders/updated', {})).status).toBe(404)
    await callConnector(key, 'DELETE')
    expect((await deliverWoo('order.updated', order)).status).toBe(404)
    expect(await copyOf('8001')).toBeNull()
  })
})

describe('polling', () => {
  const run = () => sweep(createScheduledController(), env)
  const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString().slice(0, 19)
  const kept = async () => (await stored()) as { cursor: string; problem: string | null; polled_at: number | null }

  test('brings what webhooks missed, page by page, and then only what is new', async () => {
    for (let id = 8001; id <= 8070; id++) woo.add(fakeOrder({ id, date_modified_gmt: ago(9_000 - id) }))
    await connectWooShop(key)
    woo.calls.length = 0
    await run()
    expect(await countRows("orders where order_number like '80%'")).toBe(70)
    // A busy machine may ask for a page again.
    const asked = woo.calls.length
    expect(asked).toBeGreaterThanOrEqual(2)
    expect(JSON.parse((await kept()).cursor)).toEqual({ since: Date.parse(`${woo.order(8070).date_modified_gmt}Z`) })
    woo.add(fakeOrder({ id: 8080, date_modified_gmt: ago(1) }))
    await run()
    expect(await copyOf('8080')).toBe('processing')
    expect(woo.calls.length).toBeGreaterThan(asked)
    expect((await read()).polled_at).not.toBeNull()
  })

  test('says that the key is refused, keeps its place, and is well again with the key', async () => {
    woo.add(fakeOrder({ id: 8001, date_modified_gmt: ago(5) }))
    await connectWooShop(key)
    woo.permissions = 'write'
    await run()
    expect((await read()).problem).toContain('key')
    woo.permissions = 'read_write'
    await run()
    expect((await read()).problem).toBeNull()
    expect(await copyOf('8001')).toBe('processing')
  })
})
