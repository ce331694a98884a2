import type { TurnContext } from '../dialogue/context'
import { entityOf } from '../dialogue/policies/policy'
import { titleOf } from '../dialogue/products/show'
import { starsSaid } from '../nlu/cues'
import { isProven, provenEmail } from './own-email'
import type { Action, OptionsProvider } from './registry'

const STARS = [1, 2, 3, 4, 5] as const
/** From here down help is offered before anything is published. */
const LOW_STARS = 2
/** What stands for the shop itself, and for a review of stars alone. */
const THE_SHOP = 'the shop'
const NO_TEXT = 'none'
const MAX_REVIEW_CHARS = 1_000
const MAX_PURCHASES = 4

/** Shortest praise that is a review by itself, in UTF-16 units: of Han and kana, and of other scripts. */
const MIN_OPINION = { unspaced: 10, spaced: 24 }
/** Speaks of leaving a review rather than of what was bought. */
const OF_REVIEWING =
  /review|\brat(?:e|ing)\b|\bstars?\b|★|评价|评论|打分|点评|好评|reseñ|opini[óo]n|\bavis\b|bewert|avalia|レビュー|口コミ|تقييم/i

/** Praise that came unasked is what the shopper has to say: nobody types it twice. */
function tellsOpinion(ctx: TurnContext): boolean {
  const { text, understanding } = ctx.input
  const least = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)
    ? MIN_OPINION.unspaced
    : MIN_OPINION.spaced
  return understanding.sentiment.label === 'positive' && text.trim().length >= least && !OF_REVIEWING.test(text)
}

/** Puts what the message already says into the review. */
const readReview: Action = {
  name: 'read_review',
  outcomes: ['read'],
  async run(ctx) {
    const stars = starsSaid(ctx.input.text)
    if (stars !== null) ctx.setSlot('review_stars', String(stars))
    const product = entityOf(ctx, 'product')
    if (product !== null) ctx.setSlot('review_product', product)
    if (tellsOpinion(ctx)) ctx.setSlot('review_text', ctx.input.text.trim())
    return 'read'
  },
}

/** Which product it is about is asked where there is a choice to offer: of somebody unknown it is about the shop, unless one was named. */
const findReviewed: Action = {
  name: 'find_reviewed',
  outcomes: ['known', 'choose'],
  async run(ctx) {
    if (ctx.tracker.slots.review_product !== undefined) return 'known'
    if ((await purchases(ctx)).length > 0) return 'choose'
    ctx.setSlot('review_product', THE_SHOP)
    return 'known'
  },
}

/** A bad experience is for a person to put right before it is for others to read. */
const weighReview: Action = {
  name: 'weigh_review',
  outcomes: ['low', 'fine'],
  async run(ctx) {
    const product = ctx.deps.bundle.products.find(({ id }) => id === ctx.tracker.slots.review_product)
    ctx.setSlot('item', product ? titleOf(product, ctx.input.locale) : ctx.deps.bundle.settings.name)
    return Number(ctx.tracker.slots.review_stars) <= LOW_STARS ? 'low' : 'fine'
  },
}

const leaveReview: Action = {
  name: 'leave_review',
  outcomes: ['left', 'late'],
  async run(ctx) {
    const { review_stars: stars, review_product: product, review_text: text } = ctx.tracker.slots
    const { order_number: orderNumber } = ctx.tracker.slots
    const email = provenEmail(ctx)
    const proof = orderNumber !== undefined && Object.hasOwn(ctx.tracker.verifiedOrders, orderNumber)
    const made = await ctx.deps.shoppers.leaveReview({
      email: email !== null && isProven(ctx, email) ? email : null,
      productId: product === undefined || product === THE_SHOP ? null : product,
      orderNumber: proof ? orderNumber : null,
      rating: Number(stars),
      text: text === undefined || text === NO_TEXT ? '' : text.slice(0, MAX_REVIEW_CHARS),
      key: ctx.changeKey('leave_review'),
      now: ctx.input.now,
    })
    if (!made.ok) return 'late'
    ctx.emit({ type: 'shopper_changed', change: 'review_left', reference: made.value.reviewId })
    return 'left'
  },
}

export const reviewActions: readonly Action[] = [readReview, findReviewed, weighReview, leaveReview]

/** One to five stars, so that a bare number means as many; "five stars" in words answers too, though it is never shown. */
const reviewStars: OptionsProvider = async (ctx) => {
  const drawn = STARS.map((stars) => ({ title: ctx.text(`choice_stars_${stars}`), value: String(stars) }))
  const said = starsSaid(ctx.input.text)
  return said === null ? drawn : [...drawn, { title: ctx.input.text.trim(), value: String(said) }]
}

const reviewProducts: OptionsProvider = async (ctx) => [
  ...(await purchases(ctx)),
  { title: ctx.text('choice_review_shop'), value: THE_SHOP },
]

/** What the shopper bought last, while the shop still sells it. */
async function purchases(ctx: TurnContext): Promise<{ title: string; value: string }[]> {
  const email = provenEmail(ctx)
  const found = email === null ? null : await ctx.deps.shoppers.profile(email)
  if (!found?.ok) return []
  const { products } = ctx.deps.bundle
  return found.value.lastPurchases
    .flatMap((id) => products.find((product) => product.id === id) ?? [])
    .slice(0, MAX_PURCHASES)
    .map((product) => ({ title: titleOf(product, ctx.input.locale), value: product.id }))
}

export const reviewOptions: Readonly<Record<string, OptionsProvider>> = {
  review_stars: reviewStars,
  review_products: reviewProducts,
}
