import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Loopback, serveLoopback } from '../../../scripts/loopback'
import { type FakeFault, type FakeShopify, fakeShopify } from '../../test/fixtures/fake-shopify'
import { fakeOrder } from '../../test/fixtures/fake-shopify-orders'
import { loopbackConfig } from '../../test/fixtures/shopify-orders'
import { createShopifyClient } from './client'
import { operations } from './operations'

let shop: FakeShopify
let server: Loopback
const logged = vi.spyOn(console, 'error').mockImplementation(() => {})

beforeAll(async () => {
  server = await serveLoopback((request) => shop.handle(request))
})
afterAll(async () => {
  vi.restoreAllMocks()
  await server.close()
})
beforeEach(() => {
  shop = fakeShopify()
  shop.orders.push(fakeOrder(1001))
  logged.mockClear()
})

type Config = Parameters<typeof loopbackConfig>[1]
const client = (more: Config = {}) => createShopifyClient(loopbackConfig(server.host, more), { shop: 'demo' })
const check = (within = 2_000, more: Config = {}) => client(more).call(operations.checkShop, {}, Date.now() + within)
const cancel = (within = 2_000) =>
  client().call(operations.cancelOrder, { id: shop.orders[0]?.id, staffNote: 'x' }, Date.now() + within)
const isGood = { ok: true, value: { shop: { name: 'A fake shop' } } }

describe('a query', () => {
  const outages: readonly FakeFault[] = [
    { kind: 'status', status: 500 },
    { kind: 'status', status: 503, headers: { 'retry-after': '60' } },
    { kind: 'status', status: 429, headers: { 'retry-after': '0.1' } },
    { kind: 'throttled', cost: 110, available: 100, restoreRate: 100 },
    { kind: 'errors', code: 'INTERNAL_SERVER_ERROR', message: 'Internal error' },
    { kind: 'body', body: '{"data": {"shop":' },
    { kind: 'body', body: '[]' },
  ]
  test.each(outages)('is asked again after %o', async (fault) => {
    shop.fail(fault)
    expect(await check()).toMatchObject(isGood)
    expect(shop.calls).toEqual(['CheckShop', 'CheckShop'])
  })

  test.each([
    { kind: 'status', status: 429, headers: { 'retry-after': '30' } },
    { kind: 'throttled', cost: 900, available: 0, restoreRate: 50 },
  ] satisfies FakeFault[])('does not wait in vain after %o', async (fault) => {
    shop.fail(fault)
    expect(await check()).toEqual({ ok: false, error: 'busy' })
    expect(shop.calls).toEqual(['CheckShop'])
  })

  test('gives up a shop that never answers', async () => {
    shop.fail({ kind: 'hang' })
    expect(await check(300)).toEqual({ ok: false, error: 'late' })
  })

  test('gives up a shop that stays down', async () => {
    for (let times = 0; times < 20; times++) shop.fail({ kind: 'status', status: 502 })
    expect(await check(1_500)).toEqual({ ok: false, error: 'late' })
    expect(shop.calls.length).toBeGreaterThan(1)
  })

  test.each([
    { kind: 'status', status: 403 },
    { kind: 'status', status: 404 },
    { kind: 'status', status: 402 },
    // A shop that has moved: the token must not go where it points.
    { kind: 'status', status: 301, headers: { location: 'http://127.0.0.1:1/elsewhere' } },
    { kind: 'errors', code: 'ACCESS_DENIED', message: 'Access denied for shop field.' },
    { kind: 'errors', code: 'undefinedField', message: "Field 'x' doesn't exist" },
    { kind: 'errors', code: 'MAX_COST_EXCEEDED', message: 'Query cost is 2000' },
  ] satisfies FakeFault[])('is no use to repeat after %o', async (fault) => {
    shop.fail(fault)
    expect(await check()).toEqual({ ok: false, error: 'refused' })
    expect(shop.calls).toEqual(['CheckShop'])
  })

  test('of another shape than this version has is late, and told in the log', async () => {
    shop.fail({ kind: 'body', body: '{"data":{"shop":{"name":7},"currentAppInstallation":{"accessScopes":[]}}}' })
    expect(await check()).toEqual({ ok: false, error: 'late' })
    expect(logged.mock.calls.join()).toContain('unexpected shape at shop.name')
  })

  test('that brings an answer larger than any is late', async () => {
    for (let times = 0; times < 9; times++) shop.fail({ kind: 'body', body: `{"data":"${'x'.repeat(5_000_000)}"}` })
    expect(await check(1_000)).toEqual({ ok: false, error: 'late' })
  })

  test('is late when nobody listens', async () => {
    const gone = createShopifyClient(loopbackConfig('127.0.0.1:1'), { shop: 'demo' })
    expect(await gone.call(operations.checkShop, {}, Date.now() + 400)).toEqual({ ok: false, error: 'late' })
  })
})

describe('a mutation', () => {
  test.each([
    { kind: 'lost', status: 502 },
    { kind: 'body', body: '{"data": {"orderCan' },
    {
      kind: 'body',
      body: '{"data":{"orderCancel":{"job":null}},"errors":[{"message":"x","extensions":{"code":"ACCESS_DENIED"}}]}',
    },
    { kind: 'hang' },
  ] satisfies FakeFault[])('is never sent again when nobody knows how it ended: %o', async (fault) => {
    shop.fail(fault)
    expect(await cancel(500)).toEqual({ ok: false, error: 'late' })
    expect(shop.calls).toEqual(['CancelOrder'])
  })

  test.each([
    { kind: 'status', status: 429, headers: { 'retry-after': '0.1' } },
    { kind: 'throttled', cost: 110, available: 100, restoreRate: 100 },
  ] satisfies FakeFault[])('is sent again when it surely was not run: %o', async (fault) => {
    shop.fail(fault)
    expect(await cancel()).toMatchObject({ ok: true })
    expect(shop.calls).toEqual(['CancelOrder', 'CancelOrder'])
  })
})

describe('the token of an app', () => {
  const credentials = (clientId: string) =>
    ({ credentials: { kind: 'client', clientId, clientSecret: shop.credentials.clientSecret } }) as const

  test('is fetched once, and again when it has ended', async () => {
    shop.credentials.clientId = 'app-1'
    shop.endTokens()
    expect(await check(2_000, credentials('app-1'))).toMatchObject(isGood)
    expect(await check(2_000, credentials('app-1'))).toMatchObject(isGood)
    expect(shop.calls).toEqual(['token', 'CheckShop', 'CheckShop'])
    shop.endTokens()
    expect(await check(2_000, credentials('app-1'))).toMatchObject(isGood)
    expect(shop.calls.slice(3)).toEqual(['CheckShop', 'token', 'CheckShop'])
  })

  test('that is not granted ends it', async () => {
    expect(await check(2_000, credentials('somebody else'))).toEqual({ ok: false, error: 'refused' })
    expect(shop.calls).toEqual(['token'])
  })

  test('that was set by hand and is wrong ends it', async () => {
    const wrong = { credentials: { kind: 'token', accessToken: 'shpat_wrong' } } as const
    expect(await check(2_000, wrong)).toEqual({ ok: false, error: 'refused' })
    expect(shop.calls).toEqual(['CheckShop'])
  })

  test('stands in no log', async () => {
    shop.fail({ kind: 'status', status: 403 })
    await check()
    expect(logged).toHaveBeenCalledOnce()
    expect(logged.mock.calls.join()).not.toContain('shpat')
  })
})
