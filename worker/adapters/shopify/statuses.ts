import type { OrderStatus, ReturnStatus, Shipment } from '../../core/domain'
import type { ShipmentStatus } from '../../protocol'
import type { ShopifyFulfillment, ShopifyOrder } from './shapes'

/**
 * What Shopify shows of a parcel, in the nine tracking states. DELAYED stays in_transit: whether it is late is told by its day, and it has
 * not gone wrong. PICKED_UP is the shopper's own collection, CARRIER_PICKED_UP the carrier's.
 */
const PARCEL: Readonly<Record<string, ShipmentStatus>> = {
  SUBMITTED: 'pending',
  CONFIRMED: 'info_received',
  LABEL_PURCHASED: 'info_received',
  LABEL_PRINTED: 'info_received',
  FULFILLED: 'in_transit',
  MARKED_AS_FULFILLED: 'in_transit',
  CARRIER_PICKED_UP: 'in_transit',
  IN_TRANSIT: 'in_transit',
  DELAYED: 'in_transit',
  OUT_FOR_DELIVERY: 'out_for_delivery',
  ATTEMPTED_DELIVERY: 'attempt_fail',
  READY_FOR_PICKUP: 'available_for_pickup',
  PICKED_UP: 'delivered',
  DELIVERED: 'delivered',
  NOT_DELIVERED: 'exception',
  FAILURE: 'exception',
}
const GONE = new Set(['CANCELLED', 'ERROR', 'FAILURE'])
const VOID = new Set(['CANCELED', 'LABEL_VOIDED'])

/** A fulfilment that stands: not cancelled, not failed before anything left. */
export function stands({ status, displayStatus }: ShopifyFulfillment): boolean {
  return !GONE.has(status) && !VOID.has(displayStatus ?? '')
}

/** A state this version does not know is told as the plainest thing that is true of it. */
export function parcelStatus({ status, displayStatus }: ShopifyFulfillment): ShipmentStatus {
  return PARCEL[displayStatus ?? ''] ?? (status === 'SUCCESS' ? 'in_transit' : 'pending')
}

/** The state of one event on the way. */
export function eventStatus(status: string): ShipmentStatus {
  return PARCEL[status] ?? 'in_transit'
}

const UNPAID = new Set(['PENDING', 'EXPIRED', 'PARTIALLY_PAID', 'VOIDED'])

/** Where an order stands. Cancelled beats refunded: a cancelled order is refunded too, and the shopper asks about the cancelling. */
export function orderStatus(order: ShopifyOrder, shipments: readonly Shipment[]): OrderStatus {
  if (order.cancelledAt !== null) return 'cancelled'
  if (order.returnStatus === 'RETURNED' || order.returnStatus === 'INSPECTION_COMPLETE') return 'returned'
  if (order.displayFinancialStatus === 'REFUNDED') return 'refunded'
  if (order.displayFulfillmentStatus === 'PARTIALLY_FULFILLED') return 'partly_shipped'
  if (order.displayFulfillmentStatus === 'FULFILLED') {
    const isHere = shipments.length > 0 && shipments.every((shipment) => shipment.status === 'delivered')
    return isHere ? 'delivered' : 'shipped'
  }
  return UNPAID.has(order.displayFinancialStatus ?? '') ? 'pending_payment' : 'processing'
}

/** True once anything of it has been handed over. */
export function hasLeft(order: ShopifyOrder): boolean {
  return order.fulfillments.some(stands) || /^(?:PARTIALLY_)?FULFILLED$/.test(order.displayFulfillmentStatus)
}

/** True when nothing can be changed any more. */
export function isClosed(order: ShopifyOrder): boolean {
  return (
    order.cancelledAt !== null ||
    order.displayFinancialStatus === 'REFUNDED' ||
    order.returnStatus === 'RETURNED' ||
    order.returnStatus === 'INSPECTION_COMPLETE'
  )
}

const RETURN: Readonly<Record<string, ReturnStatus>> = { REQUESTED: 'requested', OPEN: 'requested', CLOSED: 'closed' }

/** Null for a return that was declined or called off: it is none. */
export function returnStatus(status: string): ReturnStatus | null {
  return RETURN[status] ?? null
}
