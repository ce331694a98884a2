import { index, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/**
 * Sentence vectors of an article's title and questions in one locale, as one model made them: base64 of bytes, one vector after the other.
 * `hash` tells which text it was. Can be made again at any time.
 */
export const articleVectors = sqliteTable(
  'article_vectors',
  {
    shop: text().notNull(),
    modelVersion: text('model_version').notNull(),
    locale: text().notNull(),
    articleId: text('article_id').notNull(),
    hash: text().notNull(),
    vectors: text().notNull(),
    madeAt: integer('made_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.shop, t.modelVersion, t.locale, t.articleId] }),
    index('article_vectors_made').on(t.madeAt),
  ],
)

/**
 * Questions that no article answered, filled by the queue consumer; rows are swept by cron. What names a person has been taken out of the
 * text before it came here.
 */
export const unansweredQuestions = sqliteTable(
  'unanswered_questions',
  {
    questionId: text('question_id').primaryKey(),
    shop: text().notNull(),
    at: integer().notNull(),
    conversationId: text('conversation_id').notNull(),
    text: text().notNull(),
    language: text().notNull(),
    /** The likeliest article, which did not answer it. */
    articleId: text('article_id'),
    confidence: real().notNull(),
    dismissedAt: integer('dismissed_at'),
  },
  (t) => [index('unanswered_open').on(t.shop, t.dismissedAt, t.at), index('unanswered_at').on(t.at)],
)

/** What shoppers said of an article that answered them; one row a tap, never updated. */
export const articleRatings = sqliteTable(
  'article_ratings',
  {
    ratingId: text('rating_id').primaryKey(),
    shop: text().notNull(),
    at: integer().notNull(),
    conversationId: text('conversation_id').notNull(),
    articleId: text('article_id').notNull(),
    helpful: integer().notNull(),
    language: text().notNull(),
  },
  (t) => [index('article_ratings_article').on(t.shop, t.articleId, t.at)],
)
