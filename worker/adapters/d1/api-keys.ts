import { and, desc, eq, isNull, lte, or } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import * as v from 'valibot'
import { KEY_USE_EVERY_MS } from '../../config'
import { parseJson } from '../../core/parse-json'
import { type KeyScope, keyScope } from '../../protocol'
import { toHex } from './hex'
import { apiKeys } from './schema'

export type Role = (typeof apiKeys.$inferSelect)['role']
export const ROLES: readonly Role[] = apiKeys.role.enumValues

export type ApiKey = {
  readonly keyHash: string
  readonly shop: string
  readonly role: Role
  readonly label: string
  /** What of its role the key is limited to; null for all of it. */
  readonly scopes: readonly KeyScope[] | null
}
export type NewApiKey = {
  readonly shop: string
  readonly role: Role
  readonly label: string
  readonly scopes?: readonly KeyScope[] | null
  readonly createdBy?: string
  readonly now: number
}

const PREFIX = 'kefu_'
const SECRET_CHARS = 32
const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
/** The largest multiple of 62 in a byte: bytes above it are drawn again, so that every character is equally likely. */
const FAIR_BYTES = 248
const KEY_FORMAT = /^kefu_[0-9A-Za-z]{32}$/

/** Whether this can be a key at all; what cannot is refused without asking the database. */
export function isApiKeyFormat(text: string): boolean {
  return KEY_FORMAT.test(text)
}

/** SHA-256 in hex. A key has 190 bits of its own, so a plain hash is enough to keep it from being read back. */
export async function hashApiKey(key: string): Promise<string> {
  return toHex(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(key)))
}

/** Makes a key and stores its hash; the key itself is in the answer and nowhere else. */
export async function createApiKey(db: D1Database, key: NewApiKey): Promise<string> {
  const secret = PREFIX + randomBase62(SECRET_CHARS)
  const { shop, role, label, now, scopes = null, createdBy = null } = key
  await drizzle(db)
    .insert(apiKeys)
    .values({
      keyHash: await hashApiKey(secret),
      shop,
      role,
      label,
      createdAt: now,
      createdBy,
      scopes: scopes && JSON.stringify(scopes),
    })
  return secret
}

/** The key with this hash, if it is this shop's and not revoked. */
export async function findApiKey(db: D1Database, shop: string, keyHash: string): Promise<ApiKey | null> {
  const { keyHash: hash, role, label, scopes } = apiKeys
  const rows = await drizzle(db)
    .select({ keyHash: hash, shop: apiKeys.shop, role, label, scopes })
    .from(apiKeys)
    .where(and(eq(apiKeys.keyHash, keyHash), eq(apiKeys.shop, shop), isNull(apiKeys.revokedAt)))
    .limit(1)
  return rows[0] ? { ...rows[0], scopes: scopesOf(rows[0].scopes) } : null
}

/** Notes that a key was used, at most once in KEY_USE_EVERY_MS. */
export async function noteKeyUse(db: D1Database, keyHash: string, now: number): Promise<void> {
  await drizzle(db)
    .update(apiKeys)
    .set({ lastUsedAt: now })
    .where(
      and(
        eq(apiKeys.keyHash, keyHash),
        or(isNull(apiKeys.lastUsedAt), lte(apiKeys.lastUsedAt, now - KEY_USE_EVERY_MS)),
      ),
    )
}

/** A shop's keys, newest first, revoked ones too. */
export async function listApiKeys(db: D1Database, shop: string) {
  const rows = await drizzle(db).select().from(apiKeys).where(eq(apiKeys.shop, shop)).orderBy(desc(apiKeys.createdAt))
  return rows.map((row) => ({ ...row, scopes: scopesOf(row.scopes) }))
}

/** What cannot be read limits the key to nothing. */
function scopesOf(json: string | null): readonly KeyScope[] | null {
  if (json === null) return null
  const parsed = v.safeParse(v.array(keyScope), parseJson(json))
  return parsed.success ? parsed.output : []
}

/**
 * Revokes a shop's key; false when it has none such that still works. Isolates that know the key forget it within
 * API_KEY_FRESH_MS.
 */
export async function revokeApiKey(db: D1Database, shop: string, keyHash: string, now: number): Promise<boolean> {
  const rows = await drizzle(db)
    .update(apiKeys)
    .set({ revokedAt: now })
    .where(and(eq(apiKeys.keyHash, keyHash), eq(apiKeys.shop, shop), isNull(apiKeys.revokedAt)))
    .returning({ keyHash: apiKeys.keyHash })
  return rows.length > 0
}

function randomBase62(length: number): string {
  let out = ''
  while (out.length < length) {
    for (const byte of crypto.getRandomValues(new Uint8Array(length))) {
      if (byte < FAIR_BYTES && out.length < length) out += BASE62.charAt(byte % BASE62.length)
    }
  }
  return out
}
