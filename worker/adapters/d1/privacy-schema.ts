import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Which conversations a shop has and when each last said something: what an object alone cannot be asked. Filled by the queue consumer. */
export const conversationIndex = sqliteTable(
  'conversation_index',
  {
    shop: text().notNull(),
    conversationId: text('conversation_id').notNull(),
    lastAt: integer('last_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.shop, t.conversationId] }), index('conversation_index_last').on(t.shop, t.lastAt)],
)

/** Whose conversation it is, by hashes of addresses. `proven` 0: somebody only typed the address there. */
export const conversationPeople = sqliteTable(
  'conversation_people',
  {
    shop: text().notNull(),
    conversationId: text('conversation_id').notNull(),
    emailHash: text('email_hash').notNull(),
    proven: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.shop, t.conversationId, t.emailHash] }),
    index('conversation_people_email').on(t.shop, t.emailHash),
  ],
)

/** Conversations that were erased: what a queue brings late of them is dropped. Swept when no queue can bring any more. */
export const erasedConversations = sqliteTable(
  'erased_conversations',
  {
    shop: text().notNull(),
    conversationId: text('conversation_id').notNull(),
    erasedAt: integer('erased_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.shop, t.conversationId] }), index('erased_conversations_at').on(t.erasedAt)],
)

/** One row an erasure, so that one which broke off is taken up again. It names the person only while it runs. */
export const erasures = sqliteTable(
  'erasures',
  {
    erasureId: text('erasure_id').primaryKey(),
    shop: text().notNull(),
    state: text({ enum: ['running', 'done'] }).notNull(),
    /** What is left to erase, as JSON; null once it is done. */
    person: text(),
    /** Keyed hashes of the ids and addresses, as JSON: a repeat is told what was done. Null after a while. */
    subjectKeys: text('subject_keys'),
    /** Counts and reasons, as JSON. */
    report: text().notNull(),
    /** The data request it fulfils. */
    requestId: integer('request_id'),
    by: text().notNull(),
    startedAt: integer('started_at').notNull(),
    doneAt: integer('done_at'),
    tries: integer().notNull(),
    /** Why it is not done yet. */
    problem: text(),
  },
  (t) => [index('erasures_state').on(t.state, t.startedAt), index('erasures_shop').on(t.shop, t.startedAt)],
)
