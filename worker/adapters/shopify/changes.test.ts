import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Loopback, serveLoopback } from '../../../scripts/loopback'
import { type FakeShopify, fakeShopify } from '../../test/fixtures/fake-shopify'
import { type FakeOrder, fakeFulfillment, fakeOrder } from '../../test/fixtures/fake-shopify-orders'
import { change, loopbackConfig, shopifyOrders } from '../../test/fixtures/shopify-orders'

let shop: FakeShopify
let order: FakeOrder
let server: Loopback

beforeAll(async () => {
  for (const level of ['error', 'warn'] as const) vi.spyOn(console, level).mockImplementation(() => {})
  server = await serveLoopback((request) => shop.handle(request))
})
afterAll(async () => {
  vi.restoreAllMocks()
  await server.close()
})
beforeEach(() => {
  order = fakeOrder(1001)
  shop = fakeShopify({ orders: [order] })
})

const adapter = (more = {}) => shopifyOrders(loopbackConfig(server.host), more)
const count = (operation: string) => shop.calls.filter((call) => call === operation).length

describe('cancelling', () => {
  test('waits until Shopify has done it, and tells the refund that is on its way', async () => {
    shop.cancelAfterLooks = 3
    const { orders, ledger } = adapter()
    const done = await orders.cancel(change('1001'))
    expect(done).toMatchObject({
      ok: true,
      value: { status: 'cancelled', totalCents: 2_990, refunds: [{ cents: 2_990, status: 'approved' }] },
    })
    expect(ledger.audit).toEqual([{ action: 'cancel', orderNumber: '1001', detail: {} }])
    expect(count('CancelState')).toBe(3)
  })

  test('is done once for one key, however often it is asked', async () => {
    const { orders } = adapter()
    const request = change('1001')
    for (let times = 0; times < 3; times++)
      expect(await orders.cancel(request)).toMatchObject({ value: { status: 'cancelled' } })
    expect(count('CancelOrder')).toBe(1)
  })

  test('is done once for one key at once', async () => {
    const { orders } = adapter()
    const request = change('1001')
    const answers = await Promise.all(Array.from({ length: 5 }, () => orders.cancel(request)))
    expect(answers.map((answer) => (answer.ok ? 'ok' : answer.error)).sort()).toEqual([
      'late',
      'late',
      'late',
      'late',
      'ok',
    ])
    expect(count('CancelOrder')).toBe(1)
  })

  test('is not eligible a second time with another key', async () => {
    const { orders } = adapter()
    await orders.cancel(change('1001'))
    expect(await orders.cancel(change('1001'))).toEqual({ ok: false, error: 'not_eligible' })
    expect(count('CancelOrder')).toBe(1)
  })

  test('whose answer is lost is late, and found done by the next try', async () => {
    const { orders, ledger } = adapter()
    const request = change('1001')
    shop.fail({ kind: 'lost', status: 502 }, 'CancelOrder')
    expect(await orders.cancel(request)).toEqual({ ok: false, error: 'late' })
    // Shopify carries it out meanwhile.
    Object.assign(order, { cancelledAt: '2026-11-27T12:00:05Z' })
    // The first try is still at work for all anyone knows.
    expect(await orders.cancel(request)).toEqual({ ok: false, error: 'late' })
    ledger.die()
    expect(await orders.cancel(request)).toMatchObject({ ok: true, value: { status: 'cancelled' } })
    expect(count('CancelOrder')).toBe(1)
  })

  test('that surely was not done can be asked again at once', async () => {
    const { orders } = adapter()
    const request = change('1001')
    shop.fail({ kind: 'status', status: 429, headers: { 'retry-after': '60' } }, 'CancelOrder')
    expect(await orders.cancel(request)).toEqual({ ok: false, error: 'late' })
    expect(await orders.cancel(request)).toMatchObject({ ok: true })
  })

  test('keeps the doubt when the look after a lost try fails', async () => {
    const { orders, ledger } = adapter()
    const request = change('1001')
    shop.fail({ kind: 'lost', status: 502 }, 'CancelOrder')
    await orders.cancel(request)
    ledger.die()
    shop.fail({ kind: 'status', status: 429, headers: { 'retry-after': '60' } }, 'FindOrders')
    expect(await orders.cancel(request)).toEqual({ ok: false, error: 'late' })
    ledger.die()
    Object.assign(order, { cancelledAt: '2026-11-27T12:00:05Z' })
    expect(await orders.cancel(request)).toMatchObject({ ok: true })
  })

  test('comes too late once anything has left', async () => {
    fakeFulfillment(order)
    expect(await adapter().orders.cancel(change('1001'))).toEqual({ ok: false, error: 'too_late' })
    expect(count('CancelOrder')).toBe(0)
  })

  test('comes too late when it left between look and leap', async () => {
    shop.fail(
      {
        kind: 'body',
        body: '{"data":{"orderCancel":{"job":null,"orderCancelUserErrors":[{"code":"INVALID","field":null,"message":"Cannot cancel"}]}}}',
      },
      'CancelOrder',
    )
    const { orders } = adapter()
    const handled = shop.handle
    shop.handle = async (request) => {
      const answer = await handled(request)
      if (shop.calls.at(-1) === 'CancelOrder' && order.fulfillments.length === 0) fakeFulfillment(order)
      return answer
    }
    expect(await orders.cancel(change('1001'))).toEqual({ ok: false, error: 'too_late' })
  })

  test('is for a person where Shopify will not', async () => {
    shop.userErrors.set('CancelOrder', [{ code: 'NO_REFUND_PERMISSION', field: null, message: 'No permission' }])
    expect(await adapter().orders.cancel(change('1001'))).toEqual({ ok: false, error: 'unsupported' })
  })

  test('is for a person where the app may not', async () => {
    shop.fail({ kind: 'errors', code: 'ACCESS_DENIED', message: 'Access denied' }, 'CancelOrder')
    expect(await adapter().orders.cancel(change('1001'))).toEqual({ ok: false, error: 'unsupported' })
  })

  test('that takes longer than the shopper waits is late, and goes on', async () => {
    shop.cancelAfterLooks = 3
    const { orders, ledger } = adapter({ changeBudgetMs: 300 })
    const request = change('1001')
    expect(await orders.cancel(request)).toEqual({ ok: false, error: 'late' })
    await vi.waitFor(() => expect(ledger.audit).toHaveLength(1), { timeout: 5_000 })
    expect(await orders.cancel(request)).toMatchObject({ ok: true, value: { status: 'cancelled' } })
  })

  test('of an unknown order finds none', async () => {
    expect(await adapter().orders.cancel(change('9999'))).toEqual({ ok: false, error: 'not_found' })
  })

  test('does not end a turn with an exception when the ledger is down', async () => {
    const { orders, ledger } = adapter()
    ledger.begin = async () => {
      throw new Error('the database is down')
    }
    expect(await orders.cancel(change('1001'))).toEqual({ ok: false, error: 'late' })
    expect(count('CancelOrder')).toBe(0)
  })
})

describe('an address', () => {
  const move = (address: string, key?: string) => ({ ...change('1001', key), address })

  test('is taken apart, and the name and telephone stay', async () => {
    const done = await adapter().orders.changeAddress(move('Rua do Carmo 7, 1200-093 Lisboa, Portugal'))
    expect(done).toMatchObject({
      ok: true,
      value: {
        address: { name: 'Ana Prata', line1: 'Rua do Carmo 7', postcode: '1200-093', city: 'Lisboa', country: 'PT' },
      },
    })
    expect(order.shippingAddress).toMatchObject({ phone: '+351 21 000 0000', address2: null })
  })

  test.each(['Lindenweg 3, 20099 Hamburg, Germany', 'somewhere in Lisbon', '上海市静安区南京西路1266号'])(
    'that would have to be guessed or costs other postage is for a person: %s',
    async (address) => {
      expect(await adapter().orders.changeAddress(move(address))).toEqual({ ok: false, error: 'unsupported' })
      expect(count('UpdateAddress')).toBe(0)
    },
  )

  test('that Shopify does not take is for a person', async () => {
    shop.userErrors.set('UpdateAddress', [{ field: ['shippingAddress', 'zip'], message: 'Zip is not valid' }])
    expect(await adapter().orders.changeAddress(move('Rua do Carmo 7, 1200-093 Lisboa'))).toEqual({
      ok: false,
      error: 'unsupported',
    })
  })

  test('does not undo a newer one when an old request comes again', async () => {
    const { orders } = adapter()
    await orders.changeAddress(move('Rua A 1, 1200-093 Lisboa', 'a'))
    await orders.changeAddress(move('Rua B 2, 1200-093 Lisboa', 'b'))
    expect(await orders.changeAddress(move('Rua A 1, 1200-093 Lisboa', 'a'))).toMatchObject({
      value: { address: { line1: 'Rua B 2' } },
    })
  })

  test('comes too late once it has left, and not blank', async () => {
    expect(await adapter().orders.changeAddress(move('  '))).toEqual({ ok: false, error: 'not_eligible' })
    fakeFulfillment(order)
    expect(await adapter().orders.changeAddress(move('Rua do Carmo 7, 1200-093 Lisboa'))).toEqual({
      ok: false,
      error: 'too_late',
    })
  })
})
