import { env } from 'cloudflare:workers'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createD1Orders } from '../../adapters/d1/orders'
import { MAX_VERIFY_ATTEMPTS_PER_ORDER, VERIFY_WINDOW_MS } from '../../config'
import { askReturn, change, countRows, freshDemoRows, NOW, slowed } from '../fixtures/demo-rows'

const orders = createD1Orders(env.DB, 'demo', { budgetMs: 5_000 })

beforeEach(freshDemoRows)

describe('verify', () => {
  test('gives the whole order to whoever knows its number and e-mail', async () => {
    const found = await orders.verify('1007', 'wei@example.com', NOW)
    expect(found).toMatchObject({
      ok: true,
      value: {
        orderNumber: '1007',
        shopperName: '陈伟',
        status: 'shipped',
        lines: [
          { lineId: 1, imageUrl: '/v1/shops/demo/products/travel-latte-cup/image.svg' },
          { lineId: 2 },
          { lineId: 3 },
        ],
        shipments: [{ status: 'delivered' }, { status: 'in_transit' }],
      },
    })
  })

  test.each([
    ['#1001', 'ana@example.com'],
    ['  1001 ', ' ANA@Example.com\n'],
    ['＃１００１', 'ana@example.com'],
  ])('reads %j with %j', async (number, email) => {
    expect(await orders.verify(number, email, NOW)).toMatchObject({ ok: true, value: { orderNumber: '1001' } })
  })

  test('says the same to an unknown order as to a wrong e-mail, and counts both', async () => {
    const unknown = await orders.verify('9999', 'ana@example.com', NOW)
    const wrong = await orders.verify('1001', 'tom@example.com', NOW)
    expect(unknown).toEqual({ ok: false, error: 'not_found' })
    expect(wrong).toEqual(unknown)
    expect(await countRows('verification_failures where order_number = ?', '9999')).toBe(1)
    expect(await countRows('verification_failures where order_number = ?', '1001')).toBe(1)
  })

  test('counts nothing for a right pair', async () => {
    await orders.verify('1001', 'ana@example.com', NOW)
    expect(await countRows('verification_failures')).toBe(0)
  })

  test.each(['1001', '9999'])(
    'locks %s after too many wrong pairs, for the right one too, until the window has passed',
    async (number) => {
      for (let i = 0; i < MAX_VERIFY_ATTEMPTS_PER_ORDER; i++) {
        expect(await orders.verify(number, `guess${i}@example.com`, NOW)).toEqual({ ok: false, error: 'not_found' })
      }
      expect(await orders.verify(number, 'ana@example.com', NOW)).toEqual({ ok: false, error: 'locked' })
      expect(await countRows('verification_failures')).toBe(MAX_VERIFY_ATTEMPTS_PER_ORDER)
      const later = await orders.verify(number, 'ana@example.com', NOW + VERIFY_WINDOW_MS + 1)
      expect(later.ok).toBe(number === '1001')
    },
  )

  test('lets guesses made in parallel through no further than guesses in a row', async () => {
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, i) => orders.verify('1001', `guess${i}@example.com`, NOW)),
    )
    const judged = answers.filter((answer) => !answer.ok && answer.error === 'not_found')
    expect(judged).toHaveLength(MAX_VERIFY_ATTEMPTS_PER_ORDER)
  })

  test('does not find the order of another shop', async () => {
    const other = createD1Orders(env.DB, 'other', { budgetMs: 5_000 })
    expect(await other.verify('1001', 'ana@example.com', NOW)).toEqual({ ok: false, error: 'not_found' })
  })

  test('refuses what is no order number without touching the database', async () => {
    expect(await orders.verify('#', 'ana@example.com', NOW)).toEqual({ ok: false, error: 'not_found' })
    expect(await orders.verify('1'.repeat(33), 'ana@example.com', NOW)).toEqual({ ok: false, error: 'not_found' })
    expect(await countRows('verification_failures')).toBe(0)
  })
})

describe('reading', () => {
  test("lists a shopper's orders, newest first", async () => {
    const found = await orders.listByEmail(' Ana@example.com', 3)
    expect(found.ok && found.value.map((order) => order.orderNumber)).toEqual(['1002', '1001', '1003'])
    expect(found.ok && found.value[1]?.shipments).toHaveLength(1)
  })

  test('lists nothing for a stranger and finds no unknown order', async () => {
    expect(await orders.listByEmail('nobody@example.com', 5)).toEqual({ ok: true, value: [] })
    expect(await orders.get('9999')).toEqual({ ok: false, error: 'not_found' })
  })

  test('tells parcels oldest event first', async () => {
    const found = await orders.get('1001')
    const at = found.ok ? (found.value.shipments[0]?.events.map((event) => event.at) ?? []) : []
    expect(at.length).toBeGreaterThan(1)
    expect(at).toEqual([...at].sort((a, b) => a - b))
  })
})

describe('the budget', () => {
  const slow = slowed(env.DB, 1_000)
  const late = createD1Orders(slow.db, 'demo', { budgetMs: 40 })

  afterEach(() => slow.settled())

  test('ends every call in time', async () => {
    let settled = false
    const answers = await Promise.all([
      late.verify('1001', 'ana@example.com', NOW),
      late.get('1001'),
      late.listByEmail('ana@example.com', 3),
      late.cancel(change('1002')),
      late.changeAddress({ ...change('1014'), address: 'Lindenweg 3, 20099 Hamburg' }),
      late.createReturn(askReturn('1003')),
      late.openClaim({ ...change('1004'), trackingNumber: null }),
    ])
    expect(answers.every((answer) => !answer.ok && answer.error === 'late')).toBe(true)
    // The database has not answered yet: the budget did.
    void slow.settled().then(() => {
      settled = true
    })
    await Promise.resolve()
    expect(settled).toBe(false)
  })

  test('lets a change that was late be asked for again', async () => {
    const request = change('1002')
    expect(await late.cancel(request)).toEqual({ ok: false, error: 'late' })
    await slow.settled()
    expect(await orders.cancel(request)).toMatchObject({ ok: true, value: { status: 'cancelled' } })
    expect(await countRows('audit_log')).toBe(1)
    expect(await countRows('refunds where order_number = ?', '1002')).toBe(1)
  })

  test('throws when the database fails', async () => {
    const broken = new Proxy(env.DB, {
      get: (db, name) => (name === 'batch' ? () => Promise.reject(new Error('down')) : Reflect.get(db, name).bind(db)),
    })
    await expect(createD1Orders(broken, 'demo', { budgetMs: 1_000 }).get('1001')).rejects.toThrow('down')
  })
})
