import * as v from 'valibot'
import { err, ok, type Result } from '../../core/result'
import { signOwn, type TokenError, verifyOwn } from './own-token'

/** What a link in a mail is for; a token of one purpose opens nothing of another. */
export type LinkPurpose = 'newsletter_confirm' | 'newsletter_off' | 'data_export' | 'data_photo'
/** `subject` names the row it is about; `id` is the one link that is good, where there may be several over time. */
export type LinkClaims = { readonly shop: string; readonly subject: string; readonly id: string }

const MAX_LINK_CHARS = 1_024
const claimsSchema = v.object({ shop: v.string(), sub: v.string(), jti: v.string() })

/** A signed token (HS256) for a link in a mail, good for `ttlS` from `nowMs`. No address stands in it. */
export async function signLink(
  secret: string,
  purpose: LinkPurpose,
  { shop, subject, id }: LinkClaims,
  nowMs: number,
  ttlS: number,
): Promise<string> {
  return signOwn(secret, { audience: `kefu:${purpose}`, subject, claims: { shop, jti: id }, nowMs, ttlS })
}

/** What a link's token says; one for another purpose or shop is 'invalid', as is any other token of ours. */
export async function verifyLink(
  secret: string,
  purpose: LinkPurpose,
  shop: string,
  token: string,
  nowMs: number,
): Promise<Result<Omit<LinkClaims, 'shop'>, TokenError>> {
  if (token.length > MAX_LINK_CHARS) return err('invalid')
  const read = await verifyOwn(secret, token, { audience: `kefu:${purpose}`, schema: claimsSchema, nowMs })
  if (!read.ok) return read
  const { sub, jti } = read.value
  return read.value.shop === shop ? ok({ subject: sub, id: jti }) : err('invalid')
}

/** Where such a link leads: whole where it is known how this Worker is reached from outside, else a path on the same host. */
export function linkTo(base: string | undefined, shop: string, path: string, token: string, locale?: string): string {
  const query = new URLSearchParams({ token, ...(locale ? { lang: locale } : {}) })
  return `${(base ?? '').replace(/\/+$/, '')}/v1/shops/${shop}/${path}?${query}`
}
