import { toMinorUnits } from '../../core/data/minor-units'
import type { Order, OrderLine, Refund, Return, Shipment } from '../../core/domain'
import { dayIn } from '../../core/responses/format'
import { RESPONSE_LOCALES, text } from '../../core/responses/render'
import type { ShopifyConfig } from './config'
import type { ShopifyFulfillment, ShopifyLine, ShopifyOrder, ShopifyRefund, ShopifyReturn } from './shapes'
import { eventStatus, orderStatus, parcelStatus, returnStatus, stands } from './statuses'

type Reading = Pick<ShopifyConfig, 'locale' | 'timeZone'>

/** Longest order number, as adapters/d1/verification.ts takes it. */
const MAX_ORDER_NUMBER_CHARS = 32

/** "#1001" ▸ "1001", "kf-1001" ▸ "KF-1001": how Kefu writes an order's name. */
export function orderNumberOf(name: string): string {
  return name.normalize('NFKC').replaceAll('#', '').trim().toUpperCase()
}

/** The names an order number may stand for. */
export type OrderNames = {
  /** The one tries are counted under, however much of it was written. */
  readonly counted: string
  readonly names: readonly string[]
}

/**
 * What the shopper wrote, as the names it may stand for in a search: "1001" is "KF-1001" too where the shop writes its numbers so. Null
 * for what is no order number: it would be read as search syntax.
 */
export function orderNames(
  given: string,
  { orderNumber: format }: Pick<ShopifyConfig, 'orderNumber'>,
): OrderNames | null {
  const number = orderNumberOf(given)
  if (number.length > MAX_ORDER_NUMBER_CHARS || !/^[\p{L}\p{N}][\p{L}\p{N}._/-]*$/u.test(number)) return null
  const full = orderNumberOf(`${format.prefix}${number}${format.suffix}`)
  if (!/^\d+$/.test(number) || full === number || !/^[\p{L}\p{N}._/-]+$/u.test(full))
    return { counted: number, names: [number] }
  return { counted: full, names: [full, number] }
}

/** "gid://shopify/LineItem/123" ▸ 123. */
export function numberOf(gid: string): number {
  return Number(/(\d+)(?:\?.*)?$/.exec(gid)?.[1] ?? 0)
}

/** An order as Kefu knows it. Money is what the shopper was shown and paid, in their own currency. */
export function toOrder(order: ShopifyOrder, reading: Reading): Order {
  const shipments = order.fulfillments.filter(stands).flatMap((entry) => shipmentsOf(entry, reading))
  const { shippingAddress: address } = order
  const { currencyCode: currency } = order.totalPriceSet.presentmentMoney
  return {
    orderNumber: orderNumberOf(order.name),
    email: (order.email ?? '').trim().toLowerCase(),
    shopperName: address?.name ?? order.billingAddress?.name ?? '',
    status: orderStatus(order, shipments),
    placedAt: order.processedAt ?? order.createdAt,
    totalCents: minor(order.edited && order.cancelledAt === null ? order.currentTotalPriceSet : order.totalPriceSet),
    currency,
    address: {
      name: address?.name ?? '',
      line1: [address?.address1, address?.address2].filter(Boolean).join(', '),
      postcode: address?.zip ?? '',
      city: address?.city ?? '',
      country: address?.countryCodeV2 ?? '',
    },
    lines: linesOf(order, reading),
    shipments: shipments.sort((a, b) => firstAt(a) - firstAt(b)),
    refunds: refundsOf(order),
    returns: order.returns.nodes.flatMap((entry) => returnOf(entry)).sort((a, b) => a.requestedAt - b.requestedAt),
  }
}

/** What was taken out of an order is left out, unless nothing would be left: then it was all cancelled or sent back, and is still told. */
function linesOf(order: ShopifyOrder, reading: Reading): OrderLine[] {
  const current = order.lineItems.nodes.filter((line) => line.currentQuantity > 0)
  if (current.length > 0) return current.map((line) => lineOf(line, line.currentQuantity, reading))
  return order.lineItems.nodes.map((line) => lineOf(line, line.quantity, reading))
}

function lineOf(line: ShopifyLine, quantity: number, { locale }: Reading): OrderLine {
  const title = line.variantTitle ? `${line.title}, ${line.variantTitle}` : line.title
  return {
    lineId: numberOf(line.id),
    productId: line.product ? String(numberOf(line.product.id)) : '',
    sku: line.sku ?? '',
    title: { [locale]: title },
    quantity,
    unitCents: minor(line.discountedUnitPriceAfterAllDiscountsSet),
    imageUrl: line.image?.url ?? null,
  }
}

/** One fulfilment may be several parcels. Without a tracking number it goes by the fulfilment's own name, which is unique in the shop. */
function shipmentsOf(entry: ShopifyFulfillment, { timeZone }: Reading): Shipment[] {
  const tracked = entry.trackingInfo.filter((info) => info.number)
  const status = parcelStatus(entry)
  const events = entry.events.nodes
    .map((event) => ({
      at: event.happenedAt,
      status: eventStatus(event.status),
      text: event.message ? { en: event.message } : statusTexts(eventStatus(event.status)),
      place: [event.city, event.country].filter(Boolean).join(', '),
    }))
    .sort((a, b) => a.at - b.at)
  // What a shopper collects is marked as collected when it is handed over.
  const collected = entry.displayStatus === 'PICKED_UP' ? entry.createdAt : null
  const delivered = entry.deliveredAt ?? events.findLast((event) => event.status === 'delivered')?.at ?? collected
  return (tracked.length > 0 ? tracked : [{ company: null, number: null, url: null }]).map((info) => ({
    carrier: info.company ?? '',
    trackingNumber: info.number ?? orderNumberOf(entry.name),
    trackingUrl: webUrl(info.url),
    status,
    expectedOn: entry.estimatedDeliveryAt === null ? null : dayIn(entry.estimatedDeliveryAt, timeZone),
    deliveredAt: status === 'delivered' ? delivered : null,
    events,
  }))
}

/** A merchant types tracking links by hand: only what a browser may open is passed on. */
function webUrl(url: string | null): string | null {
  return url && URL.canParse(url) && /^https?:$/.test(new URL(url).protocol) ? url : null
}

function statusTexts(status: Shipment['status']): Record<string, string> {
  return Object.fromEntries(RESPONSE_LOCALES.map((locale) => [locale, text(`shipment_${status}`, locale)]))
}

function refundsOf(order: ShopifyOrder): Refund[] {
  const refunds = order.refunds.flatMap((refund) => refundOf(refund))
  return [...refunds, ...owed(order)].sort((a, b) => a.requestedAt - b.requestedAt)
}

/** Sent transactions are on their way until the gateway confirms them; one that failed is still owed. A refund of nothing is none. */
function refundOf(refund: ShopifyRefund): Refund[] {
  const { nodes: transactions } = refund.transactions
  const cents = transactions.reduce((sum, { amountSet }) => sum + minor(amountSet), 0)
  if (cents === 0) return []
  const isPaid = transactions.every((transaction) => transaction.status === 'SUCCESS')
  const paidAt = Math.max(...transactions.map((transaction) => transaction.processedAt ?? refund.createdAt ?? 0))
  return [
    {
      refundId: String(numberOf(refund.id)),
      cents,
      status: isPaid ? 'paid' : 'approved',
      requestedAt: refund.createdAt ?? paidAt,
      expectedOn: null,
      paidAt: isPaid ? paidAt : null,
      method: transactions.find((transaction) => transaction.formattedGateway)?.formattedGateway ?? '',
    },
  ]
}

/** After an edit the shop may hold more than the order costs now: that is owed, though nobody has sent it yet. */
function owed(order: ShopifyOrder): Refund[] {
  const cents = minor(order.netPaymentSet) - minor(order.currentTotalPriceSet)
  if (!order.edited || order.cancelledAt !== null || cents <= 0) return []
  const method = order.paymentGatewayNames[0] ?? ''
  return [
    {
      refundId: 'owed',
      cents,
      status: 'approved',
      requestedAt: order.updatedAt,
      expectedOn: null,
      paidAt: null,
      method,
    },
  ]
}

/** How a return that stands for an exchange begins its note: Shopify knows an exchange only once its new item is chosen. */
export const EXCHANGE_NOTE = 'Exchange wished'

function returnOf(entry: ShopifyReturn): Return[] {
  const status = returnStatus(entry.status)
  if (!status) return []
  const notes = entry.returnLineItems.nodes.flatMap((line) => line.customerNote || line.returnReasonNote || [])
  const isExchange = entry.exchangeLineItems.nodes.length > 0 || notes.some((note) => note.startsWith(EXCHANGE_NOTE))
  return [
    {
      returnId: orderNumberOf(entry.name),
      kind: isExchange ? 'exchange' : 'return',
      status,
      reason: notes[0] ?? '',
      requestedAt: entry.createdAt,
    },
  ]
}

function minor({ presentmentMoney: { amount, currencyCode } }: ShopifyOrder['totalPriceSet']): number {
  const cents = toMinorUnits(amount, currencyCode)
  if (cents === null) throw new Error('an amount of money cannot be read')
  return cents
}

function firstAt(shipment: Shipment): number {
  return shipment.events[0]?.at ?? Number.MAX_SAFE_INTEGER
}
