import { and, desc, eq, inArray, isNull, lt, sql } from 'drizzle-orm'
import { UNANSWERED_KEPT_MS } from '../../config'
import type { ArticleRating, UnansweredQuestion } from '../../core/knowledge/facts'
import { notErased } from './conversation-index'
import { openDatabase } from './database'
import { insertRows } from './insert-rows'
import { articleRatings, unansweredQuestions } from './schema'

/** Columns 1 and 3 of both tables are the shop and the conversation. */
const STILL_THERE = { sql: notErased('value ->> 1', 'value ->> 3'), values: [] }

/** Keeps questions and ratings, whole or not at all; one that is there already is left as it is. */
export async function storeKnowledgeFacts(
  d1: D1Database,
  facts: { readonly questions: readonly UnansweredQuestion[]; readonly ratings: readonly ArticleRating[] },
): Promise<void> {
  const questions = facts.questions.map(({ id, article, ...question }) => ({
    ...question,
    questionId: id,
    articleId: article,
  }))
  const ratings = facts.ratings.map(({ id, article, helpful, ...rating }) => ({
    ...rating,
    ratingId: id,
    articleId: article,
    helpful: helpful ? 1 : 0,
  }))
  const statements = [
    ...insertRows(d1, unansweredQuestions, questions, 'ignore', STILL_THERE),
    ...insertRows(d1, articleRatings, ratings, 'ignore', STILL_THERE),
  ]
  if (statements.length > 0) await d1.batch(statements)
}

/** Questions that nobody has dismissed, newest first. */
export async function listUnanswered(d1: D1Database, shop: string, limit: number): Promise<UnansweredQuestion[]> {
  const rows = await openDatabase(d1)
    .select()
    .from(unansweredQuestions)
    .where(and(eq(unansweredQuestions.shop, shop), isNull(unansweredQuestions.dismissedAt)))
    .orderBy(desc(unansweredQuestions.at), desc(unansweredQuestions.questionId))
    .limit(limit)
  return rows.map(({ questionId, articleId, dismissedAt: _open, ...row }) => ({
    ...row,
    id: questionId,
    article: articleId,
  }))
}

/** Takes questions off the list; the number of those that were on it. */
export async function dismissUnanswered(
  d1: D1Database,
  shop: string,
  ids: readonly string[],
  now: number,
): Promise<number> {
  const dismissed = await openDatabase(d1)
    .update(unansweredQuestions)
    .set({ dismissedAt: now })
    .where(
      and(
        eq(unansweredQuestions.shop, shop),
        isNull(unansweredQuestions.dismissedAt),
        inArray(unansweredQuestions.questionId, sql`(select value from json_each(${JSON.stringify(ids)}))`),
      ),
    )
    .returning({ id: unansweredQuestions.questionId })
  return dismissed.length
}

/** Forgets questions that were asked long ago. */
export async function sweepUnanswered(d1: D1Database, now: number): Promise<void> {
  await openDatabase(d1)
    .delete(unansweredQuestions)
    .where(lt(unansweredQuestions.at, now - UNANSWERED_KEPT_MS))
}
