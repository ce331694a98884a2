import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { loadBundleFromD1 } from '../../adapters/d1/bundle'
import { createD1Shoppers } from '../../adapters/d1/shoppers'
import { countRows, freshDemoRows, NOW, slowed } from '../fixtures/demo-rows'

const shoppers = createD1Shoppers(env.DB, 'demo', { budgetMs: 5_000 })
const TABLES = ['stock_alerts', 'data_requests', 'reviews', 'cases', 'newsletter_subscriptions']

beforeEach(async () => {
  await env.DB.batch(TABLES.map((table) => env.DB.prepare(`delete from ${table}`)))
  await freshDemoRows()
})

const wish = (more: object = {}) => ({
  email: 'kim@example.com',
  productId: 'pebble-mug',
  sku: 'PM-MOS',
  locale: 'en',
  key: crypto.randomUUID(),
  now: NOW,
  ...more,
})

async function auditOf(action: string): Promise<{ by: string; subject: string; detail: string }[]> {
  const query = env.DB.prepare('select by, subject, detail from audit_log where action = ? order by id').bind(action)
  return (await query.all<{ by: string; subject: string; detail: string }>()).results
}

describe('profile', () => {
  test('tells who it is, whatever the case of the address', async () => {
    expect(await shoppers.profile(' ANA@Example.com ')).toEqual({
      ok: true,
      value: {
        name: 'Ana Sousa',
        locale: 'pt',
        segment: 'vip',
        loyalty: {
          points: 1_240,
          tier: 'Linden',
          nextTier: null,
          expiring: { points: 180, on: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/) },
        },
        newsletter: true,
        lastPurchases: expect.arrayContaining(['linen-shirt', 'alder-table-lamp', 'pebble-mug']),
        usedCodes: ['WELCOME10'],
      },
    })
  })

  test('has the newest purchases first, each once', async () => {
    const found = await shoppers.profile('ana@example.com')
    const products = found.ok ? found.value.lastPurchases : []
    expect(products[0]).toBe('linen-shirt')
    expect(new Set(products).size).toBe(products.length)
  })

  test('knows one who takes no part in the programme, and nobody else', async () => {
    expect(await shoppers.profile('tom@example.com')).toMatchObject({
      ok: true,
      value: { segment: null, loyalty: null },
    })
    expect(await shoppers.profile('kim@example.com')).toEqual({ ok: false, error: 'not_found' })
    expect(await createD1Shoppers(env.DB, 'other', { budgetMs: 5_000 }).profile('ana@example.com')).toEqual({
      ok: false,
      error: 'not_found',
    })
  })

  test('is late rather than slow, and late rather than broken', async () => {
    const { db, settled } = slowed(env.DB, 500)
    expect(await createD1Shoppers(db, 'demo', { budgetMs: 20 }).profile('ana@example.com')).toEqual({
      ok: false,
      error: 'late',
    })
    await settled()
    const broken = new Proxy(env.DB, {
      get() {
        throw new Error('down')
      },
    })
    expect(await createD1Shoppers(broken, 'demo', { budgetMs: 5_000 }).profile('ana@example.com')).toEqual({
      ok: false,
      error: 'late',
    })
  })
})

describe('setNewsletter', () => {
  const ask = (on: boolean, more: object = {}) => ({
    email: 'kim@example.com',
    on,
    proven: true,
    by: 'shopper:kim@example.com',
    locale: 'en',
    key: crypto.randomUUID(),
    now: NOW,
    ...more,
  })

  test('turns it on and off, one audit row each, and no address in the log', async () => {
    expect(await shoppers.setNewsletter(ask(true))).toEqual({ ok: true, value: { state: 'on', canConfirm: false } })
    expect(await shoppers.setNewsletter(ask(false))).toEqual({ ok: true, value: { state: 'off', canConfirm: false } })
    const rows = await auditOf('set_newsletter')
    expect(rows.map(({ detail }) => JSON.parse(detail))).toEqual([{ state: 'on' }, { state: 'off' }])
    expect(rows[0]?.by).toBe('shopper:k•••@e•••.com')
    expect(JSON.stringify(rows)).not.toContain('kim@')
  })

  test('is made once a key: an old wish that comes again undoes nothing', async () => {
    const on = ask(true)
    await shoppers.setNewsletter(on)
    await shoppers.setNewsletter(ask(false))
    expect(await shoppers.setNewsletter(on)).toEqual({ ok: true, value: { state: 'off', canConfirm: false } })
    expect(await auditOf('set_newsletter')).toHaveLength(2)
  })

  test('only notes an address nobody has proven, and takes nobody off for it', async () => {
    expect(await shoppers.setNewsletter(ask(true, { proven: false }))).toEqual({
      ok: true,
      value: { state: 'pending', canConfirm: false },
    })
    const ana = ask(true, { proven: false, email: 'ana@example.com' })
    expect(await shoppers.setNewsletter(ana)).toEqual({ ok: true, value: { state: 'on', canConfirm: false } })
    expect(await shoppers.profile('ana@example.com')).toMatchObject({ value: { newsletter: true } })
  })
})

describe('subscribeStock', () => {
  test('sets up one alert for one wish, however often it is asked for', async () => {
    const first = wish()
    expect(await shoppers.subscribeStock(first)).toEqual({ ok: true, value: 'subscribed' })
    expect(await shoppers.subscribeStock(first)).toEqual({ ok: true, value: 'subscribed' })
    expect(await shoppers.subscribeStock(wish({ email: 'KIM@example.com' }))).toEqual({ ok: true, value: 'already' })
    expect(await shoppers.subscribeStock(wish({ sku: null }))).toEqual({ ok: true, value: 'subscribed' })
    expect(await countRows('stock_alerts')).toBe(2)
    expect(await auditOf('subscribe_stock')).toHaveLength(2)
  })

  test('sets up one when many ask at once', async () => {
    const made = await Promise.all(Array.from({ length: 8 }, () => shoppers.subscribeStock(wish())))
    expect(made.filter((one) => one.ok && one.value === 'subscribed')).toHaveLength(1)
    expect(await countRows('stock_alerts')).toBe(1)
  })

  test('can be asked for again once the mail has gone', async () => {
    await shoppers.subscribeStock(wish())
    await env.DB.prepare('update stock_alerts set sent_at = ?').bind(NOW).run()
    expect(await shoppers.subscribeStock(wish())).toEqual({ ok: true, value: 'subscribed' })
  })
})

describe('requestData', () => {
  const ask = (kind: 'export' | 'delete', key: string = crypto.randomUUID()) => ({
    email: 'ana@example.com',
    kind,
    proof: 'token' as const,
    locale: 'en',
    key,
    now: Date.parse('2026-01-31T10:00:00Z'),
  })

  test('gives a number and thirty days, and the same ones while it is open', async () => {
    const first = await shoppers.requestData(ask('export'))
    expect(first).toEqual({ ok: true, value: { requestId: expect.stringMatching(/^D-\d+$/), dueOn: '2026-03-02' } })
    expect(await shoppers.requestData(ask('export'))).toEqual(first)
    const deletion = await shoppers.requestData(ask('delete'))
    expect(deletion).not.toEqual(first)
    expect(await countRows('data_requests')).toBe(2)
    expect(await auditOf('request_data')).toHaveLength(2)
  })

  test('begins a new one when the last was done, and still answers the old key', async () => {
    const old = ask('export')
    const first = await shoppers.requestData(old)
    await env.DB.prepare(`update data_requests set status = 'done'`).run()
    expect(await shoppers.requestData(ask('export'))).not.toEqual(first)
    expect(await shoppers.requestData(old)).toEqual(first)
  })

  test('is one request when it is asked for at once', async () => {
    const made = await Promise.all(Array.from({ length: 6 }, () => shoppers.requestData(ask('delete'))))
    expect(new Set(made.map((one) => one.ok && one.value.requestId)).size).toBe(1)
    expect(await countRows('data_requests')).toBe(1)
  })
})

describe('leaveReview and openCase', () => {
  const review = (more: object = {}) => ({
    email: null,
    productId: 'pebble-mug',
    orderNumber: null,
    rating: 4,
    text: 'Lovely.',
    key: crypto.randomUUID(),
    now: NOW,
    ...more,
  })

  test('are written once a key, each with one audit row', async () => {
    const first = review()
    const made = await shoppers.leaveReview(first)
    expect(await shoppers.leaveReview(first)).toEqual(made)
    expect(made).toMatchObject({ ok: true, value: { reviewId: expect.stringMatching(/^V-\d+$/) } })
    const complaint = { kind: 'complaint' as const, email: 'ana@example.com', text: 'Late.', key: 'k-1', now: NOW }
    const opened = await shoppers.openCase(complaint)
    expect(await shoppers.openCase(complaint)).toEqual(opened)
    expect(opened).toMatchObject({ ok: true, value: { caseId: expect.stringMatching(/^CS-\d+$/) } })
    expect([await countRows('reviews'), await countRows('cases')]).toEqual([1, 1])
    expect([await auditOf('leave_review'), await auditOf('open_case')]).toMatchObject([
      [{ by: 'shopper' }],
      [{ by: 'shopper:a•••@e•••.com', subject: expect.stringMatching(/^case:\d+$/) }],
    ])
  })

  test('keep any text as text, up to its limit', async () => {
    const text = `'); drop table cases; -- 😀${'x'.repeat(5_000)}`
    await shoppers.openCase({ kind: 'account', email: null, text, key: 'k-2', now: NOW })
    const kept = await env.DB.prepare('select text from cases').first<string>('text')
    expect(kept).toBe(text.slice(0, 4_000))
  })

  test.each([0, 6, 2.5, Number.NaN])('refuse a rating of %d', async (rating) => {
    await expect(shoppers.leaveReview(review({ rating }))).rejects.toThrow(RangeError)
    expect(await countRows('reviews')).toBe(0)
  })
})

describe('the promotions in the bundle', () => {
  test('name their goods as product ids, and keep private ones private', async () => {
    const bundle = await loadBundleFromD1(env.DB, 'demo')
    const byCode = new Map(bundle?.promotions?.map((promotion) => [promotion.code, promotion]))
    expect([...byCode.keys()]).toEqual(['COSY15', 'LINDENFRIEND', 'SAVE10', 'SUMMER20', 'WELCOME10'])
    expect(byCode.get('COSY15')?.goods).toContain('highland-wool-socks')
    expect(byCode.get('SAVE10')).toMatchObject({ goods: null, minCents: 8_000, public: true })
    expect(byCode.get('LINDENFRIEND')?.public).toBe(false)
  })
})
