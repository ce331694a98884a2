import * as v from 'valibot'
import { accountEmail, linkToken, memberRole, newPassword, personName } from './accounts'
import { instant, locale } from './primitives'

const MAX_LANGUAGES = 20
const MAX_SKILLS = 50

/** The account's id, as "member:ID" has it in the audit log. */
export const memberId = v.pipe(v.string(), v.regex(/^[\w@.-]{1,120}$/, 'must be the id of a member'))
export const invitationId = v.pipe(v.string(), v.uuid('must be the id of an invitation'))

/** A skill or a label for routing: short, one line. */
const skill = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1, 'must not be blank'),
  v.maxLength(40, 'must be at most 40 characters'),
  v.regex(/^[^\p{Cc}\p{Cf}]*$/u, 'must be one line of text'),
)

/** What a member wants to be told of outside the page. */
export const notificationSettings = v.object({
  desktop: v.boolean(),
  sound: v.boolean(),
  /** A mail when a conversation waits and nobody is there. */
  mail: v.boolean(),
})

/** What a member says of themselves; shoppers see the name and the initials. */
export const memberProfile = v.object({
  display_name: personName,
  initials: v.pipe(v.string(), v.trim(), v.regex(/^[^\p{Cc}\p{Cf}\s<>]{1,3}$/u, 'must be one to three characters')),
  languages: v.pipe(v.array(locale), v.maxLength(MAX_LANGUAGES, `at most ${MAX_LANGUAGES} languages`)),
  skills: v.pipe(v.array(skill), v.maxLength(MAX_SKILLS, `at most ${MAX_SKILLS} skills`)),
  /** What the member is once signed in. */
  availability: v.picklist(['online', 'away']),
  notifications: notificationSettings,
})
export type MemberProfile = v.InferOutput<typeof memberProfile>
/** PATCH: what is left out stays. */
export const memberProfileChange = v.partial(memberProfile)
export const myProfile = v.object({ id: v.string(), role: memberRole, ...memberProfile.entries })
export type MyProfile = v.InferOutput<typeof myProfile>

/** Somebody who works for the shop. E-mail and second factor are for owners and admins alone; null for others. */
export const teamMember = v.object({
  id: v.string(),
  role: memberRole,
  display_name: v.string(),
  initials: v.string(),
  languages: v.array(v.string()),
  skills: v.array(v.string()),
  email: v.nullable(v.string()),
  two_factor: v.nullable(v.boolean()),
  joined_at: instant,
  is_you: v.boolean(),
  /** Whether who asks may change the role of, or remove, this one. */
  may_manage: v.boolean(),
})
export const team = v.object({
  members: v.array(teamMember),
  require_two_factor: v.boolean(),
  /** Roles that who asks may give. */
  may_grant: v.array(memberRole),
})
export type Team = v.InferOutput<typeof team>
export type TeamMember = v.InferOutput<typeof teamMember>

export const roleChange = v.object({ role: memberRole })
export const shopAccessChange = v.object({ require_two_factor: v.boolean() })

export const invitationRequest = v.object({ email: accountEmail, role: memberRole })
export const invitationInfo = v.object({
  id: v.string(),
  email: v.string(),
  role: memberRole,
  invited_by: v.string(),
  created_at: instant,
  expires_at: instant,
  expired: v.boolean(),
})
export const invitationList = v.object({ invitations: v.array(invitationInfo) })
export type InvitationList = v.InferOutput<typeof invitationList>

/** POST /v1/account/invitation: what a link opens. */
export const invitationLook = v.object({ token: linkToken })
export const invitationSeen = v.object({
  shop: v.string(),
  shop_name: v.string(),
  email: v.string(),
  role: memberRole,
  /** The address has an account: sign in with it to accept. */
  has_account: v.boolean(),
  /** Who is signed in here, if anybody. */
  signed_in_as: v.nullable(v.string()),
})
export type InvitationSeen = v.InferOutput<typeof invitationSeen>
/** Name and password for a new account; without them the account that is signed in accepts. */
export const invitationAcceptance = v.object({
  token: linkToken,
  name: v.optional(personName),
  password: v.optional(newPassword),
})
