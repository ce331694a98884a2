import { and, eq, isNull } from 'drizzle-orm'
import type { MemberProfile } from '../../protocol'
import { openDatabase } from './database'
import type { TeamChange } from './members'
import { auditLog, members } from './schema'

/** Stores what a member says of themselves, with an audit row of what was changed; nothing where nothing was. */
export async function saveProfile(
  d1: D1Database,
  userId: string,
  before: MemberProfile,
  after: MemberProfile,
  { shop, by, now }: TeamChange,
): Promise<void> {
  const changed = (Object.keys(after) as (keyof MemberProfile)[]).filter(
    (key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]),
  )
  if (changed.length === 0) return
  const pick = (from: MemberProfile) => Object.fromEntries(changed.map((key) => [key, from[key]]))
  const db = openDatabase(d1)
  await db.batch([
    db
      .update(members)
      .set({
        displayName: after.display_name,
        initials: after.initials,
        languages: JSON.stringify(after.languages),
        skills: JSON.stringify(after.skills),
        availability: after.availability,
        notifications: JSON.stringify(after.notifications),
        updatedAt: now,
      })
      .where(and(eq(members.shop, shop), eq(members.userId, userId), isNull(members.removedAt))),
    db.insert(auditLog).values({
      shop,
      at: now,
      by,
      action: 'change_profile',
      subject: `member:${userId}`,
      detail: JSON.stringify({ before: pick(before), after: pick(after) }),
      requestKey: `change_profile:${crypto.randomUUID()}`,
    }),
  ])
}
