import type { TurnContext } from '../dialogue/context'
import type { Order } from '../domain'
import type { ChangeError, ChangeRequest } from '../ports'
import { text } from '../responses/render'
import { cardOf } from './delivery'
import type { Action } from './registry'
import { unread, verifiedOrder } from './verify'

const CHANGEABLE: ReadonlySet<Order['status']> = new Set(['pending_payment', 'processing'])
const CLOSED: ReadonlySet<Order['status']> = new Set(['cancelled', 'returned', 'refunded'])

const checkChangeable: Action = {
  name: 'check_changeable',
  outcomes: ['changeable', 'shipped', 'closed', 'gone', 'late'],
  async run(ctx) {
    const found = await verifiedOrder(ctx)
    if (!found.ok) return unread(found.error)
    const { status } = found.value
    if (CHANGEABLE.has(status)) return 'changeable'
    if (!CLOSED.has(status)) return 'shipped'
    ctx.setSlot('status', text(`status_${status}`, ctx.input.locale))
    return 'closed'
  },
}

const cancelOrder: Action = {
  name: 'cancel_order',
  outcomes: ['cancelled', 'too_late', 'closed', 'change_late', 'failed'],
  async run(ctx) {
    const changed = await ctx.deps.orders.cancel(changeRequest(ctx, 'cancel_order'))
    if (!changed.ok) return changed.error === 'not_eligible' ? sayClosed(ctx) : changeOutcome(changed.error)
    ctx.emit({ type: 'order_changed', orderNumber: changed.value.orderNumber, change: 'cancelled', detail: '' })
    return 'cancelled'
  },
}

/** A street with a number and a city need at least this many characters. */
const MIN_ADDRESS_CHARS = 10

const checkAddress: Action = {
  name: 'check_address',
  outcomes: ['plausible', 'incomplete'],
  async run(ctx) {
    const address = (ctx.tracker.slots.address ?? '').replace(/\s+/g, ' ').trim()
    if (!isPlausibleAddress(address)) return 'incomplete'
    ctx.setSlot('address', address)
    return 'plausible'
  },
}

/** Could this be a whole address? Letters and a number, and long enough; Han characters carry more each. */
export function isPlausibleAddress(text: string): boolean {
  const length = text.length + (text.match(/\p{Script=Han}/gu)?.length ?? 0)
  return length >= MIN_ADDRESS_CHARS && /[\d一二三四五六七八九十]/.test(text) && /\p{L}{2}/u.test(text)
}

const changeAddress: Action = {
  name: 'change_address',
  outcomes: ['changed', 'too_late', 'closed', 'change_late', 'failed'],
  async run(ctx) {
    const address = ctx.tracker.slots.address ?? ''
    const changed = await ctx.deps.orders.changeAddress({ ...changeRequest(ctx, 'change_address'), address })
    if (!changed.ok) return changed.error === 'not_eligible' ? sayClosed(ctx) : changeOutcome(changed.error)
    ctx.emit({
      type: 'order_changed',
      orderNumber: changed.value.orderNumber,
      change: 'address_changed',
      detail: address,
    })
    ctx.say({
      key: 'address_changed',
      values: { order_number: changed.value.orderNumber, address },
      cards: [cardOf(ctx, changed.value)],
    })
    return 'changed'
  },
}

export const changeActions: readonly Action[] = [checkChangeable, cancelOrder, checkAddress, changeAddress]

/** The change asked for, about an order this conversation has verified. @throws Error when it has not: a flow's fault. */
export function changeRequest(ctx: TurnContext, action: string): ChangeRequest {
  const orderNumber = ctx.tracker.slots.order_number ?? ''
  const email = Object.hasOwn(ctx.tracker.verifiedOrders, orderNumber) && ctx.tracker.verifiedOrders[orderNumber]
  if (!email) throw new Error(`${action} before verification`)
  return { orderNumber, key: ctx.changeKey(action), by: `shopper:${email}`, now: ctx.input.now }
}

/** The store says the order is over: with which status, so that nobody is told that nothing happened when it was cancelled a moment ago. */
async function sayClosed(ctx: TurnContext): Promise<'closed' | 'failed'> {
  const found = await verifiedOrder(ctx)
  if (!found.ok) return 'failed'
  ctx.setSlot('status', text(`status_${found.value.status}`, ctx.input.locale))
  return 'closed'
}

/** The outcome of a refused change. A late one may still be made: 'change_late', never told as if nothing had happened. */
export function changeOutcome(error: ChangeError): string {
  if (error === 'late') return 'change_late'
  return error === 'not_found' ? 'failed' : error
}
