import { and, desc, eq, gt, ne } from 'drizzle-orm'
import { openDatabase } from './database'
import { accountSessions } from './schema'

/** Live sessions of an account, the last used first. */
export async function listSessions(db: D1Database, userId: string, now: number) {
  const { id, ipAddress, userAgent, createdAt, updatedAt } = accountSessions
  return openDatabase(db)
    .select({ id, place: ipAddress, device: userAgent, createdAt, updatedAt })
    .from(accountSessions)
    .where(and(eq(accountSessions.userId, userId), gt(accountSessions.expiresAt, new Date(now))))
    .orderBy(desc(updatedAt))
}

/** Ends one session of an account; false when it has none such. */
export async function endSession(db: D1Database, userId: string, sessionId: string): Promise<boolean> {
  const ended = await openDatabase(db)
    .delete(accountSessions)
    .where(and(eq(accountSessions.userId, userId), eq(accountSessions.id, sessionId)))
    .returning({ id: accountSessions.id })
  return ended.length > 0
}

/** Ends all sessions of an account but one. */
export async function endOtherSessions(db: D1Database, userId: string, keptId: string): Promise<void> {
  await openDatabase(db)
    .delete(accountSessions)
    .where(and(eq(accountSessions.userId, userId), ne(accountSessions.id, keptId)))
}
