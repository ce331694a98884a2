import { exportSPKI, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose'
import { describe, expect, it } from 'vitest'
import { MAX_IDENTITY_TTL_S, TOKEN_TTL_S } from '../../config'
import { isStale, signToken, verifyIdentity, verifyToken } from './tokens'

const SECRET = 'a secret for tests only, long enough to sign with'
const OTHER = 'another secret for tests only, just as long as that'
const NOW = Date.parse('2026-11-27T12:00:00Z')
const NOW_S = NOW / 1000
const ID = '01JD0000000000000000000000'

const key = (secret: string) => new TextEncoder().encode(secret)

/** A token with the right shape, signed by hand; `claims` are laid over it. */
function token(claims: Record<string, unknown> = {}, options: { secret?: string; alg?: string } = {}): Promise<string> {
  const all = { sub: ID, shop: 'demo', iss: 'kefu', aud: 'kefu:conversation', iat: NOW_S, exp: NOW_S + 60, ...claims }
  return new SignJWT(all).setProtectedHeader({ alg: options.alg ?? 'HS256' }).sign(key(options.secret ?? SECRET))
}

/** The token with one of its three parts replaced. */
function withPart(signed: string, index: number, part: string): string {
  return signed.split('.').with(index, part).join('.')
}

const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

describe('a conversation token', () => {
  it('says which conversation of which shop it opens', async () => {
    const signed = await signToken(SECRET, 'demo', ID, NOW)
    expect(await verifyToken(SECRET, signed, NOW)).toEqual({
      ok: true,
      value: { shop: 'demo', conversationId: ID, issuedAtS: NOW_S },
    })
  })

  it('is good to the last second of its life and expired after', async () => {
    const signed = await signToken(SECRET, 'demo', ID, NOW)
    expect((await verifyToken(SECRET, signed, NOW + TOKEN_TTL_S * 1000 - 1_000)).ok).toBe(true)
    expect(await verifyToken(SECRET, signed, NOW + TOKEN_TTL_S * 1000)).toEqual({ ok: false, error: 'expired' })
  })

  it('is stale in the second half of its life', () => {
    const claims = { shop: 'demo', conversationId: ID, issuedAtS: NOW_S }
    expect(isStale(claims, NOW + (TOKEN_TTL_S / 2) * 1000)).toBe(false)
    expect(isStale(claims, NOW + (TOKEN_TTL_S / 2) * 1000 + 1)).toBe(true)
  })

  it('signed with another secret is invalid', async () => {
    expect(await verifyToken(SECRET, await signToken(OTHER, 'demo', ID, NOW), NOW)).toEqual({
      ok: false,
      error: 'invalid',
    })
  })

  it('with a changed header, payload or signature is invalid', async () => {
    const signed = await signToken(SECRET, 'demo', ID, NOW)
    const payload = { sub: 'OTHER', shop: 'demo', iss: 'kefu', aud: 'kefu:conversation', iat: NOW_S, exp: NOW_S + 60 }
    for (const tampered of [
      withPart(signed, 1, encoded(payload)),
      withPart(signed, 0, encoded({ alg: 'none' })),
      withPart(signed, 0, encoded({ alg: 'HS384' })),
      withPart(signed, 2, ''),
      withPart(signed, 2, 'AAAA'),
      `${signed}x`,
      signed.slice(0, -2),
    ])
      expect(await verifyToken(SECRET, tampered, NOW)).toEqual({ ok: false, error: 'invalid' })
  })

  it('without a signature (alg none) is invalid', async () => {
    const unsigned = new UnsecuredJWT({ sub: ID, shop: 'demo', iss: 'kefu', aud: 'kefu:conversation', iat: NOW_S })
      .setExpirationTime(NOW_S + 60)
      .encode()
    expect(await verifyToken(SECRET, unsigned, NOW)).toEqual({ ok: false, error: 'invalid' })
  })

  it('signed with another algorithm is invalid, though the secret is right', async () => {
    const strong = 'x'.repeat(64)
    expect((await verifyToken(strong, await token({}, { secret: strong, alg: 'HS512' }), NOW)).ok).toBe(false)
    expect((await verifyToken(strong, await token({}, { secret: strong }), NOW)).ok).toBe(true)
  })

  it.each([
    ['another issuer', { iss: 'elsewhere' }],
    ['another audience', { aud: 'kefu:agent' }],
    ['no audience', { aud: undefined }],
    ['no shop', { shop: undefined }],
    ['a shop that is no text', { shop: ['demo'] }],
    ['no subject', { sub: undefined }],
    ['no time of issue', { iat: undefined }],
    ['a beginning in the future', { nbf: NOW_S + 60 }],
  ])('with %s is invalid', async (_name, claims) => {
    expect(await verifyToken(SECRET, await token(claims), NOW)).toEqual({ ok: false, error: 'invalid' })
  })

  it('that never expires is invalid: none is signed without an end', async () => {
    expect((await verifyToken(SECRET, await token({ exp: undefined }), NOW)).ok).toBe(false)
  })

  it.each(['', '.', '..', 'a.b.c', 'Bearer x', '\u0000', '💥', `${'x'.repeat(5_000)}`])(
    'that is %j is invalid',
    async (text) => {
      expect(await verifyToken(SECRET, text, NOW)).toEqual({ ok: false, error: 'invalid' })
    },
  )

  it('is neither signed nor checked with a missing or short secret: that is a fault of the set-up', async () => {
    const signed = await signToken(SECRET, 'demo', ID, NOW)
    for (const secret of ['', 'x'.repeat(31)]) {
      await expect(signToken(secret, 'demo', ID, NOW)).rejects.toThrow(/at least 32/)
      await expect(verifyToken(secret, signed, NOW)).rejects.toThrow(/at least 32/)
    }
    await expect(verifyToken(undefined as unknown as string, signed, NOW)).rejects.toThrow(/TOKEN_SECRET/)
  })

  it('is checked with the secret given, not the one before', async () => {
    const signed = await signToken(SECRET, 'demo', ID, NOW)
    expect((await verifyToken(OTHER, signed, NOW)).ok).toBe(false)
    expect((await verifyToken(SECRET, signed, NOW)).ok).toBe(true)
  })
})

describe('an identity token', () => {
  const CLAIMS = { sub: 'customer-7', exp: NOW_S + 60 }
  const identity = (claims: Record<string, unknown>, secret = SECRET) =>
    new SignJWT({ ...CLAIMS, ...claims }).setProtectedHeader({ alg: 'HS256' }).sign(key(secret))

  it('says who the shopper is, with the e-mail in lower case', async () => {
    const signed = await identity({ email: 'Ana@Example.com', name: 'Ana', role: 'admin' })
    expect(await verifyIdentity('demo', [SECRET], signed, NOW)).toEqual({
      ok: true,
      value: { sub: 'customer-7', email: 'ana@example.com', name: 'Ana' },
    })
  })

  it('needs neither e-mail nor name', async () => {
    expect(await verifyIdentity('demo', [SECRET], await identity({}), NOW)).toEqual({
      ok: true,
      value: { sub: 'customer-7', email: null, name: null },
    })
  })

  it('signed with the second of two live keys is good too', async () => {
    expect((await verifyIdentity('demo', [OTHER, SECRET], await identity({}), NOW)).ok).toBe(true)
  })

  it('signed with none of them is invalid, and so is any when the shop has no key', async () => {
    expect(await verifyIdentity('demo', [OTHER], await identity({}), NOW)).toEqual({ ok: false, error: 'invalid' })
    expect(await verifyIdentity('demo', [], await identity({}), NOW)).toEqual({ ok: false, error: 'invalid' })
  })

  it('past its end is expired, whichever key signed it', async () => {
    const old = await identity({ exp: NOW_S - 1 })
    for (const keys of [
      [SECRET, OTHER],
      [OTHER, SECRET],
    ])
      expect(await verifyIdentity('demo', keys, old, NOW)).toEqual({ ok: false, error: 'expired' })
  })

  it.each([
    ['no end', { exp: undefined }],
    ['no subject', { sub: undefined }],
    ['an empty subject', { sub: '' }],
    ['a subject without end', { sub: 'x'.repeat(201) }],
    ['an e-mail that is none', { email: 'not an e-mail' }],
    ['a name that is no text', { name: { first: 'Ana' } }],
  ])('with %s is invalid', async (_name, claims) => {
    expect(await verifyIdentity('demo', [SECRET], await identity(claims), NOW)).toEqual({ ok: false, error: 'invalid' })
  })

  it('without a signature is invalid, and an empty key signs nothing', async () => {
    const unsigned = new UnsecuredJWT(CLAIMS).encode()
    expect((await verifyIdentity('demo', [SECRET], unsigned, NOW)).ok).toBe(false)
    expect((await verifyIdentity('demo', [''], unsigned, NOW)).ok).toBe(false)
  })

  it('is not a conversation token, and a conversation token is no identity of another key', async () => {
    expect((await verifyToken(SECRET, await identity({ shop: 'demo', iat: NOW_S }), NOW)).ok).toBe(false)
    expect((await verifyIdentity('demo', [OTHER], await signToken(SECRET, 'demo', ID, NOW), NOW)).ok).toBe(false)
  })

  it.each([
    ['this shop as its issuer', { iss: 'demo' }],
    ['this shop as its audience', { aud: 'demo' }],
    ['this shop among others', { aud: ['billing', 'demo'], iss: 'demo' }],
    ['an end a day from now', { exp: NOW_S + MAX_IDENTITY_TTL_S }],
    ['null for both', { iss: null, aud: null }],
  ])('with %s is good', async (_name, claims) => {
    expect((await verifyIdentity('demo', [SECRET], await identity(claims), NOW)).ok).toBe(true)
  })

  it.each([
    ['another issuer', { iss: 'other' }],
    ['another audience', { aud: 'other' }],
    ['only others in its audience', { aud: ['billing', 'other'] }],
    ['an empty audience', { aud: [] }],
    ['the right audience and a wrong issuer', { aud: 'demo', iss: 'other' }],
    ['an end further away than a day', { exp: NOW_S + MAX_IDENTITY_TTL_S + 1 }],
    ['an end in a thousand years', { exp: 33_000_000_000 }],
    ['a beginning in the future', { nbf: NOW_S + 60 }],
  ])('with %s is invalid', async (_name, claims) => {
    expect(await verifyIdentity('demo', [SECRET], await identity(claims), NOW)).toEqual({ ok: false, error: 'invalid' })
  })

  it('signed with another algorithm is invalid, though the key is right', async () => {
    const strong = 'x'.repeat(64)
    for (const alg of ['HS384', 'HS512']) {
      const signed = await new SignJWT(CLAIMS).setProtectedHeader({ alg }).sign(key(strong))
      expect(await verifyIdentity('demo', [strong], signed, NOW)).toEqual({ ok: false, error: 'invalid' })
    }
  })

  it('signed with a key pair, its public key taken for the secret, is invalid', async () => {
    const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true })
    const pem = await exportSPKI(publicKey)
    const signed = await new SignJWT(CLAIMS).setProtectedHeader({ alg: 'RS256' }).sign(privateKey)
    expect(await verifyIdentity('demo', [SECRET, pem], signed, NOW)).toEqual({ ok: false, error: 'invalid' })
  })

  it('that is huge is not even decoded', async () => {
    const huge = await identity({ junk: 'x'.repeat(100_000) })
    expect(await verifyIdentity('demo', [SECRET], huge, NOW)).toEqual({ ok: false, error: 'invalid' })
  })

  it('may say null for an e-mail or name it does not know, as many shops do', async () => {
    expect(await verifyIdentity('demo', [SECRET], await identity({ email: null, name: null }), NOW)).toEqual({
      ok: true,
      value: { sub: 'customer-7', email: null, name: null },
    })
  })

  it('signed with a key too short to be secret is invalid, and such a key does not stand in the way of a good one', async () => {
    for (const short of ['key', 'x'.repeat(31)]) {
      const signed = await identity({}, short)
      expect(await verifyIdentity('demo', [short], signed, NOW)).toEqual({ ok: false, error: 'invalid' })
      expect((await verifyIdentity('demo', [short, SECRET], await identity({}), NOW)).ok).toBe(true)
    }
    expect((await verifyIdentity('demo', ['x'.repeat(32)], await identity({}, 'x'.repeat(32)), NOW)).ok).toBe(true)
  })
})
