import { errors, jwtVerify, SignJWT } from 'jose'
import * as v from 'valibot'
import { err, ok, type Result } from '../../core/result'
import { keyOf, MissingSecret, type TokenError } from './tokens'

/** What a link in a mail is for; a token of one purpose opens nothing of another. */
export type LinkPurpose = 'newsletter_confirm' | 'newsletter_off' | 'data_export' | 'data_photo'
/** `subject` names the row it is about; `id` is the one link that is good, where there may be several over time. */
export type LinkClaims = { readonly shop: string; readonly subject: string; readonly id: string }

const ISSUER = 'kefu'
const MAX_TOKEN_CHARS = 1_024
const claimsSchema = v.object({ shop: v.string(), sub: v.string(), jti: v.string() })

/** A signed token (HS256) for a link in a mail, good for `ttlS` from `nowMs`. No address stands in it. */
export async function signLink(
  secret: string,
  purpose: LinkPurpose,
  { shop, subject, id }: LinkClaims,
  nowMs: number,
  ttlS: number,
): Promise<string> {
  return new SignJWT({ shop })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(subject)
    .setJti(id)
    .setIssuer(ISSUER)
    .setAudience(`kefu:${purpose}`)
    .setExpirationTime(Math.floor(nowMs / 1000) + ttlS)
    .sign(await keyOf(secret))
}

/** What a link's token says; one for another purpose or shop is 'invalid', as is any other token of ours. */
export async function verifyLink(
  secret: string,
  purpose: LinkPurpose,
  shop: string,
  token: string,
  nowMs: number,
): Promise<Result<Omit<LinkClaims, 'shop'>, TokenError>> {
  try {
    const key = await keyOf(secret)
    if (token.length > MAX_TOKEN_CHARS) return err('invalid')
    const { payload } = await jwtVerify(token, key, {
      algorithms: ['HS256'],
      issuer: ISSUER,
      audience: `kefu:${purpose}`,
      requiredClaims: ['exp'],
      currentDate: new Date(nowMs),
    })
    const claims = v.parse(claimsSchema, payload)
    return claims.shop === shop ? ok({ subject: claims.sub, id: claims.jti }) : err('invalid')
  } catch (error) {
    if (error instanceof MissingSecret) throw error
    return err(error instanceof errors.JWTExpired ? 'expired' : 'invalid')
  }
}

/** Where such a link leads: whole where it is known how this Worker is reached from outside, else a path on the same host. */
export function linkTo(base: string | undefined, shop: string, path: string, token: string, locale?: string): string {
  const query = new URLSearchParams({ token, ...(locale ? { lang: locale } : {}) })
  return `${(base ?? '').replace(/\/+$/, '')}/v1/shops/${shop}/${path}?${query}`
}
