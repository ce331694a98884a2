import { describe, expect, it } from 'vitest'
import { invoiceOf } from '../../core/documents/invoice'
import { DEMO_SETTINGS } from '../../demo-shop/settings'
import { line, NOW, order } from '../../test/fixtures/sample-orders'
import { invoicePage, labelPage } from './pages'

const EVIL = '<img src=x onerror=alert(1)>"\'&'
const RETURN = {
  returnId: 'R-1001-1',
  kind: 'return',
  status: 'requested',
  reason: '',
  requestedAt: NOW,
  handover: 'pickup',
} as const

describe('a page to print', () => {
  it('holds the lines and sums of an invoice', async () => {
    const made = await invoicePage(invoiceOf(order('1001', { totalCents: 3_000 }), DEMO_SETTINGS, 'en'), 'en')
    expect(made).toMatch(/<title>Invoice for order 1001<\/title>/)
    for (const part of [
      'Linden &amp; Lane, Lda.',
      'PT 500 000 000',
      'Alder Table Lamp',
      '€25.00',
      '€30.00',
      'VAT 23 %',
    ])
      expect(made).toContain(part)
  })

  it('shows what shoppers and shops wrote as text', async () => {
    const evil = order('1001', {
      shopperName: EVIL,
      address: { name: EVIL, line1: EVIL, postcode: EVIL, city: EVIL, country: EVIL },
      lines: [line(1, EVIL)],
    })
    const settings = { ...DEMO_SETTINGS, invoice: { seller: [EVIL], taxId: EVIL, tax: { name: EVIL, percent: 23 } } }
    const invoice = await invoicePage(invoiceOf(evil, settings, 'en'), 'en')
    const label = await labelPage(evil, { ...RETURN, returnId: EVIL }, [EVIL], settings, 'en')
    for (const made of [invoice, label]) {
      expect(made).not.toContain('<img')
      expect(made).toContain('&lt;img')
    }
  })

  it('holds a code, both addresses and what is in the parcel', async () => {
    const made = await labelPage(order('1001'), RETURN, ['Alder Table Lamp'], DEMO_SETTINGS, 'en')
    expect(made).toMatch(/<svg [^>]*viewBox="0 0 184 184"/)
    for (const part of [
      'R-1001-1',
      'Linden &amp; Lane Returns',
      'Rua Augusta 1',
      'Alder Table Lamp',
      'picks this parcel up',
    ])
      expect(made).toContain(part)
  })

  it('loads nothing and runs nothing', async () => {
    const made = await labelPage(order('1001'), { ...RETURN, handover: null }, ['Lamp'], DEMO_SETTINGS, 'zh')
    expect(made).toMatch(/<html lang="zh">/)
    expect(made).not.toMatch(/<script|<link|<iframe|url\(|https?:\/\/(?!www\.w3\.org\/)/)
  })
})
