import { CODE_TTL_MS, MAX_VERIFY_ATTEMPTS } from '../../config'
import type { TurnContext } from '../dialogue/context'
import { entityOf } from '../dialogue/policies/policy'
import { rootFlow } from '../dialogue/stack'
import type { Order } from '../domain'
import { asksForOrders, lacksEmail, lacksNumber, saysWithoutIt, wantsCode } from '../nlu/cues'
import { readCode } from '../nlu/one-time-code'
import type { Result } from '../result'
import { isLocked, lockedOutcome } from './codes'
import type { Action, OptionsProvider } from './registry'
import { BY_EMAIL, CODE, canSendCode, codeFor, isReading, NO_NUMBER, orderOfCode, ownEmails, PERSON } from './ways'

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

const checkVerified: Action = {
  name: 'check_verified',
  outcomes: ['verified', 'unknown', 'no_number', 'by_email', 'code', 'code_entered', 'person', 'locked', 'code_only'],
  async run(ctx) {
    const { order_number: orderNumber, email } = ctx.tracker.slots
    if (orderNumber === PERSON) return 'person'
    if (takeEnteredCode(ctx)) return 'code_entered'
    if (wantsByEmail(ctx)) return 'by_email'
    if (orderNumber === NO_NUMBER || (orderNumber === undefined && lacksNumber(ctx.input.text))) return 'no_number'
    if (orderNumber && Object.hasOwn(ctx.tracker.verifiedOrders, orderNumber)) {
      ctx.setSlot('email', ctx.tracker.verifiedOrders[orderNumber] ?? null)
      return 'verified'
    }
    if (takeCodeWish(ctx)) return 'code'
    // A shopper known by their own e-mail need not type it: the port still compares it with the order's.
    const own = ownEmails(ctx).at(-1)
    if (own && (email === undefined || isLocked(ctx))) ctx.setSlot('email', own)
    if (own && orderNumber === undefined) await takeOnlyOrder(ctx, own)
    if (!isLocked(ctx) || own) return 'unknown'
    // A code needs to know which order it is for.
    return canSendCode(ctx) && orderNumber === undefined ? 'unknown' : lockedOutcome(ctx)
  },
}

/** Which order a known shopper asks after is plain when only one is under way; a change is never begun on a guess. */
async function takeOnlyOrder(ctx: TurnContext, email: string): Promise<void> {
  if (rootFlow(ctx)?.flow !== 'track_order') return
  const found = await ctx.deps.orders.listByEmail(email, MAX_OWN_ORDERS)
  if (!found.ok) return
  const [only, ...others] = found.value.filter(({ status }) => UNDER_WAY.has(status))
  if (only && others.length === 0) ctx.setSlot('order_number', only.orderNumber)
}

const UNDER_WAY: ReadonlySet<Order['status']> = new Set(['pending_payment', 'processing', 'shipped', 'partly_shipped'])

/** The six digits that are awaited look like an order number: they are the code, wherever they come in. */
function takeEnteredCode(ctx: TurnContext): boolean {
  const pending = ctx.tracker.pendingCode
  if (!pending || ctx.input.now - pending.requestedAt > CODE_TTL_MS) return false
  const code = readCode(ctx.input.text)
  if (code === null || ctx.tracker.slots.order_number !== code) return false
  ctx.setSlot('code', code)
  ctx.setSlot('order_number', pending.target.kind === 'order' ? pending.target.orderNumber : null)
  return true
}

/** The shopper wants their orders found by an e-mail they will prove with a code. Who is known by one already picks from a list. */
function wantsByEmail(ctx: TurnContext): boolean {
  const { order_number: orderNumber } = ctx.tracker.slots
  const typed = entityOf(ctx, 'email')
  if (orderNumber === BY_EMAIL) {
    if (typed) ctx.setSlot('email', typed)
    return true
  }
  if (!canSendCode(ctx) || orderNumber !== undefined || ownEmails(ctx).length > 0) return false
  const { text: said } = ctx.input
  if (asksForOrders(said)) return true
  return typed !== null && (lacksNumber(said) || wantsCode(said) || ctx.tracker.pendingCode?.target.kind === 'email')
}

/** A code is wanted for an order: by a choice that names it, or in words beside its number. */
function takeCodeWish(ctx: TurnContext): boolean {
  const { order_number: orderNumber, email } = ctx.tracker.slots
  const chosen = orderOfCode(orderNumber)
  if (chosen !== null) {
    ctx.setSlot('order_number', chosen)
    return true
  }
  const { text: said } = ctx.input
  if (!canSendCode(ctx) || orderNumber === undefined || email !== undefined) return false
  return wantsCode(said) || lacksEmail(said)
}

const verifyOrder: Action = {
  name: 'verify_order',
  outcomes: ['verified', 'other_email', 'mismatch', 'code', 'locked', 'code_only', 'late'],
  async run(ctx) {
    const { order_number: orderNumber = '', email = '' } = ctx.tracker.slots
    if (email === CODE) return 'code'
    const typed = entityOf(ctx, 'email') !== null
    const own = ownEmails(ctx)
    const locked = isLocked(ctx)
    for (const candidate of typed && !locked ? [email] : untyped(ctx, email)) {
      const proven = own.includes(candidate)
      if (locked && !proven) continue
      const found = await ctx.deps.orders.verify(orderNumber, candidate, ctx.input.now, proven)
      if (found.ok) {
        ctx.setSlot('order_number', found.value.orderNumber)
        ctx.setSlot('email', candidate)
        ctx.emit({ type: 'order_verified', orderNumber: found.value.orderNumber, email: candidate })
        return 'verified'
      }
      if (found.error !== 'not_found') return found.error === 'locked' ? lockedOutcome(ctx) : found.error
    }
    if (locked) return lockedOutcome(ctx)
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
 * E-mails known to be the shopper's: their own for sure, or proven with an order. One that does not fit costs no attempt: guessing
 * order numbers with it finds nothing but the shopper's own orders.
 */
export function provenEmails(ctx: TurnContext): string[] {
  return [...ownEmails(ctx).reverse(), ...Object.values(ctx.tracker.verifiedOrders)]
}

function countFailure(ctx: TurnContext, orderNumber: string): 'locked' | 'code_only' | 'mismatch' {
  ctx.emit({ type: 'verification_failed', orderNumber })
  const left = MAX_VERIFY_ATTEMPTS - ctx.tracker.failedVerifications
  if (left <= 0) return lockedOutcome(ctx)
  ctx.setSlot('left', String(left))
  return 'mismatch'
}

export const verifyActions: readonly Action[] = [checkVerified, verifyOrder]

const MAX_OWN_ORDERS = 4

/** The recent orders of a shopper known by their own e-mail; nobody else sees a list. */
const ownOrders: OptionsProvider = async (ctx) => {
  const email = ownEmails(ctx).at(-1)
  if (!email) return []
  const found = await ctx.deps.orders.listByEmail(email, MAX_OWN_ORDERS)
  if (!found.ok) return []
  return likeliest(ctx, found.value).map((order) => ({
    title: `${order.orderNumber} · ${ctx.text(`status_${order.status}`)}`,
    value: order.orderNumber,
  }))
}

/** Who asks where something is means what is still under way, as long as anything is. */
function likeliest(ctx: TurnContext, orders: readonly Order[]): readonly Order[] {
  if (rootFlow(ctx)?.flow !== 'track_order') return orders
  const underWay = orders.filter(({ status }) => UNDER_WAY.has(status))
  return underWay.length > 0 ? underWay : orders
}

/** The own orders, and a code after a pair that did not fit; words that say that there is no number are an answer too, never shown as one. */
const orderNumbers: OptionsProvider = async (ctx) => {
  const shown = [...(await ownOrders(ctx)), ...codeChoices(ctx)]
  if (!isReading(ctx)) return shown
  const { text: said } = ctx.input
  const failed = ctx.tracker.lastFailedOrder
  const code = ctx.tracker.pendingCode && readCode(said)
  if (code) return [...shown, { title: said.trim(), value: code }]
  const number = entityOf(ctx, 'order_number')
  if (canSendCode(ctx) && failed && !number && (wantsCode(said) || lacksEmail(said)))
    return [...shown, { title: said.trim(), value: codeFor(failed) }]
  if (failed && !number && entityOf(ctx, 'email') !== null) return [...shown, { title: said.trim(), value: failed }]
  if (canSendCode(ctx) && !number && (wantsCode(said) || asksForOrders(said)))
    return [...shown, { title: said.trim(), value: BY_EMAIL }]
  return lacksNumber(said) || saysWithoutIt(said) ? [...shown, { title: said.trim(), value: NO_NUMBER }] : shown
}

/** A code to the order that did not fit a moment ago, or to the e-mail that was all the shopper gave. */
function codeChoices(ctx: TurnContext): { title: string; value: string }[] {
  if (!canSendCode(ctx) || ownEmails(ctx).length > 0) return []
  const failed = ctx.tracker.lastFailedOrder
  if (failed) return [{ title: ctx.text('choice_code'), value: codeFor(failed) }]
  return ctx.tracker.slots.email ? [{ title: ctx.text('choice_code_by_email'), value: BY_EMAIL }] : []
}

/** From this many answers in a row that did not fit a person is offered anyway. */
const PERSON_ANYWAY = 2

const ordersOrPerson: OptionsProvider = async (ctx) => {
  const own = await ownOrders(ctx)
  const byEmail =
    canSendCode(ctx) && own.length === 0 ? [{ title: ctx.text('choice_code_by_email'), value: BY_EMAIL }] : []
  const typed =
    byEmail.length > 0 && isReading(ctx) && entityOf(ctx, 'email') !== null && !entityOf(ctx, 'order_number')
  // An address and no number is the wish to be found by it.
  // So is the wish for a code.
  const asked = byEmail.length > 0 && isReading(ctx) && wantsCode(ctx.input.text)
  const said = typed || asked ? [{ title: ctx.input.text.trim(), value: BY_EMAIL }] : []
  if (ctx.tracker.unclear >= PERSON_ANYWAY) return [...own, ...byEmail, ...said]
  return [...own, ...byEmail, { title: ctx.text('choice_person'), value: PERSON }, ...said]
}

export const verifyOptions: Readonly<Record<string, OptionsProvider>> = {
  own_orders: orderNumbers,
  orders_or_person: ordersOrPerson,
}
