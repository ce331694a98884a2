import { localised } from '../actions/order-card'
import type { Order, ShopSettings } from '../domain'
import { dayIn, formatDay, formatMoney } from '../responses/format'
import { type DocumentWords, documentWords } from './words'

/** An invoice with every figure written out. */
export type Invoice = {
  readonly words: DocumentWords
  readonly orderNumber: string
  readonly seller: readonly string[]
  readonly taxId: string | null
  readonly buyer: readonly string[]
  readonly day: string
  readonly lines: readonly { title: string; quantity: number; unit: string; amount: string }[]
  /** Delivery, discount, total, the tax in it and refunds: what to read below the lines. */
  readonly sums: readonly { label: string; amount: string; strong: boolean }[]
  readonly isCancelled: boolean
}

/** True once there is something to invoice: the order was paid, even if it was cancelled and refunded since. */
export function hasInvoice({ status, refunds }: Order): boolean {
  if (status === 'pending_payment') return false
  return status !== 'cancelled' || refunds.some((refund) => refund.status !== 'rejected')
}

/**
 * The invoice of an order in a locale. What the total has beyond the lines is delivery, what it lacks is a discount. The tax is contained
 * in the prices: total × rate ÷ (100 + rate), rounded to the minor unit.
 */
export function invoiceOf(order: Order, settings: ShopSettings, locale: string): Invoice {
  const words = documentWords(locale)
  const money = (cents: number) => formatMoney(cents, order.currency, locale)
  const { name, line1, postcode, city, country } = order.address
  const goods = order.lines.reduce((sum, line) => sum + line.quantity * line.unitCents, 0)
  const rest = order.totalCents - goods
  const { seller, taxId, tax } = settings.invoice ?? { seller: [settings.name], taxId: null, tax: null }
  const taxCents = tax ? Math.round((order.totalCents * tax.percent) / (100 + tax.percent)) : 0
  const refunded = order.refunds.filter((refund) => refund.status === 'paid' || refund.status === 'approved')
  return {
    words,
    orderNumber: order.orderNumber,
    seller,
    taxId,
    buyer: [name || order.shopperName, line1, `${postcode} ${city}`.trim(), country].filter(Boolean),
    day: `${formatDay(dayIn(order.placedAt, settings.timeZone), locale)} ${dayIn(order.placedAt, settings.timeZone).slice(0, 4)}`,
    lines: order.lines.map((line) => ({
      title: localised(line.title, locale, settings.defaultLocale) || line.sku,
      quantity: line.quantity,
      unit: money(line.unitCents),
      amount: money(line.quantity * line.unitCents),
    })),
    sums: [
      ...(rest > 0 ? [{ label: words.delivery, amount: money(rest), strong: false }] : []),
      ...(rest < 0 ? [{ label: words.discount, amount: money(rest), strong: false }] : []),
      { label: words.total, amount: money(order.totalCents), strong: true },
      ...(tax
        ? [
            {
              label: words.includes.replace('{n}', `${tax.name} ${tax.percent} %`),
              amount: money(taxCents),
              strong: false,
            },
          ]
        : []),
      ...refunded.map((refund) => ({ label: words.refunded, amount: money(-refund.cents), strong: false })),
    ],
    isCancelled: order.status === 'cancelled',
  }
}

/** The same as plain text, for a letter. */
export function invoiceText({ words, ...invoice }: Invoice): string {
  const { orderNumber, seller, taxId, buyer, day, lines, sums } = invoice
  return [
    words.attached.replace('{n}', orderNumber),
    '',
    ...seller,
    ...(taxId ? [`${words.taxId}: ${taxId}`] : []),
    '',
    `${words.billTo}:`,
    ...buyer,
    '',
    `${words.date}: ${day}`,
    '',
    ...lines.map((line) => `${line.quantity} × ${line.title}: ${line.amount}`),
    ...sums.map((sum) => `${sum.label}: ${sum.amount}`),
    ...(invoice.isCancelled ? ['', words.cancelled] : []),
  ].join('\n')
}
