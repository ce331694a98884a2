import { KNOWLEDGE_ANSWER_CONFIDENCE } from '../../config'
import type { TurnContext } from '../dialogue/context'
import { answerCompare } from '../dialogue/products/answers'
import { articleFor } from '../dialogue/products/article'
import { productsCompared } from '../dialogue/products/comparing'
import { productsMeant, questionOf } from '../dialogue/products/meant'
import { answerOptions } from '../dialogue/products/stock'
import { goOnFrom, showWish } from '../dialogue/products/wish'
import type { CatalogueProduct } from '../domain'
import type { ProductWish } from '../events'
import { searchTerms } from '../knowledge/tokenise'
import { asksForSize } from '../nlu/reference/questions'
import { readTopics, TOPICS } from '../nlu/reference/topics'
import { readWishCues } from '../nlu/reference/wishes'
import { readBudget } from '../products/budget'
import { kindOf } from '../products/recommend'
import { isInStock } from '../products/variants'
import { formatMoney } from '../responses/format'
import type { Action, OptionsProvider } from './registry'

/** Products of a topic from which on it is offered to choose. */
const MIN_OF_TOPIC = 3
/** Topics offered at once. */
const MAX_TOPICS = 6
/** Shares of the products, by price, that the budgets offered take in. */
const BUDGET_SHARES = [0.35, 0.65, 0.85] as const

export const recommendActions: readonly Action[] = [
  { name: 'read_wish', outcomes: ['answered', 'ready', 'ask_for', 'ask_budget', 'size'], run: readWish },
  { name: 'note_budget', outcomes: ['noted'], run: (ctx) => noteBudget(ctx) },
  { name: 'suggest_products', outcomes: ['shown', 'nothing', 'unread'], run: suggest },
]

export const recommendOptions: Readonly<Record<string, OptionsProvider>> = {
  wish_topics: async (ctx) =>
    TOPICS.filter(({ gift, key }) => gift && ofTopic(ctx, key).length >= MIN_OF_TOPIC)
      .slice(0, MAX_TOPICS)
      .map(({ key }) => ({ title: ctx.text(`topic_${key}`), value: `topic:${key}` })),
  wish_budgets: async (ctx) => {
    const { currency } = ctx.deps.bundle.settings
    const prices = ctx.deps.bundle.products.filter(isInStock).map(({ priceCents }) => priceCents)
    const rounded = BUDGET_SHARES.map((share) => roundUp(share, prices))
    const upTo = [...new Set(rounded)].map((cents) => {
      const price = formatMoney(cents, currency, ctx.input.locale).replace(/[.,]00(?!\d)/, '')
      return { title: ctx.text('choice_up_to', { price }), value: `max:${cents}` }
    })
    return [...upTo, { title: ctx.text('choice_any_price'), value: 'max:' }]
  },
}

function ofTopic(ctx: TurnContext, key: string): CatalogueProduct[] {
  const topic = TOPICS.find((one) => one.key === key)
  if (!topic) return []
  return ctx.deps.bundle.products.filter(
    (product) =>
      isInStock(product) &&
      (topic.categories?.includes(product.category) || product.tags.some((tag) => topic.tags.includes(tag))),
  )
}

/** The price below which that share of the products is, rounded up to a number people name. */
function roundUp(share: number, prices: readonly number[]): number {
  const sorted = prices.toSorted((a, b) => a - b)
  const at = sorted[Math.floor(share * (sorted.length - 1))] ?? 0
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(at, 1)))) / 2
  return Math.ceil(at / step) * step
}

/** What the message already says of the wish; what goes on from products shown, or compares, is answered at once. */
async function readWish(ctx: TurnContext): Promise<string> {
  const question = questionOf(ctx)
  const compared = productsCompared(ctx, question)
  if (compared.length > 1) {
    await answerCompare(ctx, compared, question)
    return 'answered'
  }
  if (asksForSize(question)) return 'size'
  const cues = readWishCues(question)
  if (cues.has('colours')) {
    const [only, another] = productsMeant(ctx, question, false).products
    if (only && !another) {
      answerOptions(ctx, only)
      return 'answered'
    }
  }
  if (goOnFrom(ctx, question) !== null) return 'answered'
  const wish = wishIn(ctx, question)
  const { currency } = ctx.deps.bundle.settings
  const budget = readBudget(question, currency, false)
  const said = [wish.topics, wish.words, wish.kinds].some((list) => list?.length)
  ctx.setSlot('wish_gift', cues.has('gift') ? 'yes' : null)
  if (said) ctx.setSlot('wish_for', question)
  await noteBudget(ctx, question)
  if (said && (budget.kind !== 'none' || !cues.has('gift'))) return 'ready'
  if (said) return 'ask_budget'
  // A general question ("how do I choose?") is an article's.
  if (
    budget.kind === 'none' &&
    !cues.has('gift') &&
    articleFor(ctx, question, 'recommend_product', KNOWLEDGE_ANSWER_CONFIDENCE)
  )
    return 'answered'
  return 'ask_for'
}

/** Keeps a budget that was told with, or instead of, what it is for; the next question then passes. */
async function noteBudget(ctx: TurnContext, text = ctx.tracker.slots.wish_for ?? ''): Promise<string> {
  const isChoice = /^topic:\w+$/.test(text)
  const { kind } = readBudget(isChoice ? '' : text, ctx.deps.bundle.settings.currency, false)
  if (kind === 'budget' && ctx.tracker.slots.wish_budget === undefined) ctx.setSlot('wish_budget', text)
  return 'noted'
}

/** Words of questions that are in names too, and say nothing about what is wanted. */
const EMPTY_WORDS = new Set(
  searchTerms('set pair box little day gift sale bestseller good nice something best popular new 送 礼物'),
)

type Sold = { readonly terms: ReadonlySet<string>; readonly kinds: ReadonlySet<string> }
const kept = new WeakMap<readonly CatalogueProduct[], Map<string, Sold>>()

/** The words of all names and tags in a locale, and the kinds of things sold; made once a catalogue. */
function soldTerms(products: readonly CatalogueProduct[], locale: string): Sold {
  const byLocale = kept.get(products) ?? new Map<string, Sold>()
  kept.set(products, byLocale)
  const known = byLocale.get(locale)
  if (known) return known
  const terms = new Set(products.flatMap(({ name, tags }) => [...tags, name[locale] ?? ''].flatMap(searchTerms)))
  const sold = { terms, kinds: new Set(products.map(kindOf)) }
  byLocale.set(locale, sold)
  return sold
}

/** Who and what it is for, as far as a text tells: topics, words of product names and tags, kinds of things. */
function wishIn(ctx: TurnContext, text: string): ProductWish {
  const topics = readTopics(text).map(({ key }) => key)
  const { locale } = ctx.input
  const { products } = ctx.deps.bundle
  const sold = soldTerms(products, locale)
  const said = searchTerms(text).filter((term) => !EMPTY_WORDS.has(term) && !/^\d/.test(term))
  const words = said.filter((term) => sold.terms.has(term))
  const ofKind = ctx.deps.catalogue(locale).allOfKind(text).map(kindOf)
  const kinds = [...new Set([...ofKind, ...said.filter((term) => sold.kinds.has(term))])]
  const some = <T>(name: string, list: readonly T[]) => (list.length > 0 ? { [name]: list } : {})
  return { ...some('topics', topics), ...some('words', words), ...some('kinds', kinds) }
}

/** Shows what fits what was said; where nothing does within the budget, says so rather than stretching it. */
async function suggest(ctx: TurnContext): Promise<string> {
  const { wish_for: text = '', wish_budget: money = '', wish_gift: gift } = ctx.tracker.slots
  const { currency } = ctx.deps.bundle.settings
  const topic = /^topic:(\w+)$/.exec(text)?.[1]
  const about = topic ? { topics: [topic] } : wishIn(ctx, text)
  const chosen = /^max:(\d*)$/.exec(money)
  const read = chosen ? null : readBudget(money, currency, money !== text)
  if (money !== '' && read !== null && read.kind !== 'budget') return 'unread'
  const limit = chosen?.[1] ? { maxCents: Number(chosen[1]) } : read?.kind === 'budget' ? read.budget : {}
  const wish: ProductWish = { ...about, ...limit, ...(gift === 'yes' ? { gift: true } : {}) }
  return showWish(ctx, wish) ? 'shown' : 'nothing'
}
