import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { accountOfSession, type SessionAccount } from '../../adapters/d1/accounts'
import type { AppEnv } from '../env'
import { ProblemError } from '../problem'
import { requireSameOrigin } from '../same-origin'
import { sessionToken } from './member-session'

/** Account routes are for pages of Kefu alone, signed in or not: nobody may sign somebody else's browser in. */
export const onlyOwnPages = createMiddleware<AppEnv>(async (c, next) => {
  requireSameOrigin(c)
  c.header('cache-control', 'no-store')
  await next()
})

/** Lets a request with a live session pass; whose it is stands in `accountOf`. */
export const requireAccount = createMiddleware<AppEnv>(async (c, next) => {
  const account = await findAccount(c)
  if (!account) throw new ProblemError(401, 'Sign in first.')
  c.set('account', account)
  await next()
})

/** The account that is signed in, or null. */
export async function findAccount(c: Context<AppEnv>): Promise<SessionAccount | null> {
  const token = await sessionToken(c)
  return token ? accountOfSession(c.env.DB, token, Date.now()) : null
}

/** Who requireAccount has let through. @throws ProblemError 401 where it has not been asked. */
export function accountOf(c: Context<AppEnv>): SessionAccount {
  const account = c.get('account')
  if (!account) throw new ProblemError(401, 'Sign in first.')
  return account
}
