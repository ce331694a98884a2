import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Every version of an article that was saved or replaced, never updated. The columns of what was written are those of `articles`. */
export const articleVersions = sqliteTable(
  'article_versions',
  {
    shop: text().notNull(),
    articleId: text('article_id').notNull(),
    version: integer().notNull(),
    status: text({ enum: ['draft', 'published', 'archived'] }).notNull(),
    validFrom: integer('valid_from'),
    validUntil: integer('valid_until'),
    intents: text().notNull(),
    tags: text().notNull(),
    related: text().notNull(),
    texts: text().notNull(),
    savedAt: integer('saved_at').notNull(),
    savedBy: text('saved_by').notNull(),
  },
  (t) => [primaryKey({ columns: [t.shop, t.articleId, t.version] })],
)
