import type { TurnContext, Utterance } from '../dialogue/context'
import type { Order, Shipment } from '../domain'
import { dayIn, formatDay } from '../responses/format'
import { orderCard } from './order-card'
import { isLost, isOverdue, isUnderWay, mainParcel } from './parcels'
import type { Action } from './registry'
import { verifiedOrder } from './verify'

const showOrder: Action = {
  name: 'show_order',
  outcomes: ['shown', 'overdue', 'late'],
  async run(ctx) {
    const found = await verifiedOrder(ctx)
    if (!found.ok) return 'late'
    const order = found.value
    ctx.say({ ...describeOrder(ctx, order), cards: [cardOf(ctx, order)] })
    const parcel = mainParcel(order, today(ctx))
    return parcel && (isLost(parcel) || isOverdue(parcel, today(ctx))) ? 'overdue' : 'shown'
  },
}

const checkParcels: Action = {
  name: 'check_parcels',
  outcomes: ['overdue', 'delivered', 'on_time', 'not_shipped', 'closed', 'late'],
  async run(ctx) {
    const found = await verifiedOrder(ctx)
    if (!found.ok) return 'late'
    const order = found.value
    const parcel = mainParcel(order, today(ctx))
    const card = cardOf(ctx, order)
    if (order.status === 'cancelled' || order.status === 'returned' || order.status === 'refunded') {
      ctx.say({ ...describeOrder(ctx, order), cards: [card] })
      return 'closed'
    }
    if (!parcel) {
      ctx.say({ ...describeOrder(ctx, order), cards: [card] })
      return 'not_shipped'
    }
    if (parcel.status === 'delivered') {
      ctx.say({ key: 'delivered_not_received', values: parcelValues(ctx, order, parcel), cards: [card] })
      return 'delivered'
    }
    ctx.say({ ...describeOrder(ctx, order), cards: [card] })
    return isLost(parcel) || isOverdue(parcel, today(ctx)) ? 'overdue' : 'on_time'
  },
}

const openClaim: Action = {
  name: 'open_claim',
  outcomes: ['opened', 'late', 'failed'],
  async run(ctx) {
    const found = await verifiedOrder(ctx)
    if (!found.ok) return 'late'
    const { orderNumber } = found.value
    const parcel = mainParcel(found.value, today(ctx))
    const opened = await ctx.deps.orders.openClaim({
      orderNumber,
      trackingNumber: parcel?.trackingNumber ?? null,
      key: ctx.changeKey('open_claim'),
      by: `shopper:${ctx.tracker.verifiedOrders[orderNumber]}`,
      now: ctx.input.now,
    })
    if (!opened.ok) return opened.error === 'late' ? 'late' : 'failed'
    ctx.emit({ type: 'order_changed', orderNumber, change: 'claim_opened', detail: opened.value.claimId })
    ctx.say({ key: 'claim_opened', values: { order_number: orderNumber, claim_id: opened.value.claimId } })
    return 'opened'
  },
}

const checkMissing: Action = {
  name: 'check_missing',
  outcomes: ['parcels_under_way', 'all_delivered', 'not_shipped', 'closed', 'late'],
  async run(ctx) {
    const found = await verifiedOrder(ctx)
    if (!found.ok) return 'late'
    const order = found.value
    if (order.status === 'cancelled' || order.status === 'refunded') {
      ctx.setSlot('status', cardOf(ctx, order).status_label)
      return 'closed'
    }
    if (order.shipments.length === 0) return 'not_shipped'
    if (!order.shipments.some(isUnderWay)) return 'all_delivered'
    ctx.say({ ...describeOrder(ctx, order), cards: [cardOf(ctx, order)] })
    return 'parcels_under_way'
  },
}

export const deliveryActions: readonly Action[] = [showOrder, checkParcels, openClaim, checkMissing]

export function today(ctx: TurnContext): string {
  return dayIn(ctx.input.now, ctx.deps.bundle.settings.timeZone)
}

export function cardOf(ctx: TurnContext, order: Order): ReturnType<typeof orderCard> {
  return orderCard(order, ctx.input.locale, ctx.deps.bundle.settings, ctx.input.now)
}

/** Where the order stands, in one sentence. */
export function describeOrder(ctx: TurnContext, order: Order): Utterance {
  const parcel = mainParcel(order, today(ctx))
  const base = { order_number: order.orderNumber }
  if (order.status === 'shipped' || order.status === 'delivered' || order.status === 'partly_shipped') {
    if (parcel) return describeParcels(ctx, order, parcel)
  }
  return {
    key: `order_${order.status === 'shipped' || order.status === 'delivered' ? 'processing' : order.status}`,
    values: { ...base, count: order.shipments.length },
  }
}

function describeParcels(ctx: TurnContext, order: Order, parcel: Shipment): Utterance {
  const values = parcelValues(ctx, order, parcel)
  if (isLost(parcel)) return { key: 'order_lost', values }
  if (isOverdue(parcel, today(ctx))) return { key: 'order_overdue', values }
  if (order.status === 'partly_shipped')
    return { key: 'order_partly_shipped', values: { ...values, count: order.shipments.length + 1 } }
  switch (parcel.status) {
    case 'delivered':
      return { key: 'order_delivered', values }
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
