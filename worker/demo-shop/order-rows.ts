import { addDays, addWorkingDays, MINUTE_MS } from './calendar'
import { carriersTo, trackingNumber } from './carriers'
import { itemBySku } from './catalogue'
import { type Person, personByEmail } from './people'
import type { OrderPlan, ParcelPlan, RefundPlan, ReturnPlan } from './plan'
import { type Random, random as stream } from './random'
import type { OrderLineRow, OrderRows, RefundRow, ReturnRow, ShipmentRow } from './rows'
import { DEMO_SETTINGS, DEMO_SHOP } from './settings'
import { trackingEvents } from './tracking'
import { deliveryCents, zoneOf } from './zones'

/** The moment a demo shop is made for. */
export type Moment = {
  /** Calendar day in the shop's zone, YYYY-MM-DD. */
  readonly today: string
  /** The instant at which it starts, epoch milliseconds. */
  readonly todayStart: number
  /** Nothing happens later than this, epoch milliseconds. */
  readonly now: number
}

const DAY_MINUTES = 1_440
/** Share of orders from Portugal and Spain that pay for express. */
const EXPRESS_SHARE = 0.12
/** Working days between asking for a refund and having it. */
const REFUND_WORKING_DAYS = 5
/** A shopper has one card, whatever the order. */
const CARD_SEED = 1

/** The rows of one planned order. */
export function orderRows(orderNumber: string, plan: OrderPlan, moment: Moment, random: Random): OrderRows {
  const person = personByEmail(plan.email)
  const lines = lineRows(orderNumber, plan)
  const goods = goodsCents(lines)
  const placedAt = past(plan.placedDaysAgo, random, moment)
  const delivery = deliveryCents(zoneOf(person.address.country), goods, random.chance(EXPRESS_SHARE))
  const paymentMethod = methodOf(person, random)
  const shipments = plan.parcels.map((parcel, index) => shipmentRow(orderNumber, index, parcel, person, moment, random))
  const returns = plan.return ? [returnRow(orderNumber, plan.return, lines, moment, random)] : []
  const cents = plan.return?.lineIds
    ? goodsCents(lines.filter((line) => plan.return?.lineIds?.includes(line.lineId)))
    : goods
  const whole = plan.refund?.goodsOnly ? cents : cents + delivery
  const refunds = plan.refund ? [refundRow(orderNumber, plan.refund, whole, paymentMethod, moment, random)] : []
  const order = {
    shop: DEMO_SHOP,
    orderNumber,
    contactId: person.contactId,
    email: person.email,
    shopperName: person.address.name,
    status: plan.status,
    placedAt,
    totalCents: goods + delivery,
    currency: DEMO_SETTINGS.currency,
    address: JSON.stringify(person.address),
    paymentMethod,
    updatedAt: latest(placedAt, shipments, refunds, returns),
  }
  return { order, lines, shipments, refunds, returns }
}

function lineRows(orderNumber: string, plan: OrderPlan): OrderLineRow[] {
  return plan.items.map(([sku, quantity], index) => {
    const { productId, title, unitCents } = itemBySku(sku)
    return {
      shop: DEMO_SHOP,
      orderNumber,
      lineId: index + 1,
      productId,
      sku,
      title: JSON.stringify(title),
      quantity,
      unitCents,
    }
  })
}

function shipmentRow(
  orderNumber: string,
  index: number,
  parcel: ParcelPlan,
  person: Person,
  moment: Moment,
  random: Random,
): ShipmentRow {
  const { country, city } = person.address
  const carrier = parcel.carrier ?? random.pick(carriersTo(country))
  const number = trackingNumber(carrier, random)
  const events = trackingEvents(
    { parcel, carrier, country, city, todayStart: moment.todayStart, now: moment.now },
    random,
  )
  return {
    shop: DEMO_SHOP,
    orderNumber,
    trackingNumber: number,
    carrier,
    // The numbers are made up, so the shop's own page shows the parcel: the carrier's would find nothing.
    trackingUrl: `/demo/order?number=${orderNumber}&parcel=${index + 1}`,
    status: parcel.status,
    expectedOn: parcel.expectedInDays === null ? null : addDays(moment.today, parcel.expectedInDays),
    deliveredAt: parcel.status === 'delivered' ? (events.at(-1)?.at ?? null) : null,
    events: JSON.stringify(events),
    lineIds: parcel.lineIds ? JSON.stringify(parcel.lineIds) : null,
  }
}

function refundRow(
  orderNumber: string,
  plan: RefundPlan,
  cents: number,
  method: string,
  moment: Moment,
  random: Random,
): RefundRow {
  const requestedDay = addDays(moment.today, -plan.requestedDaysAgo)
  return {
    shop: DEMO_SHOP,
    orderNumber,
    refundId: `RF-${orderNumber}-1`,
    cents,
    status: plan.status,
    method,
    requestedAt: past(plan.requestedDaysAgo, random, moment),
    expectedOn: plan.status === 'rejected' ? null : addWorkingDays(requestedDay, REFUND_WORKING_DAYS),
    paidAt: plan.paidDaysAgo === undefined ? null : past(plan.paidDaysAgo, random, moment),
  }
}

function returnRow(
  orderNumber: string,
  plan: ReturnPlan,
  lines: readonly OrderLineRow[],
  moment: Moment,
  random: Random,
): ReturnRow {
  return {
    shop: DEMO_SHOP,
    orderNumber,
    returnId: `R-${orderNumber}-1`,
    kind: plan.kind,
    status: plan.status,
    lineIds: JSON.stringify(plan.lineIds ?? lines.map((line) => line.lineId)),
    reason: plan.reason,
    requestedAt: past(plan.requestedDaysAgo, random, moment),
    requestKey: `demo/${orderNumber}/return`,
  }
}

/** A waking hour of a day in the past, never later than the moment itself. */
function past(daysAgo: number, random: Random, { todayStart, now }: Moment): number {
  const minute = 480 + Math.floor(((random.next() + random.next()) / 2) * 870)
  const at = todayStart + (minute - daysAgo * DAY_MINUTES) * MINUTE_MS + random.int(0, 59) * 1_000
  return Math.min(at, now - MINUTE_MS)
}

function goodsCents(lines: readonly OrderLineRow[]): number {
  return lines.reduce((sum, line) => sum + line.quantity * line.unitCents, 0)
}

function methodOf(person: Person, random: Random): string {
  const own = stream(CARD_SEED, person.contactId)
  const card = `${own.pick(['Visa', 'Visa', 'Mastercard'])} •••• ${own.int(1_000, 9_999)}`
  if (person.locale === 'zh') return random.pick(['Alipay', 'Alipay', 'WeChat Pay', card])
  return random.pick([card, card, card, 'PayPal', 'PayPal', 'Apple Pay', 'Google Pay', 'Klarna'])
}

function latest(
  placedAt: number,
  shipments: readonly ShipmentRow[],
  refunds: readonly RefundRow[],
  returns: readonly ReturnRow[],
): number {
  const events = shipments.map((shipment) => (JSON.parse(shipment.events) as { at: number }[]).at(-1)?.at ?? 0)
  const paid = refunds.map((refund) => refund.paidAt ?? refund.requestedAt)
  return Math.max(placedAt, ...events, ...paid, ...returns.map((entry) => entry.requestedAt))
}
