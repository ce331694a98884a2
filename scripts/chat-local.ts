import { identityToken } from './identity.ts'
import { openPlatform } from './platform.ts'

/** A key of the local shop that may read conversations, and how to take it away again. */
export type LocalKey = { readonly key: string; readonly revoke: () => Promise<void> }

/** Makes one for the time of a chat. @throws Error when the local database has no such shop. */
export async function localKey(shop: string): Promise<LocalKey> {
  const { createApiKey, hashApiKey, revokeApiKey } = await import('../worker/adapters/d1/api-keys.ts')
  const key = await withDatabase(async (db) => {
    const found = await db.prepare('select 1 from shops where shop = ?').bind(shop).first()
    if (!found) throw new Error(`There is no shop "${shop}" in the local database: give a key of it with --key.`)
    return createApiKey(db, { shop, role: 'agent', label: 'npm run chat', now: Date.now() })
  })
  const revoke = async (): Promise<void> => {
    const hash = await hashApiKey(key)
    await withDatabase((db) => revokeApiKey(db, shop, hash, Date.now()))
  }
  return { key, revoke }
}

/** Signs in a shopper of the local shop, by the name the shop has for the e-mail, as the shop's own server would. */
export async function signInAs(
  shop: string,
  email: string,
): Promise<{ readonly token: string; readonly name: string }> {
  const contact = await withDatabase((db) =>
    db
      .prepare('select name from contacts where shop = ? and email = ?')
      .bind(shop, email.toLowerCase())
      .first<{ name: string }>(),
  )
  const name = contact?.name ?? email.replace(/@.*/, '')
  return { token: await identityToken(shop, { email: email.toLowerCase(), name }), name }
}

async function withDatabase<T>(use: (db: D1Database) => Promise<T>): Promise<T> {
  const { env, dispose } = await openPlatform()
  try {
    return await use(env.DB)
  } finally {
    await dispose()
  }
}
