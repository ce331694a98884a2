import type { CatalogueProduct } from '../../domain'
import type { ProductWish } from '../../events'
import { isAboutOrderedOrService, looksForGoods } from '../../nlu/cues'
import { readMention } from '../../nlu/reference/mention'
import { readAspect } from '../../nlu/reference/questions'
import { asksToRecommend, readWishCues, type WishCue } from '../../nlu/reference/wishes'
import { recommend } from '../../products/recommend'
import type { TurnContext } from '../context'
import { intentOf } from '../policies/policy'
import { namedIn, pickedProduct, spokenOf } from './meant'
import { reasonedCard, remember, titleOf, whichChoices } from './show'

/** Longest message that looks for a present and does not tell a story, in UTF-16 units. */
const MAX_GIFT_CHARS = 80
/** Someone looks for a present or asks for a suggestion, which the model often takes for something else. */
export function wantsGift(message: string): boolean {
  if (message.length > MAX_GIFT_CHARS || isAboutOrderedOrService(message)) return false
  return asksToRecommend(message) || (readWishCues(message).has('gift') && looksForGoods(message))
}

/** Whether a message goes on from products shown before: "more", "something cheaper". */
export function goesOnFromProducts(ctx: TurnContext): boolean {
  const cues = readWishCues(ctx.input.text)
  return ctx.input.text.length <= 40 && GOES_ON.some((cue) => cues.has(cue)) && spokenOf(ctx).listed.length > 0
}

/** How much less "cheaper" is at least, and more "something nicer". */
const NOTICEABLY = 0.98

/** Cues that go on from products already spoken of. */
const GOES_ON: readonly WishCue[] = ['similar', 'goes_with', 'cheaper', 'dearer', 'more']

/** Below it "还有别的吗" asks for more, whatever the model makes of it. */
const SURE_OF_STOCK = 0.6

/**
 * "Something like it", "what goes with it", "cheaper", "more": shows what fits, from the product named or the ones shown last. Null when the
 * message asks for nothing of the kind or there is nothing to go on from; 'nothing' when nothing in stock fits, which is said.
 */
export function goOnFrom(ctx: TurnContext, question: string): 'shown' | 'nothing' | null {
  const cues = readWishCues(question)
  // "Which other colours?" asks about the product itself.
  if (cues.has('colours') || !GOES_ON.some((cue) => cues.has(cue))) return null
  // "Do you have any more in stock?" is about the same thing.
  const isStock = cues.size === 1 && cues.has('more') && readAspect(question) === 'stock'
  const isSure = ctx.input.understanding.intent.confidence >= SURE_OF_STOCK
  if (isStock && isSure && intentOf(ctx) === 'check_stock') return null
  const { listed } = spokenOf(ctx)
  const named = namedIn(ctx, question)
  const mention = readMention(question)
  const place = mention.kind === 'place' ? listed.at(mention.place < 0 ? -1 : mention.place - 1) : undefined
  const base = pickedProduct(ctx)?.product ?? named[0] ?? place ?? listed[0]
  if (!base) return null
  const isOne = cues.has('goes_with') || cues.has('similar')
  if (isOne && base === listed[0] && !pickedProduct(ctx) && !place && named.length === 0 && listed.length > 1) {
    ctx.action = 'ask_which_product'
    ctx.say({ key: 'which_product', choices: whichChoices(ctx, listed, 'recommend_product', question) })
    return 'shown'
  }
  const before = named.length > 0 ? null : ctx.tracker.products.wish
  const shown = named.length === 0 && listed.length > 0 ? listed : [base]
  const cheapest = shown.reduce((a, b) => (b.priceCents < a.priceCents ? b : a))
  return show(ctx, nextWish(cues, base, shown, before), cues.has('cheaper') && before ? cheapest : base, cues)
}

function nextWish(
  cues: ReadonlySet<WishCue>,
  base: CatalogueProduct,
  listed: readonly CatalogueProduct[],
  before: ProductWish | null,
): ProductWish {
  if (cues.has('goes_with')) return { goesWith: base.id }
  const wish: ProductWish = cues.has('similar') || !before ? { like: base.id } : before
  const prices = (cues.has('similar') || !before ? [base] : listed).map(({ priceCents }) => priceCents)
  if (cues.has('cheaper')) return { ...wish, minCents: 0, maxCents: Math.floor(Math.min(...prices) * NOTICEABLY) }
  if (cues.has('dearer')) {
    const { maxCents: _dropped, ...rest } = wish
    return { ...rest, minCents: Math.ceil(Math.max(...prices) / NOTICEABLY) }
  }
  return wish
}

function show(
  ctx: TurnContext,
  wish: ProductWish,
  base: CatalogueProduct,
  cues: ReadonlySet<WishCue>,
): 'shown' | 'nothing' {
  const { locale } = ctx.input
  const again = cues.has('similar') || cues.has('goes_with')
  const seen = new Set(again ? [base.id] : ctx.tracker.products.seen)
  const found = recommend(ctx.deps.bundle.products, wish, locale, seen)
  const title = titleOf(base, locale)
  if (found.length === 0) {
    // What was shown stays what "it" means.
    ctx.action = 'recommend_products'
    ctx.say({
      key: cues.has('cheaper')
        ? 'recommend_none_cheaper'
        : cues.has('goes_with')
          ? 'recommend_none_with'
          : 'recommend_no_more',
      values: { title },
    })
    return 'nothing'
  }
  const key = cues.has('goes_with')
    ? 'recommend_goes_with'
    : cues.has('cheaper')
      ? 'recommend_cheaper'
      : cues.has('dearer')
        ? 'recommend_dearer'
        : wish.like === base.id
          ? 'recommend_similar'
          : 'recommend_more'
  remember(
    ctx,
    found.map(({ product }) => product),
    { wish },
  )
  ctx.say({ key, values: { title }, cards: found.map((one) => reasonedCard(ctx, one)) })
  return 'shown'
}

/** Shows what fits a wish made from scratch; false when nothing in stock does. */
export function showWish(ctx: TurnContext, wish: ProductWish): boolean {
  const found = recommend(ctx.deps.bundle.products, wish, ctx.input.locale)
  if (found.length === 0) return false
  remember(
    ctx,
    found.map(({ product }) => product),
    { wish },
  )
  ctx.say({ key: wish.gift ? 'recommend_gifts' : 'recommend_found', cards: found.map((one) => reasonedCard(ctx, one)) })
  return true
}
