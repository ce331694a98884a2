import { describe, expect, it } from 'vitest'
import { DEMO_SETTINGS } from '../../demo-shop/settings'
import { line, NOW, order } from '../../test/fixtures/sample-orders'
import type { Order, Refund } from '../domain'
import { hasInvoice, invoiceOf, invoiceText } from './invoice'

const REFUND: Refund = {
  refundId: 'RF-1',
  cents: 2_500,
  status: 'approved',
  requestedAt: NOW,
  expectedOn: null,
  paidAt: null,
  method: 'Visa',
}
const sums = (more: Partial<Order>) =>
  invoiceOf(order('1001', more), DEMO_SETTINGS, 'en').sums.map(({ label, amount }) => [label, amount])

describe('an invoice', () => {
  it('adds up: what is beyond the lines is delivery, and the tax is in the total', () => {
    // One lamp at 25.00; 49.20 in all, of which 9.20 are 23 %.
    expect(sums({ totalCents: 4_920 })).toEqual([
      ['Delivery', '€24.20'],
      ['Total', '€49.20'],
      ['Includes VAT 23 %', '€9.20'],
    ])
  })

  it('names a discount where the total is below the lines, and neither where it is the same', () => {
    expect(sums({ totalCents: 2_000 })[0]).toEqual(['Discount', '-€5.00'])
    expect(sums({ totalCents: 2_500 })[0]).toEqual(['Total', '€25.00'])
  })

  it('names what was refunded, and nothing that is only asked for or was declined', () => {
    const refunds = [REFUND, { ...REFUND, status: 'requested' as const }, { ...REFUND, status: 'rejected' as const }]
    expect(sums({ refunds }).filter(([label]) => label === 'Refunded')).toEqual([['Refunded', '-€25.00']])
  })

  it('is the shop alone where nothing is set, without a tax', () => {
    const { invoice: _none, ...settings } = DEMO_SETTINGS
    const made = invoiceOf(order('1001'), settings, 'en')
    expect(made).toMatchObject({ seller: ['Linden & Lane'], taxId: null })
    expect(made.sums.some((sum) => sum.label.startsWith('Includes'))).toBe(false)
  })

  it('is written in the language asked for', () => {
    const made = invoiceOf(order('1001', { lines: [line(1, 'Lamp')] }), DEMO_SETTINGS, 'zh-TW')
    expect(made.words.invoice).toBe('发票')
    expect(made.lines[0]?.title).toBe('Lamp（中）')
  })

  it('leaves out what an address does not have', () => {
    const address = { name: '', line1: 'Rua do Carmo 7, Lisbon', postcode: '', city: '', country: '' }
    expect(invoiceOf(order('1001', { address }), DEMO_SETTINGS, 'en').buyer).toEqual([
      'Ana Prata',
      'Rua do Carmo 7, Lisbon',
    ])
  })

  it('is a letter without markup', () => {
    const text = invoiceText(invoiceOf(order('1001', { status: 'cancelled' }), DEMO_SETTINGS, 'en'))
    expect(text).toMatch(/invoice for your order 1001\.\n[\s\S]*1 × Alder Table Lamp: €25\.00\n/)
    expect(text).toMatch(/This order was cancelled\.$/)
    expect(text).not.toMatch(/[<>]|undefined/)
  })

  it.each<[Partial<Order>, boolean]>([
    [{ status: 'pending_payment' }, false],
    [{ status: 'processing' }, true],
    [{ status: 'refunded' }, true],
    [{ status: 'cancelled' }, false],
    [{ status: 'cancelled', refunds: [REFUND] }, true],
  ])('of %o: %s', (more, exists) => {
    expect(hasInvoice(order('1001', more))).toBe(exists)
  })
})
