import { DAY_MS, startOfDay } from './calendar'
import { articleRows, PRODUCTS, type Product, productRows, variantRows } from './catalogue'
import { FIXED_ORDERS } from './fixed'
import { type Moment, orderRows } from './order-rows'
import { FIXED_PEOPLE, ORDER_WEIGHTS, PEOPLE, type Person } from './people'
import type { OrderPlan } from './plan'
import { type Random, random } from './random'
import type { ContactRow, DemoShop, OrderRows } from './rows'
import { BASE_SCENARIOS, type Fate, pastFate } from './scenarios'
import { DEMO_SETTINGS, DEMO_SHOP } from './settings'
import { profileRows, promotionRows, promotionUseRows, subscriptionRows } from './shoppers'
import { type Zone, zoneOf } from './zones'

export { FIXED_ORDERS } from './fixed'
export type { DemoShop } from './rows'

/** Days of history the 500 base orders cover; more days bring more orders. */
export const BASE_DAYS = 90
const FIRST_ORDER = 1_000
const FIRST_EXTRA_ORDER = 10_000
/** Orders a day in the time before the base ones: their own rate. */
const EXTRA_PER_DAY = 5
/** The documented orders are drawn from this seed whatever the shop's. */
const FIXED_SEED = 1
/** The time of day it is, when the caller does not say. */
const DEFAULT_HOUR_MS = 9 * 3_600_000

export type DemoOptions = {
  /** Calendar day in the shop's zone, YYYY-MM-DD: everything is told relative to it. */
  readonly today: string
  readonly seed?: number
  /** Days of history, at least BASE_DAYS. */
  readonly days?: number
  /** Nothing is dated later than this instant of `today` (epoch milliseconds); 9:00 in the shop's zone when left out. */
  readonly now?: number
}

/**
 * The demo shop as rows. Pure: the same options give the same rows. Order numbers 1000 to 1499 are the base, 1001 to 1014 the documented
 * ones (FIXED_ORDERS); history beyond BASE_DAYS is numbered from 10000.
 * @throws RangeError when `today` is no calendar day.
 */
export function generateDemoShop({ today, seed = 1, days = BASE_DAYS, now }: DemoOptions): DemoShop {
  const todayStart = startOfDay(today, DEMO_SETTINGS.timeZone)
  const moment: Moment = { today, todayStart, now: now ?? todayStart + DEFAULT_HOUR_MS }
  const orders = [
    ...FIXED_ORDERS.map(({ orderNumber, plan }) =>
      orderRows(orderNumber, plan, moment, random(FIXED_SEED, orderNumber)),
    ),
    ...baseOrders(seed, moment),
    ...extraOrders(seed, days, moment),
  ]
  orders.sort((a, b) => Number(a.order.orderNumber) - Number(b.order.orderNumber))
  return {
    settings: DEMO_SETTINGS,
    articles: articleRows(today),
    products: productRows(),
    variants: variantRows(today),
    contacts: contactRows(orders, todayStart),
    orders: orders.map((rows) => rows.order),
    orderLines: orders.flatMap((rows) => rows.lines),
    shipments: orders.flatMap((rows) => rows.shipments),
    refunds: orders.flatMap((rows) => rows.refunds),
    returns: orders.flatMap((rows) => rows.returns),
    profiles: profileRows(today),
    subscriptions: subscriptionRows(today),
    promotions: promotionRows(today),
    promotionUses: promotionUseRows(today),
  }
}

/** The older an order, the lower its number; the documented ones keep theirs. */
function baseOrders(seed: number, moment: Moment): OrderRows[] {
  const chance = random(seed, 'plans')
  const plans = BASE_SCENARIOS.flatMap(({ count, minLines = 1, fate }) =>
    Array.from({ length: count }, () => draw(chance, minLines, fate)),
  )
  const taken = new Set(FIXED_ORDERS.map(({ orderNumber }) => orderNumber))
  const numbers = Array.from({ length: plans.length + taken.size }, (_, index) => String(FIRST_ORDER + index))
  return numbered(
    plans,
    numbers.filter((number) => !taken.has(number)),
    seed,
    moment,
  )
}

function extraOrders(seed: number, days: number, moment: Moment): OrderRows[] {
  const chance = random(seed, 'history')
  const count = Math.max(0, days - BASE_DAYS) * EXTRA_PER_DAY
  const plans = Array.from({ length: count }, () =>
    draw(chance, 2, (inner, zone) =>
      pastFate(inner.int(BASE_DAYS - 10, Math.max(BASE_DAYS - 10, days - 20)), inner, zone),
    ),
  )
  return numbered(
    plans,
    plans.map((_, index) => String(FIRST_EXTRA_ORDER + index)),
    seed,
    moment,
  )
}

function numbered(plans: readonly OrderPlan[], numbers: readonly string[], seed: number, moment: Moment): OrderRows[] {
  const oldestFirst = [...plans].sort((a, b) => b.placedDaysAgo - a.placedDaysAgo)
  return oldestFirst.map((plan, index) => {
    const number = numbers[index] as string
    return orderRows(number, plan, moment, random(seed, number))
  })
}

function draw(chance: Random, minLines: number, fate: (random: Random, zone: Zone) => Fate): OrderPlan {
  const person = PEOPLE[FIXED_PEOPLE + chance.weighted(ORDER_WEIGHTS)] as Person
  const lines = Math.max(minLines, 1 + chance.weighted([50, 28, 14, 8]))
  return { ...fate(chance, zoneOf(person.address.country)), email: person.email, items: cart(lines, chance) }
}

/** Different products; one in three goes with the one before it. */
function cart(lines: number, chance: Random): [string, number][] {
  const chosen: Product[] = []
  while (chosen.length < lines) {
    const before = chosen.at(-1)
    const partner = before && chance.chance(0.35) ? chance.pick(before.goesWith) : null
    const product = PRODUCTS.find(({ id }) => id === partner) ?? chance.pick(PRODUCTS)
    if (!chosen.includes(product)) chosen.push(product)
  }
  return chosen.map((product) => [chance.pick(product.items).sku, 1 + chance.weighted([78, 17, 5])])
}

/** A shopper is known since a first visit some days before the first order. */
function contactRows(orders: readonly OrderRows[], todayStart: number): ContactRow[] {
  const first = new Map<string, number>()
  for (const { order } of orders) first.set(order.email, Math.min(order.placedAt, first.get(order.email) ?? todayStart))
  return PEOPLE.map((person) => ({
    shop: DEMO_SHOP,
    contactId: person.contactId,
    email: person.email,
    name: person.address.name,
    locale: person.locale,
    phone: null,
    address: JSON.stringify(person.address),
    createdAt: (first.get(person.email) ?? todayStart) - random(FIXED_SEED, person.contactId).int(1, 40) * DAY_MS,
  }))
}
