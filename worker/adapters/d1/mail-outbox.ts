import { and, desc, eq, lte, sql } from 'drizzle-orm'
import { MAIL_KEPT_MS } from '../../config'
import type { MailMessage } from '../../core/ports'
import { openDatabase } from './database'
import { mailOutbox, shops } from './schema'

export type StoredMail = typeof mailOutbox.$inferSelect
/** 'kept' lies in the development outbox; 'refused' will never be taken by the provider. */
export type Delivery = Exclude<StoredMail['status'], 'waiting'>

/** Writes a mail down before it is sent; the same key again changes nothing. */
export async function storeMail(d1: D1Database, shop: string, mail: MailMessage, now: number): Promise<void> {
  const { key, to, subject, text, html = null, unsubscribeUrl = null } = mail
  await openDatabase(d1)
    .insert(mailOutbox)
    .values({
      shop,
      mailKey: key,
      recipient: to,
      subject,
      text,
      html,
      createdAt: now,
      status: 'waiting',
      unsubscribeUrl,
    })
    .onConflictDoNothing()
}

/** A mail that was written and not yet sent; null when there is none. */
export async function waitingMail(d1: D1Database, shop: string, key: string): Promise<StoredMail | null> {
  const [row] = await openDatabase(d1)
    .select()
    .from(mailOutbox)
    .where(and(eq(mailOutbox.shop, shop), eq(mailOutbox.mailKey, key), eq(mailOutbox.status, 'waiting')))
  return row ?? null
}

/** Notes what became of a mail. Only one kept to be read keeps its words: a mail may hold a code. */
export async function settleMail(d1: D1Database, mailId: number, status: Delivery, now: number): Promise<void> {
  const words = status === 'kept' ? {} : { text: '', html: null }
  await openDatabase(d1)
    .update(mailOutbox)
    .set({ status, settledAt: now, ...words })
    .where(eq(mailOutbox.mailId, mailId))
}

/** The newest mails of all shops, for the development outbox alone. */
export async function listMails(d1: D1Database, limit: number): Promise<StoredMail[]> {
  return openDatabase(d1).select().from(mailOutbox).orderBy(desc(mailOutbox.mailId)).limit(limit)
}

/** Mails written before `before` that still wait: whatever should have sent them was lost on the way. */
export async function overdueMails(d1: D1Database, before: number, limit: number): Promise<StoredMail[]> {
  return openDatabase(d1)
    .select()
    .from(mailOutbox)
    .where(and(eq(mailOutbox.status, 'waiting'), lte(mailOutbox.createdAt, before)))
    .orderBy(sql`${mailOutbox.createdAt}`)
    .limit(limit)
}

/** Forgets mails past the time their shop has set, sent or not; MAIL_KEPT_MS where it has set none. */
export async function sweepMails(d1: D1Database, now: number): Promise<void> {
  const days = sql`(select ${shops.settings} ->> '$.privacy.retentionDays.mails' from ${shops} where ${shops.shop} = ${mailOutbox.shop})`
  await openDatabase(d1)
    .delete(mailOutbox)
    .where(
      and(
        lte(mailOutbox.createdAt, now - MAIL_KEPT_MS),
        sql`${mailOutbox.createdAt} <= ${now} - coalesce(${days} * 86400000, ${MAIL_KEPT_MS})`,
      ),
    )
}
