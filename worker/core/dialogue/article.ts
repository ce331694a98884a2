import { KNOWLEDGE_ANSWER_CONFIDENCE } from '../../config'
import type { ArticleCard } from '../../protocol'
import type { Article } from '../domain'
import type { Choice } from '../events'
import { countriesIn } from '../knowledge/countries'
import { highlight } from '../knowledge/highlight'
import { isLive, wordsOf } from '../knowledge/live'
import type { KnowledgeQuestion } from '../knowledge/search'
import type { TurnContext, Utterance } from './context'
import { isUpset } from './person'

/** Related articles named beside an answer. */
const MAX_RELATED = 3

/** The article, if it may be shown now and has words for the shopper. */
export function articleOf(ctx: TurnContext, id: string): Article | null {
  const article = ctx.deps.bundle.articles.find((entry) => entry.id === id)
  return article && isLive(article, ctx.input.now) && wordsOf(article, ctx.input.locale) ? article : null
}

/** The message, or `text` in its place, as the search reads it; a given intent is taken as read for certain. */
export function questionFor(ctx: TurnContext, text: string = ctx.input.text, intent?: string): KnowledgeQuestion {
  const { understanding, vectors, now } = ctx.input
  const read = [understanding.intent, ...understanding.alternatives]
  const intents =
    intent === undefined ? read : [{ name: intent, confidence: 1 }, ...read.filter(({ name }) => name !== intent)]
  return { text, intents, vector: vectors?.get(text) ?? null, now, countries: countriesIn(text) }
}

/**
 * The best article that is about an intent, or that surely answers; null when there is none of at least `confidence`. For actions that know
 * already what the message is about.
 */
export function articleAbout(
  ctx: TurnContext,
  intent: string,
  { text = ctx.input.text, confidence = 0 }: { readonly text?: string; readonly confidence?: number } = {},
): Article | null {
  for (const hit of ctx.deps.knowledge(ctx.input.locale).search(questionFor(ctx, text, intent))) {
    const article = hit.confidence >= confidence && articleOf(ctx, hit.articleId)
    if (article && (article.intents.includes(intent) || hit.confidence >= KNOWLEDGE_ANSWER_CONFIDENCE)) return article
  }
  return null
}

/**
 * Says what the article answers, the best of it first when it is long, with its source and what is related. `others` are offered beside it
 * unless a task's own question follows.
 */
export function answerFrom(ctx: TurnContext, article: Article, others: readonly Choice[] = []): void {
  ctx.action = 'answer_from_article'
  ctx.emit({ type: 'action_executed', action: 'answer_from_article', outcome: article.id })
  ctx.say({ ...utteranceOf(ctx, article), choices: [...(isBusy(ctx) ? [] : others), ...feedbackChoices(ctx, article)] })
}

/** The same as something to say, without asking whether it helped: for whoever adds choices of their own. */
export function utteranceOf(ctx: TurnContext, article: Article): Utterance {
  const words = wordsOf(article, ctx.input.locale)
  if (!words) throw new Error(`article ${article.id} has no words`)
  const { text, isWhole } = highlight(words.answer, ctx.input.text)
  const literal = isWhole ? text : `${text}\n\n${ctx.text('article_more')}`
  return { key: 'article', literal, cards: [sourceCard(ctx, article)] }
}

/** Related articles that may be shown now, in the shop's own order. */
export function relatedTo(ctx: TurnContext, article: Article): Article[] {
  return article.related.flatMap((id) => (id === article.id ? [] : (articleOf(ctx, id) ?? []))).slice(0, MAX_RELATED)
}

export function titleOf(article: Article, locale: string): string {
  return wordsOf(article, locale)?.title ?? article.id
}

function isBusy({ tracker }: TurnContext): boolean {
  return tracker.stack.length > 0 || tracker.status !== 'bot'
}

/** Nobody who is upset, waits for a person or is in the middle of a task is asked for a verdict. */
function feedbackChoices(ctx: TurnContext, { id }: Article): Choice[] {
  const { input } = ctx
  if (isBusy(ctx) || isUpset(ctx) || input.understanding.sentiment.label === 'negative') return []
  return [true, false].map((helpful) => {
    const title = ctx.text(helpful ? 'choice_helpful' : 'choice_unhelpful')
    return { title, text: title, effect: { kind: 'feedback', article: id, helpful } }
  })
}

function sourceCard(ctx: TurnContext, article: Article): ArticleCard {
  const { settings } = ctx.deps.bundle
  const link = (entry: Article) => ({
    article_id: entry.id,
    title: titleOf(entry, ctx.input.locale),
    url: settings.articleUrl.replace('{id}', encodeURIComponent(entry.id)),
  })
  return { type: 'article', ...link(article), related: relatedTo(ctx, article).map(link) }
}
