import { describe, expect, it } from 'vitest'
import { changeOf, LATE, NOW, openWooShop } from '../../../scripts/testing/woo-shop'
import { fakeLine, fakeOrder } from '../../test/fixtures/fake-woocommerce-orders'

const DAY_MS = 86_400_000
const woo = openWooShop()

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
    woo.orders().createReturn({ ...changeOf('1001', again), now, kind: 'return', lineIds, reason: 'too small' })

  it('keeps a return beside the shop, once, and tells the shop in a note', async () => {
    woo.shop.add(sent())
    expect(await back([2], NOW, 'r')).toEqual({ ok: true, value: { returnId: 'R-1001-1', labelUrl: null } })
    expect(await back([2], NOW, 'r')).toEqual({ ok: true, value: { returnId: 'R-1001-1', labelUrl: null } })
    expect(await back([2])).toEqual({ ok: false, error: 'not_eligible' })
    expect(woo.shop.notes.map(({ note }) => note)).toEqual([
      'Return R-1001-1 asked for by the shopper: Lamp. Reason: too small.',
    ])
    expect(await woo.orders().get('1001')).toMatchObject({
      value: { returns: [{ returnId: 'R-1001-1', status: 'requested' }] },
    })
  })

  it('tells the shop the second time when the first note was lost', async () => {
    woo.shop.add(sent()).plan(/POST .*notes/, { before: () => new Promise(() => {}) })
    expect(
      await woo.orders(400).createReturn({ ...changeOf('1001', 'r'), kind: 'return', lineIds: [1], reason: '' }),
    ).toEqual(LATE)
    woo.records.expireLocks()
    expect(await back([1], NOW, 'r')).toMatchObject({ ok: true, value: { returnId: 'R-1001-1' } })
    expect(woo.shop.notes).toHaveLength(1)
  })

  it('counts the window from arrival where a parcel tells it, else from some days after completion', async () => {
    const completed = Date.parse('2026-04-25T10:00:00Z')
    woo.shop.add(sent())
    expect(await back([1], completed + 34 * DAY_MS)).toEqual({ ok: false, error: 'not_eligible' })
    expect(await back([1], completed + 33 * DAY_MS)).toMatchObject({ ok: true })
    const value = [{ tracking_number: 'A1', status: 'delivered', date: 0 }]
    woo.shop.add(sent({ meta_data: [{ key: '_wc_shipment_tracking_items', value }] }))
    expect(await back([2], completed + 33 * DAY_MS)).toEqual({ ok: false, error: 'not_eligible' })
  })

  it.each([
    ['before it left', { status: 'processing', date_completed_gmt: null }, [1]],
    ['when it was refunded', { status: 'refunded' }, [1]],
    ['of nothing', {}, []],
    ['of a line it does not have', {}, [3]],
  ])('refuses a return %s', async (_, more, lineIds) => {
    woo.shop.add(sent(more))
    expect(await back(lineIds)).toEqual({ ok: false, error: 'not_eligible' })
    expect(woo.shop.notes).toEqual([])
  })

  it('opens one claim about a thing, whoever asks again', async () => {
    woo.shop.add(sent({ meta_data: [{ key: '_tracking_number', value: 'A1' }] }))
    const claim = (trackingNumber: string | null) => woo.orders().openClaim({ ...changeOf('1001'), trackingNumber })
    expect(await claim('A1')).toEqual({ ok: true, value: { claimId: 'C-1001-1' } })
    expect(await claim('A1')).toEqual({ ok: true, value: { claimId: 'C-1001-1' } })
    expect(await claim('B2')).toEqual({ ok: false, error: 'not_found' })
    expect(woo.shop.notes).toHaveLength(1)
  })

  it('opens none before anything has left', async () => {
    woo.shop.add(fakeOrder({ id: 1001 }))
    expect(await woo.orders().openClaim({ ...changeOf('1001'), trackingNumber: null })).toEqual({
      ok: false,
      error: 'not_eligible',
    })
  })

  it('has the shop mail the invoice where a plugin keeps a link, and leaves it to a person elsewhere', async () => {
    const url = 'https://woo.shop.example/invoice/1001?key=x'
    woo.shop.add(sent({ meta_data: [{ key: '_invoice_url', value: url }] }))
    const request = changeOf('1001')
    expect(await woo.orders().sendInvoice(request)).toEqual({ ok: true, value: { sentTo: 'ana@example.com', url } })
    expect(await woo.orders().sendInvoice(request)).toMatchObject({ ok: true })
    expect(woo.shop.notes).toEqual([{ orderId: 1001, note: `Your invoice: ${url}`, customer_note: true }])
    woo.shop.add(sent())
    expect(await woo.orders().sendInvoice(changeOf('1001'))).toEqual({ ok: false, error: 'unsupported' })
  })
})
