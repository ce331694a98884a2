import { and, eq, sql } from 'drizzle-orm'
import { openDatabase } from './database'
import { auditLog, newsletterSubscriptions as subscriptions } from './schema'

/** How the row stands that a link is about. 'used': the link was good once and has done its work, or a newer mail has taken its place. */
export type LinkState = 'waits' | 'on' | 'used' | 'gone'

/** What the confirmation link would do, without doing it. */
export async function confirmationState(
  d1: D1Database,
  shop: string,
  publicId: string,
  linkId: string,
): Promise<LinkState> {
  const [row] = await openDatabase(d1)
    .select({ state: subscriptions.state, linkId: subscriptions.linkId })
    .from(subscriptions)
    .where(and(eq(subscriptions.shop, shop), eq(subscriptions.publicId, publicId)))
  if (!row) return 'gone'
  if (row.state === 'on') return 'on'
  return row.state === 'pending' && row.linkId === linkId ? 'waits' : 'used'
}

/** Confirms a pending address, once: the link is spent with it. 'on' also for who confirms again. */
export async function confirmNewsletter(
  d1: D1Database,
  link: { readonly shop: string; readonly publicId: string; readonly linkId: string; readonly now: number },
): Promise<LinkState> {
  const { shop, publicId, linkId, now } = link
  const db = openDatabase(d1)
  const mine = and(eq(subscriptions.shop, shop), eq(subscriptions.publicId, publicId))
  const good = and(mine, eq(subscriptions.linkId, linkId), eq(subscriptions.state, 'pending'))
  await db.batch([
    db
      .insert(auditLog)
      .select(
        sql`select null, ${shop}, ${now}, 'link', 'confirm_newsletter', 'newsletter:' || ${subscriptions.id}, '{"state":"on"}', ${`confirm_newsletter:${linkId}`}
          from ${subscriptions} where ${good}`,
      )
      .onConflictDoNothing(),
    db
      .update(subscriptions)
      .set({ state: 'on', changedAt: now, confirmedAt: now, confirmedBy: 'link', linkId: null, mails: 0 })
      .where(good),
  ])
  return confirmationState(d1, shop, publicId, linkId)
}

/** Takes an address off by its link; false where there is no such row any more, which is as good as off. */
export async function unsubscribeByLink(
  d1: D1Database,
  link: { readonly shop: string; readonly publicId: string; readonly now: number },
): Promise<boolean> {
  const { shop, publicId, now } = link
  const db = openDatabase(d1)
  const mine = and(eq(subscriptions.shop, shop), eq(subscriptions.publicId, publicId))
  const [, , rows] = await db.batch([
    db.insert(auditLog).select(
      sql`select null, ${shop}, ${now}, 'link', 'set_newsletter', 'newsletter:' || ${subscriptions.id}, '{"state":"off"}', ${`unsubscribe:${crypto.randomUUID()}`}
          from ${subscriptions} where ${mine} and ${subscriptions.state} <> 'off'`,
    ),
    db
      .update(subscriptions)
      .set({ state: 'off', changedAt: now, linkId: null })
      .where(and(mine, sql`${subscriptions.state} <> 'off'`)),
    db.select({ id: subscriptions.id }).from(subscriptions).where(mine),
  ])
  return rows.length > 0
}
