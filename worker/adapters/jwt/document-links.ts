import * as v from 'valibot'
import { DOCUMENT_LINK_TTL_S } from '../../config'
import { err, ok, type Result } from '../../core/result'
import { signOwn, type TokenError, verifyOwn } from './own-token'

/** A page about one order that opens with a link alone. `id` is the order's number or the return's id. */
export type DocumentRef = { readonly kind: 'invoice' | 'label'; readonly orderNumber: string; readonly id: string }

const AUDIENCE = 'kefu:document'
const claimsSchema = v.object({
  shop: v.string(),
  kind: v.picklist(['invoice', 'label']),
  order: v.string(),
  sub: v.string(),
})

export type DocumentLinks = {
  /** Where the document opens, good for DOCUMENT_LINK_TTL_S from `nowMs`. */
  linkTo(document: DocumentRef, nowMs: number, locale?: string): Promise<string>
}

/** Signed links for one shop. `base` is where this Worker is reached from outside; without it links are paths on the same host. */
export function documentLinks(secret: string, shop: string, base = ''): DocumentLinks {
  return {
    async linkTo(document, nowMs, locale) {
      const { kind, orderNumber, id } = document
      const claims = { shop, kind, order: orderNumber }
      const token = await signOwn(secret, { audience: AUDIENCE, subject: id, claims, nowMs, ttlS: DOCUMENT_LINK_TTL_S })
      const folder = kind === 'invoice' ? 'orders' : 'returns'
      const query = new URLSearchParams({ token, ...(locale ? { lang: locale } : {}) })
      return `${base.replace(/\/+$/, '')}/v1/shops/${shop}/${folder}/${encodeURIComponent(id)}/${kind}?${query}`
    },
  }
}

/** The document a link's token opens. One of another shop, kind or id is 'invalid', as is any other token of ours. */
export async function verifyDocumentToken(
  secret: string,
  token: string,
  expected: { readonly shop: string; readonly kind: DocumentRef['kind']; readonly id: string },
  nowMs: number,
): Promise<Result<DocumentRef, TokenError>> {
  const read = await verifyOwn(secret, token, { audience: AUDIENCE, schema: claimsSchema, nowMs })
  if (!read.ok) return read
  const { shop, kind, order, sub } = read.value
  if (shop !== expected.shop || kind !== expected.kind || sub !== expected.id) return err('invalid')
  return ok({ kind, orderNumber: order, id: sub })
}
