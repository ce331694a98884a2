import { beforeEach, describe, expect, it } from 'vitest'
import { changeOf, LATE, openWooShop } from '../../../scripts/testing/woo-shop'
import { fakeLine, fakeOrder } from '../../test/fixtures/fake-woocommerce-orders'
import { lostAnswer } from '../../test/fixtures/faults'

const woo = openWooShop()

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
    woo.orders().changeItems({ ...changeOf('1001'), changes })
  beforeEach(() => {
    woo.shop.goods.set('70', goods(70, 'MUG'))
    woo.shop.goods.set('80/81', goods(81, 'TEE-S'))
    woo.shop.goods.set('80/82', goods(82, 'TEE-M'))
    woo.shop.goods.set('80/83', goods(83, 'TEE-XXL', { price: '12.00' }))
    woo.shop.goods.set('80/84', goods(84, 'TEE-L', { stock_status: 'outofstock' }))
  })

  it('swaps a variant of the same price', async () => {
    woo.shop.add(twoLines())
    expect(await ask({ lineId: 2, sku: 'TEE-M' })).toMatchObject({
      ok: true,
      value: { totalCents: 4920, lines: [{ quantity: 3 }, { sku: 'TEE-M' }] },
    })
    expect(woo.shop.refunds).toEqual([])
  })

  it.each([['TEE-XXL'], ['TEE-L'], ['TEE-NO']])(
    'does not swap in %s, which costs more, is sold out or does not exist',
    async (sku) => {
      woo.shop.add(twoLines())
      expect(await ask({ lineId: 2, sku })).toEqual({ ok: false, error: 'not_eligible' })
      expect(woo.shop.countCalls('PUT')).toBe(0)
    },
  )

  it('refunds what is taken out of a paid order, tax included', async () => {
    woo.shop.add(twoLines())
    expect(await ask({ lineId: 1, quantity: 1 }, { lineId: 2, quantity: 0 })).toMatchObject({
      ok: true,
      value: { lines: [{ lineId: 1, quantity: 1 }], refunds: [{ cents: 2460 + 1230, status: 'paid' }] },
    })
  })

  it('rewrites an unpaid order, whose total follows', async () => {
    woo.shop.add(twoLines({ status: 'pending', date_paid_gmt: null }))
    expect(await ask({ lineId: 1, quantity: 2 }, { lineId: 2, quantity: 0 })).toMatchObject({
      ok: true,
      value: { totalCents: 2460, lines: [{ lineId: 1, quantity: 2 }] },
    })
    expect(await ask({ lineId: 1, quantity: 4 })).toMatchObject({ ok: true, value: { totalCents: 4920 } })
    expect(woo.shop.refunds).toEqual([])
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
    woo.shop.add(twoLines())
    expect(await ask(...changes)).toEqual({ ok: false, error: 'not_eligible' })
    expect(woo.shop.countCalls('PUT') + woo.shop.countCalls('POST')).toBe(0)
  })

  it('refunds once when the answer was lost and the change comes again', async () => {
    woo.shop.add(twoLines()).plan(/POST .*refunds/, lostAnswer)
    const request = {
      ...changeOf('1001'),
      changes: [
        { lineId: 1, quantity: 2 },
        { lineId: 2, quantity: 0 },
      ],
    }
    expect(await woo.orders(600).changeItems(request)).toEqual(LATE)
    woo.records.expireLocks()
    expect(await woo.orders().changeItems(request)).toMatchObject({
      ok: true,
      value: { lines: [{ lineId: 1, quantity: 2 }] },
    })
    expect(woo.shop.refunds).toHaveLength(1)
  })
})
