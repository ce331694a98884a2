import * as v from 'valibot'
import { language } from './primitives'

/** Questions dismissed in one call. */
export const MAX_DISMISSED = 500

/** Questions that mean the same and that no article answered. */
export const unansweredCluster = v.object({
  /** The most typical of them. */
  label: v.string(),
  language: language,
  count: v.number(),
  /** Others of them, as they were asked, newest first. */
  examples: v.array(v.string()),
  first_asked_at: v.string(),
  last_asked_at: v.string(),
  /** The likeliest article, which did not answer: perhaps it lacks a question or a sentence. Null where none came near or it is gone. */
  nearest: v.nullable(v.object({ article_id: v.string(), title: v.string(), url: v.string() })),
  question_ids: v.array(v.string()),
})
export type UnansweredCluster = v.InferOutput<typeof unansweredCluster>

/** GET .../articles/unanswered: greatest first. */
export const unansweredList = v.object({
  clusters: v.array(unansweredCluster),
  /** Questions in the clusters; `more` when older ones are left for after these. */
  questions: v.number(),
  more: v.boolean(),
})
export type UnansweredList = v.InferOutput<typeof unansweredList>

/** Body of POST .../articles/unanswered/dismiss. */
export const dismissQuestions = v.object({
  question_ids: v.pipe(
    v.array(
      v.pipe(v.string(), v.minLength(1, 'must not be empty'), v.maxLength(128, 'must be at most 128 characters')),
    ),
    v.minLength(1, 'must name at least one question'),
    v.maxLength(MAX_DISMISSED, `must name at most ${MAX_DISMISSED} questions`),
  ),
})
export const dismissedQuestions = v.object({ dismissed: v.number() })
