import type { Context, MiddlewareHandler } from 'hono'
import { type ApiKey, findApiKey, hashApiKey, isApiKeyFormat, type Role } from '../../adapters/d1/api-keys'
import type { AppEnv } from '../env'
import { ProblemError } from '../problem'

/** An isolate trusts a key it has looked up for this long; so long a revoked key may still work. */
export const API_KEY_FRESH_MS = 30_000
/** Keys an isolate remembers; only keys that were found are, so strangers cannot fill it. */
const MAX_CACHED_KEYS = 500
/** Keys that were not found, kept apart: a program that repeats a wrong or revoked one does not ask the database each time. */
const MAX_UNKNOWN_KEYS = 1_000

const cache = new Map<string, { readonly key: ApiKey; readonly until: number }>()
/** Until when a key counts as unknown. */
const unknown = new Map<string, number>()

/**
 * Lets a request pass that carries `Authorization: Bearer kefu_...`, a key of the shop in the path with one of these
 * roles. No key, a malformed, unknown, revoked or another shop's key: 401, always the same. A key with another role:
 * 403.
 */
export function requireRole(...roles: readonly [Role, ...Role[]]): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const key = await keyOf(c.env.DB, c.req.param('shop') ?? '', c.req.header('authorization') ?? '')
    if (!key) {
      throw new ProblemError(401, 'A valid API key of this shop is needed.', undefined, {
        'www-authenticate': 'Bearer realm="kefu"',
      })
    }
    if (!roles.includes(key.role)) throw new ProblemError(403, 'The role of this API key does not allow this.')
    await next()
  }
}

async function keyOf(db: D1Database, shop: string, authorization: string): Promise<ApiKey | null> {
  const secret = /^Bearer +(\S+) *$/i.exec(authorization)?.[1] ?? ''
  if (!isApiKeyFormat(secret)) return null
  const hash = await hashApiKey(secret)
  const name = `${shop} ${hash}`
  const now = Date.now()
  const known = cache.get(name)
  if (known && known.until > now) return known.key
  if ((unknown.get(name) ?? 0) > now) return null
  cache.delete(name)
  unknown.delete(name)
  const key = await findApiKey(db, shop, hash)
  const until = now + API_KEY_FRESH_MS
  if (key) remember(cache, MAX_CACHED_KEYS, name, { key, until })
  else remember(unknown, MAX_UNKNOWN_KEYS, name, until)
  return key
}

/** A Map keeps the order of insertion: the first is the oldest. */
function remember<T>(map: Map<string, T>, max: number, name: string, value: T): void {
  const oldest = map.keys().next()
  if (map.size >= max && !oldest.done) map.delete(oldest.value)
  map.set(name, value)
}

/** Who makes a change, for the audit log: names the key without giving anything of it away, by the beginning of its hash. */
export async function changerOf(c: Context<AppEnv>): Promise<string> {
  const secret = (c.req.header('authorization') ?? '').replace(/^Bearer +/i, '').trim()
  return `api_key:${(await hashApiKey(secret)).slice(0, 8)}`
}
