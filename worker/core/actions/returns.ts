import type { TurnContext, Utterance } from '../dialogue/context'
import { personChoice } from '../dialogue/person'
import type { Order, Refund, Return } from '../domain'
import { dayIn, formatDay, formatMoney } from '../responses/format'
import { changeOutcome, changeRequest } from './change-order'
import { cardOf } from './delivery'
import { freeLines, lineTitle, returnSlot } from './order-lines'
import type { Action } from './registry'
import { unread, verifiedOrder } from './verify'

const DAY_MS = 86_400_000

const checkReturnable: Action = {
  name: 'check_returnable',
  outcomes: ['one_line', 'many_lines', 'not_delivered', 'window_closed', 'already', 'closed', 'gone', 'late'],
  async run(ctx) {
    const found = await verifiedOrder(ctx)
    if (!found.ok) return unread(found.error)
    const order = found.value
    const [open, ...more] = openReturns(order)
    // A return does not tell its lines: as many as there are lines, or one for each known here, leave nothing to send back.
    if (open && (more.length + 1 >= order.lines.length || freeLines(ctx, order).length === 0)) {
      ctx.setSlot('return_id', open.returnId)
      return 'already'
    }
    if (order.status === 'cancelled' || order.status === 'refunded' || order.status === 'returned') {
      ctx.setSlot('status', cardOf(ctx, order).status_label)
      return 'closed'
    }
    const delivered = lastDelivery(order)
    if (delivered === null) return 'not_delivered'
    if (ctx.input.now - delivered > ctx.deps.bundle.settings.returnWindowDays * DAY_MS) return 'window_closed'
    if (order.lines.length > 1) return 'many_lines'
    ctx.setSlot('return_line', String(order.lines[0]?.lineId ?? 1))
    return 'one_line'
  },
}

const describeReturn: Action = {
  name: 'describe_return',
  outcomes: ['described', 'gone', 'late'],
  async run(ctx) {
    const found = await verifiedOrder(ctx)
    if (!found.ok) return unread(found.error)
    const { lines } = found.value
    const line = lines.find((entry) => String(entry.lineId) === ctx.tracker.slots.return_line)
    ctx.setSlot('item', line ? lineTitle(line, lines, ctx) : '')
    ctx.setSlot('kind', ctx.tracker.slots.return_kind ?? 'return')
    return 'described'
  },
}

const createReturn: Action = {
  name: 'create_return',
  outcomes: ['created', 'already', 'not_eligible', 'change_late', 'failed'],
  async run(ctx) {
    const { return_kind: kind, return_line: line, return_reason: reason = '' } = ctx.tracker.slots
    const request = changeRequest(ctx, 'create_return')
    const created = await ctx.deps.orders.createReturn({
      ...request,
      kind: kind === 'exchange' ? 'exchange' : 'return',
      lineIds: [Number(line ?? 1)],
      reason,
    })
    if (!created.ok) {
      if (created.error === 'not_eligible' && (await keepTaken(ctx))) return 'already'
      return created.error === 'too_late' ? 'failed' : changeOutcome(created.error)
    }
    const { returnId } = created.value
    ctx.setSlot('return_id', returnId)
    ctx.setSlot(returnSlot(request.orderNumber, line ?? '1'), returnId)
    ctx.emit({ type: 'order_changed', orderNumber: request.orderNumber, change: 'return_created', detail: returnId })
    return 'created'
  },
}

const showRefunds: Action = {
  name: 'show_refunds',
  outcomes: ['shown', 'none', 'return_under_way', 'gone', 'late'],
  async run(ctx) {
    const found = await verifiedOrder(ctx)
    if (!found.ok) return unread(found.error)
    const order = found.value
    const refund = [...order.refunds].sort((a, b) => b.requestedAt - a.requestedAt)[0]
    if (refund) {
      ctx.say(describeRefund(ctx, order, refund))
      return 'shown'
    }
    const open = order.returns.find((entry) => entry.status !== 'closed')
    if (!open) return 'none'
    ctx.say({
      key: 'refund_return_under_way',
      values: { order_number: order.orderNumber, return_id: open.returnId },
      cards: [cardOf(ctx, order)],
    })
    return 'return_under_way'
  },
}

export const returnActions: readonly Action[] = [checkReturnable, describeReturn, createReturn, showRefunds]

/** Newest first. */
function openReturns(order: Order): Return[] {
  return order.returns.filter((entry) => entry.status !== 'closed').sort((a, b) => b.requestedAt - a.requestedAt)
}

/** The shop refused the line: when a return is under way, it is most likely the one it is in. False when none is. */
async function keepTaken(ctx: TurnContext): Promise<boolean> {
  const found = await verifiedOrder(ctx)
  const [open] = found.ok ? openReturns(found.value) : []
  if (!open) return false
  ctx.setSlot('return_id', open.returnId)
  return true
}

/** When the last parcel arrived, else when the order as a whole counts as arrived; null while neither is known. */
function lastDelivery(order: Order): number | null {
  const days = order.shipments.flatMap((shipment) => shipment.deliveredAt ?? [])
  return days.length > 0 ? Math.max(...days) : (order.returnableFrom ?? null)
}

/** What is told of a refund; without a day in other words, and of a declined one with the person who can explain it. */
function describeRefund(ctx: TurnContext, order: Order, refund: Refund): Utterance {
  const { locale } = ctx.input
  const day = refund.paidAt === null ? refund.expectedOn : dayIn(refund.paidAt, ctx.deps.bundle.settings.timeZone)
  const rejected = refund.status === 'rejected'
  return {
    key: day || rejected ? `refund_${refund.status}` : `refund_${refund.status}_no_day`,
    values: {
      order_number: order.orderNumber,
      amount: formatMoney(refund.cents, order.currency, locale),
      method: refund.method,
      day: day ? formatDay(day, locale) : '',
    },
    cards: [cardOf(ctx, order)],
    choices: rejected ? [personChoice(ctx, 'flow')] : [],
  }
}
