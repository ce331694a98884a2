import type { MiddlewareHandler } from 'hono'
import { type ApiKey, findApiKey, hashApiKey, isApiKeyFormat, type Role } from '../../adapters/d1/api-keys'
import type { AppEnv } from '../env'
import { ProblemError } from '../problem'

/** An isolate trusts a key it has looked up for this long; so long a revoked key may still work. */
export const API_KEY_FRESH_MS = 30_000
/** Keys an isolate remembers; only keys that were found are, so strangers cannot fill it. */
const MAX_CACHED_KEYS = 500

const cache = new Map<string, { readonly key: ApiKey; readonly until: number }>()

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
  const known = cache.get(name)
  if (known && known.until > Date.now()) return known.key
  cache.delete(name)
  const key = await findApiKey(db, shop, hash)
  if (key) remember(name, key)
  return key
}

function remember(name: string, key: ApiKey): void {
  const oldest = cache.keys().next()
  if (cache.size >= MAX_CACHED_KEYS && !oldest.done) cache.delete(oldest.value)
  cache.set(name, { key, until: Date.now() + API_KEY_FRESH_MS })
}
