import type { Order } from '../../core/domain'
import type { ChangeError, ChangeRequest } from '../../core/ports'
import { err, ok, type Result } from '../../core/result'
import { type Made, once, type Tried } from '../connectors/ledger'
import { logUserErrors, notBegun, tried } from './failure'
import { operations } from './operations'
import { type AddressParts, parseAddress } from './parse-address'
import { asOrder, findByNumber, type Shopify, WHOLE, withAllLines } from './read'
import type { ShopifyAddress, ShopifyOrder } from './shapes'
import { hasLeft, isClosed } from './statuses'
import { toOrder } from './to-order'

/**
 * Sends an order nothing of which has left somewhere else in the same country: another one may cost other postage and taxes. Shopify
 * wants an address in its parts; one that cannot be taken apart with certainty is 'unsupported': a person reads it.
 */
export function changeAddress(
  shopify: Shopify,
  request: ChangeRequest & { readonly address: string },
  until: number,
): Promise<Result<Order, ChangeError>> {
  const change = { ...request, action: 'change_address' } as const
  if (request.address.trim() === '') return Promise.resolve(err('not_eligible'))
  return once(shopify.ledger, change, until - Date.now(), {
    repeat: async () => asOrder(shopify, await findByNumber(shopify, request.orderNumber, until)),
    make: async () => {
      const found = await findByNumber(shopify, request.orderNumber, until)
      if (!found.ok) return err(notBegun(found.error))
      const order = found.value
      if (!order) return err('not_found')
      if (isClosed(order)) return err('not_eligible')
      if (hasLeft(order)) return err('too_late')
      const parts = parseAddress(request.address, order.shippingAddress?.countryCodeV2 ?? '')
      if (!parts || !order.shippingAddress) return err('unsupported')
      // The same address set again is the same address: a lost try needs no look at what came of it.
      return sendThere(shopify, order, order.shippingAddress, parts, until)
    },
  })
}

async function sendThere(
  shopify: Shopify,
  order: ShopifyOrder,
  before: ShopifyAddress,
  parts: AddressParts,
  until: number,
): Promise<Result<Made<Order>, Tried>> {
  // What is left out would be emptied.
  const { firstName, lastName, phone } = before
  const address = { firstName, lastName, phone, address2: null, ...parts }
  const updated = await shopify.client.call(operations.updateAddress, { id: order.id, address, ...WHOLE }, until)
  if (!updated.ok) return err(tried(updated.error))
  const { order: after, userErrors } = updated.value.orderUpdate
  if (userErrors.length > 0 || !after) {
    logUserErrors('changeAddress', userErrors)
    return err('unsupported')
  }
  const whole = await withAllLines(shopify.client, after, until)
  return ok({ value: toOrder(whole.ok ? whole.value : after, shopify.config) })
}
