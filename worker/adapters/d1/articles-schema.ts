import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Articles as they stand; intents, tags, related and texts are JSON, as in core/domain's Article. */
export const articles = sqliteTable(
  'articles',
  {
    shop: text().notNull(),
    articleId: text('article_id').notNull(),
    position: integer().notNull(),
    intents: text().notNull(),
    tags: text().notNull(),
    related: text().notNull(),
    texts: text().notNull(),
    updatedAt: integer('updated_at').notNull(),
    status: text({ enum: ['draft', 'published', 'archived'] })
      .notNull()
      .default('published'),
    version: integer().notNull().default(1),
    validFrom: integer('valid_from'),
    validUntil: integer('valid_until'),
    /** Who made this version; empty where it came with the shop. */
    changedBy: text('changed_by').notNull().default(''),
    /** 0 in rows from before it was kept. */
    createdAt: integer('created_at').notNull().default(0),
    /** Names the write that made this version, so that the rest of that write is done only with it. */
    writeId: text('write_id'),
  },
  (t) => [primaryKey({ columns: [t.shop, t.articleId] }), index('articles_write').on(t.writeId)],
)

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
