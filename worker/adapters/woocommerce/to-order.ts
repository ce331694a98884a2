import { toMinorUnits } from '../../core/data/minor-units'
import type { Address, Order, OrderLine, OrderStatus, Refund, Return, Shipment } from '../../core/domain'
import type { ShipmentStatus } from '../../protocol'
import { normaliseEmail } from '../d1/verification'
import { deliveryDaysOf, type WooReading } from './config'
import { parcelsOf } from './tracking'
import { instantOf, metaOf, type WooLine, type WooOrder, type WooRefund } from './wire'

const DAY_MS = 86_400_000

/** WooCommerce's own statuses, and those that widespread tracking plugins add. */
const STATUSES: Readonly<Record<string, OrderStatus>> = {
  pending: 'pending_payment',
  failed: 'pending_payment',
  'on-hold': 'pending_payment',
  processing: 'processing',
  completed: 'shipped',
  cancelled: 'cancelled',
  refunded: 'refunded',
  shipped: 'shipped',
  'in-transit': 'shipped',
  'partial-shipped': 'partly_shipped',
  'updated-tracking': 'shipped',
  delivered: 'delivered',
  returned: 'returned',
}
/** No orders yet, or none any more. */
const NO_ORDERS: ReadonlySet<string> = new Set(['checkout-draft', 'auto-draft', 'draft', 'trash'])

export function isOrder({ status }: WooOrder): boolean {
  return !NO_ORDERS.has(status)
}

/** Whether Kefu knows what the status means, and so may change the order: nobody knows what "in-engraving" allows. */
export function isKnownStatus({ status }: WooOrder, config: WooReading): boolean {
  return STATUSES[status] !== undefined || config.statuses?.[status] !== undefined
}

/** An order as Kefu knows it. Null when its total cannot be read: money is never guessed. */
export function toOrder(
  order: WooOrder,
  more: { readonly refunds: readonly WooRefund[]; readonly returns: readonly Return[] },
  config: WooReading,
): Order | null {
  const totalCents = toMinorUnits(order.total, order.currency)
  if (totalCents === null) return null
  const shipments = shipmentsOf(order, config)
  const status = statusOf(order, config, shipments)
  const isOpen = status === 'processing' || status === 'pending_payment'
  const address = addressOf(order)
  return {
    orderNumber: order.number,
    email: normaliseEmail(order.billing.email),
    shopperName: fullName(order.billing) || address.name,
    status,
    placedAt: instantOf(order.date_created_gmt) ?? 0,
    totalCents,
    currency: order.currency,
    address,
    lines: linesOf(order, isOpen ? more.refunds : [], config),
    shipments,
    refunds: refundsOf(order, more.refunds, totalCents),
    returns: more.returns,
    ...returnable(order, config),
  }
}

function statusOf(order: WooOrder, config: WooReading, shipments: readonly Shipment[]): OrderStatus {
  const own = config.statuses?.[order.status] ?? STATUSES[order.status]
  const status = own ?? (order.date_completed_gmt ? 'shipped' : order.date_paid_gmt ? 'processing' : 'pending_payment')
  // On hold is "waiting for the money" unless it has come: then somebody is looking at the order.
  if (order.status === 'on-hold' && order.date_paid_gmt) return 'processing'
  if (status === 'shipped' && shipments.length > 0 && shipments.every((parcel) => parcel.status === 'delivered'))
    return 'delivered'
  // A parcel with a number is on its way, whatever the status says: cancelling would not call it back.
  return status === 'processing' && shipments.length > 0 ? 'partly_shipped' : status
}

function shipmentsOf(order: WooOrder, config: WooReading): Shipment[] {
  const status = config.statuses?.[order.status] ?? STATUSES[order.status]
  const arrived = status === 'delivered'
  const parcelStatus: ShipmentStatus = arrived ? 'delivered' : status === 'processing' ? 'info_received' : 'in_transit'
  const deliveredAt = instantOf(order.date_completed_gmt) ?? instantOf(order.date_modified_gmt)
  return parcelsOf(order, { status: parcelStatus, deliveredAt })
}

/** Until when the goods may be sent back is counted from here where no parcel says when it came. */
function returnable(order: WooOrder, config: WooReading): { returnableFrom?: number } {
  const completed = instantOf(order.date_completed_gmt)
  return completed === null ? {} : { returnableFrom: completed + deliveryDaysOf(config) * DAY_MS }
}

/** The lines as they will be sent: what was refunded line by line before anything left is not coming any more. */
function linesOf(order: WooOrder, refunds: readonly WooRefund[], config: WooReading): OrderLine[] {
  const gone = refundedQuantities(refunds)
  return order.line_items.flatMap((line) => {
    const quantity = line.quantity - (gone.get(line.id) ?? 0)
    if (quantity <= 0) return []
    return [
      {
        lineId: line.id,
        productId: String(line.product_id),
        sku: line.sku || String(line.variation_id || line.product_id),
        title: { [config.locale]: line.name },
        quantity,
        unitCents: unitCents(order, line),
        imageUrl: /^https:\/\//.test(line.image?.src ?? '') ? (line.image?.src ?? null) : null,
      },
    ]
  })
}

/** Units taken out of each line by refunds, by line id. */
export function refundedQuantities(refunds: readonly WooRefund[]): Map<number, number> {
  const gone = new Map<number, number>()
  for (const item of refunds.flatMap((refund) => refund.line_items)) {
    const lineId = Number(metaOf(item.meta_data, '_refunded_item_id') ?? 0)
    gone.set(lineId, (gone.get(lineId) ?? 0) + Math.abs(item.quantity))
  }
  return gone
}

/** What one unit was sold for, with tax where the shop's prices are shown with it. */
function unitCents(order: WooOrder, line: WooLine): number {
  const net = toMinorUnits(line.total, order.currency) ?? 0
  const tax = order.prices_include_tax ? (toMinorUnits(line.total_tax, order.currency) ?? 0) : 0
  return line.quantity > 0 ? Math.round((net + tax) / line.quantity) : 0
}

function refundsOf(order: WooOrder, refunds: readonly WooRefund[], totalCents: number): Refund[] {
  const method = order.payment_method_title
  const made = refunds.map((refund): Refund => {
    const at = instantOf(refund.date_created_gmt) ?? 0
    const cents = Math.abs(toMinorUnits(refund.amount, order.currency) ?? 0)
    const status = refund.refunded_payment ? 'paid' : 'approved'
    const paidAt = refund.refunded_payment ? at : null
    return { refundId: `RF-${refund.id}`, cents, status, requestedAt: at, expectedOn: null, paidAt, method }
  })
  const owed = totalCents - made.reduce((sum, refund) => sum + refund.cents, 0)
  if (order.status !== 'cancelled' || !order.date_paid_gmt || owed <= 0) return made
  // Paid, cancelled and not given back: the shop still has to do it.
  const requestedAt = instantOf(order.date_modified_gmt) ?? 0
  const due: Refund = {
    refundId: `RF-${order.id}-due`,
    cents: owed,
    status: 'requested',
    requestedAt,
    expectedOn: null,
    paidAt: null,
    method,
  }
  return [...made, due]
}

function addressOf(order: WooOrder): Address {
  const { address_1: line, address_2: more, ...rest } = order.shipping.address_1 ? order.shipping : order.billing
  return {
    name: fullName(rest) || fullName(order.billing),
    line1: [line, more].filter(Boolean).join(', '),
    postcode: rest.postcode,
    city: [rest.city, rest.state].filter(Boolean).join(', '),
    country: rest.country,
  }
}

function fullName({ first_name: first, last_name: last }: { first_name: string; last_name: string }): string {
  return `${first} ${last}`.trim()
}
