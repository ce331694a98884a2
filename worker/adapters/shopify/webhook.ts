import * as v from 'valibot'
import { parseJson } from '../../core/parse-json'

/** A delivery as its headers tell it. Only the body is signed: a header is a hint, never a proof. */
export type WebhookHeaders = {
  readonly topic: string
  readonly deliveryId: string
  readonly domain: string
  readonly signature: string
}

/** The headers of a delivery, or null where one is missing or of no use. */
export function webhookHeaders(get: (name: string) => string | undefined): WebhookHeaders | null {
  const topic = get('x-shopify-topic') ?? ''
  const deliveryId = get('x-shopify-webhook-id') ?? ''
  const domain = get('x-shopify-shop-domain') ?? ''
  const signature = get('x-shopify-hmac-sha256') ?? ''
  const isWhole =
    /^[a-z_]+\/[a-z_]+$/.test(topic) && /^[\w-]{1,100}$/.test(deliveryId) && domain !== '' && signature !== ''
  return isWhole ? { topic, deliveryId, domain, signature } : null
}

/** Whether Shopify signed this very body: HMAC-SHA256 in base64, compared in constant time. */
export async function isSigned(body: BufferSource, signature: string, secret: string): Promise<boolean> {
  const given = bytesOf(signature)
  if (!given || secret === '') return false
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(secret), algorithm, false, ['verify'])
  return crypto.subtle.verify('HMAC', key, given, body)
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))
  } catch {
    return null
  }
}

/** What a delivery says has happened. An order whose state is of `updatedAt` (epoch ms), null where the body does not tell. */
export type WebhookEvent =
  | { readonly kind: 'order'; readonly orderId: string; readonly updatedAt: number | null }
  | { readonly kind: 'uninstalled'; readonly domain: string }
  | { readonly kind: 'ignored' }
  | { readonly kind: 'malformed'; readonly field: string }

/** An id as a number, or as the gid that holds it. A number too large to be exact is no id of a real order. */
const legacyId = v.pipe(v.number(), v.safeInteger(), v.minValue(1))
const instant = v.pipe(
  v.string(),
  v.transform((text) => Date.parse(text)),
  v.check((at) => Number.isFinite(at), 'must be an instant'),
)
const orderBody = v.object({
  id: v.optional(v.unknown()),
  admin_graphql_api_id: v.optional(v.string()),
  updated_at: instant,
})
const partBody = v.object({ order_id: legacyId })
const shopBody = v.object({ myshopify_domain: v.string() })

const ORDER_TOPIC = /^orders\/(?:create|updated|edited|cancelled|paid|fulfilled|partially_fulfilled)$/
const PART_TOPIC = /^(?:fulfillments\/(?:create|update)|refunds\/create)$/

/** Reads a signed body. The order itself is not taken from it: it is read anew, whole, and so never from a delivery that came late. */
export function readWebhook(topic: string, body: string): WebhookEvent {
  const json = parseJson(body)
  if (ORDER_TOPIC.test(topic)) {
    const order = v.safeParse(orderBody, json)
    if (!order.success) return malformed(order.issues)
    const { admin_graphql_api_id: gid, id, updated_at: updatedAt } = order.output
    if (gid && /^gid:\/\/shopify\/Order\/\d+$/.test(gid)) return { kind: 'order', orderId: gid, updatedAt }
    return v.is(legacyId, id) ? { kind: 'order', orderId: gidOf(id), updatedAt } : { kind: 'malformed', field: 'id' }
  }
  if (PART_TOPIC.test(topic)) {
    const part = v.safeParse(partBody, json)
    // A fulfilment may change without its order being touched: it says nothing of the order's own age.
    return part.success
      ? { kind: 'order', orderId: gidOf(part.output.order_id), updatedAt: null }
      : malformed(part.issues)
  }
  if (topic !== 'app/uninstalled') return { kind: 'ignored' }
  const shop = v.safeParse(shopBody, json)
  return shop.success ? { kind: 'uninstalled', domain: shop.output.myshopify_domain } : malformed(shop.issues)
}

function malformed(issues: readonly [v.BaseIssue<unknown>, ...v.BaseIssue<unknown>[]]): WebhookEvent {
  return { kind: 'malformed', field: v.getDotPath(issues[0]) ?? 'body' }
}

function gidOf(id: number): string {
  return `gid://shopify/Order/${id}`
}
