import { KNOWLEDGE_MIN_CONFIDENCE, KNOWLEDGE_MIN_CONFIDENCE_UNSURE } from '../../../config'
import type { ArticleCard } from '../../../protocol'
import type { Article } from '../../domain'
import type { Choice } from '../../events'
import type { TurnContext, Utterance } from '../context'
import { CHAT_INTENTS, intentOf, type Policy } from './policy'

/** Answers from the shop's articles, with the source and what is related. */
export const knowledgePolicy: Policy = {
  name: 'knowledge',
  async decide(ctx) {
    const intent = intentOf(ctx)
    if (CHAT_INTENTS.has(intent) && intent !== 'nlu_fallback') return null
    const found = answerFromArticle(ctx, ctx.input.text, intent)
    return found && `article ${found} for ${intent}`
  },
}

type Found = { readonly article: Article; readonly answer: string; readonly confidence: number }

/** The article that answers `question` best, in the shopper's language; null when none fits. */
function bestArticle(ctx: TurnContext, question: string, intent: string): Found | null {
  const unsure = intent === 'nlu_fallback'
  const [best] = ctx.deps.knowledge(ctx.input.locale).search(question, unsure ? null : intent)
  if (!best || best.confidence < (unsure ? KNOWLEDGE_MIN_CONFIDENCE_UNSURE : KNOWLEDGE_MIN_CONFIDENCE)) return null
  const article = ctx.deps.bundle.articles.find((entry) => entry.id === best.articleId)
  const words = article && textOf(article, ctx.input.locale)
  return article && words ? { article, answer: words.answer, confidence: best.confidence } : null
}

/** Says the article that answers `question` best, with its source and `choices`; its id and confidence, or null when none does. */
export function answerFromArticle(
  ctx: TurnContext,
  question: string,
  intent: string,
  choices: readonly Choice[] = [],
): string | null {
  const found = bestArticle(ctx, question, intent)
  if (!found) return null
  const { article, answer, confidence } = found
  ctx.action = 'answer_from_article'
  ctx.emit({ type: 'action_executed', action: 'answer_from_article', outcome: article.id })
  ctx.say({ ...utteranceOf(ctx, article, answer), choices })
  return `${article.id} (${confidence.toFixed(2)})`
}

/** What the shop's articles say to a message read as `intent`; null when none fits. For actions that say more beside it. */
export function articleSay(ctx: TurnContext, intent: string): Utterance | null {
  const found = bestArticle(ctx, ctx.input.text, intent)
  return found && utteranceOf(ctx, found.article, found.answer)
}

function utteranceOf(ctx: TurnContext, article: Article, answer: string): Utterance {
  return { key: 'article', literal: answer, cards: [sourceCard(ctx, article)] }
}

function textOf(article: Article, locale: string) {
  return article.texts[locale] ?? article.texts.en
}

function sourceCard(ctx: TurnContext, article: Article): ArticleCard {
  const { articles, settings } = ctx.deps.bundle
  const link = (entry: Article) => ({
    article_id: entry.id,
    title: textOf(entry, ctx.input.locale)?.title ?? entry.id,
    url: settings.articleUrl.replace('{id}', encodeURIComponent(entry.id)),
  })
  const related = article.related.flatMap((id) => articles.find((entry) => entry.id === id) ?? []).map(link)
  return { type: 'article', ...link(article), related: related.slice(0, 3) }
}
