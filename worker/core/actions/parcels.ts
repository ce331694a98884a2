import type { Order, Shipment } from '../domain'

const UNDER_WAY = new Set([
  'pending',
  'info_received',
  'in_transit',
  'out_for_delivery',
  'attempt_fail',
  'available_for_pickup',
])
const LOST = new Set(['exception', 'expired'])

export function isUnderWay(shipment: Shipment): boolean {
  return UNDER_WAY.has(shipment.status)
}

export function isLost(shipment: Shipment): boolean {
  return LOST.has(shipment.status)
}

/** Still under way although its expected day has passed. `today` is a calendar day (YYYY-MM-DD) in the shop's zone. */
export function isOverdue(shipment: Shipment, today: string): boolean {
  return (
    isUnderWay(shipment) &&
    shipment.status !== 'available_for_pickup' &&
    shipment.expectedOn !== null &&
    shipment.expectedOn < today
  )
}

/** The parcel a shopper asks about first: a lost one, then an overdue one, then the last to arrive, then the last delivered. */
export function mainParcel(order: Order, today: string): Shipment | null {
  const byDay = [...order.shipments].sort((a, b) => (b.expectedOn ?? '').localeCompare(a.expectedOn ?? ''))
  return (
    byDay.find(isLost) ??
    byDay.find((shipment) => isOverdue(shipment, today)) ??
    byDay.find(isUnderWay) ??
    [...order.shipments].sort((a, b) => (b.deliveredAt ?? 0) - (a.deliveredAt ?? 0))[0] ??
    null
  )
}

/** The latest expected day over the parcels still under way. */
export function expectedDay(order: Order): string | null {
  const days = order.shipments.filter(isUnderWay).flatMap((shipment) => shipment.expectedOn ?? [])
  return days.sort().at(-1) ?? null
}
