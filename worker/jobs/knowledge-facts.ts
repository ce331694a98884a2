import * as v from 'valibot'
import { storeKnowledgeFacts } from '../adapters/d1/unanswered'
import type { ArticleRating, UnansweredQuestion } from '../core/knowledge/facts'

/** Longest id or label, in UTF-16 code units. */
const MAX_LABEL_CHARS = 128
/** Longest question; the turn has cut it shorter. */
const MAX_QUESTION_CHARS = 500

const label = v.pipe(v.string(), v.maxLength(MAX_LABEL_CHARS))
const id = v.pipe(label, v.minLength(1))
const fact = {
  id,
  shop: id,
  conversationId: id,
  at: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  language: label,
}

const question = v.object({
  kind: v.literal('question_unanswered'),
  ...fact,
  text: v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_QUESTION_CHARS)),
  article: v.nullable(id),
  confidence: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
}) satisfies v.GenericSchema<unknown, UnansweredQuestion>

const rating = v.object({
  kind: v.literal('article_rated'),
  ...fact,
  article: id,
  helpful: v.boolean(),
}) satisfies v.GenericSchema<unknown, ArticleRating>

/** What the queue carries of the articles, beside the measurements of turns. */
export const knowledgeFact = v.variant('kind', [question, rating])
export type KnowledgeFact = v.InferOutput<typeof knowledgeFact>

/** Stores facts of any number; a repeat is stored once. @throws what D1 throws, with nothing stored. */
export async function storeFacts(db: D1Database, facts: readonly KnowledgeFact[]): Promise<void> {
  await storeKnowledgeFacts(db, {
    questions: facts.flatMap((one) => (one.kind === 'question_unanswered' ? [withoutKind(one)] : [])),
    ratings: facts.flatMap((one) => (one.kind === 'article_rated' ? [withoutKind(one)] : [])),
  })
}

function withoutKind<T extends KnowledgeFact>({ kind: _kind, ...rest }: T): Omit<T, 'kind'> {
  return rest
}
