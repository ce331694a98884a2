import type { TurnContext, Utterance } from '../dialogue/context'
import type { Order, OrderStatus, Shipment } from '../domain'
import { dayIn, formatDay } from '../responses/format'
import { orderCard } from './order-card'
import { isLost, isOverdue, isUnderWay, mainParcel } from './parcels'
import type { Action } from './registry'
import { unread, verifiedOrder } from './verify'

const HAS_LEFT: ReadonlySet<OrderStatus> = new Set(['shipped', 'partly_shipped', 'delivered'])
const CLOSED: ReadonlySet<OrderStatus> = new Set(['cancelled', 'returned', 'refunded'])

const showOrder: Action = {
  name: 'show_order',
  outcomes: ['shown', 'overdue', 'gone', 'late'],
  async run(ctx) {
    const found = await verifiedOrder(ctx)
    if (!found.ok) return unread(found.error)
    const order = found.value
    ctx.say({ ...describeOrder(ctx, order), cards: [cardOf(ctx, order)] })
    const parcel = mainParcel(order, today(ctx))
    if (!parcel || !(isLost(parcel) || isOverdue(parcel, today(ctx)))) return 'shown'
    return saysClaimed(ctx, order, parcel) ? 'shown' : 'overdue'
  },
}

const checkParcels: Action = {
  name: 'check_parcels',
  outcomes: ['overdue', 'delivered', 'claimed', 'on_time', 'untracked', 'not_shipped', 'closed', 'gone', 'late'],
  async run(ctx) {
    const found = await verifiedOrder(ctx)
    if (!found.ok) return unread(found.error)
    const order = found.value
    const parcel = mainParcel(order, today(ctx))
    const card = cardOf(ctx, order)
    if (parcel?.status === 'delivered' && parcel.deliveredAt !== null && !CLOSED.has(order.status)) {
      if (saysClaimed(ctx, order, parcel)) return 'claimed'
      ctx.say({ key: 'delivered_not_received', values: parcelValues(ctx, order, parcel), cards: [card] })
      return 'delivered'
    }
    ctx.say({ ...describeOrder(ctx, order), cards: [card] })
    if (CLOSED.has(order.status)) return 'closed'
    if (!parcel && !HAS_LEFT.has(order.status)) return 'not_shipped'
    const late = parcel !== null && (isLost(parcel) || isOverdue(parcel, today(ctx)))
    if (parcel && !late && parcel.status !== 'delivered') return 'on_time'
    if (saysClaimed(ctx, order, parcel)) return 'claimed'
    if (late) return 'overdue'
    return (parcel ?? order).status === 'delivered' ? 'delivered' : 'untracked'
  },
}

const checkMissing: Action = {
  name: 'check_missing',
  outcomes: ['parcels_under_way', 'parcel_under_way', 'all_delivered', 'not_shipped', 'closed', 'gone', 'late'],
  async run(ctx) {
    const found = await verifiedOrder(ctx)
    if (!found.ok) return unread(found.error)
    const order = found.value
    if (order.status === 'cancelled' || order.status === 'refunded') {
      ctx.setSlot('status', cardOf(ctx, order).status_label)
      return 'closed'
    }
    if (order.shipments.length === 0 && !HAS_LEFT.has(order.status)) return 'not_shipped'
    // Of a partly shipped order the rest is still to come.
    if (order.status !== 'partly_shipped' && !order.shipments.some(isUnderWay)) return 'all_delivered'
    ctx.say({ ...describeOrder(ctx, order), cards: [cardOf(ctx, order)] })
    return order.status === 'partly_shipped' || order.shipments.length > 1 ? 'parcels_under_way' : 'parcel_under_way'
  },
}

export const deliveryActions: readonly Action[] = [showOrder, checkParcels, checkMissing]

/** Tells of the claim that this conversation opened for the parcel; false when there is none. */
function saysClaimed(ctx: TurnContext, { orderNumber }: Order, parcel: Shipment | null): boolean {
  const claimId = ctx.tracker.slots[claimSlot(orderNumber, parcel?.trackingNumber ?? null)]
  if (claimId === undefined) return false
  ctx.say({ key: 'claim_already', values: { order_number: orderNumber, claim_id: claimId } })
  return true
}

/** The slot that keeps the claim opened for a parcel, or for the whole order. */
export function claimSlot(orderNumber: string, trackingNumber: string | null): string {
  return `claim_of_${orderNumber}_${trackingNumber ?? 'all'}`
}

export function today(ctx: TurnContext): string {
  return dayIn(ctx.input.now, ctx.deps.bundle.settings.timeZone)
}

export function cardOf(ctx: TurnContext, order: Order): ReturnType<typeof orderCard> {
  return orderCard(order, ctx.input.locale, ctx.deps.bundle.settings, ctx.input.now)
}

/** Where the order stands, in one sentence. */
export function describeOrder(ctx: TurnContext, order: Order): Utterance {
  const values = { order_number: order.orderNumber }
  if (!HAS_LEFT.has(order.status)) return { key: `order_${order.status}`, values }
  const parcel = mainParcel(order, today(ctx))
  if (parcel) return describeParcels(ctx, order, parcel)
  // Shipped in part: two parcels at the least, though none is known.
  if (order.status === 'partly_shipped') return { key: 'order_partly_shipped', values: { ...values, count: 2 } }
  return { key: `order_${order.status}_no_parcel`, values }
}

function describeParcels(ctx: TurnContext, order: Order, parcel: Shipment): Utterance {
  const values = parcelValues(ctx, order, parcel)
  if (isLost(parcel)) return { key: 'order_lost', values }
  if (isOverdue(parcel, today(ctx))) return { key: 'order_overdue', values }
  if (order.status === 'partly_shipped') {
    const key = order.shipments.some(isUnderWay) ? 'order_partly_shipped' : 'order_partly_delivered'
    return { key, values: { ...values, count: order.shipments.length + 1 } }
  }
  switch (parcel.status) {
    case 'delivered':
      return { key: parcel.deliveredAt === null ? 'order_delivered_no_parcel' : 'order_delivered', values }
    case 'out_for_delivery':
      return { key: 'order_out_for_delivery', values }
    case 'available_for_pickup':
      return { key: 'order_pickup', values }
    case 'attempt_fail':
      return { key: 'order_attempt_failed', values }
    default:
      if (!parcel.expectedOn) return { key: 'order_in_transit_no_day', values }
      return { key: order.shipments.length > 1 ? 'order_several_parcels' : 'order_in_transit', values }
  }
}

function parcelValues(ctx: TurnContext, order: Order, parcel: Shipment): Record<string, string | number> {
  const { locale } = ctx.input
  const day =
    parcel.deliveredAt === null ? parcel.expectedOn : dayIn(parcel.deliveredAt, ctx.deps.bundle.settings.timeZone)
  const last = parcel.events.at(-1)
  return {
    order_number: order.orderNumber,
    carrier: parcel.carrier,
    day: day ? formatDay(day, locale) : '',
    count: order.shipments.length,
    event: last?.text[locale] ?? last?.text.en ?? '',
  }
}
