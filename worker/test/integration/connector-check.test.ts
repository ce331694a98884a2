import { env } from 'cloudflare:workers'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { ConnectorCheck, ConnectorState } from '../../protocol'
import { ask } from '../fixtures/console'
import type { FakeShopify } from '../fixtures/fake-shopify'
import { fakeOrder } from '../fixtures/fake-shopify-orders'
import type { FakeWooCommerce } from '../fixtures/fake-woocommerce'
import { fakeOrder as fakeWooOrder } from '../fixtures/fake-woocommerce-orders'
import { keyOf } from '../fixtures/own-intents'
import { seedDemoShop } from '../fixtures/shop'
import {
  callConnector,
  connectDemoShop,
  deliver,
  forgetConnector,
  onTheNet,
  TOKEN_DRAFT,
} from '../fixtures/shopify-shop'
import { connectWooShop, forgetWoo, WOO_DRAFT, wooOnTheNet } from '../fixtures/woo-shop'

let owner = ''
beforeAll(async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  await seedDemoShop()
  owner = await keyOf('owner')
})
afterEach(() => vi.unstubAllGlobals())

async function check(draft?: object): Promise<ConnectorCheck> {
  const response = await ask(owner, 'POST', 'connector/check', draft ? { draft } : {})
  if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`)
  return response.json()
}

const states = ({ steps }: ConnectorCheck) => Object.fromEntries(steps.map(({ step, state }) => [step, state]))
const findingOf = ({ steps }: ConnectorCheck) => steps.find(({ state }) => state === 'failed')?.finding

describe('the built-in store', () => {
  test('shows its newest order, and nothing of the shopper', async () => {
    await forgetConnector()
    const checked = await check()
    expect(checked).toMatchObject({ kind: 'built_in', ok: true })
    expect(checked.sample_order?.order_number).toMatch(/^\d+$/)
    expect(JSON.stringify(checked)).not.toMatch(/@/)
  })
})

describe('a Shopify shop', () => {
  let shop: FakeShopify
  beforeEach(async () => {
    await forgetConnector()
    shop = onTheNet()
  })

  test('that works is ticked off step by step before anything is stored', async () => {
    shop.orders.push(fakeOrder(2001))
    const checked = await check(TOKEN_DRAFT)
    expect(checked.ok).toBe(true)
    expect(states(checked)).toMatchObject({ address: 'ok', credentials: 'ok', permissions: 'ok', sample_order: 'ok' })
    expect(checked.steps.at(-1)).toMatchObject({ step: 'webhooks', state: 'warning', finding: 'not_public' })
    expect(checked.sample_order?.order_number).not.toBe('')
    expect(await env.DB.prepare('select * from connectors').first()).toBeNull()
  })

  test('without an order yet says so', async () => {
    shop.orders.length = 0
    const checked = await check(TOKEN_DRAFT)
    expect(checked).toMatchObject({ ok: true, sample_order: null })
    expect(states(checked).sample_order).toBe('warning')
  })

  test.each([
    ['bad_address', { ...TOKEN_DRAFT, domain: 'example.com' }, 'address'],
    ['unknown_shop', { ...TOKEN_DRAFT, domain: 'nobody.myshopify.com' }, 'address'],
    ['bad_credentials', { ...TOKEN_DRAFT, access_token: 'shpat_wrong' }, 'credentials'],
    ['missing', { kind: 'shopify', domain: 'fake.myshopify.com' }, 'credentials'],
  ])('that fails with %s asks nothing after it', async (finding, draft, step) => {
    const checked = await check(draft)
    expect(checked.ok).toBe(false)
    expect(findingOf(checked)).toBe(finding)
    const at = checked.steps.findIndex((one) => one.step === step)
    expect(checked.steps[at]?.state).toBe('failed')
    expect(checked.steps.slice(0, at).every(({ state }) => state === 'ok')).toBe(true)
    expect(checked.steps.slice(at + 1).every(({ state }) => state === 'skipped')).toBe(true)
    expect(JSON.stringify(checked)).not.toContain('shpat')
  })

  test('names the scopes that are missing', async () => {
    shop.scopes = ['write_orders', 'read_products']
    const { steps } = await check(TOKEN_DRAFT)
    expect(steps.find(({ step }) => step === 'permissions')).toMatchObject({
      finding: 'missing_scopes',
      values: expect.arrayContaining(['write_returns']),
    })
  })

  test('once stored is tried, and changed, without its secrets being typed again', async () => {
    await connectDemoShop(owner)
    expect(await check()).toMatchObject({ kind: 'shopify', ok: true })
    const draft = { kind: 'shopify', domain: 'fake.myshopify.com', returns: 'create' }
    expect(await check(draft)).toMatchObject({ ok: true })
    expect((await callConnector(owner, 'PUT', draft)).status).toBe(200)
    expect(await check()).toMatchObject({ ok: true })
  })

  test('of another address never gets the stored secrets', async () => {
    await connectDemoShop(owner)
    const draft = { kind: 'shopify', domain: 'other.myshopify.com' }
    expect(findingOf(await check(draft))).toBe('missing')
    expect((await callConnector(owner, 'PUT', draft)).status).toBe(422)
  })

  test('that was sealed with another secret, or thrown out, says that it must be set anew', async () => {
    await connectDemoShop(owner)
    await env.DB.prepare("update connectors set secrets = 'v1.AAAA.AAAA'").run()
    expect(findingOf(await check())).toBe('unreadable')
    await env.DB.prepare('update connectors set disconnected_at = 1').run()
    expect(findingOf(await check())).toBe('disconnected')
  })

  test('tells when its last webhook came', async () => {
    await connectDemoShop(owner)
    const read = async (): Promise<ConnectorState> => (await callConnector(owner, 'GET')).json()
    expect(await read()).toMatchObject({ webhook_at: null, webhooks_last_day: 0 })
    await deliver('orders/updated', {
      id: 1,
      admin_graphql_api_id: 'gid://shopify/Order/1',
      updated_at: '2026-01-01T00:00:00Z',
    })
    expect(await read()).toMatchObject({ webhook_at: expect.stringMatching(/Z$/), webhooks_last_day: 1 })
  })
})

describe('a WooCommerce shop', () => {
  let woo: FakeWooCommerce
  beforeEach(async () => {
    await forgetWoo()
    woo = wooOnTheNet()
  })

  test('that works shows its newest order', async () => {
    woo.add(fakeWooOrder({ id: 8001 }))
    const checked = await check(WOO_DRAFT)
    expect(checked).toMatchObject({ kind: 'woocommerce', ok: true, sample_order: { currency: 'EUR' } })
    expect(JSON.stringify(checked)).not.toMatch(/ck_|cs_|@/)
  })

  test.each([
    ['bad_address', { url: 'not a url' }, () => {}],
    ['no_woocommerce', {}, () => (woo.hasWooCommerce = false)],
    ['bad_credentials', { consumer_key: 'ck_wrong' }, () => {}],
    ['bad_credentials', { consumer_key: 'wrong' }, () => {}],
    ['missing', { consumer_key: undefined, consumer_secret: undefined }, () => {}],
    ['read_only_key', {}, () => (woo.permissions = 'read')],
  ] as [string, object, () => unknown][])('that fails says %s', async (finding, more, prepare) => {
    prepare()
    const checked = await check({ ...WOO_DRAFT, ...more })
    expect(checked.ok).toBe(false)
    expect(findingOf(checked)).toBe(finding)
  })

  test('once stored keeps its keys while its settings change', async () => {
    await connectWooShop(owner)
    const draft = { kind: 'woocommerce', url: 'https://woo.example/store', delivery_days: 5 }
    const stored = await callConnector(owner, 'PUT', draft)
    expect(await stored.json()).toMatchObject({
      status: 'connected',
      settings: { delivery_days: 5 },
      webhooks: 'by_hand',
    })
    expect(findingOf(await check({ ...draft, url: 'https://elsewhere.example' }))).toBe('missing')
  })
})

test('trying a connector is for owners and admins', async () => {
  expect((await ask(await keyOf('analyst'), 'POST', 'connector/check', {})).status).toBe(403)
  expect((await ask('kefu_wrong', 'POST', 'connector/check', {})).status).toBe(401)
  expect((await ask(owner, 'POST', 'connector/check', { draft: { kind: 'magento' } })).status).toBe(400)
})
