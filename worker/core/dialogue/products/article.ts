import { articleAbout, utteranceOf } from '../article'
import type { TurnContext } from '../context'

/** Answers with the article about an intent that fits a question best, with its source; false where none does this surely. */
export function articleFor(ctx: TurnContext, question: string, intent: string, confidence = 0): boolean {
  const article = articleAbout(ctx, intent, { text: question, confidence })
  if (!article) return false
  ctx.emit({ type: 'action_executed', action: 'answer_from_article', outcome: article.id })
  ctx.say(utteranceOf(ctx, article))
  return true
}
