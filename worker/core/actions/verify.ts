import { MAX_VERIFY_ATTEMPTS } from '../../config'
import type { TurnContext } from '../dialogue/context'
import { entityOf } from '../dialogue/policies/policy'
import type { Order } from '../domain'
import { lacksNumber, saysWithoutIt } from '../nlu/cues'
import type { Result } from '../result'
import type { Action, OptionsProvider } from './registry'

/** The order under discussion, when this conversation has proven that the shopper owns it. */
export async function verifiedOrder(ctx: TurnContext): Promise<Result<Order, 'not_found' | 'late'>> {
  const orderNumber = ctx.tracker.slots.order_number
  if (!orderNumber || !Object.hasOwn(ctx.tracker.verifiedOrders, orderNumber)) return { ok: false, error: 'not_found' }
  return ctx.deps.orders.get(orderNumber)
}

/** The outcome of an action that could not read its order: it is gone from the shop, or the shop is slow. */
export function unread(error: 'not_found' | 'late'): 'gone' | 'late' {
  return error === 'late' ? 'late' : 'gone'
}

/** What stands for an order number that the shopper does not have, and for a person to look it up; no shop numbers an order so. */
const NO_NUMBER = 'no number'
const PERSON = 'a person'

const checkVerified: Action = {
  name: 'check_verified',
  outcomes: ['verified', 'unknown', 'no_number', 'person', 'locked'],
  async run(ctx) {
    const { order_number: orderNumber, email } = ctx.tracker.slots
    if (orderNumber === PERSON) return 'person'
    if (orderNumber === NO_NUMBER || (orderNumber === undefined && lacksNumber(ctx.input.text))) return 'no_number'
    if (orderNumber && Object.hasOwn(ctx.tracker.verifiedOrders, orderNumber)) {
      ctx.setSlot('email', ctx.tracker.verifiedOrders[orderNumber] ?? null)
      return 'verified'
    }
    if (ctx.tracker.failedVerifications >= MAX_VERIFY_ATTEMPTS) return 'locked'
    // A shopper the shop vouched for need not type the e-mail: the port still compares it with the order's.
    const vouched = ctx.tracker.shopper?.email
    if (vouched && email === undefined) ctx.setSlot('email', vouched)
    return 'unknown'
  },
}

const verifyOrder: Action = {
  name: 'verify_order',
  outcomes: ['verified', 'other_email', 'mismatch', 'locked', 'late'],
  async run(ctx) {
    const { order_number: orderNumber = '', email = '' } = ctx.tracker.slots
    const typed = entityOf(ctx, 'email') !== null
    for (const candidate of typed ? [email] : untyped(ctx, email)) {
      const found = await ctx.deps.orders.verify(orderNumber, candidate, ctx.input.now)
      if (found.ok) {
        ctx.setSlot('order_number', found.value.orderNumber)
        ctx.setSlot('email', candidate)
        ctx.emit({ type: 'order_verified', orderNumber: found.value.orderNumber, email: candidate })
        return 'verified'
      }
      if (found.error !== 'not_found') return found.error
    }
    return !typed && provenEmails(ctx).includes(email) ? 'other_email' : countFailure(ctx, orderNumber)
  },
}

/** E-mails tried for one order at most: each one that does not fit counts towards the order's own limit. */
const MAX_UNTYPED = 3

/** The e-mails to try when none was typed: the one kept from before, then the others known to be the shopper's. */
function untyped(ctx: TurnContext, kept: string): string[] {
  return [...new Set([kept, ...provenEmails(ctx)])].slice(0, MAX_UNTYPED)
}

/**
 * E-mails known to be the shopper's: vouched for by the shop, or proven with an order. One that does not fit costs no attempt: guessing
 * order numbers with it finds nothing but the shopper's own orders.
 */
function provenEmails(ctx: TurnContext): string[] {
  const vouched = ctx.tracker.shopper?.email
  return [...(vouched ? [vouched] : []), ...Object.values(ctx.tracker.verifiedOrders)]
}

function countFailure(ctx: TurnContext, orderNumber: string): 'locked' | 'mismatch' {
  ctx.emit({ type: 'verification_failed', orderNumber })
  const left = MAX_VERIFY_ATTEMPTS - ctx.tracker.failedVerifications
  if (left <= 0) return 'locked'
  ctx.setSlot('left', String(left))
  return 'mismatch'
}

export const verifyActions: readonly Action[] = [checkVerified, verifyOrder]

const MAX_OWN_ORDERS = 4

/** The recent orders of a shopper the shop vouched for; nobody else sees a list. */
const ownOrders: OptionsProvider = async (ctx) => {
  const email = ctx.tracker.shopper?.email
  if (!email) return []
  const found = await ctx.deps.orders.listByEmail(email, MAX_OWN_ORDERS)
  if (!found.ok) return []
  return found.value.map((order) => ({
    title: `${order.orderNumber} · ${ctx.text(`status_${order.status}`)}`,
    value: order.orderNumber,
  }))
}

/** The own orders; and a message that says that there is no number is an answer too, though it is never shown as one. */
const orderNumbers: OptionsProvider = async (ctx) => {
  const own = await ownOrders(ctx)
  const { text: said } = ctx.input
  return lacksNumber(said) || saysWithoutIt(said) ? [...own, { title: said.trim(), value: NO_NUMBER }] : own
}

/** From this many answers in a row that did not fit a person is offered anyway. */
const PERSON_ANYWAY = 2

const ordersOrPerson: OptionsProvider = async (ctx) => {
  const own = await ownOrders(ctx)
  if (ctx.tracker.unclear >= PERSON_ANYWAY) return own
  return [...own, { title: ctx.text('choice_person'), value: PERSON }]
}

export const verifyOptions: Readonly<Record<string, OptionsProvider>> = {
  own_orders: orderNumbers,
  orders_or_person: ordersOrPerson,
}
