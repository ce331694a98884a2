import type { Choice } from '../../events'
import { answerFrom, articleOf, relatedTo, titleOf } from '../article'
import { pickChoice } from '../choices'
import type { TurnContext } from '../context'
import { personChoice } from '../person'
import type { Policy } from './policy'

/** What was tapped under an article or under a question which one is meant. Before every task: a title may read like one. */
export const knowledgeChoicePolicy: Policy = {
  name: 'knowledge_choice',
  async decide(ctx) {
    if (ctx.tracker.status === 'open') return null
    const effect = pickChoice(ctx.input.text, ctx.tracker.choices)?.effect
    if (effect?.kind === 'article') return showPicked(ctx, effect.id)
    if (effect?.kind === 'feedback') return takeFeedback(ctx, effect.article, effect.helpful)
    if (effect?.kind !== 'unanswered') return null
    const { question, article, confidence } = effect
    const { language } = ctx.input.understanding
    ctx.action = 'know_no_answer'
    ctx.emit({ type: 'question_unanswered', text: question, language, article, confidence })
    ctx.say({ key: 'knowledge_unknown', choices: [personChoice(ctx, 'unclear')] })
    return 'none of the articles offered was meant'
  },
}

/** Null for an article that is gone since it was offered: then its title is a question like any other. */
function showPicked(ctx: TurnContext, id: string): string | null {
  const article = articleOf(ctx, id)
  if (!article) return null
  answerFrom(ctx, article)
  return `the shopper picked article ${id}`
}

function takeFeedback(ctx: TurnContext, id: string, helpful: boolean): string {
  ctx.action = helpful ? 'article_helpful' : 'article_unhelpful'
  ctx.emit({ type: 'article_rated', article: id, helpful })
  if (helpful) {
    ctx.say({ key: 'article_helpful' })
    return `article ${id} helped`
  }
  const article = articleOf(ctx, id)
  const related = article ? relatedTo(ctx, article) : []
  const choices = related.map((other): Choice => {
    const title = titleOf(other, ctx.input.locale)
    return { title, text: title, effect: { kind: 'article', id: other.id } }
  })
  ctx.say({ key: 'article_unhelpful', choices: [...choices, personChoice(ctx, 'unclear')] })
  return `article ${id} did not help`
}
