import { index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/**
 * One row a conversation, as it stood when it was last told of: for lists and search. `snapshot` is the wire's InboxConversation as JSON;
 * the columns beside it are what lists filter and order by.
 */
export const inboxConversations = sqliteTable(
  'inbox_conversations',
  {
    shop: text().notNull(),
    conversationId: text('conversation_id').notNull(),
    revision: integer().notNull(),
    status: text().notNull(),
    channel: text().notNull(),
    agentId: text('agent_id'),
    team: text(),
    priority: text().notNull(),
    /** JSON array. */
    labels: text().notNull(),
    snoozedUntil: integer('snoozed_until'),
    email: text(),
    lastActivityAt: integer('last_activity_at').notNull(),
    snapshot: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.shop, t.conversationId] }),
    index('inbox_conversations_status').on(t.shop, t.status, t.lastActivityAt),
    index('inbox_conversations_activity').on(t.shop, t.lastActivityAt),
    index('inbox_conversations_email').on(t.shop, t.email, t.lastActivityAt),
  ],
)

/**
 * Which message a row of the search index (the virtual table inbox_search, same rowid) stands for. Neither holds the text: the index has
 * terms alone, and both are deleted with the conversation.
 */
export const inboxMessages = sqliteTable(
  'inbox_messages',
  {
    id: integer().primaryKey(),
    shop: text().notNull(),
    conversationId: text('conversation_id').notNull(),
    seq: integer().notNull(),
  },
  (t) => [uniqueIndex('inbox_messages_place').on(t.shop, t.conversationId, t.seq)],
)

/** What people did, measured: core/agents' ServicePoint. Apart from turn_points, which are the bot's. */
export const servicePoints = sqliteTable(
  'service_points',
  {
    pointId: text('point_id').primaryKey(),
    shop: text().notNull(),
    conversationId: text('conversation_id').notNull(),
    service: text().notNull(),
    agentId: text('agent_id').notNull(),
    team: text().notNull(),
    channel: text().notNull(),
    language: text().notNull(),
    intent: text().notNull(),
    detail: text().notNull(),
    value: real().notNull(),
    at: integer().notNull(),
  },
  (t) => [index('service_points_at').on(t.shop, t.at), index('service_points_agent').on(t.shop, t.agentId, t.at)],
)

/** Answers that agents write by a shortcut; `texts` by locale as JSON. */
export const cannedReplies = sqliteTable(
  'canned_replies',
  {
    shop: text().notNull(),
    shortcut: text().notNull(),
    texts: text().notNull(),
    updatedBy: text('updated_by').notNull(),
    updatedAt: integer('updated_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.shop, t.shortcut] })],
)
