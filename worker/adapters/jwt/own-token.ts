import { errors, jwtVerify, SignJWT } from 'jose'
import * as v from 'valibot'
import { err, ok, type Result } from '../../core/result'

export type TokenError = 'invalid' | 'expired'

const ISSUER = 'kefu'
/** Shortest secret taken, ours or a shop's: HS256 is only as strong as its key, and 32 bytes is what RFC 7518 asks for. */
export const MIN_SECRET_CHARS = 32
/** Longest token looked at: ours have some 300 characters, and nothing is gained by decoding a megabyte. */
export const MAX_TOKEN_CHARS = 4_096
const encoder = new TextEncoder()

/** What a token of ours is: `audience` names what it is for, and none of another is taken in its place. */
export type OwnToken = {
  readonly audience: string
  readonly subject: string
  readonly claims: Readonly<Record<string, string>>
  readonly nowMs: number
  readonly ttlS: number
}

/** A token (HS256) signed with TOKEN_SECRET. @throws MissingSecret when the secret is missing or short. */
export async function signOwn(secret: string, { audience, subject, claims, nowMs, ttlS }: OwnToken): Promise<string> {
  const issuedAt = Math.floor(nowMs / 1000)
  return new SignJWT({ ...claims })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(subject)
    .setIssuer(ISSUER)
    .setAudience(audience)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + ttlS)
    .sign(await keyOf(secret))
}

/** What a token of ours says, for this audience and as `schema` wants it. @throws MissingSecret when the secret is missing or short. */
export async function verifyOwn<S extends v.GenericSchema>(
  secret: string,
  token: string,
  wanted: { readonly audience: string; readonly schema: S; readonly nowMs: number },
): Promise<Result<v.InferOutput<S>, TokenError>> {
  try {
    const key = await keyOf(secret)
    if (token.length > MAX_TOKEN_CHARS) return err('invalid')
    const { payload } = await jwtVerify(token, key, {
      algorithms: ['HS256'],
      issuer: ISSUER,
      audience: wanted.audience,
      // jose checks an end only where there is one.
      requiredClaims: ['exp'],
      currentDate: new Date(wanted.nowMs),
    })
    return ok(v.parse(wanted.schema, payload))
  } catch (error) {
    if (error instanceof MissingSecret) throw error
    return err(error instanceof errors.JWTExpired ? 'expired' : 'invalid')
  }
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
