import * as v from 'valibot'
import { parseJson } from '../../core/parse-json'
import { err, ok, type Result } from '../../core/result'
import { instantOf, type WooOrder, wooOrder } from './wire'

/** What a delivery says. 'ping' comes when the webhook is made, unsigned; 'other' is a topic Kefu has no use for. */
export type WooEvent =
  | { readonly kind: 'ping' }
  | { readonly kind: 'other' }
  | { readonly kind: 'order'; readonly order: WooOrder; readonly modifiedAt: number }
  | { readonly kind: 'deleted'; readonly orderId: number }

export type WooDelivery = {
  readonly body: Uint8Array<ArrayBuffer>
  readonly signature: string | null
  readonly topic: string | null
  readonly deliveryId: string | null
}

export type WooDeliveryError = 'unsigned' | 'unreadable'

const deleted = v.object({ id: v.pipe(v.number(), v.safeInteger()) })

/** Whether the body was signed with the webhook's secret: base64 of HMAC-SHA256 over the raw bytes, compared in constant time. */
export async function isSignedBy(secret: string, body: Uint8Array<ArrayBuffer>, signature: string): Promise<boolean> {
  const given = fromBase64(signature)
  if (secret === '' || !given) return false
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(secret), algorithm, false, ['verify'])
  return crypto.subtle.verify('HMAC', key, given, body)
}

/** Reads a delivery. Only a ping may be unsigned: it carries nothing but the webhook's own id. */
export async function readDelivery(secret: string, delivery: WooDelivery): Promise<Result<WooEvent, WooDeliveryError>> {
  const text = new TextDecoder().decode(delivery.body)
  if (delivery.signature === null && /^webhook_id=\d{1,20}$/.test(text.trim())) return ok({ kind: 'ping' })
  if (!(await isSignedBy(secret, delivery.body, delivery.signature ?? ''))) return err('unsigned')
  const [resource, event] = (delivery.topic ?? '').split('.')
  if (resource !== 'order') return ok({ kind: 'other' })
  const body = parseJson(text)
  if (event === 'deleted') {
    const gone = v.safeParse(deleted, body)
    return gone.success ? ok({ kind: 'deleted', orderId: gone.output.id }) : err('unreadable')
  }
  const parsed = v.safeParse(wooOrder, body)
  const modifiedAt = parsed.success ? instantOf(parsed.output.date_modified_gmt) : null
  if (!parsed.success || modifiedAt === null) return err('unreadable')
  return ok({ kind: 'order', order: parsed.output, modifiedAt })
}

/**
 * The name a delivery is remembered by. WooCommerce makes its delivery id of the webhook and the second, so that two orders changed in one
 * second share it: the signature, which depends on the body, tells them apart.
 */
export function deliveryName({ deliveryId, signature }: WooDelivery): string {
  return `${(deliveryId ?? '').slice(0, 64)}:${(signature ?? '').slice(0, 64)}`
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[A-Za-z0-9+/]{43}=$/.test(text)) return null
  return Uint8Array.from(atob(text), (char) => char.charCodeAt(0))
}
