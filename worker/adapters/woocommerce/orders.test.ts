import { beforeEach, describe, expect, it } from 'vitest'
import { changeOf, LATE, NOW, openWooShop } from '../../../scripts/testing/woo-shop'
import { MAX_VERIFY_ATTEMPTS_PER_ORDER } from '../../config'
import { fakeOrder } from '../../test/fixtures/fake-woocommerce-orders'
import { htmlPage, silence, status } from '../../test/fixtures/faults'

const woo = openWooShop()

describe('verify', () => {
  it('finds an order by its number and e-mail', async () => {
    woo.shop.add(fakeOrder({ id: 1001 }))
    expect(await woo.orders().verify(' #1001', ' ANA@example.com', NOW)).toMatchObject({
      ok: true,
      value: { orderNumber: '1001' },
    })
    expect(woo.records.attempts.size).toBe(0)
  })

  it('finds one whose number is not its id, and never the one whose id it is', async () => {
    woo.shop.add(fakeOrder({ id: 1001, number: '55' }), fakeOrder({ id: 900, number: '1001' }))
    expect(await woo.orders().verify('1001', 'ana@example.com', NOW)).toMatchObject({
      ok: true,
      value: { orderNumber: '1001' },
    })
    expect(woo.records.ids.get('1001')).toBe(900)
    expect(await woo.orders().get('1001')).toMatchObject({ ok: true, value: { orderNumber: '1001' } })
  })

  it('finds one whose number cannot be searched for by its e-mail, and remembers it', async () => {
    woo.shop.numbersAreSearchable = false
    woo.shop.add(fakeOrder({ id: 900, number: 'KF-0077' }))
    expect(await woo.orders().get('KF-0077')).toEqual({ ok: false, error: 'not_found' })
    expect(await woo.orders().verify('kf-0077', 'ana@example.com', NOW)).toMatchObject({ ok: true })
    expect(await woo.orders().get('KF-0077')).toMatchObject({ ok: true })
  })

  it('asks the same of the shop for an unknown order as for a wrong e-mail, says the same and counts both', async () => {
    woo.shop.add(fakeOrder({ id: 1001 }))
    const wrong = await woo.orders().verify('1001', 'eve@example.com', NOW)
    const calls = woo.shop.calls.splice(0)
    expect(await woo.orders().verify('1002', 'eve@example.com', NOW)).toEqual(wrong)
    expect(wrong).toEqual({ ok: false, error: 'not_found' })
    expect(woo.shop.calls.map((call) => call.replace('1002', '1001')).sort()).toEqual(calls.sort())
    expect([...woo.records.attempts.values()]).toEqual(['1001', '1002'])
  })

  it('locks a number after too many wrong e-mails, tried at once too', async () => {
    woo.shop.add(fakeOrder({ id: 1001 }))
    const guesses = Array.from({ length: MAX_VERIFY_ATTEMPTS_PER_ORDER + 5 }, (_, i) =>
      woo.orders().verify('1001', `g${i}@example.com`, NOW),
    )
    const answers = await Promise.all(guesses)
    expect(answers.filter((answer) => !answer.ok && answer.error === 'locked')).toHaveLength(5)
    expect(await woo.orders().verify('1001', 'ana@example.com', NOW)).toEqual({ ok: false, error: 'locked' })
  })

  it('neither counts nor locks out an e-mail that is proven, and opens nothing else to it', async () => {
    woo.shop.add(fakeOrder({ id: 1001 }))
    for (let i = 0; i < MAX_VERIFY_ATTEMPTS_PER_ORDER; i++) await woo.orders().verify('1001', `g${i}@x.example`, NOW)
    expect(await woo.orders().verify('1001', 'ana@example.com', NOW, true)).toMatchObject({ ok: true })
    expect(await woo.orders().verify('1001', 'eve@x.example', NOW, true)).toEqual({ ok: false, error: 'not_found' })
    expect(woo.records.attempts.size).toBe(MAX_VERIFY_ATTEMPTS_PER_ORDER)
  })

  it('counts nothing when the shop could not be asked', async () => {
    woo.shop.plan(/./, status(500, '<h1>Error</h1>'), 100)
    expect(await woo.orders(400).verify('1001', 'ana@example.com', NOW)).toEqual(LATE)
    expect(woo.records.attempts.size).toBe(0)
  })

  it('does not take a draft of the checkout for an order, nor one without an e-mail for everybody’s', async () => {
    const nameless = fakeOrder({ id: 1002 })
    nameless.billing.email = ''
    woo.shop.add(fakeOrder({ id: 1001, status: 'checkout-draft' }), nameless)
    expect(await woo.orders().verify('1001', 'ana@example.com', NOW)).toEqual({ ok: false, error: 'not_found' })
    expect(await woo.orders().verify('1002', '', NOW)).toEqual({ ok: false, error: 'not_found' })
  })

  it.each(['', '#', '1'.repeat(33)])('refuses %j without asking anybody', async (number) => {
    expect(await woo.orders().verify(number, 'ana@example.com', NOW)).toEqual({ ok: false, error: 'not_found' })
    expect(woo.shop.calls).toEqual([])
  })
})

describe('listByEmail', () => {
  it('lists newest first, page by page, and only what was placed with that very e-mail', async () => {
    for (let i = 1; i <= 45; i++) {
      const order = fakeOrder({ id: i, date_created_gmt: `2026-03-01T10:${String(i).padStart(2, '0')}:00` })
      // Names can hold an e-mail, and an e-mail another one.
      if (i % 3 !== 0) order.billing.email = i % 3 === 1 ? 'diana@example.com' : 'eve@example.com'
      if (i % 3 === 2) order.billing.first_name = 'ana@example.com'
      woo.shop.add(order)
    }
    const found = await woo.orders().listByEmail('Ana@example.com', 12)
    expect(found.ok && found.value.map((order) => Number(order.orderNumber))).toEqual([
      45, 42, 39, 36, 33, 30, 27, 24, 21, 18, 15, 12,
    ])
    expect(woo.shop.countCalls('GET /wc/v3/orders')).toBe(2)
  })

  it('lists nothing for nobody', async () => {
    woo.shop.add(fakeOrder({ id: 1 }))
    expect(await woo.orders().listByEmail('', 5)).toEqual({ ok: true, value: [] })
    expect(await woo.orders().listByEmail('nobody@example.com', 5)).toEqual({ ok: true, value: [] })
  })
})

describe('an unwell shop', () => {
  beforeEach(() => woo.shop.add(fakeOrder({ id: 1001 })))

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
    woo.shop.plan(/GET .*1001/, fault)
    expect(await woo.orders().get('1001')).toMatchObject({ ok: true })
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
    woo.shop.plan(/GET /, fault, 100)
    expect(await woo.orders(700).get('1001')).toEqual(LATE)
    expect(await woo.orders(700).listByEmail('ana@example.com', 3)).toEqual(LATE)
  })

  it('is understood through the notices of a plugin', async () => {
    const order = JSON.stringify(fakeOrder({ id: 1001 }))
    woo.shop.plan(/GET .*1001/, status(200, `<br />\n<b>Deprecated</b>: x() in a.php on line 3<br />\n${order}`))
    expect(await woo.orders().get('1001')).toMatchObject({ ok: true })
  })

  it('does not matter when it is Kefu that is down', async () => {
    woo.records.begin = () => Promise.reject(new Error('D1 is down'))
    woo.records.returnsOf = () => Promise.reject(new Error('D1 is down'))
    expect(await woo.orders().get('1001')).toEqual(LATE)
    expect(await woo.orders().cancel(changeOf('1001'))).toEqual(LATE)
  })
})
