import type { TurnContext, Utterance } from '../dialogue/context'
import { personChoice } from '../dialogue/person'
import type { Order, Refund } from '../domain'
import { dayIn, formatDay, formatMoney } from '../responses/format'
import { cardOf } from './delivery'
import type { Action } from './registry'
import { unread, verifiedOrder } from './verify'

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

export const refundActions: readonly Action[] = [showRefunds]

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
