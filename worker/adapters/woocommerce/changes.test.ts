import { beforeEach, describe, expect, it } from 'vitest'
import { changeOf, LATE, openWooShop } from '../../../scripts/testing/woo-shop'
import { fakeOrder } from '../../test/fixtures/fake-woocommerce-orders'
import { lostAnswer, status } from '../../test/fixtures/faults'

const woo = openWooShop()

describe('cancel', () => {
  it('cancels, gives the money back once and leaves an audit entry', async () => {
    woo.shop.add(fakeOrder({ id: 1001 }))
    const done = await woo.orders().cancel(changeOf('1001'))
    expect(done).toMatchObject({ ok: true, value: { status: 'refunded', refunds: [{ cents: 1230, status: 'paid' }] } })
    expect(woo.records.audit).toMatchObject([
      { by: 'shopper:ana', detail: '{"before":{"status":"processing"},"after":{"status":"refunded"}}' },
    ])
  })

  it('gives nothing back for what was not paid', async () => {
    woo.shop.add(fakeOrder({ id: 1001, status: 'pending', date_paid_gmt: null }))
    expect(await woo.orders().cancel(changeOf('1001'))).toMatchObject({
      ok: true,
      value: { status: 'cancelled', refunds: [] },
    })
    expect(woo.shop.refunds).toEqual([])
  })

  it('happens once for one key and for several, at once and after one another', async () => {
    woo.shop.add(fakeOrder({ id: 1001 }))
    const request = changeOf('1001')
    const answers = await Promise.all([
      woo.orders().cancel(request),
      woo.orders().cancel(request),
      woo.orders().cancel(changeOf('1001')),
    ])
    expect(answers.map((answer) => (answer.ok ? 'ok' : answer.error)).sort()).toEqual(['not_eligible', 'ok', 'ok'])
    expect(await woo.orders().cancel(request)).toMatchObject({ ok: true })
    expect(woo.shop.refunds).toHaveLength(1)
    expect(woo.records.audit).toHaveLength(1)
  })

  it.each([/PUT/, /POST .*refunds/])('is taken up by the same key when the answer to %s was lost', async (fits) => {
    woo.shop.add(fakeOrder({ id: 1001 }))
    woo.shop.plan(fits, lostAnswer)
    const request = changeOf('1001')
    expect(await woo.orders(500).cancel(request)).toEqual(LATE)
    // Until the run that was cut off has lost its hold, nobody else may touch the order.
    expect(await woo.orders(300).cancel(changeOf('1001'))).toEqual(LATE)
    woo.records.expireLocks()
    expect(await woo.orders().cancel(request)).toMatchObject({ ok: true, value: { status: 'refunded' } })
    expect(woo.shop.refunds).toHaveLength(1)
  })

  it('is not repeated blindly: a refund that may have been made is never posted twice in one try', async () => {
    woo.shop.add(fakeOrder({ id: 1001 }))
    woo.shop.plan(/POST .*refunds/, status(502, ''), 3)
    expect(await woo.orders(1_500).cancel(changeOf('1001'))).toEqual(LATE)
    expect(woo.shop.refunds).toEqual([])
  })

  it('leaves a paid order to a person where the gateway cannot refund', async () => {
    woo.shop.gatewaySupports = ['products']
    woo.shop.add(fakeOrder({ id: 1001 }))
    expect(await woo.orders().cancel(changeOf('1001'))).toEqual({ ok: false, error: 'unsupported' })
    expect(woo.shop.order(1001).status).toBe('processing')
  })

  it('tells the shop and the shopper that the money is owed when the gateway refuses after all', async () => {
    woo.shop.gatewayRefuses = true
    woo.shop.add(fakeOrder({ id: 1001 }))
    expect(await woo.orders().cancel(changeOf('1001'))).toMatchObject({
      ok: true,
      value: { status: 'cancelled', refunds: [{ status: 'requested', cents: 1230 }] },
    })
    expect(woo.shop.notes).toMatchObject([
      { orderId: 1001, customer_note: false, note: expect.stringContaining('12.30 EUR') },
    ])
  })

  it.each([
    ['completed', 'too_late'],
    ['cancelled', 'not_eligible'],
    ['refunded', 'not_eligible'],
    ['in-engraving', 'unsupported'],
  ])('leaves an order that is %s alone: %s', async (state, error) => {
    woo.shop.add(fakeOrder({ id: 1001, status: state }))
    expect(await woo.orders().cancel(changeOf('1001'))).toEqual({ ok: false, error })
    expect(woo.shop.countCalls('PUT') + woo.shop.countCalls('POST')).toBe(0)
  })

  it('finds no unknown order, and cannot work with a key that may only read', async () => {
    expect(await woo.orders().cancel(changeOf('9'))).toEqual({ ok: false, error: 'not_found' })
    woo.shop.add(fakeOrder({ id: 1001 }))
    woo.shop.permissions = 'read'
    expect(await woo.orders().cancel(changeOf('1001'))).toEqual({ ok: false, error: 'unsupported' })
  })
})

describe('undoCancel', () => {
  const cancelled = (more = {}) => fakeOrder({ id: 1001, status: 'cancelled', ...more })
  beforeEach(() =>
    woo.shop.goods.set('70', {
      id: 70,
      sku: 'MUG',
      price: '10',
      stock_status: 'instock',
      manage_stock: true,
      stock_quantity: 1,
    }),
  )

  it('brings a paid order back to processing and an unpaid one back to pending', async () => {
    woo.shop.add(cancelled())
    expect(await woo.orders().undoCancel(changeOf('1001'))).toMatchObject({ ok: true, value: { status: 'processing' } })
    woo.shop.add(cancelled({ date_paid_gmt: null }))
    expect(await woo.orders().undoCancel(changeOf('1001'))).toMatchObject({
      ok: true,
      value: { status: 'pending_payment' },
    })
  })

  it('does not where money was given back or the goods are gone', async () => {
    woo.shop.add(cancelled({ refunds: [{ id: 5, reason: '', total: '-1.00' }] }))
    woo.shop.refunds.push({
      id: 5,
      parent: 1001,
      date_created_gmt: '2026-05-01T00:00:00',
      amount: '1.00',
      reason: '',
      refunded_payment: true,
      line_items: [],
    })
    expect(await woo.orders().undoCancel(changeOf('1001'))).toEqual({ ok: false, error: 'not_eligible' })
    woo.shop.add(cancelled())
    woo.shop.goods.set('70', {
      id: 70,
      sku: 'MUG',
      price: '10',
      stock_status: 'instock',
      manage_stock: true,
      stock_quantity: 0,
    })
    expect(await woo.orders().undoCancel(changeOf('1001'))).toEqual({ ok: false, error: 'not_eligible' })
    expect(woo.shop.countCalls('PUT')).toBe(0)
  })
})

describe('changeAddress', () => {
  it('keeps the address as it was written, the name with it, and tells the shop what was before', async () => {
    woo.shop.add(fakeOrder({ id: 1001 }))
    const done = await woo.orders().changeAddress({ ...changeOf('1001'), address: ' Lindenweg 3,\n20099 Hamburg ' })
    expect(done).toMatchObject({
      ok: true,
      value: { address: { name: 'Ana Lima', line1: 'Lindenweg 3, 20099 Hamburg', city: '', country: '' } },
    })
    expect(woo.shop.notes[0]?.note).toContain('Before: Ana Lima, Rua Nova 1, 1000-001, Lisboa, PT')
  })

  it('does not undo a newer address when an old request comes again', async () => {
    woo.shop.add(fakeOrder({ id: 1001 }))
    const first = { ...changeOf('1001'), address: 'First street 1' }
    await woo.orders().changeAddress(first)
    await woo.orders().changeAddress({ ...changeOf('1001'), address: 'Second street 2' })
    expect(await woo.orders().changeAddress(first)).toMatchObject({
      ok: true,
      value: { address: { line1: 'Second street 2' } },
    })
  })

  it('takes no blank one', async () => {
    woo.shop.add(fakeOrder({ id: 1001 }))
    expect(await woo.orders().changeAddress({ ...changeOf('1001'), address: ' \n ' })).toEqual({
      ok: false,
      error: 'not_eligible',
    })
  })
})
