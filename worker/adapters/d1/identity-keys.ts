import { and, eq, inArray, sql } from 'drizzle-orm'
import { openDatabase } from './database'
import { toHex } from './hex'
import { auditLog, shops } from './schema'

/** Keys of a shop that sign identity tokens at once: a new one is rolled out while the old one still holds. */
export const MAX_IDENTITY_KEYS = 2
const KEY_BYTES = 32

/** `createdAt` is epoch milliseconds; null for a key from the set-up, which nobody has written down. */
export type IdentityKey = { readonly keyId: string; readonly createdAt: number | null }
export type KeyChange = { readonly shop: string; readonly by: string; readonly now: number }

/** A shop's live identity keys, oldest first, by their ids. The keys themselves are shown once, when they are made. */
export async function listIdentityKeys(d1: D1Database, shop: string): Promise<IdentityKey[]> {
  const db = openDatabase(d1)
  const ids = await Promise.all((await keysOf(d1, shop)).map(idOf))
  const made = await db
    .select({ subject: auditLog.subject, at: auditLog.at })
    .from(auditLog)
    .where(
      and(
        eq(auditLog.shop, shop),
        eq(auditLog.action, 'create_identity_key'),
        inArray(auditLog.subject, ids.map(subjectOf)),
      ),
    )
  return ids.map((keyId) => ({
    keyId,
    createdAt: made.find(({ subject }) => subject === subjectOf(keyId))?.at ?? null,
  }))
}

/** Makes a key and stores it with an audit row; null when the shop has MAX_IDENTITY_KEYS. The caller publishes the bundle. */
export async function createIdentityKey(
  d1: D1Database,
  { shop, by, now }: KeyChange,
): Promise<{ readonly keyId: string; readonly key: string } | null> {
  const key = base64url(crypto.getRandomValues(new Uint8Array(KEY_BYTES)))
  const keyId = await idOf(key)
  const db = openDatabase(d1)
  const [stored] = await db.batch([
    db
      .update(shops)
      .set({
        identityKeys: sql`json_insert(${shops.identityKeys}, '$[#]', ${key})`,
        version: sql`${shops.version} + 1`,
        updatedAt: now,
      })
      .where(and(eq(shops.shop, shop), sql`json_array_length(${shops.identityKeys}) < ${MAX_IDENTITY_KEYS}`))
      .returning({ shop: shops.shop }),
    // Only with the key in place: the row is evidence.
    db.insert(auditLog).select(
      sql`select null, ${shop}, ${now}, ${by}, 'create_identity_key', ${subjectOf(keyId)}, '{}', ${`create_identity_key:${keyId}`}
          from ${shops} where ${shops.shop} = ${shop}
          and exists (select 1 from json_each(${shops.identityKeys}) as live where live.value = ${key})`,
    ),
  ])
  return stored.length > 0 ? { keyId, key } : null
}

/** Takes a key away, with an audit row; false when the shop has none with this id. The caller publishes the bundle. */
export async function deleteIdentityKey(d1: D1Database, keyId: string, { shop, by, now }: KeyChange): Promise<boolean> {
  const keys = await keysOf(d1, shop)
  const ids = await Promise.all(keys.map(idOf))
  const key = keys[ids.indexOf(keyId)]
  if (key === undefined) return false
  const isLive = sql`exists (select 1 from json_each(${shops.identityKeys}) as live where live.value = ${key})`
  const db = openDatabase(d1)
  const [, gone] = await db.batch([
    db
      .insert(auditLog)
      .select(
        sql`select null, ${shop}, ${now}, ${by}, 'delete_identity_key', ${subjectOf(keyId)}, '{}', ${`delete_identity_key:${keyId}`}
          from ${shops} where ${shops.shop} = ${shop} and ${isLive}`,
      )
      .onConflictDoNothing(),
    db
      .update(shops)
      .set({
        identityKeys: sql`(select json_group_array(live.value) from json_each(${shops.identityKeys}) as live where live.value <> ${key})`,
        version: sql`${shops.version} + 1`,
        updatedAt: now,
      })
      .where(and(eq(shops.shop, shop), isLive))
      .returning({ shop: shops.shop }),
  ])
  return gone.length > 0
}

async function keysOf(d1: D1Database, shop: string): Promise<string[]> {
  const [row] = await openDatabase(d1).select({ keys: shops.identityKeys }).from(shops).where(eq(shops.shop, shop))
  return row ? (JSON.parse(row.keys) as string[]) : []
}

/** Names a key without giving anything of it away: it has 256 bits of its own. */
async function idOf(key: string): Promise<string> {
  return toHex(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(key))).slice(0, 12)
}

function subjectOf(keyId: string): string {
  return `identity_key:${keyId}`
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')
}
