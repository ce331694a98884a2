import type { Context } from 'hono'
import { getSignedCookie } from 'hono/cookie'
import { accountsSecret, SESSION_COOKIE } from '../../adapters/accounts/names'
import { memberOfSession, type SessionMember } from '../../adapters/d1/sessions'
import { MEMBER_FRESH_MS } from '../../config'
import type { AppEnv } from '../env'
import { requireSameOrigin } from '../same-origin'

/** Sessions an isolate remembers. */
const MAX_CACHED_SESSIONS = 1_000
const cache = new Map<string, { readonly member: SessionMember; readonly until: number }>()

/** Whether a request carries a session cookie at all, good or not. */
export function hasSessionCookie(c: Context<AppEnv>): boolean {
  return (c.req.header('cookie') ?? '').includes(`${SESSION_COOKIE}=`)
}

/** The token in the session cookie, if this Worker signed it. */
export async function sessionToken(c: Context<AppEnv>): Promise<string | null> {
  return (await getSignedCookie(c, accountsSecret(c.env), SESSION_COOKIE)) || null
}

/**
 * The member of the shop whose cookie came with the request; null without one, or when the session or the membership has ended.
 * @throws ProblemError 403 when another site's page made the request.
 */
export async function memberOf(c: Context<AppEnv>, shop: string): Promise<SessionMember | null> {
  const token = await sessionToken(c)
  if (!token) return null
  requireSameOrigin(c)
  const name = `${shop} ${token}`
  const now = Date.now()
  const known = cache.get(name)
  if (known && known.until > now) return known.member
  cache.delete(name)
  const member = await memberOfSession(c.env.DB, shop, token, now)
  if (member) remember(name, { member, until: now + MEMBER_FRESH_MS })
  return member
}

/** Has this isolate look again: after a role was changed, a member removed or a session ended. */
export function forgetSessions(): void {
  cache.clear()
}

/** A Map keeps the order of insertion: the first is the oldest. */
function remember(name: string, value: { readonly member: SessionMember; readonly until: number }): void {
  const oldest = cache.keys().next()
  if (cache.size >= MAX_CACHED_SESSIONS && !oldest.done) cache.delete(oldest.value)
  cache.set(name, value)
}
