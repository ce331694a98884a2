import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { serve } from '../../../scripts/testing/serve'
import { FakeWooCommerce } from '../../test/fixtures/fake-woocommerce'
import { htmlPage, silence, status } from '../../test/fixtures/faults'
import { checkWooConnection } from './check'

let shop: FakeWooCommerce
let server: Awaited<ReturnType<typeof serve>>
beforeAll(async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  server = await serve({ handle: (request) => shop.handle(request) })
})
afterAll(() => server.close())
beforeEach(() => {
  shop = new FakeWooCommerce()
})

async function check(more: object = {}, budgetMs = 3_000) {
  const config = {
    url: server.url,
    consumerKey: 'ck_test',
    consumerSecret: 'cs_test',
    locale: 'en',
    returnWindowDays: 30,
    allowLoopback: true,
    ...more,
  }
  const checked = await checkWooConnection(config, { budgetMs })
  if (checked.ok) return 'ok'
  expect(checked.error.message).not.toMatch(/ck_test|cs_test/)
  return checked.error.problem
}

it('finds a shop it can work with, in a folder and with keys in the query too, and changes nothing there', async () => {
  expect(await check()).toBe('ok')
  expect(await check({ url: `${server.url}/store/`, keysIn: 'query' })).toBe('ok')
  expect(shop.calls.filter((call) => !call.startsWith('GET'))).toEqual(['PUT /wc/v3/orders/0', 'PUT /wc/v3/orders/0'])
})

it.each([
  ['not_a_url', 'shop.example'],
  ['not_a_url', 'ftp://shop.example'],
  ['not_a_url', 'https://ck:cs@shop.example'],
  ['not_https', 'http://shop.example'],
])('says %s of %s', async (problem, url) => {
  expect(await check({ url })).toBe(problem)
})

it('takes no local address in earnest', async () => {
  expect(await check({ allowLoopback: false })).toBe('not_https')
  expect(await check({ url: 'https://localhost', allowLoopback: false })).toBe('not_https')
})

it('tells a wrong key, a wrong secret and keys of one way only apart', async () => {
  expect(await check({ consumerKey: 'ck_other' })).toBe('bad_key')
  expect(await check({ consumerSecret: 'cs_other' })).toBe('bad_key')
  shop.permissions = 'read'
  expect(await check()).toBe('read_only_key')
  shop.permissions = 'write'
  expect(await check()).toBe('write_only_key')
})

it.each([
  [
    'no_rights',
    /orders/,
    status(401, '{"code":"woocommerce_rest_cannot_view","message":"Sorry, you cannot list resources."}'),
  ],
  ['no_rest_api', /GET/, status(404, '<html>Nothing here</html>')],
  ['no_rest_api', /GET/, status(401, '<html>Restricted</html>')],
  ['unreachable', /GET/, htmlPage],
  ['unreachable', /GET/, silence],
  ['unreachable', /GET/, status(503, '')],
  ['moved', /GET/, status(301, '', { location: 'https://www.shop.example/' })],
])('says %s when it must', async (problem, fits, fault) => {
  shop.plan(fits, fault, 10)
  expect(await check({}, 600)).toBe(problem)
})

it('tells WordPress without WooCommerce', async () => {
  shop.hasWooCommerce = false
  expect(await check()).toBe('no_woocommerce')
})
