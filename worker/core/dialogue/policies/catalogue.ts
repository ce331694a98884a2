import type { CatalogueProduct } from '../../domain'
import { asksForGoods, isElsewhere, talksOfOrders, wantsGoods } from '../../nlu/cues'
import { readAttributes } from '../../nlu/reference/attributes'
import { readMention } from '../../nlu/reference/mention'
import { namesNothing, readAspect } from '../../nlu/reference/questions'
import { readWishCues } from '../../nlu/reference/wishes'
import { readOptions } from '../../products/asked-options'
import { variantsWith } from '../../products/variants'
import type { TurnContext } from '../context'
import { answerCompare, answerDetails, answerFact, answerPrice } from '../products/answers'
import { productsCompared } from '../products/comparing'
import {
  type Meant,
  namedIn,
  onlyNamesProduct,
  pickedProduct,
  productsMeant,
  questionOf,
  saidOptions,
  spokenOf,
} from '../products/meant'
import { optionTexts, productCard, remember, whichChoices, withoutName } from '../products/show'
import { answerOptions, answerStock } from '../products/stock'
import { goesOnFromProducts, goOnFrom } from '../products/wish'
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
/** Shown at once: more is a catalogue page. */
const MAX_SHOWN = 3

/** Questions about products, named or spoken of before: price, stock, features, comparisons, and more of the kind. */
export const cataloguePolicy: Policy = {
  name: 'catalogue',
  async decide(ctx) {
    const question = questionOf(ctx)
    const intent = intentOf(ctx)
    const isProductIntent = PRODUCT_INTENTS.has(intent)
    if (!isProductIntent && !isUnsure(ctx, intent) && !asksForProduct(ctx, question) && !goesOn(ctx, question))
      return null
    const compared = productsCompared(ctx, question)
    if (compared.length > 1) {
      await answerCompare(ctx, compared, question)
      return `${compared.length} products compared`
    }
    if (question.length <= MAX_QUESTION_CHARS && !isElsewhere(question) && goOnFrom(ctx, question) !== null)
      return 'goes on from the products shown'
    const meant = productsMeant(ctx, question, wantsKind(ctx, question))
    if (meant.products.length === 0) return null
    if (!isProductIntent && !asksOf(ctx, question, meant)) return null
    return answer(ctx, question, meant)
  },
}

function isUnsure(ctx: TurnContext, intent: string): boolean {
  return UNSURE_INTENTS.has(intent) || ctx.input.understanding.intent.confidence < SURE_CONFIDENCE
}

/** Below it the model's task or question about the shop is a guess where goods are asked for: it knows no word for what is sold. */
const SURE_OF_OTHER = 0.85

/** "Do you have lamps?", "do you have the Harbour shirt in blue?": goods asked for, and no word of an order. */
export function asksForProduct(ctx: TurnContext, question: string): boolean {
  if (ctx.input.understanding.intent.confidence >= SURE_OF_OTHER || question.length > MAX_QUESTION_CHARS) return false
  if (talksOfOrders(question)) return false
  if (readAspect(question) === 'stock' && namedIn(ctx, question).length > 0) return true
  return wantsGoods(question) && ctx.deps.catalogue(ctx.input.locale).allOfKind(question).length > 0
}

/** Intents of talk that a few words about products sound like: "じゃあLは？", "ابي شي ارخص". */
const SOUNDS_LIKE_TALK: ReadonlySet<string> = new Set(['affirm', 'deny', 'goodbye'])

function goesOn(ctx: TurnContext, question: string): boolean {
  return SOUNDS_LIKE_TALK.has(intentOf(ctx)) && (saysOption(ctx, question) || goesOnFromProducts(ctx))
}

/** A question that names a product or a kind of one, whatever the model made of it: "有台灯吗", "any blankets?". */
export function namesProduct(ctx: TurnContext): boolean {
  const { text } = ctx.input
  // "In clay, please" sounds like consent.
  if (saysOption(ctx, text)) return true
  if (!asksForGoods(text)) return false
  const { by, products } = productsMeant(ctx, text, wantsGoods(text))
  return products.length > 0 && by !== 'spoken_of'
}

const WANTING: ReadonlySet<string> = new Set(['check_stock', 'price_question', 'recommend_product'])

/** A kind alone ("are your shoes vegan?") is the articles' matter, unless it is asked for. */
function wantsKind(ctx: TurnContext, question: string): boolean {
  if (wantsGoods(question)) return true
  const { language } = ctx.input.understanding
  const isForeign = language !== 'en' && language !== 'zh' && language !== 'und'
  return isForeign && (WANTING.has(intentOf(ctx)) || readAspect(question) !== null)
}

/** For a message the model was unsure of: is it a question about these products at all? */
function asksOf(ctx: TurnContext, question: string, { by }: Meant): boolean {
  if (pickedProduct(ctx)) return true
  if (by === 'named' || by === 'kind') return asksForGoods(question) || isAboutOne(question) || onlyNamesProduct(ctx)
  return isAboutOne(question) || saysOption(ctx, question) || readWishCues(question).has('colours')
}

/** "Tell me more about the lamp", "how tall is it?": words that ask for something a product has. */
function isAboutOne(question: string): boolean {
  if (question.length > MAX_QUESTION_CHARS || talksOfOrders(question)) return false
  return readAspect(question) !== null || readAttributes(question).length > 0
}

/** "And in L?", "the smoked one": an option and nothing that names another thing. */
function saysOption(ctx: TurnContext, question: string): boolean {
  const words = optionsSaid(ctx, question)
  return words.length > 0 && question.length <= MAX_QUESTION_CHARS && namesNothing(question, words)
}

/** Colours and sizes, and the option values of what was spoken of, as they stand in the message. */
function optionsSaid(ctx: TurnContext, question: string, named?: CatalogueProduct): string[] {
  const said = saidOptions(ctx)
  const values = (named ? [named] : spokenOf(ctx).listed).flatMap(
    (product) => readOptions(product, question, { colours: [], sizes: [] }, optionTexts(ctx)).words,
  )
  return [...said.words, ...values]
}

/** Answers for one product; several are shown, or asked back about where only one can be answered for. */
async function answer(ctx: TurnContext, question: string, meant: Meant): Promise<string | null> {
  const intent = intentOf(ctx)
  const { by, products } = meant
  const [only] = products
  const aspect = aspectOf(ctx, question, products.length === 1 ? only : undefined)
  if (by === 'spoken_of' && !isAbout(ctx, question)) return null
  if (products.length === 1 && only) {
    const answered = await answerOne(ctx, only, aspect, question)
    return answered ? `${aspect} of ${only.id}, ${by}, intent ${intent}` : null
  }
  if (by === 'spoken_of' || (aspect === 'fact' && by === 'named')) {
    if (readAttributes(question).length === 0 && aspect === 'fact' && by === 'named') return show(ctx, products, intent)
    // What was shown stays as it was: "cheaper" still goes on from it.
    if (by !== 'spoken_of') remember(ctx, products.slice(0, MAX_SHOWN))
    ctx.action = 'ask_which_product'
    ctx.say({ key: 'which_product', choices: whichChoices(ctx, products.slice(0, MAX_SHOWN), intent, question) })
    return `asks which of ${products.length} products is meant`
  }
  return show(ctx, inOptions(ctx, products, question), intent)
}

function show(ctx: TurnContext, products: readonly CatalogueProduct[], intent: string): string {
  const shown = products.slice(0, MAX_SHOWN)
  remember(ctx, shown)
  ctx.say({ key: 'product_found', cards: shown.map((product) => productCard(ctx, product)) })
  return `${shown.length} products shown, intent ${intent}`
}

type Asked = 'price' | 'stock' | 'options' | 'details' | 'fact' | 'show'

/** What is asked of the product: by the model where it is sure, and by the words for what the model does not tell apart. */
function aspectOf(ctx: TurnContext, message: string, product?: CatalogueProduct): Asked {
  const question = product ? withoutName(message, product) : message
  const intent = intentOf(ctx)
  const spoken = readAspect(question)
  if (readWishCues(question).has('colours')) return 'options'
  if (spoken === 'details') return 'details'
  if (intent === 'price_question') return 'price'
  if (intent === 'check_stock') return 'stock'
  const attributes = readAttributes(question).length > 0
  const options = optionsSaid(ctx, question, product).length > 0
  const isSure = !isUnsure(ctx, intent)
  if (intent === 'product_question' && !attributes && (options || (!isSure && asksForGoods(question)))) return 'stock'
  if (intent === 'product_question') return 'fact'
  if (attributes && spoken !== 'stock' && spoken !== 'price') return 'fact'
  if (spoken === 'price' || spoken === 'stock') return spoken
  return options ? 'stock' : attributes ? 'fact' : 'show'
}

async function answerOne(
  ctx: TurnContext,
  product: CatalogueProduct,
  aspect: Asked,
  question: string,
): Promise<boolean> {
  if (aspect === 'price') answerPrice(ctx, product)
  else if (aspect === 'stock') answerStock(ctx, product, withoutName(question, product))
  else if (aspect === 'options') answerOptions(ctx, product)
  else if (aspect === 'details') await answerDetails(ctx, product)
  else if (aspect === 'fact') return answerFact(ctx, product, withoutName(question, product))
  else show(ctx, [product], intentOf(ctx))
  return true
}

/** A question about what was spoken of points at it ("it", "the lamp") or names nothing else. */
function isAbout(ctx: TurnContext, question: string): boolean {
  if (readWishCues(question).has('colours')) return question.length <= MAX_QUESTION_CHARS
  if (readMention(question).kind === 'pronoun') return question.length <= MAX_QUESTION_CHARS
  if (ctx.deps.catalogue(ctx.input.locale).allOfKind(question).length > 0) return true
  const aspect = readAspect(question)
  const known = optionsSaid(ctx, question)
  const isAsked = aspect !== null || readAttributes(question).length > 0 || known.length > 0
  return isAsked && question.length <= MAX_QUESTION_CHARS && namesNothing(question, known)
}

/** Those that come in the colour or size asked for, in stock first; all of them where none does. */
function inOptions(
  ctx: TurnContext,
  products: readonly CatalogueProduct[],
  question: string,
): readonly CatalogueProduct[] {
  const said = saidOptions(ctx)
  if (said.colours.length + said.sizes.length === 0) return products
  const fitting = products.filter((product) => {
    const { options, unknown } = readOptions(product, question, said, optionTexts(ctx))
    return unknown.length === 0 && variantsWith(product, options).some(({ stock }) => stock > 0)
  })
  return fitting.length > 0 ? fitting : products
}

/** Longest question for goods, in UTF-16 units: a longer message tells a story. */
const MAX_QUESTION_CHARS = 80
