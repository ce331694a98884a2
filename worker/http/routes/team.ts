import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import {
  changeRole,
  findMember,
  listMembers,
  removeMember,
  requiresTwoFactor,
  setRequireTwoFactor,
} from '../../adapters/d1/members'
import { mayGrant, mayManage } from '../../core/people/team-rules'
import { memberId, roleChange, shopAccessChange, team } from '../../protocol'
import type { AppEnv } from '../env'
import { inboxOf } from '../inbox-object'
import { principalOf, requireRole } from '../middleware/api-key'
import { limitBody, requireJson } from '../middleware/body-limit'
import { forgetSessions } from '../middleware/member-session'
import { ProblemError } from '../problem'
import { documented, jsonBody, pathParams } from '../validate'
import { profileOf } from './profile'

/** Roles that answer shoppers: who has none of them leaves the inbox. */
const ANSWERING: ReadonlySet<string> = new Set(['owner', 'admin', 'agent'])
const TAG = 'Team'
const LAST_OWNER = 'A shop needs an owner. Make somebody else one first.'
const isManager = requireRole('owner', 'admin')

/** Who works for a shop, mounted under /v1/shops/:shop. */
export const teamRoutes = new Hono<AppEnv>()
  .get(
    '/team',
    documented({
      summary: 'Who works for the shop; e-mails and second factors for owners and admins alone',
      tag: TAG,
      security: 'api_key',
      success: { 200: { description: 'The members, the first first', schema: team } },
      problems: [401, 403, 404],
    }),
    requireRole('owner', 'admin', 'agent', 'analyst'),
    async (c) => {
      const { shop } = c.get('bundle').settings
      const [rows, required] = await Promise.all([listMembers(c.env.DB, shop), requiresTwoFactor(c.env.DB, shop)])
      const who = principalOf(c)
      const sees = mayGrant(who.role).length > 0
      c.header('cache-control', 'no-store')
      return c.json({
        members: rows.map(({ member, email, twoFactor }) => {
          const { display_name, initials, languages, skills } = profileOf(member)
          return {
            id: member.userId,
            role: member.role,
            display_name,
            initials,
            languages,
            skills,
            email: sees ? email : null,
            two_factor: sees ? twoFactor === true : null,
            joined_at: new Date(member.createdAt).toISOString(),
            is_you: who.id === `member:${member.userId}`,
            may_manage: mayManage(who.role, member.role),
          }
        }),
        require_two_factor: required,
        may_grant: [...mayGrant(who.role)],
      })
    },
  )
  .patch(
    '/team/:member_id',
    documented({
      summary: 'Give a member another role; in force at once, elsewhere within seconds',
      tag: TAG,
      security: 'api_key',
      success: { 204: { description: 'Changed' } },
      problems: [401, 403, 404, 409],
    }),
    isManager,
    limitBody,
    requireJson,
    pathParams(v.object({ member_id: memberId })),
    jsonBody(roleChange),
    async (c) => {
      const { role } = c.req.valid('json')
      const userId = c.req.valid('param').member_id
      await mustManage(c, userId)
      if (!mayGrant(principalOf(c).role).includes(role))
        throw new ProblemError(403, 'Your role may not give this role.')
      if (!(await changeRole(c.env.DB, userId, role, changeOf(c)))) throw new ProblemError(409, LAST_OWNER)
      forgetSessions()
      if (!ANSWERING.has(role)) await inboxOf(c).removeAgent(`member:${userId}`)
      return c.body(null, 204)
    },
  )
  .delete(
    '/team/:member_id',
    documented({
      summary: 'Remove a member; their sessions and the invitations they sent end',
      tag: TAG,
      security: 'api_key',
      success: { 204: { description: 'Removed' } },
      problems: [401, 403, 404, 409],
    }),
    isManager,
    pathParams(v.object({ member_id: memberId })),
    async (c) => {
      const userId = c.req.valid('param').member_id
      await mustManage(c, userId)
      if (!(await removeMember(c.env.DB, userId, changeOf(c)))) throw new ProblemError(409, LAST_OWNER)
      forgetSessions()
      await inboxOf(c).removeAgent(`member:${userId}`)
      return c.body(null, 204)
    },
  )
  .put(
    '/access',
    documented({
      summary: 'Ask all members for a second factor, or no longer',
      tag: TAG,
      security: 'api_key',
      success: { 204: { description: 'Set' } },
      problems: [401, 403, 404, 409],
    }),
    requireRole('owner'),
    limitBody,
    requireJson,
    jsonBody(shopAccessChange),
    async (c) => {
      const { require_two_factor: required } = c.req.valid('json')
      if (required && (await lacksOwnSecondFactor(c))) {
        throw new ProblemError(409, 'Set up a second factor for yourself first, or you would lock yourself out.')
      }
      await setRequireTwoFactor(c.env.DB, required, changeOf(c))
      forgetSessions()
      return c.body(null, 204)
    },
  )

/** @throws ProblemError 404 for nobody of this shop, 403 for somebody above. */
async function mustManage(c: Context<AppEnv>, userId: string): Promise<void> {
  const member = await findMember(c.env.DB, c.get('bundle').settings.shop, userId)
  if (!member) throw new ProblemError(404, 'There is no such member.')
  if (!mayManage(principalOf(c).role, member.role)) throw new ProblemError(403, 'Only an owner may change this member.')
}

async function lacksOwnSecondFactor(c: Context<AppEnv>): Promise<boolean> {
  const { id } = principalOf(c)
  const rows = await listMembers(c.env.DB, c.get('bundle').settings.shop)
  return rows.some(({ member, twoFactor }) => id === `member:${member.userId}` && !twoFactor)
}

/** Who changes the team of the shop in the path, and when. */
export function changeOf(c: Context<AppEnv>): { shop: string; by: string; now: number } {
  return { shop: c.get('bundle').settings.shop, by: principalOf(c).id, now: Date.now() }
}
