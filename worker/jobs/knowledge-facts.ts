import * as v from 'valibot'
import { storeConversationPeople } from '../adapters/d1/conversation-index'
import { storeKnowledgeFacts } from '../adapters/d1/unanswered'
import type { ArticleRating, UnansweredQuestion } from '../core/knowledge/facts'
import type { ConversationPeople } from '../durable-objects/conversation/people-facts'

/** Longest id or label, in UTF-16 code units. */
const MAX_LABEL_CHARS = 128
/** Addresses one turn can bring up: a message holds no more. */
const MAX_PEOPLE = 500
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

const people = v.object({
  kind: v.literal('conversation_people'),
  shop: id,
  conversationId: id,
  at: fact.at,
  people: v.pipe(
    v.array(v.object({ email: v.pipe(v.string(), v.maxLength(320)), proven: v.boolean() })),
    v.maxLength(MAX_PEOPLE),
  ),
}) satisfies v.GenericSchema<unknown, ConversationPeople>

/** What the queue carries of articles and of whose a conversation is, beside the measurements of turns. */
export const knowledgeFact = v.variant('kind', [question, rating, people])
export type KnowledgeFact = v.InferOutput<typeof knowledgeFact>

/** Stores facts of any number; a repeat is stored once. @throws what D1 throws: then they are to come again. */
export async function storeFacts(db: D1Database, facts: readonly KnowledgeFact[]): Promise<void> {
  await storeKnowledgeFacts(db, {
    questions: facts.flatMap((one) => (one.kind === 'question_unanswered' ? [withoutKind(one)] : [])),
    ratings: facts.flatMap((one) => (one.kind === 'article_rated' ? [withoutKind(one)] : [])),
  })
  await storeConversationPeople(
    db,
    facts.flatMap((one) => (one.kind === 'conversation_people' ? [one] : [])),
  )
}

function withoutKind<T extends KnowledgeFact>({ kind: _kind, ...rest }: T): Omit<T, 'kind'> {
  return rest
}
