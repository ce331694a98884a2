import type { ChangeError, ClaimRequest } from '../../core/ports'
import { err, ok, type Result } from '../../core/result'
import { operations } from './operations'
import { asOrder, findByNumber, type Shopify } from './read'
import { hasLeft } from './statuses'

/** Longest tag Shopify takes. */
const MAX_TAG_CHARS = 40

/**
 * Opens a claim. Shopify has none: Kefu keeps it, and puts a tag on the order so that it is seen there too. 'not_found' for a parcel that
 * is not the order's, 'not_eligible' before anything has left.
 */
export async function openClaim(
  shopify: Shopify,
  request: ClaimRequest,
  until: number,
): Promise<Result<{ readonly claimId: string }, ChangeError>> {
  const found = await findByNumber(shopify, request.orderNumber, until)
  const order = asOrder(shopify, found)
  if (!order.ok) return order
  if (!found.ok || !found.value) return err('not_found')
  const { trackingNumber, lineId = null, item = null } = request
  const isTheirs = order.value.shipments.some((shipment) => shipment.trackingNumber === trackingNumber)
  if (trackingNumber !== null && !isTheirs) return err('not_found')
  if (!hasLeft(found.value)) return err('not_eligible')
  const { claimId, isNew } = await shopify.ledger.claim(request, { trackingNumber, lineId, item })
  // The claim stands without its tag; a call that fails is logged by the client.
  const tags = ['kefu-claim', claimId.slice(0, MAX_TAG_CHARS)]
  if (isNew) await shopify.client.call(operations.addTags, { id: found.value.id, tags }, until)
  return ok({ claimId })
}
