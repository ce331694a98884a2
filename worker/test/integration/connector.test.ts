import { env } from 'cloudflare:workers'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { createApiKey, type Role } from '../../adapters/d1/api-keys'
import { getBundle } from '../../adapters/kv/bundles'
import type { ConnectorSet, ConnectorState, Reply } from '../../protocol'
import { countRows } from '../fixtures/demo-rows'
import type { FakeShopify } from '../fixtures/fake-shopify'
import { fakeOrder } from '../fixtures/fake-shopify-orders'
import { openConversation, problemOf, say, seedDemoShop } from '../fixtures/shop'
import {
  callConnector,
  connectDemoShop,
  forgetConnector,
  onTheNet,
  ownerKey,
  TOKEN_DRAFT,
} from '../fixtures/shopify-shop'

let shop: FakeShopify
let key = ''

beforeAll(async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  await seedDemoShop()
  key = await ownerKey()
})
beforeEach(async () => {
  await forgetConnector()
  shop = onTheNet()
})
afterEach(() => {
  vi.unstubAllGlobals()
})

const set = async (draft: object) => callConnector(key, 'PUT', draft)
const read = async (): Promise<ConnectorState> => (await callConnector(key, 'GET')).json()
const stored = () => env.DB.prepare('select * from connectors').first<Record<string, unknown>>()

describe('a shop', () => {
  test('keeps its orders in the built-in store until it is told otherwise', async () => {
    expect(await read()).toMatchObject({ kind: 'built_in', status: 'connected', webhook_url: null })
    expect((await getBundle(env, 'demo'))?.connector).toBeUndefined()
  })

  test('is connected with a lasting token, and no secret ever comes back', async () => {
    const response = await set(TOKEN_DRAFT)
    expect(response.status).toBe(200)
    const text = await response.text()
    expect(JSON.parse(text) as ConnectorSet).toMatchObject({
      kind: 'shopify',
      status: 'connected',
      settings: { domain: 'fake.myshopify.com', shop_name: 'A fake shop', returns: 'request' },
      webhook_url: 'http://localhost:8787/v1/shops/demo/webhooks/shopify',
      webhooks: 'not_public',
    })
    const seen = `${text} ${JSON.stringify(await read())} ${JSON.stringify(await getBundle(env, 'demo'))}`
    expect(seen).not.toContain('shpat_fake')
    expect(seen).not.toContain('the secret of webhooks')
    expect((await getBundle(env, 'demo'))?.connector).toEqual({ kind: 'shopify', version: 1 })
  })

  test('keeps its secrets sealed in the database', async () => {
    await connectDemoShop(key)
    const row = await stored()
    expect(String(row?.secrets)).toMatch(/^v1\./)
    expect(JSON.stringify(row)).not.toContain('shpat_fake')
    expect(await countRows("audit_log where action = 'set_connector' and detail not like '%shpat%'")).toBe(1)
  })

  test('is connected with an app of the developer dashboard, whose secret signs webhooks too', async () => {
    const response = await set({
      kind: 'shopify',
      domain: 'fake.myshopify.com',
      client_id: 'client',
      client_secret: 'client secret',
    })
    expect(await response.json()).toMatchObject({ status: 'connected', settings: { client_id: 'client' } })
    expect(shop.calls[0]).toBe('token')
  })

  test('is let go again: secrets are gone, and the version goes on', async () => {
    await connectDemoShop(key)
    expect(await (await callConnector(key, 'DELETE')).json()).toMatchObject({ kind: 'built_in', webhooks: 'none' })
    expect(await stored()).toMatchObject({ kind: 'built_in', version: 2, secrets: '', settings: '{}' })
    expect((await getBundle(env, 'demo'))?.connector).toEqual({ kind: 'built_in', version: 2 })
  })

  test('that was sealed with another secret says that it must be set anew', async () => {
    await connectDemoShop(key)
    await env.DB.prepare("update connectors set secrets = 'v1.AAAA.AAAA'").run()
    expect(await read()).toMatchObject({ kind: 'shopify', status: 'unreadable' })
  })

  test.each(['admin', 'agent', 'analyst'] as const)(
    'may be connected by owners and admins only: %s',
    async (role: Role) => {
      const other = await createApiKey(env.DB, { shop: 'demo', role, label: 'test', now: Date.now() })
      const status = role === 'admin' ? 200 : 403
      expect((await callConnector(other, 'GET')).status).toBe(status)
      expect((await callConnector(other, 'PUT', TOKEN_DRAFT)).status).toBe(status)
      expect((await callConnector('wrong', 'GET')).status).toBe(401)
    },
  )
})

describe('a connection that does not work is refused, and says why', () => {
  const refused: [string, object, (fake: FakeShopify) => void, string, RegExp][] = [
    ['another host', { ...TOKEN_DRAFT, domain: 'example.com' }, () => {}, 'domain', /my-shop.myshopify.com/],
    ['this machine', { ...TOKEN_DRAFT, domain: '127.0.0.1:8080' }, () => {}, 'domain', /my-shop.myshopify.com/],
    ['a shop nobody has', { ...TOKEN_DRAFT, domain: 'nobody.myshopify.com' }, () => {}, 'domain', /no shop/],
    ['a wrong token', { ...TOKEN_DRAFT, access_token: 'shpat_wrong' }, () => {}, 'credentials', /installed/],
    [
      'a wrong client secret',
      { kind: 'shopify', domain: 'fake.myshopify.com', client_id: 'client', client_secret: 'wrong' },
      () => {},
      'credentials',
      /secret/,
    ],
    [
      'missing scopes',
      TOKEN_DRAFT,
      (fake) => {
        fake.scopes = ['write_orders', 'read_products']
      },
      'scopes',
      /write_order_edits, read_returns, write_returns/,
    ],
    [
      "no right to read shoppers' data",
      TOKEN_DRAFT,
      (fake) => fake.fail({ kind: 'errors', code: 'ACCESS_DENIED', message: 'not approved' }, 'CheckCustomerData'),
      'customer_data',
      /protected customer data/,
    ],
    ['no webhook secret', { ...TOKEN_DRAFT, webhook_secret: undefined }, () => {}, 'webhook_secret', /required/],
    [
      'no client secret',
      { kind: 'shopify', domain: 'fake.myshopify.com', client_id: 'x' },
      () => {},
      'client_secret',
      /required/,
    ],
    [
      'nothing to sign in with',
      { kind: 'shopify', domain: 'fake.myshopify.com' },
      () => {},
      'access_token',
      /required/,
    ],
  ]
  test.each(refused)('%s', async (_, draft, prepare, field, message) => {
    prepare(shop)
    const response = await set(draft)
    expect(response.status).toBe(422)
    const problem = await problemOf(response)
    expect(problem.errors?.[0]).toMatchObject({ field, message: expect.stringMatching(message) })
    expect(JSON.stringify(problem)).not.toContain('shpat')
    expect(await stored()).toBeNull()
  })

  test('a shop that answers for another', async () => {
    const handled = shop.handle
    shop.handle = async (request) =>
      new Response((await (await handled(request)).text()).replaceAll('fake.myshopify.com', 'real.myshopify.com'))
    const problem = await problemOf(await set(TOKEN_DRAFT))
    expect(problem.errors?.[0]?.message).toContain('real.myshopify.com')
  })

  test('a shop that does not answer', async () => {
    shop.fail({ kind: 'status', status: 429, headers: { 'retry-after': '600' } })
    const response = await set(TOKEN_DRAFT)
    expect(response.status).toBe(503)
    expect(await stored()).toBeNull()
  })

  test('another shop system, or none', async () => {
    expect((await set({ kind: 'magento' })).status).toBe(400)
    expect((await set({})).status).toBe(400)
  })

  test('and leaves the one that worked', async () => {
    await connectDemoShop(key)
    await set({ ...TOKEN_DRAFT, access_token: 'shpat_wrong' })
    expect(await stored()).toMatchObject({ kind: 'shopify', version: 1 })
  })
})

/** The orders a reply shows. */
const cardsOf = (reply: Reply) =>
  reply.messages.flatMap((message) =>
    (message.cards ?? []).flatMap((card) => (card.type === 'order' ? `${card.order_number} ${card.status}` : [])),
  )

describe('a conversation', () => {
  test('reads orders where the shop keeps them, as soon as that has changed', async () => {
    shop.orders.push(fakeOrder(7001))
    await connectDemoShop(key)
    const conversation = await openConversation()
    await say(conversation, 'where is my order 7001?')
    expect(cardsOf(await say(conversation, 'ana@example.com'))).toEqual(['7001 processing'])
    expect(shop.calls).toContain('FindOrders')
    await callConnector(key, 'DELETE')
    shop.calls.length = 0
    const another = await openConversation()
    await say(another, 'where is my order 1001?')
    expect(cardsOf(await say(another, 'ana@example.com'))).toEqual(['1001 shipped'])
    expect(shop.calls).toEqual([])
  })

  test('goes on while the shop does not answer', async () => {
    await connectDemoShop(key)
    for (let times = 0; times < 20; times++) shop.fail({ kind: 'status', status: 503 })
    const conversation = await openConversation()
    await say(conversation, 'where is my order 7001?')
    const reply = await say(conversation, 'ana@example.com')
    expect(reply.messages.filter((message) => message.author === 'bot').length).toBeGreaterThan(0)
    expect(cardsOf(reply)).toEqual([])
  })
})
