import { and, desc, eq, isNull } from 'drizzle-orm'
import { INVITATION_TTL_MS } from '../../config'
import type { Role } from './api-keys'
import { openDatabase } from './database'
import type { TeamChange } from './members'
import { invitations } from './schema'
import { drawToken, hashToken } from './token'

export type NewInvitation = { readonly email: string; readonly role: Role }

/** A live invitation, as its link opens it. */
export type Invited = {
  readonly invitationId: string
  readonly shop: string
  readonly shopName: string
  readonly email: string
  readonly role: Role
  readonly hasAccount: boolean
}

/** Invites an address, in place of an invitation of it that is still open; the token is in the answer and nowhere else. */
export async function createInvitation(
  db: D1Database,
  { email, role }: NewInvitation,
  { shop, by, now }: TeamChange,
): Promise<{ id: string; token: string; expiresAt: number }> {
  const [id, token, expiresAt] = [crypto.randomUUID(), drawToken(), now + INVITATION_TTL_MS]
  await db.batch([
    db
      .prepare(
        'update invitations set revoked_at = ?3 where shop = ?1 and email = ?2 and accepted_at is null and revoked_at is null',
      )
      .bind(shop, email, now),
    db
      .prepare(
        `insert into invitations (invitation_id, shop, email, role, token_hash, invited_by, created_at, expires_at)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)`,
      )
      .bind(id, shop, email, role, await hashToken(token), by, now, expiresAt),
    audit(db, { shop, by, now }, 'invite', id, { after: { role } }),
  ])
  return { id, token, expiresAt }
}

/** Invitations that nobody has accepted or taken back, newest first; some may be too old. */
export async function listInvitations(db: D1Database, shop: string) {
  return openDatabase(db)
    .select()
    .from(invitations)
    .where(and(eq(invitations.shop, shop), isNull(invitations.acceptedAt), isNull(invitations.revokedAt)))
    .orderBy(desc(invitations.createdAt))
}

/** Takes an invitation back; false when it is not open. */
export async function revokeInvitation(db: D1Database, id: string, change: TeamChange): Promise<boolean> {
  const open = 'shop = ?1 and invitation_id = ?2 and accepted_at is null and revoked_at is null'
  const found = await db
    .prepare(`update invitations set revoked_at = ?3 where ${open} returning role`)
    .bind(change.shop, id, change.now)
    .first<{ role: string }>()
  if (found) await audit(db, change, 'revoke_invitation', id, { before: { role: found.role } }).run()
  return found !== null
}

/** What the token of a link opens; null when it is unknown, too old, used or taken back. */
export async function invitationOf(db: D1Database, token: string, now: number): Promise<Invited | null> {
  const row = await db
    .prepare(
      `select i.invitation_id as invitationId, i.shop, coalesce(s.settings ->> '$.name', i.shop) as shopName, i.email, i.role,
         exists (select 1 from account_users u where u.email = i.email) as hasAccount
       from invitations i join shops s on s.shop = i.shop
       where i.token_hash = ? and i.accepted_at is null and i.revoked_at is null and i.expires_at > ?`,
    )
    .bind(await hashToken(token), now)
    .first<Omit<Invited, 'hasAccount'> & { hasAccount: number }>()
  return row && { ...row, hasAccount: row.hasAccount === 1 }
}

/** Spends the invitation and makes the account a member in its role, with one audit row; false when it was spent meanwhile. */
export async function acceptInvitation(
  db: D1Database,
  { invitationId, shop, role }: Invited,
  member: { readonly userId: string; readonly name: string; readonly initials: string },
  now: number,
): Promise<boolean> {
  const spent = 'exists (select 1 from invitations where invitation_id = ?1 and accepted_by = ?2)'
  const [taken] = await db.batch([
    db
      .prepare(
        `update invitations set accepted_at = ?3, accepted_by = ?2
         where invitation_id = ?1 and accepted_at is null and revoked_at is null and expires_at > ?3 returning invitation_id`,
      )
      .bind(invitationId, member.userId, now),
    db
      .prepare(
        `insert into members (shop, user_id, role, display_name, initials, created_at, updated_at)
         select ?4, ?2, ?5, ?6, ?7, ?3, ?3 where ${spent}
         on conflict (shop, user_id) do update set role = ?5, removed_at = null, updated_at = ?3 where removed_at is not null`,
      )
      .bind(invitationId, member.userId, now, shop, role, member.name, member.initials),
    db
      .prepare(
        `insert or ignore into audit_log (shop, at, by, action, subject, detail, request_key)
         select ?4, ?3, 'member:' || ?2, 'join', 'member:' || ?2, json_object('after', json_object('role', ?5)), 'join:' || ?1
         where ${spent}`,
      )
      .bind(invitationId, member.userId, now, shop, role),
  ])
  return (taken?.results.length ?? 0) === 1
}

function audit(db: D1Database, { shop, by, now }: TeamChange, action: string, id: string, detail: object) {
  return db
    .prepare('insert into audit_log (shop, at, by, action, subject, detail, request_key) values (?, ?, ?, ?, ?, ?, ?)')
    .bind(shop, now, by, action, `invitation:${id}`, JSON.stringify(detail), `${action}:${id}`)
}
