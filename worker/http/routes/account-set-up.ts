import { type Context, Hono } from 'hono'
import { placeOf } from '../../adapters/accounts/place'
import { emailIsTaken } from '../../adapters/d1/accounts'
import { notePlace } from '../../adapters/d1/audit-places'
import { becomeFirstOwner, isSetupToken, lacksOwner } from '../../adapters/d1/setup-tokens'
import { hashToken } from '../../adapters/d1/token'
import { initialsOf } from '../../core/people/initials'
import { setUpRequest, signInAnswer } from '../../protocol'
import { takeNetworkTry } from '../account-tries'
import { callAuth } from '../auth-call'
import type { AppEnv } from '../env'
import { findAccount, onlyOwnPages } from '../middleware/account'
import { limitBody, requireJson } from '../middleware/body-limit'
import { forgetSessions } from '../middleware/member-session'
import { ProblemError } from '../problem'
import { noteDevice } from '../signed-in'
import { documented, jsonBody } from '../validate'
import { signIn } from './account-sign-in'

/** A shorter set-up token could be guessed, and is none. */
const MIN_SETUP_TOKEN_CHARS = 32

/** The first owner of a shop, under /v1/account. */
export const setUpRoutes = new Hono<AppEnv>().post(
  '/set-up',
  documented({
    summary: 'Become the first owner of a shop, with the token of its set-up link',
    tag: 'Account',
    success: { 200: { description: 'The shop has its owner, who is signed in', schema: signInAnswer } },
    problems: [401, 403, 409, 429],
  }),
  onlyOwnPages,
  limitBody,
  requireJson,
  jsonBody(setUpRequest),
  async (c) => {
    const { shop, token, ...person } = c.req.valid('json')
    await takeNetworkTry(c)
    if (!(await lets(c, shop, token))) {
      throw new ProblemError(403, 'This link does not work any more: it is too old, or the shop has its owner.')
    }
    const account = await findAccount(c)
    const owner = account ?? (await newAccount(c, person))
    const now = Date.now()
    const made = await becomeFirstOwner(
      c.env.DB,
      { shop, userId: owner.userId, name: owner.name, initials: initialsOf(owner.name) },
      now,
    )
    await notePlace(c.env.DB, { shop, by: `member:${owner.userId}`, since: now, place: placeOf(c.req.raw) })
    if (!made) throw new ProblemError(409, 'Somebody else has just become the owner of this shop.')
    forgetSessions()
    return c.json({ status: 'signed_in' as const })
  },
)

/** The link that `npm start` prints, or the SETUP_TOKEN of this Worker; each only as long as the shop has no owner. */
async function lets(c: Context<AppEnv>, shop: string, token: string): Promise<boolean> {
  const { SETUP_TOKEN: own = '' } = c.env as { SETUP_TOKEN?: string }
  if (own.length >= MIN_SETUP_TOKEN_CHARS && (await isSame(own, token))) return lacksOwner(c.env.DB, shop)
  return isSetupToken(c.env.DB, shop, token, Date.now())
}

/** By their hashes: how far two texts agree takes no time of its own. */
async function isSame(a: string, b: string): Promise<boolean> {
  return (await hashToken(a)) === (await hashToken(b))
}

type Person = {
  readonly name?: string | undefined
  readonly email?: string | undefined
  readonly password?: string | undefined
}

/** Makes an account and signs it in. Only for who holds a link: to them alone it says that an address has an account. */
export async function newAccount(
  c: Context<AppEnv>,
  { name, email, password }: Person,
  emailVerified = false,
): Promise<{ userId: string; name: string }> {
  const missing = Object.entries({ name, email, password }).filter(([, value]) => value === undefined)
  if (name === undefined || email === undefined || password === undefined) {
    throw new ProblemError(
      400,
      'A new account needs a name, an e-mail and a password.',
      missing.map(([field]) => ({ field, message: 'is required' })),
    )
  }
  if (await emailIsTaken(c.env.DB, email)) throw taken()
  const user = await callAuth(c, async (auth) => {
    const { internalAdapter, password: passwords } = await auth.$context
    const hash = await passwords.hash(password)
    const made = await internalAdapter
      .createUser({ name, email, emailVerified }, { method: 'email-password' })
      .catch(async (error) => {
        // The same link opened twice at once: the address is unique, and the other was first.
        if (await emailIsTaken(c.env.DB, email)) throw taken()
        throw error
      })
    await internalAdapter.linkAccount({ userId: made.id, providerId: 'credential', accountId: made.id, password: hash })
    return { response: made }
  })
  await signIn(c, email, password)
  await noteDevice(c, user)
  return { userId: user.id, name }
}

function taken(): ProblemError {
  return new ProblemError(409, 'This address has an account. Sign in with it, then open the link again.', [
    { field: 'email', message: 'has an account already' },
  ])
}
