import type { Context, MiddlewareHandler } from 'hono'
import { routePath } from 'hono/route'
import { placeOf } from '../../adapters/accounts/place'
import { type ApiKey, findApiKey, hashApiKey, isApiKeyFormat, noteKeyUse, type Role } from '../../adapters/d1/api-keys'
import { notePlace } from '../../adapters/d1/audit-places'
import { scopeOf } from '../access'
import type { AppEnv } from '../env'
import { type Principal, principalOf } from '../principal'
import { ProblemError } from '../problem'
import { memberOf } from './member-session'

export { type Principal, principalOf }

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
 * Lets a request of the shop's own people and programs pass that have one of these roles: one with `Authorization: Bearer kefu_...`, a key
 * of the shop in the path, or one from a page of Kefu with the session of a member. Who it is stands in `principalOf`. No key or session,
 * a malformed, unknown, revoked or another shop's: 401, always the same. Another role: 403. A bearer is never passed over for a cookie.
 */
export function requireRole(...roles: readonly [Role, ...Role[]]): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const shop = c.req.param('shop') ?? ''
    const authorization = c.req.header('authorization')
    const principal =
      authorization === undefined ? await memberPrincipal(c, shop) : await keyPrincipal(c, shop, authorization)
    if (!principal) {
      throw new ProblemError(401, 'A session or a valid API key of this shop is needed.', undefined, {
        'www-authenticate': 'Bearer realm="kefu"',
      })
    }
    if (!roles.includes(principal.role)) {
      throw new ProblemError(
        403,
        `The role of this ${principal.kind === 'member' ? 'member' : 'API key'} does not allow this.`,
      )
    }
    c.set('principal', principal)
    const since = Date.now()
    await next()
    if (changes(c)) await notePlace(c.env.DB, { shop, by: principal.id, since, place: placeOf(c.req.raw) })
  }
}

async function memberPrincipal(c: Context<AppEnv>, shop: string): Promise<Principal | null> {
  const member = await memberOf(c, shop)
  if (!member) return null
  if (member.lacksSecondFactor) {
    throw new ProblemError(403, 'This shop asks for a second factor. Set one up under your account.', [
      { field: 'two_factor', message: 'is required by this shop' },
    ])
  }
  return { kind: 'member', id: `member:${member.userId}`, name: member.name, role: member.role }
}

async function keyPrincipal(c: Context<AppEnv>, shop: string, authorization: string): Promise<Principal | null> {
  const key = await keyOf(c, shop, authorization)
  if (!key) return null
  if (key.scopes !== null) {
    const scope = scopeOf(c.req.method, routePath(c))
    if (scope === null || !key.scopes.includes(scope))
      throw new ProblemError(403, `This API key is limited to other scopes${scope ? `; ${scope} is needed` : ''}.`)
  }
  return { kind: 'api_key', id: `api_key:${key.keyHash.slice(0, 8)}`, name: key.label, role: key.role }
}

/** Whether the request may have changed something, and was not refused. Events come by the thousand and change nothing of the shop's. */
function changes(c: Context<AppEnv>): boolean {
  return c.req.method !== 'GET' && c.req.method !== 'HEAD' && !routePath(c).endsWith('/events') && c.res.ok
}

async function keyOf(c: Context<AppEnv>, shop: string, authorization: string): Promise<ApiKey | null> {
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
  const key = await findApiKey(c.env.DB, shop, hash)
  const until = now + API_KEY_FRESH_MS
  if (key) {
    remember(cache, MAX_CACHED_KEYS, name, { key, until })
    // Each time the key is looked up, so that it costs no write of its own a request; who calls need not wait for it.
    c.executionCtx.waitUntil(noteKeyUse(c.env.DB, hash, now))
  }
  if (!key) remember(unknown, MAX_UNKNOWN_KEYS, name, until)
  return key
}

/** A Map keeps the order of insertion: the first is the oldest. */
function remember<T>(map: Map<string, T>, max: number, name: string, value: T): void {
  const oldest = map.keys().next()
  if (map.size >= max && !oldest.done) map.delete(oldest.value)
  map.set(name, value)
}

/** Who makes a change, for the audit log; names a key without giving anything of it away. For routes behind requireRole. */
export async function changerOf(c: Context<AppEnv>): Promise<string> {
  return principalOf(c).id
}

/** Has this isolate look keys up again: after one was revoked. */
export function forgetKeys(): void {
  cache.clear()
  unknown.clear()
}
