import type { Order } from '../../core/domain'
import type { ChangeError, ChangeRequest } from '../../core/ports'
import { err, ok, type Result } from '../../core/result'
import { type Made, once, type Tried } from '../connectors/ledger'
import { notBegun, tried } from './failure'
import { operations } from './operations'
import { asOrder, findByNumber, readById, type Shopify } from './read'
import type { ShopifyOrder } from './shapes'
import { hasLeft, isClosed } from './statuses'
import { toOrder } from './to-order'

/** Wait between two looks at a cancellation that Shopify is carrying out, in milliseconds. */
const LOOK_AGAIN_MS = 400

/**
 * Cancels an order nothing of which has left, and pays back what was paid the way it was paid. Shopify does it in the background: only
 * when the order says so itself is it cancelled. 'unsupported' where Shopify will not, as with a payment that is only half captured.
 */
export function cancelOrder(
  shopify: Shopify,
  request: ChangeRequest,
  until: number,
): Promise<Result<Order, ChangeError>> {
  const change = { ...request, action: 'cancel' } as const
  return once(shopify.ledger, change, until - Date.now(), {
    repeat: async () => asOrder(shopify, await findByNumber(shopify, request.orderNumber, until)),
    make: async (earlier) => {
      const found = await findByNumber(shopify, request.orderNumber, until)
      if (!found.ok) return err(notBegun(found.error))
      const order = found.value
      if (!order) return err('not_found')
      // An earlier try that was lost on its way back: it did it.
      if (order.cancelledAt !== null && earlier !== null) return ok({ value: toOrder(order, shopify.config) })
      if (isClosed(order)) return err('not_eligible')
      if (hasLeft(order)) return err('too_late')
      return cancelNow(shopify, order, until)
    },
  })
}

async function cancelNow(shopify: Shopify, order: ShopifyOrder, until: number): Promise<Result<Made<Order>, Tried>> {
  const { client } = shopify
  const variables = { id: order.id, staffNote: 'Cancelled by the shopper in the chat (Kefu).' }
  const asked = await client.call(operations.cancelOrder, variables, until)
  if (!asked.ok) return err(tried(asked.error))
  const { job, orderCancelUserErrors: errors } = asked.value.orderCancel
  if (errors.length > 0 || !job) return refusal(shopify, order, until)
  for (;;) {
    const state = await client.call(operations.cancelState, { id: order.id, job: job.id }, until)
    if (!state.ok) return err('late')
    if (state.value.order?.cancelledAt) return cancelled(shopify, order, until)
    // Done, and yet it stands: the job failed.
    if (!state.value.job || state.value.job.done) return refusal(shopify, order, until)
    if (Date.now() + LOOK_AGAIN_MS >= until) return err('late')
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS))
  }
}

/** It is cancelled; should it not be readable just now, that is still true. */
async function cancelled(shopify: Shopify, order: ShopifyOrder, until: number): Promise<Result<Made<Order>, Tried>> {
  const read = await readById(shopify.client, order.id, until)
  const now = read.ok && read.value ? read.value : { ...order, cancelledAt: Date.now() }
  return ok({ value: toOrder(now, shopify.config) })
}

/** Why Shopify would not: somebody was faster, it has left meanwhile, or a person must do it. */
async function refusal(shopify: Shopify, order: ShopifyOrder, until: number): Promise<Result<never, Tried>> {
  const read = await readById(shopify.client, order.id, until)
  if (!read.ok) return err('late')
  if (!read.value) return err('not_found')
  if (isClosed(read.value)) return err('not_eligible')
  return err(hasLeft(read.value) ? 'too_late' : 'unsupported')
}
