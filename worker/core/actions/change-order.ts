import { UNDO_CANCEL_MS } from '../../config'
import type { TurnContext } from '../dialogue/context'
import { flowChoice } from '../dialogue/person'
import type { Order } from '../domain'
import { maskEmail } from '../mask-email'
import type { ChangeError, ChangeRequest } from '../ports'
import { formatMoney, marksOf } from '../responses/format'
import { isPlausibleAddress } from './address'
import { cardOf } from './delivery'
import { lineTitle } from './order-lines'
import type { Action } from './registry'
import { unread, verifiedOrder } from './verify'
import { proofOf } from './ways'

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
    ctx.setSlot('status', ctx.text(`status_${status}`))
    return 'closed'
  },
}

/** As check_changeable, and puts what the shopper is asked about into words: the items and the amount. */
const checkCancellable: Action = {
  name: 'check_cancellable',
  outcomes: ['paid', 'unpaid', 'shipped', 'closed', 'gone', 'late'],
  async run(ctx) {
    const outcome = await checkChangeable.run(ctx)
    if (outcome !== 'changeable') return outcome
    const found = await verifiedOrder(ctx)
    if (!found.ok) return unread(found.error)
    const order = found.value
    const amount = formatMoney(order.totalCents, order.currency, ctx.input.locale)
    ctx.setSlot('item', `${itemsOf(ctx, order)}${marksOf(ctx.input.locale).semicolon}${amount}`)
    return order.status === 'pending_payment' ? 'unpaid' : 'paid'
  },
}

const cancelOrder: Action = {
  name: 'cancel_order',
  changes: true,
  outcomes: ['cancelled', 'cancelled_unpaid', 'too_late', 'closed', 'unsupported', 'change_late', 'failed'],
  async run(ctx) {
    // Read first: afterwards nothing tells whether there is money to give back.
    const before = await verifiedOrder(ctx)
    const changed = await ctx.deps.orders.cancel(changeRequest(ctx, 'cancel_order'))
    if (!changed.ok) return refused(ctx, changed.error, 'cancelled', '')
    ctx.emit({ type: 'order_changed', orderNumber: changed.value.orderNumber, change: 'cancelled', detail: '' })
    const wasUnpaid = before.ok && before.value.status === 'pending_payment'
    ctx.say({
      key: wasUnpaid ? 'cancel_done_unpaid' : 'cancel_done',
      values: { order_number: changed.value.orderNumber, minutes: UNDO_CANCEL_MS / 60_000 },
      choices: [flowChoice(ctx, 'undo_cancel', 'choice_undo_cancel')],
    })
    return wasUnpaid ? 'cancelled_unpaid' : 'cancelled'
  },
}

const checkCancelled: Action = {
  name: 'check_cancelled',
  outcomes: ['cancelled', 'not_cancelled', 'gone', 'late'],
  async run(ctx) {
    const found = await verifiedOrder(ctx)
    if (!found.ok) return unread(found.error)
    if (found.value.status === 'cancelled') return 'cancelled'
    ctx.setSlot('status', ctx.text(`status_${found.value.status}`))
    return 'not_cancelled'
  },
}

const undoCancel: Action = {
  name: 'undo_cancel',
  changes: true,
  outcomes: ['undone', 'too_late', 'not_possible', 'unsupported', 'change_late', 'failed'],
  async run(ctx) {
    const undone = await ctx.deps.orders.undoCancel(changeRequest(ctx, 'undo_cancel'))
    if (!undone.ok) {
      if (undone.error === 'not_eligible') return 'not_possible'
      return undone.error === 'unsupported' ? askPerson(ctx, 'cancel_undone', '') : changeOutcome(undone.error)
    }
    const { orderNumber } = undone.value
    ctx.emit({ type: 'order_changed', orderNumber, change: 'cancel_undone', detail: '' })
    ctx.say({ key: 'cancel_undone', values: { order_number: orderNumber }, cards: [cardOf(ctx, undone.value)] })
    return 'undone'
  },
}

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

const changeAddress: Action = {
  name: 'change_address',
  changes: true,
  outcomes: ['changed', 'too_late', 'closed', 'unsupported', 'change_late', 'failed'],
  async run(ctx) {
    const address = ctx.tracker.slots.address ?? ''
    const changed = await ctx.deps.orders.changeAddress({ ...changeRequest(ctx, 'change_address'), address })
    if (!changed.ok) return refused(ctx, changed.error, 'address_changed', address)
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

export { isPlausibleAddress }

export const changeActions: readonly Action[] = [
  checkChangeable,
  checkCancellable,
  cancelOrder,
  checkCancelled,
  undoCancel,
  checkAddress,
  changeAddress,
]

/** Items named when asked whether to cancel; the card shows them all. */
const MAX_ITEMS = 3

/** "2 × Pebble Mug, Alder Table Lamp". */
function itemsOf(ctx: TurnContext, { lines }: Order): string {
  const named = lines
    .slice(0, MAX_ITEMS)
    .map((line) =>
      line.quantity > 1 ? `${line.quantity} × ${lineTitle(line, lines, ctx)}` : lineTitle(line, lines, ctx),
    )
  return [...named, ...(lines.length > MAX_ITEMS ? ['…'] : [])].join(ctx.input.locale.startsWith('zh') ? '、' : ', ')
}

/** The change asked for, about an order this conversation has verified. @throws Error when it has not: a flow's fault. */
export function changeRequest(ctx: TurnContext, action: string): ChangeRequest {
  const orderNumber = ctx.tracker.slots.order_number ?? ''
  const email = Object.hasOwn(ctx.tracker.verifiedOrders, orderNumber) && ctx.tracker.verifiedOrders[orderNumber]
  if (!email) throw new Error(`${action} before verification`)
  const by = `shopper:${proofOf(ctx, email)}:${maskEmail(email)}`
  return { orderNumber, key: ctx.changeKey(action), by, now: ctx.input.now }
}

async function refused(ctx: TurnContext, error: ChangeError, change: string, detail: string): Promise<string> {
  if (error === 'unsupported') return askPerson(ctx, change, detail)
  return error === 'not_eligible' ? sayClosed(ctx) : changeOutcome(error)
}

/** Keeps what a person is to do, for the shop system cannot: the flow hands over then. */
export function askPerson(ctx: TurnContext, change: string, detail: string): 'unsupported' {
  ctx.emit({ type: 'change_requested', orderNumber: ctx.tracker.slots.order_number ?? '', change, detail })
  return 'unsupported'
}

/** Puts the order's status into words when it is over. */
export async function isClosed(ctx: TurnContext): Promise<boolean> {
  const found = await verifiedOrder(ctx)
  if (!found.ok || !CLOSED.has(found.value.status)) return false
  ctx.setSlot('status', ctx.text(`status_${found.value.status}`))
  return true
}

/** The store says the order is over: with which status, so that nobody is told that nothing happened when it was cancelled a moment ago. */
async function sayClosed(ctx: TurnContext): Promise<'closed' | 'failed'> {
  const found = await verifiedOrder(ctx)
  if (!found.ok) return 'failed'
  ctx.setSlot('status', ctx.text(`status_${found.value.status}`))
  return 'closed'
}

/** The outcome of a refused change. A late one may still be made: 'change_late', never told as if nothing had happened. */
export function changeOutcome(error: Exclude<ChangeError, 'unsupported'>): string {
  if (error === 'late') return 'change_late'
  return error === 'not_found' ? 'failed' : error
}
