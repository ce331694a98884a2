import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Loopback, serveLoopback } from '../../../scripts/loopback'
import type { ReturnRequest } from '../../core/ports'
import { type FakeShopify, fakeShopify } from '../../test/fixtures/fake-shopify'
import { type FakeOrder, fakeFulfillment, fakeLine, fakeOrder, gid } from '../../test/fixtures/fake-shopify-orders'
import type { FakeVariant } from '../../test/fixtures/fake-shopify-store'
import { change, loopbackConfig, shopifyOrders } from '../../test/fixtures/shopify-orders'
import { numberOf } from './to-order'

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
  order = fakeOrder(1001, {
    lines: [fakeLine('Sneaker', { sku: 'SN-42', quantity: 2 }), fakeLine('Sandal', { price: '10.00' })],
  })
  shop = fakeShopify({ orders: [order] })
})

const adapter = (returns: 'request' | 'create' = 'request') => shopifyOrders(loopbackConfig(server.host, { returns }))
const count = (operation: string) => shop.calls.filter((call) => call === operation).length
const lineId = (index: number) => numberOf(order.lines[index]?.id ?? '')

function variant(sku: string, more: Partial<FakeVariant> = {}): FakeVariant {
  const made = {
    id: gid('ProductVariant'),
    sku,
    price: '25.00',
    availableForSale: true,
    inventoryPolicy: 'DENY',
    inventoryQuantity: 5,
    productId: order.lines[0]?.productId ?? '',
    title: 'Sneaker',
    ...more,
  }
  shop.variants.push(made)
  return made
}

describe('changing items', () => {
  const ask = (changes: { lineId: number; quantity?: number; sku?: string }[], key?: string) => ({
    ...change('1001', key),
    changes,
  })

  test('takes one out, and tells what is owed', async () => {
    const { orders, ledger } = adapter()
    const done = await orders.changeItems(ask([{ lineId: lineId(0), quantity: 1 }]))
    expect(done).toMatchObject({
      ok: true,
      value: {
        totalCents: 3_990,
        lines: [{ quantity: 1 }, { quantity: 1 }],
        refunds: [{ cents: 2_500, status: 'approved' }],
      },
    })
    expect(ledger.audit).toMatchObject([{ action: 'change_items', detail: { changes: [{ quantity: 1 }] } }])
  })

  test('puts another variant in the place of one', async () => {
    variant('SN-43')
    const done = await adapter().orders.changeItems(ask([{ lineId: lineId(0), sku: 'SN-43' }]))
    expect(done.ok && done.value.lines.map(({ sku, quantity }) => [sku, quantity])).toEqual([
      ['SANDAL', 1],
      ['SN-43', 2],
    ])
    expect(done.ok && done.value.refunds).toEqual([])
  })

  test.each([
    ['sold out', { availableForSale: false, inventoryQuantity: 0 }],
    ['not there as often', { inventoryQuantity: 1 }],
    ['dearer', { price: '25.01' }],
    ['cheaper', { price: '24.99' }],
    ['of another product', { productId: 'gid://shopify/Product/1' }],
  ])('refuses a variant that is %s', async (_, more) => {
    variant('SN-43', more)
    expect(await adapter().orders.changeItems(ask([{ lineId: lineId(0), sku: 'SN-43' }]))).toEqual({
      ok: false,
      error: 'not_eligible',
    })
    expect(count('BeginEdit')).toBe(0)
  })

  test.each([
    ['sold beyond its stock', { inventoryPolicy: 'CONTINUE', inventoryQuantity: 0 }],
    ['whose stock nobody counts', { inventoryQuantity: 0 }],
  ])('takes a variant that is %s', async (_, more) => {
    variant('SN-43', more)
    expect(await adapter().orders.changeItems(ask([{ lineId: lineId(0), sku: 'SN-43' }]))).toMatchObject({ ok: true })
  })

  test.each([
    ['more of a thing', () => [{ lineId: lineId(0), quantity: 3 }]],
    ['a line it does not have', () => [{ lineId: 1, quantity: 1 }]],
    ['nothing left', () => [lineId(0), lineId(1)].map((id) => ({ lineId: id, quantity: 0 }))],
    ['the same line twice', () => [1, 1].map((quantity) => ({ lineId: lineId(0), quantity }))],
    ['less than nothing', () => [{ lineId: lineId(0), quantity: -1 }]],
    ['half of a thing', () => [{ lineId: lineId(0), quantity: 0.5 }]],
    ['no change', () => []],
    ['a search for a variant', () => [{ lineId: lineId(0), sku: 'x" OR sku:*' }]],
  ])('refuses %s, and nothing is committed', async (_, changes) => {
    expect(await adapter().orders.changeItems(ask(changes()))).toEqual({ ok: false, error: 'not_eligible' })
    expect(count('CommitEdit')).toBe(0)
    expect(order.lines.map((line) => line.currentQuantity)).toEqual([2, 1])
  })

  test('whose commit is lost is found done by the next try: no variant comes twice', async () => {
    variant('SN-43')
    const { orders, ledger } = adapter()
    const request = ask([{ lineId: lineId(0), sku: 'SN-43' }])
    shop.fail({ kind: 'lost', status: 504 }, 'CommitEdit')
    expect(await orders.changeItems(request)).toEqual({ ok: false, error: 'late' })
    ledger.die()
    const done = await orders.changeItems(request)
    expect(done.ok && done.value.lines.map(({ sku, quantity }) => [sku, quantity])).toEqual([
      ['SANDAL', 1],
      ['SN-43', 2],
    ])
    expect(count('CommitEdit')).toBe(1)
  })

  test('that fails before the commit has changed nothing, and can be asked again at once', async () => {
    const { orders } = adapter()
    const request = ask([{ lineId: lineId(0), quantity: 1 }])
    shop.fail({ kind: 'status', status: 429, headers: { 'retry-after': '60' } }, 'SetQuantity')
    expect(await orders.changeItems(request)).toEqual({ ok: false, error: 'late' })
    expect(order.edited).toBe(false)
    expect(await orders.changeItems(request)).toMatchObject({ ok: true })
  })

  test('is for a person where Shopify does not edit the order', async () => {
    shop.userErrors.set('BeginEdit', [{ field: ['id'], message: 'The order cannot be edited.' }])
    expect(await adapter().orders.changeItems(ask([{ lineId: lineId(0), quantity: 1 }]))).toEqual({
      ok: false,
      error: 'unsupported',
    })
  })

  test('comes too late once anything has left', async () => {
    fakeFulfillment(order)
    expect(await adapter().orders.changeItems(ask([{ lineId: lineId(0), quantity: 1 }]))).toEqual({
      ok: false,
      error: 'too_late',
    })
  })
})

describe('a return', () => {
  const ask = (more: Partial<ReturnRequest> = {}): ReturnRequest => ({
    ...change('1001'),
    kind: 'return',
    lineIds: [lineId(0)],
    reason: 'damaged',
    ...more,
  })
  const arrived = (deliveredAt = '2026-11-24T10:00:00Z') =>
    fakeFulfillment(order, { displayStatus: 'DELIVERED', deliveredAt })

  test('is asked for with its reason, and shows in the order', async () => {
    arrived()
    const { orders, ledger } = adapter()
    const request = ask({ resolution: 'replacement', photos: ['p1', 'p2'] })
    expect(await orders.createReturn(request)).toEqual({ ok: true, value: { returnId: '1001-R1', labelUrl: null } })
    expect(await orders.createReturn(request)).toEqual({ ok: true, value: { returnId: '1001-R1', labelUrl: null } })
    expect(order.returns).toMatchObject([
      {
        status: 'REQUESTED',
        lines: [{ reason: 'DEFECTIVE', note: 'damaged; replacement wished; 2 photo(s) in the conversation' }],
      },
    ])
    expect(ledger.audit).toMatchObject([{ action: 'create_return', detail: { return_id: '1001-R1' } }])
    expect(await orders.get('1001')).toMatchObject({
      value: { returns: [{ returnId: '1001-R1', kind: 'return', status: 'requested' }] },
    })
  })

  test('is opened at once where the merchant wants it so', async () => {
    arrived()
    expect(await adapter('create').orders.createReturn(ask({ reason: 'smells odd' }))).toMatchObject({ ok: true })
    expect(order.returns).toMatchObject([{ status: 'OPEN', lines: [{ reason: 'OTHER', note: 'smells odd' }] }])
  })

  test('for an exchange says so, to the merchant and to the shopper', async () => {
    arrived()
    const { orders } = adapter()
    await orders.createReturn(ask({ kind: 'exchange', reason: 'does_not_fit' }))
    expect(order.returns[0]?.lines[0]?.note).toBe('Exchange wished; does not fit')
    expect(await orders.get('1001')).toMatchObject({ value: { returns: [{ kind: 'exchange' }] } })
  })

  test('takes each line once', async () => {
    arrived()
    const { orders } = adapter()
    await orders.createReturn(ask())
    expect(await orders.createReturn(ask())).toEqual({ ok: false, error: 'not_eligible' })
    expect(await orders.createReturn(ask({ lineIds: [lineId(1)] }))).toMatchObject({ value: { returnId: '1001-R2' } })
  })

  test('whose answer is lost is found by the next try', async () => {
    arrived()
    const { orders, ledger } = adapter()
    const request = ask()
    shop.fail({ kind: 'lost', status: 500 }, 'RequestReturn')
    expect(await orders.createReturn(request)).toEqual({ ok: false, error: 'late' })
    ledger.die()
    expect(await orders.createReturn(request)).toMatchObject({ value: { returnId: '1001-R1' } })
    expect(order.returns).toHaveLength(1)
  })

  test.each([
    ['nothing', () => ask({ lineIds: [] })],
    ['a line it does not have', () => ask({ lineIds: [1] })],
    ['a line it has beside one it has not', () => ask({ lineIds: [lineId(0), 1] })],
  ])('of %s is not eligible', async (_, request) => {
    arrived()
    expect(await adapter().orders.createReturn(request())).toEqual({ ok: false, error: 'not_eligible' })
    expect(order.returns).toEqual([])
  })

  test('is not eligible before anything has left, and after its time', async () => {
    expect(await adapter().orders.createReturn(ask())).toEqual({ ok: false, error: 'not_eligible' })
    arrived('2026-10-01T10:00:00Z')
    expect(await adapter().orders.createReturn(ask())).toEqual({ ok: false, error: 'not_eligible' })
  })

  test.each([
    ['FEATURE_NOT_ENABLED', 'unsupported'],
    ['INVALID', 'not_eligible'],
  ])('that Shopify refuses as %s is %s', async (code, error) => {
    arrived()
    shop.userErrors.set('RequestReturn', [{ code, field: null, message: 'no' }])
    expect(await adapter().orders.createReturn(ask())).toEqual({ ok: false, error })
  })
})
