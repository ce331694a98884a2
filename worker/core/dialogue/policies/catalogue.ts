import type { CatalogueProduct } from '../../domain'
import type { Choice } from '../../events'
import type { CatalogueHit } from '../../knowledge/catalogue'
import { asksForGoods, wantsGoods } from '../../nlu/cues'
import { formatDay, formatMoney } from '../../responses/format'
import type { TextValues } from '../../responses/render'
import type { TurnContext } from '../context'
import { productCard, productTitle } from '../product-card'
import { intentOf, type Policy } from './policy'

const PRODUCT_INTENTS: ReadonlySet<string> = new Set([
  'price_question',
  'check_stock',
  'product_question',
  'recommend_product',
  'size_advice',
])
/** Intents of the model for a message it did not understand, or took for talk. */
const UNSURE_INTENTS: ReadonlySet<string> = new Set(['nlu_fallback', 'affirm', 'out_of_scope'])
/** A reading below this is no better than a guess: "any mugs?" may be read as a question about the shop. */
const SURE_CONFIDENCE = 0.6
/** Options named in one sentence. */
const MAX_OPTIONS = 6

/** Questions about a product the message names: its price, its stock, its card. */
export const cataloguePolicy: Policy = {
  name: 'catalogue',
  async decide(ctx) {
    const intent = intentOf(ctx)
    const asksForProduct = isUnsure(ctx, intent) && namesProduct(ctx)
    if (!PRODUCT_INTENTS.has(intent) && !asksForProduct) return null
    const hits = productsNamed(ctx)
    const [best] = hits
    if (!best) return null
    // Sizes and features of one product are the articles' matter until the catalogue answers them in words.
    if (intent === 'size_advice' && hits.length > 1) return null
    ctx.action = 'show_products'
    ctx.emit({
      type: 'action_executed',
      action: 'show_products',
      outcome: hits.map(({ product }) => product.id).join(','),
    })
    const cards = hits.map(({ product }) => productCard(ctx, product))
    const said = sentence(ctx, intent, hits.length === 1 ? best.product : null)
    ctx.say({ ...said, cards, choices: SOLD_OUT.has(said.key) ? [alertChoice(ctx)] : [] })
    return `${hits.length} products named, intent ${intent}`
  },
}

const SOLD_OUT: ReadonlySet<string> = new Set(['product_out_of_stock', 'product_out_of_stock_no_day'])

/** Offers a mail when what is sold out is there again. */
function alertChoice(ctx: TurnContext): Choice {
  const title = ctx.text('choice_alert')
  return { title, text: title, effect: { kind: 'intent', intent: 'restock_alert' } }
}

function isUnsure(ctx: TurnContext, intent: string): boolean {
  return UNSURE_INTENTS.has(intent) || ctx.input.understanding.intent.confidence < SURE_CONFIDENCE
}

/** A question that names a product or a kind of one, whatever the model made of it: "有台灯吗", "any blankets?". */
export function namesProduct(ctx: TurnContext): boolean {
  return asksForGoods(ctx.input.text) && productsNamed(ctx).length > 0
}

function productsNamed(ctx: TurnContext): CatalogueHit[] {
  const index = ctx.deps.catalogue(ctx.input.locale)
  const named = index.find(ctx.input.text)
  if (named.length > 0) return named
  // A kind alone ("are your shoes vegan?") is the articles' matter, unless it is asked for.
  return wantsGoods(ctx.input.text) ? index.findKind(ctx.input.text) : []
}

function sentence(
  ctx: TurnContext,
  intent: string,
  only: CatalogueProduct | null,
): { key: string; values?: TextValues } {
  if (!only) return { key: 'product_found' }
  const { locale } = ctx.input
  const title = productTitle(only, locale)
  if (intent === 'price_question') {
    return { key: 'product_price', values: { title, price: formatMoney(only.priceCents, only.currency, locale) } }
  }
  if (intent !== 'check_stock') return { key: 'product_found' }
  const options = only.variants
    .filter((variant) => variant.stock > 0)
    .map((variant) => Object.values(variant.options).join(' / '))
  if (options.length > 0) {
    const named = options.slice(0, MAX_OPTIONS).join(', ')
    return { key: 'product_in_stock', values: { title, options: options.length > MAX_OPTIONS ? `${named} …` : named } }
  }
  const restock = only.variants.flatMap((variant) => variant.restockOn ?? []).sort()[0]
  if (!restock) return { key: 'product_out_of_stock_no_day', values: { title } }
  return { key: 'product_out_of_stock', values: { title, day: formatDay(restock, locale) } }
}
