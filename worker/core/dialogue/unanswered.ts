import type { EntityType } from '../../protocol'
import type { KnowledgeHit } from '../knowledge/search'
import { searchTerms } from '../knowledge/tokenise'
import type { TurnContext } from './context'

/** What of a question is kept, in UTF-16 units: enough to see what was wanted. */
const MAX_QUESTION_CHARS = 300
/** A single word is seldom a question. */
const MIN_TERMS = 2
/** What names a person or an order is no part of the question. */
const PRIVATE: ReadonlySet<EntityType> = new Set(['order_number', 'tracking_number', 'email', 'phone'])

/** Keeps the message as a question that no article answered, for the editor of the articles; chatter of one word is passed over. */
export function recordUnanswered(ctx: TurnContext, best: KnowledgeHit | null): void {
  if (!saysSomething(ctx)) return
  const { language } = ctx.input.understanding
  ctx.emit({
    type: 'question_unanswered',
    text: maskedQuestion(ctx),
    language,
    article: best?.articleId ?? null,
    confidence: best?.confidence ?? 0,
  })
}

/** Whether there are words enough for a question. */
export function saysSomething(ctx: TurnContext): boolean {
  return searchTerms(ctx.input.text).length >= MIN_TERMS
}

/** The message without the numbers and addresses that name somebody: in their place stands what they were. */
export function maskedQuestion(ctx: TurnContext): string {
  const { text, understanding } = ctx.input
  let masked = ''
  let from = 0
  for (const { type, start, end } of understanding.entities.toSorted((a, b) => a.start - b.start)) {
    if (!PRIVATE.has(type) || start < from) continue
    masked += `${text.slice(from, start)}[${type}]`
    from = end
  }
  return `${masked}${text.slice(from)}`.replace(/\s+/g, ' ').trim().slice(0, MAX_QUESTION_CHARS).toWellFormed()
}
