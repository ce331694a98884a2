import type { TurnContext, Utterance } from '../dialogue/context'
import type { Order, OrderStatus, Shipment } from '../domain'
import { dayIn, formatDay } from '../responses/format'
import { orderCard } from './order-card'
import { lineTitle } from './order-lines'
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
    sayOrder(ctx, order)
    const parcel = mainParcel(order, today(ctx))
    if (!parcel || !(isLost(parcel) || isOverdue(parcel, today(ctx)))) return 'shown'
    return saysParcelClaimed(ctx, order, parcel) ? 'shown' : 'overdue'
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
      if (saysParcelClaimed(ctx, order, parcel)) return 'claimed'
      ctx.say({ key: 'delivered_not_received', values: parcelValues(ctx, order, parcel), cards: [card] })
      return 'delivered'
    }
    sayOrder(ctx, order)
    if (CLOSED.has(order.status)) return 'closed'
    if (!parcel && !HAS_LEFT.has(order.status)) return 'not_shipped'
    const late = parcel !== null && (isLost(parcel) || isOverdue(parcel, today(ctx)))
    if (parcel && !late && parcel.status !== 'delivered') return 'on_time'
    if (saysParcelClaimed(ctx, order, parcel)) return 'claimed'
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
    sayOrder(ctx, order)
    return order.status === 'partly_shipped' || order.shipments.length > 1 ? 'parcels_under_way' : 'parcel_under_way'
  },
}

export const deliveryActions: readonly Action[] = [showOrder, checkParcels, checkMissing]

/** Says where the order stands; of several parcels each with its own state, and what is in it where that is known. */
function sayOrder(ctx: TurnContext, order: Order): void {
  const cards = [cardOf(ctx, order)]
  if (order.shipments.length < 2) ctx.say({ ...describeOrder(ctx, order), cards })
  else {
    ctx.say(describeOrder(ctx, order))
    const parcels = order.shipments.map((shipment) => parcelLine(ctx, order, shipment)).join('\n')
    ctx.say({ key: 'order_parcels', values: { parcels }, cards })
  }
}

/** "- DHL 123: Delivered on Friday (Pebble Mug)". */
function parcelLine(ctx: TurnContext, { lines }: Order, parcel: Shipment): string {
  const { carrier, trackingNumber, status, lineIds } = parcel
  const zone = ctx.deps.bundle.settings.timeZone
  const day = parcel.deliveredAt === null ? parcel.expectedOn : dayIn(parcel.deliveredAt, zone)
  const late = isLost(parcel) || isOverdue(parcel, today(ctx))
  const items = lines.filter((line) => lineIds?.includes(line.lineId)).map((line) => lineTitle(line, lines, ctx))
  return ctx.text('parcel_line', {
    carrier,
    tracking_number: trackingNumber,
    status: ctx.text(`shipment_${status}`),
    when: !day || status === 'available_for_pickup' ? 'none' : status === 'delivered' ? 'then' : late ? 'late' : 'due',
    day: day ? formatDay(day, ctx.input.locale) : '',
    items: items.length > 0 ? items.join(ctx.input.locale.startsWith('zh') ? '、' : ', ') : 'none',
  })
}

/** Tells of the claim that is open for the parcel or the whole order; false when there is none. */
function saysParcelClaimed(ctx: TurnContext, order: Order, parcel: Shipment | null): boolean {
  const number = parcel?.trackingNumber ?? null
  const stored = order.claims?.find(
    (entry) => entry.kind === 'parcel' && entry.status === 'open' && [number, null].includes(entry.trackingNumber),
  )
  const claimId = stored?.claimId ?? ctx.tracker.slots[claimSlot(order.orderNumber, number)]
  return claimId !== undefined && saysClaimed(ctx, order, claimId)
}

/** Says that a claim is open already and what happens next. */
export function saysClaimed(ctx: TurnContext, { orderNumber }: Order, claimId: string): true {
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
