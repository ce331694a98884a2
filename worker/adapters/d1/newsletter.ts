import { and, eq, or, type SQL, sql } from 'drizzle-orm'
import { MAX_NEWSLETTER_MAILS, NEWSLETTER_LINK_TTL_S, NEWSLETTER_MAIL_GAP_MS } from '../../config'
import type { MailMessage, NewsletterRequest, NewsletterSet, NewsletterState } from '../../core/ports'
import { ok, type Result } from '../../core/result'
import type { Database } from './database'
import { auditKey, maskedShopper, type OwnChange, recordOwnChange } from './own-changes'
import { auditLog, mailOutbox, newsletterSubscriptions as subscriptions } from './schema'

/** Asks an address by mail whether it wants the newsletter: writes the mail, and queues what has been written down. */
export type NewsletterOptIn = {
  write(asked: {
    readonly email: string
    readonly locale: string
    readonly publicId: string
    readonly linkId: string
    readonly now: number
  }): Promise<MailMessage>
  queue(key: string): Promise<void>
}

/**
 * Puts an address on the newsletter or takes it off; asking again with the same key changes nothing and tells how it stands. An address
 * that is not proven to be the shopper's only becomes 'pending', unless it is on already, and is asked by mail: the mail is written in the
 * same transaction, at most MAX_NEWSLETTER_MAILS within the life of a link. Taking off needs no proof: who wants no mails must not have to
 * show papers.
 */
export async function setNewsletter(
  db: Database,
  shop: string,
  request: NewsletterRequest,
  optIn: NewsletterOptIn | null,
): Promise<Result<NewsletterSet, never>> {
  const { email, on, by, proven, locale, key, now } = request
  const change: OwnChange = { shop, action: 'set_newsletter', subject: 'newsletter', key, by: masked(by), now }
  const made = sql`exists (select 1 from ${auditLog}
    where ${auditLog.shop} = ${shop} and ${auditLog.requestKey} = ${auditKey(change)})`
  const wanted: NewsletterState = on ? (proven ? 'on' : 'pending') : 'off'
  const own = sql`${subscriptions.shop} = ${shop} and ${subscriptions.email} = ${email}`
  const consent: { confirmedAt?: number; confirmedBy?: 'conversation' } =
    wanted === 'on' ? { confirmedAt: now, confirmedBy: 'conversation' } : {}
  const asking =
    wanted === 'pending' && optIn ? await confirmation(db, shop, { email, locale, now }, optIn, made) : null
  const [, , , rows] = await db.batch([
    db
      .insert(subscriptions)
      .select(
        sql`select null, ${shop}, ${email}, ${wanted}, ${now}, null, null, null, null, null, ${consent.confirmedAt ?? null}, ${consent.confirmedBy ?? null}
          where not ${made}`,
      )
      .onConflictDoUpdate({
        target: [subscriptions.shop, subscriptions.email],
        set: { state: wanted, changedAt: now, ...consent },
        setWhere: wanted === 'pending' ? sql`${subscriptions.state} <> 'on'` : sql`true`,
      }),
    asking?.claim ?? db.select({ state: subscriptions.state }).from(subscriptions).where(own).limit(0),
    asking?.mail ?? db.select({ state: subscriptions.state }).from(subscriptions).where(own).limit(0),
    db
      .select({ state: subscriptions.state, linkId: subscriptions.linkId })
      .from(subscriptions)
      .where(and(eq(subscriptions.shop, shop), eq(subscriptions.email, email))),
    recordOwnChange(db, change, { table: subscriptions, id: subscriptions.id, where: own }, { state: wanted }),
  ])
  if (asking && rows[0]?.linkId === asking.linkId) await optIn?.queue(asking.key)
  return ok({ state: rows[0]?.state ?? 'off', canConfirm: optIn !== null })
}

/** The statements that give a pending row its link and write the mail with it: both or neither, and neither for who was asked enough. */
async function confirmation(
  db: Database,
  shop: string,
  asked: { readonly email: string; readonly locale: string; readonly now: number },
  optIn: NewsletterOptIn,
  made: SQL,
) {
  const { email, locale, now } = asked
  const own = and(eq(subscriptions.shop, shop), eq(subscriptions.email, email))
  const [known] = await db.select({ publicId: subscriptions.publicId }).from(subscriptions).where(own)
  const publicId = known?.publicId ?? crypto.randomUUID()
  const linkId = crypto.randomUUID()
  const mail = await optIn.write({ email, locale, publicId, linkId, now })
  const { mails, mailedAt } = subscriptions
  const isAnew = sql`(${mailedAt} is null or ${mailedAt} <= ${now - NEWSLETTER_LINK_TTL_S * 1_000})`
  const mayBeAsked = or(
    isAnew,
    sql`(${mailedAt} <= ${now - NEWSLETTER_MAIL_GAP_MS} and ${mails} < ${MAX_NEWSLETTER_MAILS})`,
  )
  // Another may have named the row meanwhile: links signed with this name would then lead nowhere.
  const sameName = sql`coalesce(${subscriptions.publicId}, ${publicId}) = ${publicId}`
  return {
    linkId,
    key: mail.key,
    claim: db
      .update(subscriptions)
      .set({ publicId, linkId, locale, mailedAt: now, mails: sql`iif(${isAnew}, 1, ${mails} + 1)` })
      .where(and(own, eq(subscriptions.state, 'pending'), sameName, mayBeAsked, sql`not ${made}`)),
    mail: db
      .insert(mailOutbox)
      .select(
        sql`select null, ${shop}, ${mail.key}, ${mail.to}, ${mail.subject}, ${mail.text}, ${mail.html ?? null}, ${now}, 'waiting', null, ${mail.unsubscribeUrl ?? null}
          from ${subscriptions} where ${own} and ${subscriptions.linkId} = ${linkId}`,
      )
      .onConflictDoNothing(),
  }
}

/** "shopper:ana@example.com" ▸ "shopper:a•••@e•••.com"; what names no address stays as it is. */
function masked(by: string): string {
  return by.startsWith('shopper:') ? maskedShopper(by.slice('shopper:'.length)) : by
}
