import { errors, jwtVerify, SignJWT } from 'jose'
import * as v from 'valibot'
import { DOCUMENT_LINK_TTL_S } from '../../config'
import { err, ok, type Result } from '../../core/result'
import { keyOf, MissingSecret, type TokenError } from './tokens'

/** A page about one order that opens with a link alone. `id` is the order's number or the return's id. */
export type DocumentRef = { readonly kind: 'invoice' | 'label'; readonly orderNumber: string; readonly id: string }

const ISSUER = 'kefu'
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
      const issuedAt = Math.floor(nowMs / 1000)
      const token = await new SignJWT({ shop, kind, order: orderNumber })
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject(id)
        .setIssuer(ISSUER)
        .setAudience(AUDIENCE)
        .setExpirationTime(issuedAt + DOCUMENT_LINK_TTL_S)
        .sign(await keyOf(secret))
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
  try {
    const { payload } = await jwtVerify(token, await keyOf(secret), {
      algorithms: ['HS256'],
      issuer: ISSUER,
      audience: AUDIENCE,
      requiredClaims: ['exp'],
      currentDate: new Date(nowMs),
    })
    const { shop, kind, order, sub } = v.parse(claimsSchema, payload)
    if (shop !== expected.shop || kind !== expected.kind || sub !== expected.id) return err('invalid')
    return ok({ kind, orderNumber: order, id: sub })
  } catch (error) {
    if (error instanceof MissingSecret) throw error
    return err(error instanceof errors.JWTExpired ? 'expired' : 'invalid')
  }
}
