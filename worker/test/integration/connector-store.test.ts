import { createScheduledController } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { createD1Ledger } from '../../adapters/d1/connector-ledger'
import { createD1Attempts } from '../../adapters/d1/verification-attempts'
import { MAX_VERIFY_ATTEMPTS_PER_EMAIL, MAX_VERIFY_ATTEMPTS_PER_ORDER, VERIFY_WINDOW_MS } from '../../config'
import { sweep } from '../../jobs/sweep'
import { countRows } from '../fixtures/demo-rows'
import type { FakeShopify } from '../fixtures/fake-shopify'
import { fakeLine, fakeOrder } from '../fixtures/fake-shopify-orders'
import { seedDemoShop } from '../fixtures/shop'
import { connectDemoShop, forgetConnector, onTheNet, ownerKey } from '../fixtures/shopify-shop'

let shop: FakeShopify
beforeAll(async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  await seedDemoShop()
})
beforeEach(async () => {
  await forgetConnector()
  await env.DB.prepare("delete from orders where order_number like '7%'").run()
  shop = onTheNet()
})
afterEach(() => {
  vi.unstubAllGlobals()
})

describe('the ledger of changes', () => {
  const ledger = createD1Ledger(env.DB, 'demo')
  const change = { action: 'cancel', orderNumber: '7001', key: 'k', by: 'shopper:ana@example.com' } as const

  test('gives a change to one of many', async () => {
    const begun = await Promise.all(Array.from({ length: 8 }, () => ledger.begin(change, 1_000, 500)))
    expect(begun.map(({ state }) => state).sort()).toEqual(['new', ...Array.from({ length: 7 }, () => 'under_way')])
  })

  test('gives it to one other when the first has been gone too long', async () => {
    await ledger.begin(change, 1_000, 500)
    expect(await ledger.begin(change, 1_499, 500)).toEqual({ state: 'under_way' })
    const begun = await Promise.all([ledger.begin(change, 1_500, 500), ledger.begin(change, 1_500, 500)])
    expect(begun).toContainEqual({ state: 'again', since: 1_000 })
    expect(begun).toContainEqual({ state: 'under_way' })
  })

  test('keeps the answer, with one row in the audit log', async () => {
    await ledger.begin(change, 1_000, 500)
    await ledger.finish(change, 1_200, 'R-1', { lines: [1] })
    await ledger.finish(change, 1_200, 'R-1', { lines: [1] })
    expect(await ledger.begin(change, 9_000, 500)).toEqual({ state: 'done', answer: 'R-1' })
    expect(
      await countRows(
        `audit_log where action = 'cancel' and subject = 'order:7001' and by = 'shopper:ana@example.com' and detail = '{"lines":[1]}'`,
      ),
    ).toBe(1)
  })

  test('forgets what was not done, never what was', async () => {
    await ledger.begin(change, 1_000, 500)
    await ledger.abandon(change)
    expect(await ledger.begin(change, 1_001, 500)).toEqual({ state: 'new' })
    await ledger.finish(change, 1_200, '')
    await ledger.abandon(change)
    expect(await ledger.begin(change, 9_000, 500)).toEqual({ state: 'done', answer: '' })
  })

  test('does not mix up orders, actions or shops', async () => {
    await ledger.begin(change, 1_000, 500)
    expect(await ledger.begin({ ...change, orderNumber: '7002' }, 1_000, 500)).toEqual({ state: 'new' })
    expect(await ledger.begin({ ...change, action: 'create_return' }, 1_000, 500)).toEqual({ state: 'new' })
    expect(await createD1Ledger(env.DB, 'other').begin(change, 1_000, 500)).toEqual({ state: 'new' })
  })

  test('opens one claim for each thing', async () => {
    const ask = (key: string, subject: object) =>
      ledger.claim({ ...change, key, now: 1_000 }, { trackingNumber: 'A', lineId: null, item: null, ...subject })
    const many = await Promise.all([ask('1', {}), ask('2', {}), ask('3', {})])
    expect(many.map(({ claimId }) => claimId)).toEqual(['C-7001-1', 'C-7001-1', 'C-7001-1'])
    expect(many.filter(({ isNew }) => isNew)).toHaveLength(1)
    expect(await ask('4', { lineId: 3, item: 'Lamp' })).toEqual({ claimId: 'C-7001-2', isNew: true })
    expect(await ask('5', { trackingNumber: null })).toEqual({ claimId: 'C-7001-3', isNew: true })
  })
})

describe('the count of tries', () => {
  const of = (orderNumber: string, email: string) => ({ orderNumber, email })

  test('locks a number after too many at once, and for a time only', async () => {
    const attempts = createD1Attempts(env.DB, 'demo')
    const tries = Array.from({ length: 15 }, (_, index) => attempts.reserve(of('7001', `${index}@example.com`), 1_000))
    expect((await Promise.all(tries)).filter((id) => id !== null)).toHaveLength(MAX_VERIFY_ATTEMPTS_PER_ORDER)
    expect(await attempts.reserve(of('7001', 'ana@example.com'), 1_000)).toBeNull()
    expect(await attempts.reserve(of('7002', 'ana@example.com'), 1_000)).not.toBeNull()
    expect(await attempts.reserve(of('7001', 'ana@example.com'), 1_000 + VERIFY_WINDOW_MS)).not.toBeNull()
  })

  test('locks an e-mail after too many numbers, however it is written, and keeps no address', async () => {
    const attempts = createD1Attempts(env.DB, 'demo')
    const tries = Array.from({ length: 15 }, (_, index) => attempts.reserve(of(`71${index}`, 'ana@example.com'), 1_000))
    expect((await Promise.all(tries)).filter((id) => id !== null)).toHaveLength(MAX_VERIFY_ATTEMPTS_PER_EMAIL)
    expect(await attempts.reserve(of('7200', 'ANA@example.com '), 1_000)).toBeNull()
    expect(await attempts.reserve(of('7200', 'ben@example.com'), 1_000)).not.toBeNull()
    const { results } = await env.DB.prepare('select * from verification_failures').all()
    expect(JSON.stringify(results)).not.toContain('example.com')
  })

  test('takes back a try, of its own shop alone', async () => {
    const attempts = createD1Attempts(env.DB, 'demo')
    const id = (await attempts.reserve(of('7001', 'ana@example.com'), 1_000)) ?? 0
    await createD1Attempts(env.DB, 'other').release(id)
    expect(await countRows('verification_failures')).toBe(1)
    await attempts.release(id)
    expect(await countRows('verification_failures')).toBe(0)
  })
})

describe('polling', () => {
  const run = () => sweep(createScheduledController(), env)
  const cursor = async () =>
    JSON.parse((await env.DB.prepare('select cursor from connectors').first<string>('cursor')) ?? 'null')

  beforeEach(async () => {
    await connectDemoShop(await ownerKey())
  })

  test('copies what webhooks missed, page by page, and then only what is new', async () => {
    for (let number = 7100; number < 7125; number++) {
      shop.orders.push(fakeOrder(number, { updatedAt: `2026-11-20T10:${String(number - 7100).padStart(2, '0')}:00Z` }))
    }
    await run()
    expect(await countRows("orders where order_number like '71%'")).toBe(25)
    expect(shop.calls.filter((call) => call === 'FindOrders')).toHaveLength(3)
    expect((await cursor()).since).toBe(Date.parse('2026-11-20T10:14:00Z'))
    shop.calls.length = 0
    shop.orders.push(fakeOrder(7130, { updatedAt: '2026-11-20T10:30:00Z' }))
    await run()
    expect(await countRows("orders where order_number like '71%'")).toBe(26)
    expect(shop.calls).toEqual(['FindOrders', 'FindOrders'])
  })

  test('reads a large order to its end', async () => {
    shop.orders.push(fakeOrder(7100, { lines: Array.from({ length: 30 }, (_, index) => fakeLine(`Thing ${index}`)) }))
    await run()
    expect(await countRows("order_lines where shop = 'demo' and order_number = '7100'")).toBe(30)
  })

  test('never puts an older state over a newer', async () => {
    const order = fakeOrder(7100, { updatedAt: '2026-11-22T10:00:00Z' })
    shop.orders.push(order)
    await run()
    Object.assign(order, { updatedAt: '2026-11-21T10:00:00Z', displayFinancialStatus: 'PENDING' })
    await env.DB.prepare('update connectors set cursor = null').run()
    await run()
    expect(await env.DB.prepare("select status from orders where order_number = '7100'").first('status')).toBe(
      'processing',
    )
  })

  test('keeps what it did when Shopify goes down in the middle, and goes on there', async () => {
    for (let number = 7100; number < 7125; number++) shop.orders.push(fakeOrder(number))
    let asked = 0
    const handled = shop.handle
    shop.handle = async (request) => {
      asked += 1
      return asked === 2 ? new Response('', { status: 403 }) : handled(request)
    }
    await run()
    expect(await countRows("orders where order_number like '71%'")).toBe(10)
    expect(await cursor()).toMatchObject({ after: expect.any(String) })
    expect(await env.DB.prepare('select problem from connectors').first('problem')).toContain('refuses')
    await run()
    expect(await countRows("orders where order_number like '71%'")).toBe(25)
    expect(await env.DB.prepare('select problem from connectors').first('problem')).toBeNull()
  })

  test('forgets deliveries and changes that nobody repeats any more', async () => {
    const old = Date.now() - 61 * 86_400_000
    await env.DB.batch([
      env.DB.prepare("insert into webhook_deliveries values ('demo', 'shopify', 'old', 'a', 't', ?)").bind(old),
      env.DB.prepare("insert into webhook_deliveries values ('demo', 'shopify', 'new', 'b', 't', ?)").bind(Date.now()),
      env.DB.prepare("insert into connector_changes values ('demo', 'old', ?1, ?1, 'x', 1, null, null)").bind(old),
    ])
    await run()
    expect(await countRows('webhook_deliveries')).toBe(1)
    expect(await countRows('connector_changes')).toBe(0)
  })
})
