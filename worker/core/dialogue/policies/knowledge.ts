import {
  KNOWLEDGE_AGREED_INTENT_CONFIDENCE,
  KNOWLEDGE_ANSWER_CONFIDENCE,
  KNOWLEDGE_ANSWER_CONFIDENCE_AGREED,
  KNOWLEDGE_ANSWER_CONFIDENCE_OUTSIDE,
  KNOWLEDGE_ASK_CONFIDENCE,
} from '../../../config'
import type { Article } from '../../domain'
import type { Choice } from '../../events'
import type { KnowledgeHit } from '../../knowledge/search'
import { isOnlyValues } from '../../nlu/values'
import { answerFrom, articleAbout, articleOf, questionFor, titleOf, utteranceOf } from '../article'
import type { TurnContext, Utterance } from '../context'
import { flowForIntent } from '../flows'
import { callPerson, personChoice } from '../person'
import { maskedQuestion, recordUnanswered, saysSomething } from '../unanswered'
import { CALL_PERSON_AT } from './fallback'
import { CHAT_INTENTS, intentOf, type Policy } from './policy'

/** Titles offered when it is not clear which article is meant. */
const MAX_TITLES = 3
/** Titles offered beside an answer that may not be the one that was meant. */
const MAX_OTHERS = 2
/** A title whose article is this much less likely than the best one is not offered. */
const MIN_SHARE_OF_BEST = 0.25

/**
 * Answers from the shop's articles where it is sure enough which one is meant, asks back with titles where it is not, and says so where none
 * of them answers.
 */
export const knowledgePolicy: Policy = {
  name: 'knowledge',
  async decide(ctx) {
    const intent = intentOf(ctx)
    const unread = intent === 'nlu_fallback' || intent === 'out_of_scope'
    if (CHAT_INTENTS.has(intent) && !unread) return null
    const { text, locale, understanding } = ctx.input
    if (isOnlyValues(text, understanding.entities)) return null
    const hits = ctx.deps.knowledge(locale).search(questionFor(ctx))
    const [best] = hits
    const confidence = best?.confidence ?? 0
    const article = best && articleOf(ctx, best.articleId)
    if (article && confidence >= answersFrom(intent)) {
      answerFrom(ctx, article)
      return `article ${article.id} (${confidence.toFixed(2)}) for ${intent}`
    }
    if (article && best && confidence >= KNOWLEDGE_ANSWER_CONFIDENCE_AGREED && isOfIntent(ctx, article)) {
      const others = likelyTitles(ctx, hits, best).filter(({ effect }) => effect.id !== article.id)
      answerFrom(ctx, article, others.slice(0, MAX_OTHERS))
      return `article ${article.id} (${confidence.toFixed(2)}), about ${intent} like the message`
    }
    if (best && confidence >= KNOWLEDGE_ASK_CONFIDENCE && mayAskBack(ctx)) {
      if (unread) countUnclear(ctx)
      return askBack(ctx, hits, best)
    }
    recordUnanswered(ctx, best ?? null)
    // The fallback has more to say to a message that was not understood.
    if (unread || !speaksHere(ctx)) return null
    ctx.action = 'know_no_answer'
    countUnclear(ctx)
    const inTask = ctx.tracker.stack.length > 0
    if (ctx.tracker.unclear >= CALL_PERSON_AT) callPerson(ctx, 'unclear')
    else ctx.say({ key: inTask ? 'unknown_in_task' : 'knowledge_unknown', choices: [personChoice(ctx, 'unclear')] })
    return `no article answers this (${confidence.toFixed(2)}) for ${intent}`
  },
}

/** Whether an article would answer the message without asking back. */
export function answersSurely(ctx: TurnContext): boolean {
  const [best] = ctx.deps.knowledge(ctx.input.locale).search(questionFor(ctx))
  return best !== undefined && best.confidence >= answersFrom(intentOf(ctx)) && articleOf(ctx, best.articleId) !== null
}

/** The confidence from which on an article answers. */
export function answersFrom(intent: string): number {
  return intent === 'out_of_scope' ? KNOWLEDGE_ANSWER_CONFIDENCE_OUTSIDE : KNOWLEDGE_ANSWER_CONFIDENCE
}

/** What the shop's articles say to a message read as `intent`, for actions that say more beside it; null when none is about it. */
export function articleSay(ctx: TurnContext, intent: string): Utterance | null {
  const article = articleAbout(ctx, intent)
  return article && utteranceOf(ctx, article)
}

/** The model read, all but surely, the very intent that the article is first of all about. */
function isOfIntent(ctx: TurnContext, { intents }: Article): boolean {
  const { name, confidence } = ctx.input.understanding.intent
  return intents[0] === name && confidence >= KNOWLEDGE_AGREED_INTENT_CONFIDENCE
}

type TitleChoice = Choice & { readonly effect: Extract<Choice['effect'], { kind: 'article' }> }

/** The titles of the likeliest articles, best first. */
function likelyTitles(ctx: TurnContext, hits: readonly KnowledgeHit[], best: KnowledgeHit): TitleChoice[] {
  const articles = hits
    .filter(({ confidence }) => confidence >= MIN_SHARE_OF_BEST * best.confidence)
    .map(({ articleId }) => articleOf(ctx, articleId))
    .filter((article) => article !== null)
    .slice(0, MAX_TITLES)
  const titles = [...new Map(articles.map((article) => [titleOf(article, ctx.input.locale), article.id]))]
  return titles.map(([title, id]) => ({ title, text: title, effect: { kind: 'article' as const, id } }))
}

function askBack(ctx: TurnContext, hits: readonly KnowledgeHit[], best: KnowledgeHit): string {
  const titles = likelyTitles(ctx, hits, best)
  const none = ctx.text('choice_none_of_these')
  const { articleId: article, confidence } = best
  ctx.action = 'ask_which_article'
  ctx.emit({
    type: 'action_executed',
    action: 'ask_which_article',
    outcome: titles.map(({ effect }) => effect.id).join(','),
  })
  ctx.say({
    key: 'knowledge_ask',
    choices: [
      ...titles,
      { title: none, text: none, effect: { kind: 'unanswered', question: maskedQuestion(ctx), article, confidence } },
    ],
  })
  return `${titles.length} articles may be meant (${confidence.toFixed(2)})`
}

/**
 * Not in another language, nor where no shop could help, nor where a task is as likely or a single word is all there is: the fallback says that better than a guess at titles.
 * Somebody who was not understood before is not asked a second time either.
 */
function mayAskBack(ctx: TurnContext): boolean {
  const intent = intentOf(ctx)
  // The task's own question follows: two at once are one too many.
  if (ctx.tracker.stack.length > 0) return false
  if (intent === 'out_of_scope' || !speaksHere(ctx)) return false
  if (intent !== 'nlu_fallback') return true
  const [likeliest] = ctx.input.understanding.alternatives
  return (
    ctx.tracker.unclear === 0 && saysSomething(ctx) && !(likeliest && flowForIntent(ctx.deps.bundle, likeliest.name))
  )
}

function countUnclear(ctx: TurnContext): void {
  ctx.emit({ type: 'unclear_counted', count: ctx.tracker.unclear + 1 })
}

function speaksHere(ctx: TurnContext): boolean {
  const { language } = ctx.input.understanding
  return language === 'und' || ctx.deps.bundle.settings.locales.includes(language)
}
