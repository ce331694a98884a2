import { type Context, Hono } from 'hono'
import { placeOf } from '../../adapters/accounts/place'
import { notePlace } from '../../adapters/d1/audit-places'
import { acceptInvitation, type Invited, invitationOf } from '../../adapters/d1/invitations'
import { initialsOf } from '../../core/people/initials'
import { invitationAcceptance, invitationLook, invitationSeen, signInAnswer } from '../../protocol'
import { takeNetworkTry } from '../account-tries'
import type { AppEnv } from '../env'
import { findAccount, onlyOwnPages } from '../middleware/account'
import { limitBody, requireJson } from '../middleware/body-limit'
import { forgetSessions } from '../middleware/member-session'
import { ProblemError } from '../problem'
import { documented, jsonBody } from '../validate'
import { newAccount } from './account-set-up'

const TAG = 'Account'

/** What the link of an invitation opens, under /v1/account. */
export const accountInvitationRoutes = new Hono<AppEnv>()
  .post(
    '/invitation',
    documented({
      summary: 'Which shop invites whom, by the token of the link',
      tag: TAG,
      success: { 200: { description: 'The invitation', schema: invitationSeen } },
      problems: [403, 404, 429],
    }),
    onlyOwnPages,
    limitBody,
    requireJson,
    jsonBody(invitationLook),
    async (c) => {
      const invited = await mustBeInvited(c, c.req.valid('json').token)
      const account = await findAccount(c)
      return c.json({
        shop: invited.shop,
        shop_name: invited.shopName,
        email: invited.email,
        role: invited.role,
        has_account: invited.hasAccount,
        signed_in_as: account?.email ?? null,
      })
    },
  )
  .post(
    '/invitation/accept',
    documented({
      summary: 'Accept an invitation, with the account of its address or a new one',
      tag: TAG,
      success: { 200: { description: 'A member now, and signed in', schema: signInAnswer } },
      problems: [401, 403, 404, 409, 429],
    }),
    onlyOwnPages,
    limitBody,
    requireJson,
    jsonBody(invitationAcceptance),
    async (c) => {
      const { token, name, password } = c.req.valid('json')
      const invited = await mustBeInvited(c, token)
      const member =
        (await ownAccount(c, invited)) ?? (await newAccount(c, { name, email: invited.email, password }, true))
      const now = Date.now()
      const joined = await acceptInvitation(
        c.env.DB,
        invited,
        { userId: member.userId, name: member.name, initials: initialsOf(member.name) },
        now,
      )
      if (!joined) throw gone()
      const by = `member:${member.userId}`
      await notePlace(c.env.DB, { shop: invited.shop, by, since: now, place: placeOf(c.req.raw) })
      forgetSessions()
      return c.json({ status: 'signed_in' as const })
    },
  )

/** @throws ProblemError 404, alike for unknown, used, old and revoked links. */
async function mustBeInvited(c: Context<AppEnv>, token: string): Promise<Invited> {
  await takeNetworkTry(c)
  const invited = await invitationOf(c.env.DB, token, Date.now())
  if (!invited) throw gone()
  return invited
}

/** The account that is signed in, when it is the invited one's; null when nobody is signed in and a new one can be made. */
async function ownAccount(c: Context<AppEnv>, invited: Invited): Promise<{ userId: string; name: string } | null> {
  const account = await findAccount(c)
  if (account && account.email !== invited.email) {
    throw new ProblemError(403, 'This invitation is for another address. Sign out, and open the link again.')
  }
  if (!account && invited.hasAccount) throw new ProblemError(401, 'This address has an account. Sign in with it first.')
  return account
}

function gone(): ProblemError {
  return new ProblemError(404, 'This invitation does not work any more: it is too old, was used, or was taken back.')
}
