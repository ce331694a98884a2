import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/**
 * One row a code asked for, whether or not anybody will get it. `email` and `codeHash` are filled behind the reply, once the address is
 * found; a row without them fails like a wrong code. Rows older than a day are swept by cron.
 */
export const oneTimeCodes = sqliteTable(
  'one_time_codes',
  {
    codeId: text('code_id').primaryKey(),
    shop: text().notNull(),
    conversationId: text('conversation_id').notNull(),
    /** Idempotency key of the request. */
    requestKey: text('request_key').notNull(),
    targetKind: text('target_kind', { enum: ['order', 'email'] }).notNull(),
    /** The order number or the e-mail as it was asked for, in its normal form. */
    target: text().notNull(),
    locale: text().notNull(),
    requestedAt: integer('requested_at').notNull(),
    expiresAt: integer('expires_at').notNull(),
    tries: integer().notNull(),
    usedAt: integer('used_at'),
    email: text(),
    codeHash: text('code_hash'),
  },
  (t) => [
    uniqueIndex('one_time_codes_request').on(t.shop, t.requestKey),
    index('one_time_codes_target').on(t.shop, t.targetKind, t.target, t.requestedAt),
    index('one_time_codes_conversation').on(t.shop, t.conversationId, t.requestedAt),
    index('one_time_codes_email').on(t.shop, t.email, t.requestedAt),
    index('one_time_codes_at').on(t.requestedAt),
  ],
)

/** Mails on their way out, written before they are sent. What was sent by a provider keeps its row without its words. */
export const mailOutbox = sqliteTable(
  'mail_outbox',
  {
    mailId: integer('mail_id').primaryKey({ autoIncrement: true }),
    shop: text().notNull(),
    mailKey: text('mail_key').notNull(),
    recipient: text().notNull(),
    subject: text().notNull(),
    text: text().notNull(),
    html: text(),
    createdAt: integer('created_at').notNull(),
    /** 'kept' stays here to be read on the page of the development outbox. */
    status: text({ enum: ['waiting', 'sent', 'kept', 'refused'] }).notNull(),
    settledAt: integer('settled_at'),
    /** Goes with the mail as List-Unsubscribe, where one tap takes its recipient off. */
    unsubscribeUrl: text('unsubscribe_url'),
  },
  (t) => [
    uniqueIndex('mail_outbox_key').on(t.shop, t.mailKey),
    index('mail_outbox_status').on(t.status, t.createdAt),
    index('mail_outbox_at').on(t.createdAt),
  ],
)
