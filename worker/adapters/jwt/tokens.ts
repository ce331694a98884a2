import { errors, jwtVerify, SignJWT } from 'jose'
import * as v from 'valibot'
import { MAX_IDENTITY_TTL_S, TOKEN_TTL_S } from '../../config'
import type { VerifiedShopper } from '../../core/events'
import { err, ok, type Result } from '../../core/result'

/** What a conversation token says: it opens this one conversation of this one shop and nothing else. */
export type TokenClaims = { readonly shop: string; readonly conversationId: string; readonly issuedAtS: number }
export type TokenError = 'invalid' | 'expired'

const ISSUER = 'kefu'
const AUDIENCE = 'kefu:conversation'
/** Shortest secret taken, ours or a shop's: HS256 is only as strong as its key, and 32 bytes is what RFC 7518 asks for. */
const MIN_SECRET_CHARS = 32
/** Longest token looked at: ours have some 300 characters, and nothing is gained by decoding a megabyte. */
const MAX_TOKEN_CHARS = 4_096
const encoder = new TextEncoder()

const claimsSchema = v.object({ sub: v.string(), shop: v.string(), iat: v.number() })

/** A signed conversation token (HS256), good for TOKEN_TTL_S. @throws Error when the secret is missing or short. */
export async function signToken(secret: string, shop: string, conversationId: string, nowMs: number): Promise<string> {
  const issuedAt = Math.floor(nowMs / 1000)
  return new SignJWT({ shop })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(conversationId)
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + TOKEN_TTL_S)
    .sign(await keyOf(secret))
}

export async function verifyToken(
  secret: string,
  token: string,
  nowMs: number,
): Promise<Result<TokenClaims, TokenError>> {
  try {
    const key = await keyOf(secret)
    if (token.length > MAX_TOKEN_CHARS) return err('invalid')
    const { payload } = await jwtVerify(token, key, {
      algorithms: ['HS256'],
      issuer: ISSUER,
      audience: AUDIENCE,
      // jose checks an end only where there is one.
      requiredClaims: ['exp'],
      currentDate: new Date(nowMs),
    })
    const { sub, shop, iat } = v.parse(claimsSchema, payload)
    return ok({ shop, conversationId: sub, issuedAtS: iat })
  } catch (error) {
    if (error instanceof MissingSecret) throw error
    return err(error instanceof errors.JWTExpired ? 'expired' : 'invalid')
  }
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

export class MissingSecret extends Error {}

let cached: { readonly secret: string; readonly key: CryptoKey } | null = null

/** The secret as a key, imported once per isolate: an import costs more than a signature. */
export async function keyOf(secret: string): Promise<CryptoKey> {
  if (!secret || secret.length < MIN_SECRET_CHARS) {
    throw new MissingSecret(`TOKEN_SECRET must have at least ${MIN_SECRET_CHARS} characters`)
  }
  if (cached?.secret === secret) return cached.key
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', encoder.encode(secret), algorithm, false, ['sign', 'verify'])
  cached = { secret, key }
  return key
}
