import type { Role } from './api-keys'

/** A signed-in person in a shop. */
export type SessionMember = {
  readonly userId: string
  readonly name: string
  readonly role: Role
  /** The shop asks for a second factor, and this account has none. */
  readonly lacksSecondFactor: boolean
}

/** The member of a shop whose session this is: live, and not removed from it. The token is the one in the signed cookie. */
export async function memberOfSession(
  db: D1Database,
  shop: string,
  token: string,
  now: number,
): Promise<SessionMember | null> {
  const row = await db
    .prepare(
      `select m.user_id as userId, m.display_name as name, m.role,
         coalesce(a.require_two_factor, 0) and not coalesce(u.two_factor_enabled, 0) as lacks
       from account_sessions s
       join account_users u on u.id = s.user_id
       join members m on m.user_id = s.user_id and m.shop = ?1 and m.removed_at is null
       left join shop_access a on a.shop = m.shop
       where s.token = ?2 and s.expires_at > ?3`,
    )
    .bind(shop, token, now)
    .first<{ userId: string; name: string; role: Role; lacks: number }>()
  return row && { userId: row.userId, name: row.name, role: row.role, lacksSecondFactor: row.lacks === 1 }
}
