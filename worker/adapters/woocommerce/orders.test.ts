import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { serve } from '../../../scripts/testing/serve'
import { MAX_VERIFY_ATTEMPTS_PER_ORDER } from '../../config'
import { FakeWooCommerce } from '../../test/fixtures/fake-woocommerce'
import { fakeLine, fakeOrder } from '../../test/fixtures/fake-woocommerce-orders'
import { htmlPage, lostAnswer, silence, status } from '../../test/fixtures/faults'
import { type MemoryWooRecords, memoryWooRecords } from '../../test/fixtures/memory-woo-records'
import { createWooOrders } from './orders'

const NOW = Date.parse('2026-05-01T10:00:00Z')
const DAY_MS = 86_400_000
let shop: FakeWooCommerce
let records: MemoryWooRecords
let server: Awaited<ReturnType<typeof serve>>
let key = 0

beforeAll(async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  server = await serve({ handle: (request) => shop.handle(request) })
})
afterAll(() => server.close())
beforeEach(() => {
  shop = new FakeWooCommerce()
  records = memoryWooRecords()
})

function orders(budgetMs = 10_000) {
  const config = {
    url: server.url,
    consumerKey: shop.key,
    consumerSecret: shop.secret,
    locale: 'en',
    returnWindowDays: 30,
    deliveryDays: 3,
    allowLoopback: true,
  }
  return createWooOrders(config, 'woo', { budgetMs, records })
}
const change = (orderNumber: string, again?: string) => ({
  orderNumber,
  key: again ?? `k${++key}`,
  by: 'shopper:ana',
  now: NOW,
})
const late = { ok: false, error: 'late' }

describe('verify', () => {
  it('finds an order by its number and e-mail', async () => {
    shop.add(fakeOrder({ id: 1001 }))
    expect(await orders().verify(' #1001', ' ANA@example.com', NOW)).toMatchObject({
      ok: true,
      value: { orderNumber: '1001' },
    })
    expect(records.attempts.size).toBe(0)
  })

  it('finds one whose number is not its id, and never the one whose id it is', async () => {
    shop.add(fakeOrder({ id: 1001, number: '55' }), fakeOrder({ id: 900, number: '1001' }))
    expect(await orders().verify('1001', 'ana@example.com', NOW)).toMatchObject({
      ok: true,
      value: { orderNumber: '1001' },
    })
    expect(records.ids.get('1001')).toBe(900)
    expect(await orders().get('1001')).toMatchObject({ ok: true, value: { orderNumber: '1001' } })
  })

  it('finds one whose number cannot be searched for by its e-mail, and remembers it', async () => {
    shop.numbersAreSearchable = false
    shop.add(fakeOrder({ id: 900, number: 'KF-0077' }))
    expect(await orders().get('KF-0077')).toEqual({ ok: false, error: 'not_found' })
    expect(await orders().verify('kf-0077', 'ana@example.com', NOW)).toMatchObject({ ok: true })
    expect(await orders().get('KF-0077')).toMatchObject({ ok: true })
  })

  it('asks the same of the shop for an unknown order as for a wrong e-mail, says the same and counts both', async () => {
    shop.add(fakeOrder({ id: 1001 }))
    const wrong = await orders().verify('1001', 'eve@example.com', NOW)
    const calls = shop.calls.splice(0)
    expect(await orders().verify('1002', 'eve@example.com', NOW)).toEqual(wrong)
    expect(wrong).toEqual({ ok: false, error: 'not_found' })
    expect(shop.calls.map((call) => call.replace('1002', '1001')).sort()).toEqual(calls.sort())
    expect([...records.attempts.values()]).toEqual(['1001', '1002'])
  })

  it('locks a number after too many wrong e-mails, tried at once too', async () => {
    shop.add(fakeOrder({ id: 1001 }))
    const guesses = Array.from({ length: MAX_VERIFY_ATTEMPTS_PER_ORDER + 5 }, (_, i) =>
      orders().verify('1001', `g${i}@example.com`, NOW),
    )
    const answers = await Promise.all(guesses)
    expect(answers.filter((answer) => !answer.ok && answer.error === 'locked')).toHaveLength(5)
    expect(await orders().verify('1001', 'ana@example.com', NOW)).toEqual({ ok: false, error: 'locked' })
  })

  it('counts nothing when the shop could not be asked', async () => {
    shop.plan(/./, status(500, '<h1>Error</h1>'), 100)
    expect(await orders(400).verify('1001', 'ana@example.com', NOW)).toEqual(late)
    expect(records.attempts.size).toBe(0)
  })

  it('does not take a draft of the checkout for an order, nor one without an e-mail for everybody’s', async () => {
    const nameless = fakeOrder({ id: 1002 })
    nameless.billing.email = ''
    shop.add(fakeOrder({ id: 1001, status: 'checkout-draft' }), nameless)
    expect(await orders().verify('1001', 'ana@example.com', NOW)).toEqual({ ok: false, error: 'not_found' })
    expect(await orders().verify('1002', '', NOW)).toEqual({ ok: false, error: 'not_found' })
  })

  it.each(['', '#', '1'.repeat(33)])('refuses %j without asking anybody', async (number) => {
    expect(await orders().verify(number, 'ana@example.com', NOW)).toEqual({ ok: false, error: 'not_found' })
    expect(shop.calls).toEqual([])
  })
})

describe('listByEmail', () => {
  it('lists newest first, page by page, and only what was placed with that very e-mail', async () => {
    for (let i = 1; i <= 45; i++) {
      const order = fakeOrder({ id: i, date_created_gmt: `2026-03-01T10:${String(i).padStart(2, '0')}:00` })
      // Names can hold an e-mail, and an e-mail another one.
      if (i % 3 !== 0) order.billing.email = i % 3 === 1 ? 'diana@example.com' : 'eve@example.com'
      if (i % 3 === 2) order.billing.first_name = 'ana@example.com'
      shop.add(order)
    }
    const found = await orders().listByEmail('Ana@example.com', 12)
    expect(found.ok && found.value.map((order) => Number(order.orderNumber))).toEqual([
      45, 42, 39, 36, 33, 30, 27, 24, 21, 18, 15, 12,
    ])
    expect(shop.countCalls('GET /wc/v3/orders')).toBe(2)
  })

  it('lists nothing for nobody', async () => {
    shop.add(fakeOrder({ id: 1 }))
    expect(await orders().listByEmail('', 5)).toEqual({ ok: true, value: [] })
    expect(await orders().listByEmail('nobody@example.com', 5)).toEqual({ ok: true, value: [] })
  })
})

describe('an unwell shop', () => {
  beforeEach(() => shop.add(fakeOrder({ id: 1001 })))

  it.each([
    ['throttles once', status(429, '', { 'retry-after': '0' })],
    ['is in maintenance for a moment', status(503, '<html>Briefly unavailable</html>')],
    ['answers 502', status(502, 'Bad gateway')],
    [
      'has a fatal PHP error',
      status(500, '{"code":"internal_server_error","message":"There has been a critical error"}'),
    ],
    ['breaks the connection', status(599)],
  ])('that %s is asked again', async (_, fault) => {
    shop.plan(/GET .*1001/, fault)
    expect(await orders().get('1001')).toMatchObject({ ok: true })
  })

  it.each([
    ['throttles for longer than the budget', status(429, '', { 'retry-after': '60' })],
    ['stays down', status(500, '')],
    ['says nothing', silence],
    ['shows a page of a firewall', htmlPage],
    ['answers half a JSON', status(200, '{"id": 10')],
    ['answers something else', status(200, '{"id":"x"}')],
    ['answers without end', status(200, `"${'a'.repeat(5_000_000)}"`)],
    [
      'forgets its keys',
      status(401, '{"code":"woocommerce_rest_authentication_error","message":"Consumer key is invalid."}'),
    ],
    ['moves away', status(301, '', { location: 'https://elsewhere.example/' })],
    ['loses its REST API', status(404, '<html>Not found</html>')],
  ])('that %s is late', async (_, fault) => {
    shop.plan(/GET /, fault, 100)
    expect(await orders(700).get('1001')).toEqual(late)
    expect(await orders(700).listByEmail('ana@example.com', 3)).toEqual(late)
  })

  it('is understood through the notices of a plugin', async () => {
    const order = JSON.stringify(fakeOrder({ id: 1001 }))
    shop.plan(/GET .*1001/, status(200, `<br />\n<b>Deprecated</b>: x() in a.php on line 3<br />\n${order}`))
    expect(await orders().get('1001')).toMatchObject({ ok: true })
  })

  it('does not matter when it is Kefu that is down', async () => {
    records.begin = () => Promise.reject(new Error('D1 is down'))
    records.returnsOf = () => Promise.reject(new Error('D1 is down'))
    expect(await orders().get('1001')).toEqual(late)
    expect(await orders().cancel(change('1001'))).toEqual(late)
  })
})

describe('cancel', () => {
  it('cancels, gives the money back once and leaves an audit entry', async () => {
    shop.add(fakeOrder({ id: 1001 }))
    const done = await orders().cancel(change('1001'))
    expect(done).toMatchObject({ ok: true, value: { status: 'refunded', refunds: [{ cents: 1230, status: 'paid' }] } })
    expect(records.audit).toMatchObject([
      { by: 'shopper:ana', detail: '{"before":{"status":"processing"},"after":{"status":"refunded"}}' },
    ])
  })

  it('gives nothing back for what was not paid', async () => {
    shop.add(fakeOrder({ id: 1001, status: 'pending', date_paid_gmt: null }))
    expect(await orders().cancel(change('1001'))).toMatchObject({
      ok: true,
      value: { status: 'cancelled', refunds: [] },
    })
    expect(shop.refunds).toEqual([])
  })

  it('happens once for one key and for several, at once and after one another', async () => {
    shop.add(fakeOrder({ id: 1001 }))
    const request = change('1001')
    const answers = await Promise.all([
      orders().cancel(request),
      orders().cancel(request),
      orders().cancel(change('1001')),
    ])
    expect(answers.map((answer) => (answer.ok ? 'ok' : answer.error)).sort()).toEqual(['not_eligible', 'ok', 'ok'])
    expect(await orders().cancel(request)).toMatchObject({ ok: true })
    expect(shop.refunds).toHaveLength(1)
    expect(records.audit).toHaveLength(1)
  })

  it.each([/PUT/, /POST .*refunds/])('is taken up by the same key when the answer to %s was lost', async (fits) => {
    shop.add(fakeOrder({ id: 1001 }))
    shop.plan(fits, lostAnswer)
    const request = change('1001')
    expect(await orders(500).cancel(request)).toEqual(late)
    // Until the run that was cut off has lost its hold, nobody else may touch the order.
    expect(await orders(300).cancel(change('1001'))).toEqual(late)
    records.expireLocks()
    expect(await orders().cancel(request)).toMatchObject({ ok: true, value: { status: 'refunded' } })
    expect(shop.refunds).toHaveLength(1)
  })

  it('is not repeated blindly: a refund that may have been made is never posted twice in one try', async () => {
    shop.add(fakeOrder({ id: 1001 }))
    shop.plan(/POST .*refunds/, status(502, ''), 3)
    expect(await orders(1_500).cancel(change('1001'))).toEqual(late)
    expect(shop.refunds).toEqual([])
  })

  it('leaves a paid order to a person where the gateway cannot refund', async () => {
    shop.gatewaySupports = ['products']
    shop.add(fakeOrder({ id: 1001 }))
    expect(await orders().cancel(change('1001'))).toEqual({ ok: false, error: 'unsupported' })
    expect(shop.order(1001).status).toBe('processing')
  })

  it('tells the shop and the shopper that the money is owed when the gateway refuses after all', async () => {
    shop.gatewayRefuses = true
    shop.add(fakeOrder({ id: 1001 }))
    expect(await orders().cancel(change('1001'))).toMatchObject({
      ok: true,
      value: { status: 'cancelled', refunds: [{ status: 'requested', cents: 1230 }] },
    })
    expect(shop.notes).toMatchObject([
      { orderId: 1001, customer_note: false, note: expect.stringContaining('12.30 EUR') },
    ])
  })

  it.each([
    ['completed', 'too_late'],
    ['cancelled', 'not_eligible'],
    ['refunded', 'not_eligible'],
    ['in-engraving', 'unsupported'],
  ])('leaves an order that is %s alone: %s', async (state, error) => {
    shop.add(fakeOrder({ id: 1001, status: state }))
    expect(await orders().cancel(change('1001'))).toEqual({ ok: false, error })
    expect(shop.countCalls('PUT') + shop.countCalls('POST')).toBe(0)
  })

  it('finds no unknown order, and cannot work with a key that may only read', async () => {
    expect(await orders().cancel(change('9'))).toEqual({ ok: false, error: 'not_found' })
    shop.add(fakeOrder({ id: 1001 }))
    shop.permissions = 'read'
    expect(await orders().cancel(change('1001'))).toEqual({ ok: false, error: 'unsupported' })
  })
})

describe('undoCancel', () => {
  const cancelled = (more = {}) => fakeOrder({ id: 1001, status: 'cancelled', ...more })
  beforeEach(() =>
    shop.goods.set('70', {
      id: 70,
      sku: 'MUG',
      price: '10',
      stock_status: 'instock',
      manage_stock: true,
      stock_quantity: 1,
    }),
  )

  it('brings a paid order back to processing and an unpaid one back to pending', async () => {
    shop.add(cancelled())
    expect(await orders().undoCancel(change('1001'))).toMatchObject({ ok: true, value: { status: 'processing' } })
    shop.add(cancelled({ date_paid_gmt: null }))
    expect(await orders().undoCancel(change('1001'))).toMatchObject({ ok: true, value: { status: 'pending_payment' } })
  })

  it('does not where money was given back or the goods are gone', async () => {
    shop.add(cancelled({ refunds: [{ id: 5, reason: '', total: '-1.00' }] }))
    shop.refunds.push({
      id: 5,
      parent: 1001,
      date_created_gmt: '2026-05-01T00:00:00',
      amount: '1.00',
      reason: '',
      refunded_payment: true,
      line_items: [],
    })
    expect(await orders().undoCancel(change('1001'))).toEqual({ ok: false, error: 'not_eligible' })
    shop.add(cancelled())
    shop.goods.set('70', {
      id: 70,
      sku: 'MUG',
      price: '10',
      stock_status: 'instock',
      manage_stock: true,
      stock_quantity: 0,
    })
    expect(await orders().undoCancel(change('1001'))).toEqual({ ok: false, error: 'not_eligible' })
    expect(shop.countCalls('PUT')).toBe(0)
  })
})

describe('changeAddress', () => {
  it('keeps the address as it was written, the name with it, and tells the shop what was before', async () => {
    shop.add(fakeOrder({ id: 1001 }))
    const done = await orders().changeAddress({ ...change('1001'), address: ' Lindenweg 3,\n20099 Hamburg ' })
    expect(done).toMatchObject({
      ok: true,
      value: { address: { name: 'Ana Lima', line1: 'Lindenweg 3, 20099 Hamburg', city: '', country: '' } },
    })
    expect(shop.notes[0]?.note).toContain('Before: Ana Lima, Rua Nova 1, 1000-001, Lisboa, PT')
  })

  it('does not undo a newer address when an old request comes again', async () => {
    shop.add(fakeOrder({ id: 1001 }))
    const first = { ...change('1001'), address: 'First street 1' }
    await orders().changeAddress(first)
    await orders().changeAddress({ ...change('1001'), address: 'Second street 2' })
    expect(await orders().changeAddress(first)).toMatchObject({
      ok: true,
      value: { address: { line1: 'Second street 2' } },
    })
  })

  it('takes no blank one', async () => {
    shop.add(fakeOrder({ id: 1001 }))
    expect(await orders().changeAddress({ ...change('1001'), address: ' \n ' })).toEqual({
      ok: false,
      error: 'not_eligible',
    })
  })
})

describe('changeItems', () => {
  const goods = (id: number, sku: string, more = {}) => ({
    id,
    sku,
    price: '10.00',
    stock_status: 'instock',
    manage_stock: false as const,
    stock_quantity: null,
    ...more,
  })
  const twoLines = (more = {}) =>
    fakeOrder({
      id: 1001,
      line_items: [
        fakeLine({ id: 1, quantity: 3, subtotal: '30.00', total: '30.00', total_tax: '6.90' }),
        fakeLine({ id: 2, product_id: 80, variation_id: 81, sku: 'TEE-S', name: 'Tee S' }),
      ],
      ...more,
    })
  const ask = (...changes: { lineId: number; quantity?: number; sku?: string }[]) =>
    orders().changeItems({ ...change('1001'), changes })
  beforeEach(() => {
    shop.goods.set('70', goods(70, 'MUG'))
    shop.goods.set('80/81', goods(81, 'TEE-S'))
    shop.goods.set('80/82', goods(82, 'TEE-M'))
    shop.goods.set('80/83', goods(83, 'TEE-XXL', { price: '12.00' }))
    shop.goods.set('80/84', goods(84, 'TEE-L', { stock_status: 'outofstock' }))
  })

  it('swaps a variant of the same price', async () => {
    shop.add(twoLines())
    expect(await ask({ lineId: 2, sku: 'TEE-M' })).toMatchObject({
      ok: true,
      value: { totalCents: 4920, lines: [{ quantity: 3 }, { sku: 'TEE-M' }] },
    })
    expect(shop.refunds).toEqual([])
  })

  it.each([['TEE-XXL'], ['TEE-L'], ['TEE-NO']])(
    'does not swap in %s, which costs more, is sold out or does not exist',
    async (sku) => {
      shop.add(twoLines())
      expect(await ask({ lineId: 2, sku })).toEqual({ ok: false, error: 'not_eligible' })
      expect(shop.countCalls('PUT')).toBe(0)
    },
  )

  it('refunds what is taken out of a paid order, tax included', async () => {
    shop.add(twoLines())
    expect(await ask({ lineId: 1, quantity: 1 }, { lineId: 2, quantity: 0 })).toMatchObject({
      ok: true,
      value: { lines: [{ lineId: 1, quantity: 1 }], refunds: [{ cents: 2460 + 1230, status: 'paid' }] },
    })
  })

  it('rewrites an unpaid order, whose total follows', async () => {
    shop.add(twoLines({ status: 'pending', date_paid_gmt: null }))
    expect(await ask({ lineId: 1, quantity: 2 }, { lineId: 2, quantity: 0 })).toMatchObject({
      ok: true,
      value: { totalCents: 2460, lines: [{ lineId: 1, quantity: 2 }] },
    })
    expect(await ask({ lineId: 1, quantity: 4 })).toMatchObject({ ok: true, value: { totalCents: 4920 } })
    expect(shop.refunds).toEqual([])
  })

  it.each([
    ['more of a paid line', [{ lineId: 1, quantity: 4 }]],
    [
      'the last line',
      [
        { lineId: 1, quantity: 0 },
        { lineId: 2, quantity: 0 },
      ],
    ],
    ['a line it does not have', [{ lineId: 9, quantity: 1 }]],
    ['half a thing', [{ lineId: 1, quantity: 0.5 }]],
    ['less than nothing', [{ lineId: 1, quantity: -1 }]],
  ])('refuses %s', async (_, changes) => {
    shop.add(twoLines())
    expect(await ask(...changes)).toEqual({ ok: false, error: 'not_eligible' })
    expect(shop.countCalls('PUT') + shop.countCalls('POST')).toBe(0)
  })

  it('refunds once when the answer was lost and the change comes again', async () => {
    shop.add(twoLines()).plan(/POST .*refunds/, lostAnswer)
    const request = {
      ...change('1001'),
      changes: [
        { lineId: 1, quantity: 2 },
        { lineId: 2, quantity: 0 },
      ],
    }
    expect(await orders(600).changeItems(request)).toEqual(late)
    records.expireLocks()
    expect(await orders().changeItems(request)).toMatchObject({
      ok: true,
      value: { lines: [{ lineId: 1, quantity: 2 }] },
    })
    expect(shop.refunds).toHaveLength(1)
  })
})

describe('returns, claims and invoices', () => {
  const sent = (more = {}) =>
    fakeOrder({
      id: 1001,
      status: 'completed',
      date_completed_gmt: '2026-04-25T10:00:00',
      line_items: [fakeLine({ id: 1 }), fakeLine({ id: 2, name: 'Lamp' })],
      ...more,
    })
  const back = (lineIds: number[], now = NOW, again?: string) =>
    orders().createReturn({ ...change('1001', again), now, kind: 'return', lineIds, reason: 'too small' })

  it('keeps a return beside the shop, once, and tells the shop in a note', async () => {
    shop.add(sent())
    expect(await back([2], NOW, 'r')).toEqual({ ok: true, value: { returnId: 'R-1001-1', labelUrl: null } })
    expect(await back([2], NOW, 'r')).toEqual({ ok: true, value: { returnId: 'R-1001-1', labelUrl: null } })
    expect(await back([2])).toEqual({ ok: false, error: 'not_eligible' })
    expect(shop.notes.map(({ note }) => note)).toEqual([
      'Return R-1001-1 asked for by the shopper: Lamp. Reason: too small.',
    ])
    expect(await orders().get('1001')).toMatchObject({
      value: { returns: [{ returnId: 'R-1001-1', status: 'requested' }] },
    })
  })

  it('tells the shop the second time when the first note was lost', async () => {
    shop.add(sent()).plan(/POST .*notes/, { before: () => new Promise(() => {}) })
    expect(
      await orders(400).createReturn({ ...change('1001', 'r'), kind: 'return', lineIds: [1], reason: '' }),
    ).toEqual(late)
    records.expireLocks()
    expect(await back([1], NOW, 'r')).toMatchObject({ ok: true, value: { returnId: 'R-1001-1' } })
    expect(shop.notes).toHaveLength(1)
  })

  it('counts the window from arrival where a parcel tells it, else from some days after completion', async () => {
    const completed = Date.parse('2026-04-25T10:00:00Z')
    shop.add(sent())
    expect(await back([1], completed + 34 * DAY_MS)).toEqual({ ok: false, error: 'not_eligible' })
    expect(await back([1], completed + 33 * DAY_MS)).toMatchObject({ ok: true })
    const value = [{ tracking_number: 'A1', status: 'delivered', date: 0 }]
    shop.add(sent({ meta_data: [{ key: '_wc_shipment_tracking_items', value }] }))
    expect(await back([2], completed + 33 * DAY_MS)).toEqual({ ok: false, error: 'not_eligible' })
  })

  it.each([
    ['before it left', { status: 'processing', date_completed_gmt: null }, [1]],
    ['when it was refunded', { status: 'refunded' }, [1]],
    ['of nothing', {}, []],
    ['of a line it does not have', {}, [3]],
  ])('refuses a return %s', async (_, more, lineIds) => {
    shop.add(sent(more))
    expect(await back(lineIds)).toEqual({ ok: false, error: 'not_eligible' })
    expect(shop.notes).toEqual([])
  })

  it('opens one claim about a thing, whoever asks again', async () => {
    shop.add(sent({ meta_data: [{ key: '_tracking_number', value: 'A1' }] }))
    const claim = (trackingNumber: string | null) => orders().openClaim({ ...change('1001'), trackingNumber })
    expect(await claim('A1')).toEqual({ ok: true, value: { claimId: 'C-1001-1' } })
    expect(await claim('A1')).toEqual({ ok: true, value: { claimId: 'C-1001-1' } })
    expect(await claim('B2')).toEqual({ ok: false, error: 'not_found' })
    expect(shop.notes).toHaveLength(1)
  })

  it('opens none before anything has left', async () => {
    shop.add(fakeOrder({ id: 1001 }))
    expect(await orders().openClaim({ ...change('1001'), trackingNumber: null })).toEqual({
      ok: false,
      error: 'not_eligible',
    })
  })

  it('has the shop mail the invoice where a plugin keeps a link, and leaves it to a person elsewhere', async () => {
    const url = 'https://shop.example/invoice/1001?key=x'
    shop.add(sent({ meta_data: [{ key: '_invoice_url', value: url }] }))
    const request = change('1001')
    expect(await orders().sendInvoice(request)).toEqual({ ok: true, value: { sentTo: 'ana@example.com', url } })
    expect(await orders().sendInvoice(request)).toMatchObject({ ok: true })
    expect(shop.notes).toEqual([{ orderId: 1001, note: `Your invoice: ${url}`, customer_note: true }])
    shop.add(sent())
    expect(await orders().sendInvoice(change('1001'))).toEqual({ ok: false, error: 'unsupported' })
  })
})
