import { and, eq, isNull } from 'drizzle-orm'
import type { Role } from './api-keys'
import { openDatabase } from './database'
import { accountUsers, members } from './schema'

/** A change of who works for a shop, by whom ("member:...") and when. */
export type TeamChange = { readonly shop: string; readonly by: string; readonly now: number }

/** Who works for a shop, the first first. */
export async function listMembers(db: D1Database, shop: string) {
  return openDatabase(db)
    .select({ member: members, email: accountUsers.email, twoFactor: accountUsers.twoFactorEnabled })
    .from(members)
    .innerJoin(accountUsers, eq(accountUsers.id, members.userId))
    .where(and(eq(members.shop, shop), isNull(members.removedAt)))
    .orderBy(members.createdAt, members.userId)
}

export async function findMember(db: D1Database, shop: string, userId: string) {
  const rows = await openDatabase(db)
    .select()
    .from(members)
    .where(and(eq(members.shop, shop), eq(members.userId, userId), isNull(members.removedAt)))
  return rows[0] ?? null
}

/** True in SQL for a member (?1 shop, ?2 account) who is not the last owner. */
const MAY_GO = `shop = ?1 and user_id = ?2 and removed_at is null
  and (role <> 'owner' or (select count(*) from members where shop = ?1 and role = 'owner' and removed_at is null) > 1)`

/** Gives a member another role, with one audit row; false when that would leave the shop without an owner, or there is no such member. */
export async function changeRole(db: D1Database, userId: string, role: Role, change: TeamChange): Promise<boolean> {
  const { shop, by, now } = change
  const may = role === 'owner' ? 'shop = ?1 and user_id = ?2 and removed_at is null' : MAY_GO
  const [, changed] = await db.batch([
    db
      .prepare(
        `insert into audit_log (shop, at, by, action, subject, detail, request_key)
         select ?1, ?3, ?4, 'change_role', 'member:' || user_id,
           json_object('before', json_object('role', role), 'after', json_object('role', ?5)), ?6
         from members where ${may} and role <> ?5`,
      )
      .bind(shop, userId, now, by, role, `change_role:${crypto.randomUUID()}`),
    db
      .prepare(`update members set role = ?3, updated_at = ?4 where ${may} returning user_id`)
      .bind(shop, userId, role, now),
  ])
  return (changed?.results.length ?? 0) === 1
}

/**
 * Takes a member out of a shop, with one audit row. Their sessions open nothing of the shop any more, and end where they work for no other;
 * invitations they have sent and nobody has accepted are taken back. False as for changeRole.
 */
export async function removeMember(db: D1Database, userId: string, change: TeamChange): Promise<boolean> {
  const { shop, by, now } = change
  const [, removed] = await db.batch([
    db
      .prepare(
        `insert into audit_log (shop, at, by, action, subject, detail, request_key)
         select ?1, ?3, ?4, 'remove_member', 'member:' || user_id, json_object('before', json_object('role', role)), ?5
         from members where ${MAY_GO}`,
      )
      .bind(shop, userId, now, by, `remove_member:${crypto.randomUUID()}`),
    db
      .prepare(`update members set removed_at = ?3, updated_at = ?3 where ${MAY_GO} returning user_id`)
      .bind(shop, userId, now),
    db
      .prepare(
        `delete from account_sessions where user_id = ?1
         and not exists (select 1 from members where user_id = ?1 and removed_at is null)`,
      )
      .bind(userId),
    db
      .prepare(
        `update invitations set revoked_at = ?3 where shop = ?1 and invited_by = 'member:' || ?2 and accepted_at is null
         and revoked_at is null and exists (select 1 from members where shop = ?1 and user_id = ?2 and removed_at = ?3)`,
      )
      .bind(shop, userId, now),
  ])
  return (removed?.results.length ?? 0) === 1
}

export async function requiresTwoFactor(db: D1Database, shop: string): Promise<boolean> {
  const row = await db
    .prepare('select require_two_factor as required from shop_access where shop = ?')
    .bind(shop)
    .first()
  return row?.['required'] === 1
}

/** Asks all members for a second factor, or no longer; with one audit row where that is new. */
export async function setRequireTwoFactor(
  db: D1Database,
  required: boolean,
  { shop, by, now }: TeamChange,
): Promise<void> {
  const before = await requiresTwoFactor(db, shop)
  if (before === required) return
  const detail = { before: { require_two_factor: before }, after: { require_two_factor: required } }
  await db.batch([
    db
      .prepare(
        `insert into shop_access (shop, require_two_factor) values (?1, ?2) on conflict (shop) do update set require_two_factor = ?2`,
      )
      .bind(shop, required ? 1 : 0),
    db
      .prepare(
        'insert into audit_log (shop, at, by, action, subject, detail, request_key) values (?, ?, ?, ?, ?, ?, ?)',
      )
      .bind(shop, now, by, 'change_access', 'access', JSON.stringify(detail), `change_access:${crypto.randomUUID()}`),
  ])
}
