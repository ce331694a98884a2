import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { type Loopback, serveLoopback } from '../../../scripts/loopback'
import { type FakeShopify, fakeShopify } from '../../test/fixtures/fake-shopify'
import { loopbackConfig } from '../../test/fixtures/shopify-orders'
import { createShopifyClient } from './client'
import { subscribeWebhooks } from './subscribe'

const URI = 'https://kefu.example/v1/shops/demo/webhooks/shopify'
let shop: FakeShopify
let server: Loopback

beforeAll(async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  server = await serveLoopback((request) => shop.handle(request))
})
afterAll(async () => {
  vi.restoreAllMocks()
  await server.close()
})
beforeEach(() => {
  shop = fakeShopify()
})

const subscribe = (uri = URI) =>
  subscribeWebhooks(createShopifyClient(loopbackConfig(server.host), { shop: 'demo' }), uri, Date.now() + 2_000)

test('has each topic sent once, however often it is asked', async () => {
  expect(await subscribe()).toBe('subscribed')
  expect(await subscribe()).toBe('subscribed')
  const topics = shop.webhooks.map(({ topic }) => topic)
  expect(topics).toHaveLength(new Set(topics).size)
  expect(topics).toEqual(
    expect.arrayContaining(['ORDERS_UPDATED', 'FULFILLMENTS_UPDATE', 'REFUNDS_CREATE', 'APP_UNINSTALLED']),
  )
})

test("has no shopper's data sent", async () => {
  await subscribe()
  const asked = shop.variables.flatMap(({ topic, subscription }) => (topic ? [[topic, subscription]] : []))
  expect(asked).toContainEqual([
    'ORDERS_UPDATED',
    { uri: URI, format: 'JSON', includeFields: ['id', 'admin_graphql_api_id', 'updated_at'] },
  ])
  expect(JSON.stringify(asked)).not.toMatch(/email|address|customer/)
})

test('asks for what is missing', async () => {
  shop.webhooks.push(
    { topic: 'ORDERS_UPDATED', uri: URI },
    { topic: 'ORDERS_CREATE', uri: 'https://elsewhere.example/' },
  )
  await subscribe()
  expect(shop.webhooks.filter(({ topic }) => topic === 'ORDERS_UPDATED')).toHaveLength(1)
  expect(shop.webhooks.filter(({ topic }) => topic === 'ORDERS_CREATE')).toHaveLength(2)
})

test('says when some could not be had', async () => {
  shop.userErrors.set('Subscribe', [{ field: ['topic'], message: 'not allowed' }])
  expect(await subscribe()).toBe('failed')
})

test('asks for nothing where Shopify would not deliver', async () => {
  expect(await subscribe('http://localhost:8787/v1/shops/demo/webhooks/shopify')).toBe('not_public')
  expect(shop.calls).toEqual([])
})
