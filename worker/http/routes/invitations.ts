import { Hono } from 'hono'
import * as v from 'valibot'
import { createInvitation, listInvitations, revokeInvitation } from '../../adapters/d1/invitations'
import { listMembers } from '../../adapters/d1/members'
import { sendAccountMail } from '../../adapters/mail/account-mail'
import { canSendMail } from '../../adapters/mail/transport'
import { INVITATION_TTL_MS, MAX_OPEN_INVITATIONS } from '../../config'
import { mayGrant } from '../../core/people/team-rules'
import { invitationId, invitationInfo, invitationList, invitationRequest } from '../../protocol'
import type { AppEnv } from '../env'
import { principalOf, requireRole } from '../middleware/api-key'
import { limitBody, requireJson } from '../middleware/body-limit'
import { ProblemError } from '../problem'
import { localeOf, originOf } from '../signed-in'
import { documented, jsonBody, pathParams } from '../validate'
import { changeOf } from './team'

const TAG = 'Team'
const DAY_MS = 24 * 3_600_000
const isManager = requireRole('owner', 'admin')

/** Who is asked to work for a shop, mounted under /v1/shops/:shop. */
export const invitationRoutes = new Hono<AppEnv>()
  .get(
    '/invitations',
    documented({
      summary: 'Invitations that nobody has accepted yet, newest first',
      tag: TAG,
      security: 'api_key',
      success: { 200: { description: 'The invitations', schema: invitationList } },
      problems: [401, 403, 404],
    }),
    isManager,
    async (c) => {
      const rows = await listInvitations(c.env.DB, c.get('bundle').settings.shop)
      const now = Date.now()
      c.header('cache-control', 'no-store')
      return c.json({
        invitations: rows.map((row) => ({
          id: row.invitationId,
          email: row.email,
          role: row.role,
          invited_by: row.invitedBy,
          created_at: new Date(row.createdAt).toISOString(),
          expires_at: new Date(row.expiresAt).toISOString(),
          expired: row.expiresAt <= now,
        })),
      })
    },
  )
  .post(
    '/invitations',
    documented({
      summary: 'Invite somebody by mail; again for the same address it takes the place of the first',
      tag: TAG,
      security: 'api_key',
      success: { 201: { description: 'Invited; the link stands in the mail alone', schema: invitationInfo } },
      problems: [401, 403, 404, 409, 503],
    }),
    isManager,
    limitBody,
    requireJson,
    jsonBody(invitationRequest),
    async (c) => {
      const { email, role } = c.req.valid('json')
      const { shop, name } = c.get('bundle').settings
      const who = principalOf(c)
      if (!mayGrant(who.role).includes(role)) throw new ProblemError(403, 'Your role may not give this role.')
      if (!canSendMail(c.env)) throw new ProblemError(503, 'No mail provider is set up, so nobody can be invited.')
      const [members, open] = await Promise.all([listMembers(c.env.DB, shop), listInvitations(c.env.DB, shop)])
      if (members.some((one) => one.email === email)) {
        throw new ProblemError(409, 'This address works for the shop already.', [
          { field: 'email', message: 'is a member' },
        ])
      }
      if (open.length >= MAX_OPEN_INVITATIONS) throw new ProblemError(409, 'Too many invitations are open.')
      const change = changeOf(c)
      const made = await createInvitation(c.env.DB, { email, role }, change)
      await sendAccountMail(c.env, {
        kind: 'invitation',
        to: email,
        locale: localeOf(c),
        values: {
          by: who.name,
          shop: name,
          role: roleName(role, localeOf(c)),
          days: INVITATION_TTL_MS / DAY_MS,
          link: `${originOf(c)}/console/invitation#token=${made.token}`,
        },
      })
      return c.json(
        {
          id: made.id,
          email,
          role,
          invited_by: who.id,
          created_at: new Date(change.now).toISOString(),
          expires_at: new Date(made.expiresAt).toISOString(),
          expired: false,
        },
        201,
      )
    },
  )
  .delete(
    '/invitations/:invitation_id',
    documented({
      summary: 'Take an invitation back',
      tag: TAG,
      security: 'api_key',
      success: { 204: { description: 'Taken back' } },
      problems: [401, 403, 404],
    }),
    isManager,
    pathParams(v.object({ invitation_id: invitationId })),
    async (c) => {
      if (!(await revokeInvitation(c.env.DB, c.req.valid('param').invitation_id, changeOf(c))))
        throw new ProblemError(404, 'There is no such open invitation.')
      return c.body(null, 204)
    },
  )

const ROLE_NAMES_ZH = { owner: '所有者', admin: '管理员', agent: '客服', analyst: '分析员' } as const

function roleName(role: keyof typeof ROLE_NAMES_ZH, locale: string): string {
  return /^zh\b/i.test(locale) ? ROLE_NAMES_ZH[role] : role
}
