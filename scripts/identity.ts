import { SignJWT } from 'jose'
import { openPlatform } from './platform.ts'

/** A token that signs a shopper in, as a shop's own server would make it: signed with the newest key of the local shop, good for an hour. */
export async function identityToken(
  shop: string,
  who: { readonly email: string; readonly name: string },
): Promise<string> {
  const platform = await openPlatform()
  try {
    const row = await platform.env.DB.prepare('select identity_keys from shops where shop = ?')
      .bind(shop)
      .first<{ identity_keys: string }>()
    const keys: unknown = JSON.parse(row?.identity_keys ?? '[]')
    const key: unknown = Array.isArray(keys) ? keys[0] : undefined
    if (typeof key !== 'string') throw new Error(`The local shop "${shop}" has no key to sign with.`)
    return await new SignJWT({ email: who.email, name: who.name })
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject(who.email)
      .setExpirationTime('1 hour')
      .sign(new TextEncoder().encode(key))
  } finally {
    await platform.dispose()
  }
}
