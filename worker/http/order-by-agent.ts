import { isPlausibleAddress } from '../core/actions/address'
import type { ChangeError, ChangeRequest, Orders } from '../core/ports'
import type { Result } from '../core/result'
import type { OrderAction } from '../protocol'
import { ProblemError } from './problem'

/** For whom an agent changes an order; `email` is the address the shopper has proven, null for none. */
type OnBehalf = { readonly by: string; readonly conversationId: string; readonly email: string | null }

const REFUSED: Readonly<Record<ChangeError, readonly [status: number, detail: string]>> = {
  not_found: [404, 'There is no such order.'],
  too_late: [409, 'It is too late for this: the order has gone on.'],
  not_eligible: [409, 'This order cannot be changed so.'],
  unsupported: [409, "The shop's system cannot do this by itself."],
  late: [503, "The shop's system has not answered in time. It may have been done: look again before you repeat it."],
}

/**
 * Changes an order by the rules and with the audit row of the bot's changes; `by` is the agent. Only an order of the address the shopper has
 * proven is theirs: an agent must not be talked into a stranger's. Answers what it is called in the log.
 * @throws ProblemError with the refusal as the field `code`.
 */
export async function changeOrder(
  orders: Orders,
  { by, conversationId, email }: OnBehalf,
  orderNumber: string,
  asked: OrderAction,
  now: number,
): Promise<{ readonly change: string; readonly detail: string }> {
  await mustBeTheirs(orders, orderNumber, email, now)
  const key = `${conversationId}/${asked.request_id}/${asked.action}`
  const request: ChangeRequest = { orderNumber, key, by, now }
  switch (asked.action) {
    case 'cancel':
      return made(await orders.cancel(request), 'cancelled')
    case 'undo_cancel':
      return made(await orders.undoCancel(request), 'cancel_undone')
    case 'send_invoice':
      return made(await orders.sendInvoice(request), 'invoice_sent')
    case 'change_address': {
      const address = asked.address.replace(/\s+/g, ' ')
      if (!isPlausibleAddress(address))
        throw new ProblemError(400, 'This is no whole address.', [{ field: 'address', message: 'must be whole' }])
      return made(await orders.changeAddress({ ...request, address }), 'address_changed', address)
    }
  }
}

async function mustBeTheirs(orders: Orders, orderNumber: string, email: string | null, now: number): Promise<void> {
  if (email === null) refuse(409, 'The shopper has not proven who they are.', 'not_verified')
  const found = await orders.verify(orderNumber, email, now, true)
  if (found.ok) return
  if (found.error === 'late') refuse(503, REFUSED.late[1], 'late')
  refuse(404, 'The shopper has no such order.', 'not_found')
}

function made(result: Result<unknown, ChangeError>, change: string, detail = '') {
  if (result.ok) return { change, detail }
  const [status, words] = REFUSED[result.error]
  return refuse(status, words, result.error)
}

function refuse(status: number, detail: string, code: string): never {
  throw new ProblemError(status, detail, [{ field: 'code', message: code }])
}
