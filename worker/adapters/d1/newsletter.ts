import { and, eq, sql } from 'drizzle-orm'
import type { NewsletterRequest, NewsletterState } from '../../core/ports'
import { ok, type Result } from '../../core/result'
import type { Database } from './database'
import { auditKey, maskedShopper, type OwnChange, recordOwnChange } from './own-changes'
import { auditLog, newsletterSubscriptions as subscriptions } from './schema'

/**
 * Puts an address on the newsletter or takes it off; asking again with the same key changes nothing and tells how it stands. An address
 * that is not proven to be the shopper's only becomes 'pending', unless it is on already. Taking off needs no proof: who wants no mails
 * must not have to show papers.
 */
export async function setNewsletter(
  db: Database,
  shop: string,
  { email, on, by, proven, key, now }: NewsletterRequest,
): Promise<Result<{ readonly state: NewsletterState }, never>> {
  const change: OwnChange = { shop, action: 'set_newsletter', subject: 'newsletter', key, by: masked(by), now }
  const made = sql`exists (select 1 from ${auditLog}
    where ${auditLog.shop} = ${shop} and ${auditLog.requestKey} = ${auditKey(change)})`
  const wanted: NewsletterState = on ? (proven ? 'on' : 'pending') : 'off'
  const own = sql`${subscriptions.shop} = ${shop} and ${subscriptions.email} = ${email}`
  const [, , rows] = await db.batch([
    db
      .insert(subscriptions)
      .select(sql`select null, ${shop}, ${email}, ${wanted}, ${now} where not ${made}`)
      .onConflictDoUpdate({
        target: [subscriptions.shop, subscriptions.email],
        set: { state: wanted, changedAt: now },
        setWhere: wanted === 'pending' ? sql`${subscriptions.state} <> 'on'` : sql`true`,
      }),
    recordOwnChange(db, change, { table: subscriptions, id: subscriptions.id, where: own }, { state: wanted }),
    db
      .select({ state: subscriptions.state })
      .from(subscriptions)
      .where(and(eq(subscriptions.shop, shop), eq(subscriptions.email, email))),
  ])
  return ok({ state: rows[0]?.state ?? 'off' })
}

/** "shopper:ana@example.com" ▸ "shopper:a•••@e•••.com"; what names no address stays as it is. */
function masked(by: string): string {
  return by.startsWith('shopper:') ? maskedShopper(by.slice('shopper:'.length)) : by
}
