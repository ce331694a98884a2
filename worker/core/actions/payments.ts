import { articleAbout, utteranceOf } from '../dialogue/article'
import { intentChoice, personChoice } from '../dialogue/person'
import { toldBy } from '../nlu/told'
import { formatMoney } from '../responses/format'
import { cardOf, saysClaimed } from './delivery'
import type { Action } from './registry'
import { unread, verifiedOrder } from './verify'

/** Which trouble with a payment the first message tells of, or what was picked. */
const readPaymentTrouble: Action = {
  name: 'read_payment_trouble',
  outcomes: ['declined', 'twice', 'unpaid', 'ask'],
  async run(ctx) {
    const trouble = ctx.tracker.slots.payment_trouble ?? toldBy('payment_trouble', ctx.tracker.slots.payment_note ?? '')
    if (trouble === null) return 'ask'
    ctx.setSlot('payment_trouble', trouble)
    return trouble
  },
}

/** What to try after a declined payment: the shop's own article where it has one. */
const explainDeclined: Action = {
  name: 'explain_declined',
  outcomes: ['explained'],
  async run(ctx) {
    const note = `${ctx.tracker.slots.payment_note ?? ''} ${ctx.text('choice_payment_declined')}`
    const choices = [intentChoice(ctx, 'payment_methods'), personChoice(ctx, 'flow')]
    const article = articleAbout(ctx, 'payment_problem', { text: note })
    ctx.say(article ? { ...utteranceOf(ctx, article), choices } : { key: 'payment_declined', choices })
    return 'explained'
  },
}

/** Is the order still to be paid? Says so, and where. */
const checkPayment: Action = {
  name: 'check_payment',
  outcomes: ['unpaid', 'paid', 'closed', 'gone', 'late'],
  async run(ctx) {
    const found = await verifiedOrder(ctx)
    if (!found.ok) return unread(found.error)
    const order = found.value
    const { payUrl, orderUrl } = ctx.deps.bundle.settings
    const values = {
      order_number: order.orderNumber,
      amount: formatMoney(order.totalCents, order.currency, ctx.input.locale),
      link: (payUrl ?? orderUrl)?.replace('{order_number}', encodeURIComponent(order.orderNumber)) ?? 'none',
    }
    if (order.status === 'cancelled' || order.status === 'refunded') {
      ctx.setSlot('status', ctx.text(`status_${order.status}`))
      return 'closed'
    }
    const isOpen = order.status === 'pending_payment'
    const choices = isOpen ? [intentChoice(ctx, 'payment_methods'), intentChoice(ctx, 'cancel_order')] : []
    ctx.say({ key: isOpen ? 'payment_open' : 'payment_arrived', values, cards: [cardOf(ctx, order)], choices })
    return isOpen ? 'unpaid' : 'paid'
  },
}

/** Explains why an amount can show twice, before a claim is offered; one that is open already is told. */
const explainTwice: Action = {
  name: 'explain_twice',
  outcomes: ['explained', 'claimed', 'gone', 'late'],
  async run(ctx) {
    const found = await verifiedOrder(ctx)
    if (!found.ok) return unread(found.error)
    const order = found.value
    const claimed = order.claims?.find((entry) => entry.kind === 'payment' && entry.status === 'open')
    if (claimed) {
      saysClaimed(ctx, order, claimed.claimId)
      return 'claimed'
    }
    const amount = formatMoney(order.totalCents, order.currency, ctx.input.locale)
    ctx.say({ key: 'payment_twice', values: { order_number: order.orderNumber, amount } })
    return 'explained'
  },
}

export const paymentActions: readonly Action[] = [readPaymentTrouble, explainDeclined, checkPayment, explainTwice]
