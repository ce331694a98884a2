import type { ChangeError, ChangeRequest } from '../../core/ports'
import { err, ok, type Result } from '../../core/result'
import { once } from '../connectors/ledger'
import { logUserErrors, notBegun, tried } from './failure'
import { operations } from './operations'
import { findByNumber, type Shopify } from './read'

type Sent = { readonly sentTo: string; readonly url: null }

/** Has Shopify send the invoice to the order's own e-mail. An earlier try that never ended may have sent it: then it is not sent twice. */
export function sendInvoice(
  shopify: Shopify,
  request: ChangeRequest,
  until: number,
): Promise<Result<Sent, ChangeError>> {
  const change = { ...request, action: 'send_invoice' } as const
  return once(shopify.ledger, change, until - Date.now(), {
    repeat: async (sentTo) => ok({ sentTo, url: null }),
    make: async (earlier) => {
      if (earlier !== null) return err('late')
      const found = await findByNumber(shopify, request.orderNumber, until)
      if (!found.ok) return err(notBegun(found.error))
      if (!found.value) return err('not_found')
      const { id, email } = found.value
      if (!email) return err('unsupported')
      const sent = await shopify.client.call(operations.sendInvoice, { id, to: email }, until)
      if (!sent.ok) return err(tried(sent.error))
      const { userErrors } = sent.value.orderInvoiceSend
      if (userErrors.length === 0) return ok({ value: { sentTo: email, url: null }, answer: email })
      logUserErrors('sendInvoice', userErrors)
      return err('unsupported')
    },
  })
}
