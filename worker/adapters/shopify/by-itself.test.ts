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

describe('what Shopify does by itself, or not', () => {
  test('an invoice goes to the order own e-mail, once for a key', async () => {
    const { orders } = adapter()
    const request = change('1001')
    for (let times = 0; times < 2; times++) {
      expect(await orders.sendInvoice(request)).toEqual({ ok: true, value: { sentTo: 'Ana@Example.com', url: null } })
    }
    expect(shop.invoices).toEqual(['Ana@Example.com'])
  })

  test('an invoice that may have gone out is not sent twice', async () => {
    const { orders, ledger } = adapter()
    const request = change('1001')
    shop.fail({ kind: 'lost', status: 500 }, 'SendInvoice')
    expect(await orders.sendInvoice(request)).toEqual({ ok: false, error: 'late' })
    ledger.die()
    expect(await orders.sendInvoice(request)).toEqual({ ok: false, error: 'late' })
    expect(shop.invoices).toHaveLength(1)
  })

  test('an invoice that cannot be sent is for a person', async () => {
    shop.userErrors.set('SendInvoice', [{ code: 'ORDER_INVOICE_SEND_UNSUCCESSFUL', field: null, message: 'no' }])
    expect(await adapter().orders.sendInvoice(change('1001'))).toEqual({ ok: false, error: 'unsupported' })
  })

  test('a claim is kept by Kefu, and the order is tagged once', async () => {
    fakeFulfillment(order)
    const { orders } = adapter()
    const claim = { ...change('1001'), trackingNumber: 'JD014600003' }
    expect(await orders.openClaim(claim)).toEqual({ ok: true, value: { claimId: 'C-1001-1' } })
    expect(await orders.openClaim({ ...claim, key: 'another' })).toEqual({ ok: true, value: { claimId: 'C-1001-1' } })
    expect(order.tags).toEqual(['kefu-claim', 'C-1001-1'])
    expect(count('AddTags')).toBe(1)
    expect(await orders.openClaim({ ...claim, trackingNumber: 'of another order' })).toEqual({
      ok: false,
      error: 'not_found',
    })
  })

  test('a claim stands though the tag does not', async () => {
    fakeFulfillment(order)
    shop.fail({ kind: 'errors', code: 'ACCESS_DENIED', message: 'no' }, 'AddTags')
    const claim = { ...change('1001'), trackingNumber: null }
    expect(await adapter().orders.openClaim(claim)).toMatchObject({ ok: true })
  })

  test('a claim needs something that has left', async () => {
    const claim = { ...change('1001'), trackingNumber: null }
    expect(await adapter().orders.openClaim(claim)).toEqual({ ok: false, error: 'not_eligible' })
  })

  test('a cancellation is not taken back', async () => {
    expect(await adapter().orders.undoCancel(change('1001'))).toEqual({ ok: false, error: 'unsupported' })
  })
})
