import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** What a merchant wrote, in the columns of the current row and of each version alike; all JSON, see protocol/own-intents.ts. */
const content = () => ({
  /** Texts a shopper might write. */
  examples: text().notNull(),
  /** The answer by locale. */
  answer: text().notNull(),
  /** Texts to tap, by locale. */
  quickReplies: text('quick_replies').notNull(),
  action: text().notNull(),
})

/** A shop's own intents as they stand; an archived one keeps its row, so that its versions go on counting. */
export const ownIntents = sqliteTable(
  'own_intents',
  {
    shop: text().notNull(),
    name: text().notNull(),
    version: integer().notNull(),
    ...content(),
    createdAt: integer('created_at').notNull(),
    updatedAt: integer('updated_at').notNull(),
    archivedAt: integer('archived_at'),
  },
  (t) => [primaryKey({ columns: [t.shop, t.name] })],
)

/** Every version ever saved, never updated. */
export const ownIntentVersions = sqliteTable(
  'own_intent_versions',
  {
    shop: text().notNull(),
    name: text().notNull(),
    version: integer().notNull(),
    ...content(),
    savedAt: integer('saved_at').notNull(),
    savedBy: text('saved_by').notNull(),
  },
  (t) => [primaryKey({ columns: [t.shop, t.name, t.version] })],
)

/** One row a shop: counts its changes. `writeId` names the change that made this revision, so that the rest of it is written only with it. */
export const ownIntentRevisions = sqliteTable('own_intent_revisions', {
  shop: text().primaryKey(),
  revision: integer().notNull(),
  writeId: text('write_id').notNull(),
})

/** What was learned of a revision on one model: core/nlu's OwnIntentsHead and the report, as JSON. */
export const ownIntentHeads = sqliteTable(
  'own_intent_heads',
  {
    shop: text().notNull(),
    modelVersion: text('model_version').notNull(),
    revision: integer().notNull(),
    head: text().notNull(),
    report: text().notNull(),
    learnedAt: integer('learned_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.shop, t.modelVersion] })],
)
