import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import { saveProfile } from '../../adapters/d1/member-profile'
import { findMember } from '../../adapters/d1/members'
import { parseJson } from '../../core/parse-json'
import { type MemberProfile, memberProfileChange, myProfile, notificationSettings } from '../../protocol'
import type { AppEnv } from '../env'
import { principalOf, requireRole } from '../middleware/api-key'
import { limitBody, requireJson } from '../middleware/body-limit'
import { forgetSessions } from '../middleware/member-session'
import { ProblemError } from '../problem'
import { documented, jsonBody } from '../validate'

const TAG = 'Team'
const NOTIFIED: MemberProfile['notifications'] = { desktop: true, sound: true, mail: false }
const anybody = requireRole('owner', 'admin', 'agent', 'analyst')

type MemberRow = NonNullable<Awaited<ReturnType<typeof findMember>>>

/** What a member says of themselves in one shop, mounted under /v1/shops/:shop. */
export const profileRoutes = new Hono<AppEnv>()
  .get(
    '/me',
    documented({
      summary: 'The profile of the member who is signed in',
      tag: TAG,
      success: { 200: { description: 'The profile', schema: myProfile } },
      problems: [401, 403, 404],
    }),
    anybody,
    async (c) => {
      const member = await mySelf(c)
      c.header('cache-control', 'no-store')
      return c.json({ id: principalOf(c).id, role: member.role, ...profileOf(member) })
    },
  )
  .patch(
    '/me',
    documented({
      summary: 'Change the profile of the member who is signed in; what is left out stays',
      tag: TAG,
      success: { 200: { description: 'The profile', schema: myProfile } },
      problems: [401, 403, 404],
    }),
    anybody,
    limitBody,
    requireJson,
    jsonBody(memberProfileChange),
    async (c) => {
      const member = await mySelf(c)
      const before = profileOf(member)
      const change = v.parse(memberProfileChange, c.req.valid('json'))
      const after: MemberProfile = {
        display_name: change.display_name ?? before.display_name,
        initials: change.initials ?? before.initials,
        languages: change.languages ?? before.languages,
        skills: change.skills ?? before.skills,
        availability: change.availability ?? before.availability,
        notifications: change.notifications ?? before.notifications,
      }
      const { shop } = c.get('bundle').settings
      await saveProfile(c.env.DB, member.userId, before, after, { shop, by: principalOf(c).id, now: Date.now() })
      forgetSessions()
      return c.json({ id: principalOf(c).id, role: member.role, ...after })
    },
  )

/** @throws ProblemError 404 for an API key, which is nobody. */
async function mySelf(c: Context<AppEnv>): Promise<MemberRow> {
  const { kind, id } = principalOf(c)
  const userId = id.slice('member:'.length)
  const member = kind === 'member' ? await findMember(c.env.DB, c.get('bundle').settings.shop, userId) : null
  if (!member) throw new ProblemError(404, 'An API key has no profile. Sign in as a member.')
  return member
}

/** The profile as it is stored. */
export function profileOf(member: MemberRow): MemberProfile {
  const notifications = v.safeParse(notificationSettings, parseJson(member.notifications))
  return {
    display_name: member.displayName,
    initials: member.initials,
    languages: textsOf(member.languages),
    skills: textsOf(member.skills),
    availability: member.availability,
    notifications: notifications.success ? notifications.output : NOTIFIED,
  }
}

function textsOf(json: string): string[] {
  const parsed = v.safeParse(v.array(v.string()), parseJson(json))
  return parsed.success ? parsed.output : []
}
