import { env } from 'cloudflare:workers'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createD1Orders } from '../../adapters/d1/orders'
import { MAX_VERIFY_ATTEMPTS_PER_ORDER, VERIFY_WINDOW_MS } from '../../config'
import type { ReturnRequest } from '../../core/ports'
import { slowed, writeDemoRows } from '../fixtures/demo-rows'

const NOW = Date.now()
const orders = createD1Orders(env.DB, 'demo', { budgetMs: 5_000 })
const change = (orderNumber: string, key = crypto.randomUUID()) => ({ orderNumber, key, by: 'shopper:test', now: NOW })
const ask = (orderNumber: string, more: Partial<ReturnRequest> = {}): ReturnRequest => ({
  ...change(orderNumber),
  kind: 'return',
  lineIds: [1],
  reason: 'does_not_fit',
  ...more,
})

async function countRows(query: string, ...values: unknown[]): Promise<number> {
  return (
    (await env.DB.prepare(`select count(*) as n from ${query}`)
      .bind(...values)
      .first<number>('n')) ?? 0
  )
}

beforeEach(async () => {
  await env.DB.batch(['audit_log', 'verification_failures'].map((table) => env.DB.prepare(`delete from ${table}`)))
  await writeDemoRows()
})

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
    const began = Date.now()
    const answers = await Promise.all([
      late.verify('1001', 'ana@example.com', NOW),
      late.get('1001'),
      late.listByEmail('ana@example.com', 3),
      late.cancel(change('1002')),
      late.changeAddress({ ...change('1014'), address: 'Lindenweg 3, 20099 Hamburg' }),
      late.createReturn(ask('1003')),
      late.openClaim({ ...change('1004'), trackingNumber: null }),
    ])
    expect(answers.every((answer) => !answer.ok && answer.error === 'late')).toBe(true)
    expect(Date.now() - began).toBeLessThan(900)
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

describe('cancel', () => {
  test('cancels a paid order and approves its refund in the same step', async () => {
    const done = await orders.cancel(change('#1002'))
    expect(done).toMatchObject({
      ok: true,
      value: { status: 'cancelled', refunds: [{ refundId: 'RF-1002-1', status: 'approved', paidAt: null }] },
    })
    if (done.ok) expect(done.value.refunds[0]?.cents).toBe(done.value.totalCents)
    expect(
      await countRows("audit_log where action = 'cancel' and subject = 'order:1002' and by = 'shopper:test'"),
    ).toBe(1)
  })

  test('refunds nothing when nothing was paid', async () => {
    expect(await orders.cancel(change('1009'))).toMatchObject({ ok: true, value: { status: 'cancelled', refunds: [] } })
  })

  test('happens once, however often and at once it is asked with the same key', async () => {
    const request = change('1002')
    const answers = await Promise.all(Array.from({ length: 8 }, () => orders.cancel(request)))
    expect(answers.every((answer) => answer.ok && answer.value.refunds.length === 1)).toBe(true)
    expect(await countRows('audit_log')).toBe(1)
  })

  test('happens once with different keys too', async () => {
    const answers = await Promise.all([orders.cancel(change('1002')), orders.cancel(change('1002'))])
    expect(answers.map((answer) => (answer.ok ? 'ok' : answer.error)).sort()).toEqual(['not_eligible', 'ok'])
    expect(await countRows('refunds where order_number = ?', '1002')).toBe(1)
  })

  test.each([
    ['1001', 'too_late'],
    ['1003', 'too_late'],
    ['1010', 'not_eligible'],
    ['1006', 'not_eligible'],
    ['9999', 'not_found'],
  ] as const)('leaves %s as it is: %s', async (number, error) => {
    const before = await orders.get(number)
    expect(await orders.cancel(change(number))).toEqual({ ok: false, error })
    expect(await orders.get(number)).toEqual(before)
    expect(await countRows('audit_log')).toBe(0)
  })

  test('does not mistake the key of another order for a repeat', async () => {
    await orders.cancel(change('1002', 'k'))
    expect(await orders.cancel(change('1001', 'k'))).toEqual({ ok: false, error: 'too_late' })
  })
})

describe('changeAddress', () => {
  const move = (key: string, address: string) => ({ ...change('1014', key), address })

  test('keeps the address as it was written, and the name', async () => {
    const done = await orders.changeAddress(move('a', '  Lindenweg 3, 20099 Hamburg '))
    expect(done).toMatchObject({
      ok: true,
      value: { address: { name: 'Tom Becker', line1: 'Lindenweg 3, 20099 Hamburg', city: '' } },
    })
    expect(await countRows("audit_log where action = 'change_address'")).toBe(1)
  })

  test('does not undo a newer address when an old request comes again', async () => {
    await orders.changeAddress(move('a', 'First street 1'))
    await orders.changeAddress(move('b', 'Second street 2'))
    expect(await orders.changeAddress(move('a', 'First street 1'))).toMatchObject({
      ok: true,
      value: { address: { line1: 'Second street 2' } },
    })
  })

  test('comes too late once the order has left, and not blank', async () => {
    expect(await orders.changeAddress({ ...change('1001'), address: 'Rua Nova 1' })).toEqual({
      ok: false,
      error: 'too_late',
    })
    expect(await orders.changeAddress(move('c', '  '))).toEqual({ ok: false, error: 'not_eligible' })
    expect(await orders.changeAddress({ ...change('9999'), address: 'Rua Nova 1' })).toEqual({
      ok: false,
      error: 'not_found',
    })
  })
})

describe('createReturn', () => {
  test('registers a return with an audit row, and the same key gets the first id again', async () => {
    const request = ask('1003')
    const answers = await Promise.all([orders.createReturn(request), orders.createReturn(request)])
    expect(answers).toEqual([
      { ok: true, value: { returnId: 'R-1003-1' } },
      { ok: true, value: { returnId: 'R-1003-1' } },
    ])
    expect(await orders.get('1003')).toMatchObject({
      value: { returns: [{ kind: 'return', status: 'requested', reason: 'does_not_fit' }] },
    })
    expect(await countRows("audit_log where action = 'create_return'")).toBe(1)
  })

  test('numbers a second return of another line, and refuses the same line twice', async () => {
    await orders.createReturn(ask('1003'))
    expect(await orders.createReturn(ask('1003', { lineIds: [2], kind: 'exchange' }))).toEqual({
      ok: true,
      value: { returnId: 'R-1003-2' },
    })
    expect(await orders.createReturn(ask('1003'))).toEqual({ ok: false, error: 'not_eligible' })
  })

  test.each([
    ['outside the window', '1008', [1], 'not_eligible'],
    ['before it arrived', '1001', [1], 'not_eligible'],
    ['of a refunded order', '1006', [1], 'not_eligible'],
    ['of a line it does not have', '1003', [3], 'not_eligible'],
    ['of nothing', '1003', [], 'not_eligible'],
    ['of an unknown order', '9999', [1], 'not_found'],
  ] as const)('refuses a return %s', async (_, number, lineIds, error) => {
    expect(await orders.createReturn(ask(number, { lineIds }))).toEqual({ ok: false, error })
    expect(await countRows('audit_log')).toBe(0)
  })
})

describe('openClaim', () => {
  const claim = (orderNumber: string, trackingNumber: string | null, key?: string) => ({
    ...change(orderNumber, key),
    trackingNumber,
  })

  test('opens one claim a parcel, whoever asks again', async () => {
    const found = await orders.get('1007')
    const [first, second] = found.ok ? found.value.shipments.map((shipment) => shipment.trackingNumber) : []
    const answers = await Promise.all([
      orders.openClaim(claim('1007', first ?? '', 'k')),
      orders.openClaim(claim('1007', first ?? '', 'k')),
      orders.openClaim(claim('1007', first ?? '')),
    ])
    expect(answers).toEqual(Array.from({ length: 3 }, () => ({ ok: true, value: { claimId: 'C-1007-1' } })))
    expect(await orders.openClaim(claim('1007', second ?? ''))).toEqual({ ok: true, value: { claimId: 'C-1007-2' } })
    expect(await countRows("audit_log where action = 'open_claim'")).toBe(2)
  })

  test('opens one for a whole order', async () => {
    expect(await orders.openClaim(claim('1004', null))).toEqual({ ok: true, value: { claimId: 'C-1004-1' } })
    expect(await orders.openClaim(claim('1004', null))).toEqual({ ok: true, value: { claimId: 'C-1004-1' } })
  })

  test("refuses a parcel that is not the order's and an order that has not left", async () => {
    expect(await orders.openClaim(claim('1004', '1Z999AA10123456784'))).toEqual({ ok: false, error: 'not_found' })
    expect(await orders.openClaim(claim('1002', null))).toEqual({ ok: false, error: 'not_eligible' })
    expect(await orders.openClaim(claim('9999', null))).toEqual({ ok: false, error: 'not_found' })
    expect(await countRows('audit_log')).toBe(0)
  })
})
