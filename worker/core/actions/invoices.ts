import { askPerson, changeRequest, isClosed } from './change-order'
import type { Action } from './registry'
import { unread, verifiedOrder } from './verify'

/** Is there an invoice? Before an order is paid there is none. */
const checkInvoice: Action = {
  name: 'check_invoice',
  outcomes: ['ready', 'unpaid', 'closed', 'gone', 'late'],
  async run(ctx) {
    const found = await verifiedOrder(ctx)
    if (!found.ok) return unread(found.error)
    const { status, refunds } = found.value
    if (status === 'pending_payment') return 'unpaid'
    // Cancelled before it was paid: nothing was ever to be invoiced.
    return status === 'cancelled' && refunds.length === 0 && (await isClosed(ctx)) ? 'closed' : 'ready'
  },
}

const sendInvoice: Action = {
  name: 'send_invoice',
  outcomes: ['sent', 'unpaid', 'unsupported', 'change_late', 'failed'],
  async run(ctx) {
    const way = ctx.tracker.slots.invoice_by === 'link' ? 'link' : 'email'
    const request = changeRequest(ctx, 'send_invoice')
    const sent = await ctx.deps.orders.sendInvoice({ ...request, way, locale: ctx.input.locale })
    if (!sent.ok) {
      if (sent.error === 'unsupported') return askPerson(ctx, 'invoice_requested', way)
      if (sent.error === 'not_eligible') return 'unpaid'
      return sent.error === 'late' ? 'change_late' : 'failed'
    }
    const { sentTo, url } = sent.value
    // Neither a letter nor a link: somebody has to send it.
    if (sentTo === null && url === null) return askPerson(ctx, 'invoice_requested', way)
    const key = sentTo === null ? 'invoice_link' : 'invoice_sent'
    ctx.say({ key, values: { order_number: request.orderNumber, email: sentTo ?? '', link: url ?? 'none' } })
    return 'sent'
  },
}

export const invoiceActions: readonly Action[] = [checkInvoice, sendInvoice]
