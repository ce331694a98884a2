import { and, eq, isNull, sql } from 'drizzle-orm'
import { openDatabase } from './database'
import { accountUsers, members, shopAccess, shops } from './schema'

/** Whose session a token is. */
export type SessionAccount = {
  readonly userId: string
  readonly email: string
  readonly name: string
  readonly twoFactor: boolean
  readonly sessionId: string
  readonly expiresAt: number
}

/** The account of a live session; its token is the one in the signed cookie. */
export async function accountOfSession(db: D1Database, token: string, now: number): Promise<SessionAccount | null> {
  const row = await db
    .prepare(
      `select u.id as userId, u.email, u.name, coalesce(u.two_factor_enabled, 0) as twoFactor, s.id as sessionId, s.expires_at as expiresAt
       from account_sessions s join account_users u on u.id = s.user_id where s.token = ? and s.expires_at > ?`,
    )
    .bind(token, now)
    .first<Omit<SessionAccount, 'twoFactor'> & { twoFactor: number }>()
  return row && { ...row, twoFactor: row.twoFactor === 1 }
}

/** The shops an account works for, by name. */
export async function shopsOf(db: D1Database, userId: string) {
  return openDatabase(db)
    .select({
      shop: members.shop,
      name: sql<string>`coalesce(${shops.settings} ->> '$.name', ${members.shop})`,
      role: members.role,
      displayName: members.displayName,
      initials: members.initials,
      requireTwoFactor: sql<number>`coalesce(${shopAccess.requireTwoFactor}, 0)`,
    })
    .from(members)
    .innerJoin(shops, eq(shops.shop, members.shop))
    .leftJoin(shopAccess, eq(shopAccess.shop, members.shop))
    .where(and(eq(members.userId, userId), isNull(members.removedAt)))
    .orderBy(sql`2`)
}

export async function emailIsTaken(db: D1Database, email: string): Promise<boolean> {
  const rows = await openDatabase(db)
    .select({ id: accountUsers.id })
    .from(accountUsers)
    .where(eq(accountUsers.email, email))
  return rows.length > 0
}
