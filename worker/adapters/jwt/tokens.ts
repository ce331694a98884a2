import { errors, jwtVerify } from 'jose'
import * as v from 'valibot'
import { MAX_IDENTITY_TTL_S, TOKEN_TTL_S } from '../../config'
import type { VerifiedShopper } from '../../core/events'
import { err, ok, type Result } from '../../core/result'
import { MAX_TOKEN_CHARS, MIN_SECRET_CHARS, signOwn, type TokenError, verifyOwn } from './own-token'

/** What a conversation token says: it opens this one conversation of this one shop and nothing else. */
export type TokenClaims = { readonly shop: string; readonly conversationId: string; readonly issuedAtS: number }

const AUDIENCE = 'kefu:conversation'
const encoder = new TextEncoder()

const claimsSchema = v.object({ sub: v.string(), shop: v.string(), iat: v.number() })

/** A signed conversation token (HS256), good for TOKEN_TTL_S. @throws Error when the secret is missing or short. */
export async function signToken(secret: string, shop: string, conversationId: string, nowMs: number): Promise<string> {
  return signOwn(secret, { audience: AUDIENCE, subject: conversationId, claims: { shop }, nowMs, ttlS: TOKEN_TTL_S })
}

export async function verifyToken(
  secret: string,
  token: string,
  nowMs: number,
): Promise<Result<TokenClaims, TokenError>> {
  const claims = await verifyOwn(secret, token, { audience: AUDIENCE, schema: claimsSchema, nowMs })
  if (!claims.ok) return claims
  const { sub, shop, iat } = claims.value
  return ok({ shop, conversationId: sub, issuedAtS: iat })
}

/** True in the second half of a token's life: the holder should get a fresh one. */
export function isStale(claims: TokenClaims, nowMs: number): boolean {
  return nowMs / 1000 - claims.issuedAtS > TOKEN_TTL_S / 2
}

const identitySchema = v.object({
  sub: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  email: v.nullish(v.pipe(v.string(), v.maxLength(254), v.email())),
  name: v.nullish(v.pipe(v.string(), v.maxLength(200))),
  exp: v.number(),
  iss: v.nullish(v.string()),
  aud: v.nullish(v.union([v.string(), v.array(v.string())])),
})

/**
 * A shopper the shop's own server vouches for: a JWT (HS256) signed with one of the shop's live identity keys, which must end within
 * MAX_IDENTITY_TTL_S. A token that names an issuer or an audience must name this shop. A key short enough to be guessed verifies nothing.
 */
export async function verifyIdentity(
  shop: string,
  keys: readonly string[],
  token: string,
  nowMs: number,
): Promise<Result<VerifiedShopper, TokenError>> {
  let failure: TokenError = 'invalid'
  if (token.length > MAX_TOKEN_CHARS) return err(failure)
  for (const key of keys.filter((candidate) => candidate.length >= MIN_SECRET_CHARS)) {
    try {
      const { payload } = await jwtVerify(token, encoder.encode(key), {
        algorithms: ['HS256'],
        currentDate: new Date(nowMs),
      })
      const claims = v.parse(identitySchema, payload)
      if (!isFor(shop, claims) || claims.exp > nowMs / 1000 + MAX_IDENTITY_TTL_S) return err('invalid')
      return ok({ sub: claims.sub, email: claims.email?.trim().toLowerCase() ?? null, name: claims.name ?? null })
    } catch (error) {
      if (error instanceof errors.JWTExpired) failure = 'expired'
    }
  }
  return err(failure)
}

/** A shop that signs tokens for several services says for whom: one made for another shop or service is not for us. */
function isFor(shop: string, { iss, aud }: v.InferOutput<typeof identitySchema>): boolean {
  const named = [...(iss == null ? [] : [iss === shop]), ...(aud == null ? [] : [[aud].flat().includes(shop)])]
  return named.every(Boolean)
}
