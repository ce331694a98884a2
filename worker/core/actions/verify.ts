import { MAX_VERIFY_ATTEMPTS } from '../../config'
import type { TurnContext } from '../dialogue/context'
import type { Order } from '../domain'
import { text } from '../responses/render'
import type { Result } from '../result'
import type { Action, OptionsProvider } from './registry'

/** The order under discussion, when this conversation has proven that the shopper owns it. */
export async function verifiedOrder(ctx: TurnContext): Promise<Result<Order, 'not_found' | 'late'>> {
  const orderNumber = ctx.tracker.slots.order_number
  if (!orderNumber || !Object.hasOwn(ctx.tracker.verifiedOrders, orderNumber)) return { ok: false, error: 'not_found' }
  return ctx.deps.orders.get(orderNumber)
}

const checkVerified: Action = {
  name: 'check_verified',
  outcomes: ['verified', 'unknown', 'locked'],
  async run(ctx) {
    const { order_number: orderNumber } = ctx.tracker.slots
    if (orderNumber && Object.hasOwn(ctx.tracker.verifiedOrders, orderNumber)) return 'verified'
    if (ctx.tracker.failedVerifications >= MAX_VERIFY_ATTEMPTS) return 'locked'
    // A shopper the shop vouched for need not type the e-mail: the port still compares it with the order's.
    const vouched = ctx.tracker.shopper?.email
    if (vouched) ctx.setSlot('email', vouched)
    return 'unknown'
  },
}

const verifyOrder: Action = {
  name: 'verify_order',
  outcomes: ['verified', 'mismatch', 'locked', 'late'],
  async run(ctx) {
    const { order_number: orderNumber = '', email = '' } = ctx.tracker.slots
    const found = await ctx.deps.orders.verify(orderNumber, email, ctx.input.now)
    if (found.ok) {
      ctx.setSlot('order_number', found.value.orderNumber)
      ctx.emit({ type: 'order_verified', orderNumber: found.value.orderNumber, email })
      return 'verified'
    }
    if (found.error === 'late' || found.error === 'locked') return found.error
    ctx.emit({ type: 'verification_failed', orderNumber })
    const left = MAX_VERIFY_ATTEMPTS - ctx.tracker.failedVerifications
    if (left <= 0) return 'locked'
    ctx.setSlot('left', String(left))
    return 'mismatch'
  },
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
    title: `${order.orderNumber} · ${text(`status_${order.status}`, ctx.input.locale)}`,
    value: order.orderNumber,
  }))
}

export const verifyOptions: Readonly<Record<string, OptionsProvider>> = { own_orders: ownOrders }
