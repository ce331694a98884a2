import { KNOWLEDGE_MIN_CONFIDENCE_UNSURE } from '../../../config'
import type { CatalogueProduct } from '../../domain'
import { searchTerms } from '../../knowledge/tokenise'
import { readAttributes } from '../../nlu/reference/attributes'
import { type Compared, type CompareField, comparedValue, readCompareQuestion, winnerOf } from '../../products/compare'
import { inLocale, readFact } from '../../products/facts'
import { restockDay } from '../../products/variants'
import { formatDay, formatMoney, marksOf } from '../../responses/format'
import type { TurnContext } from '../context'
import { personChoice } from '../person'
import { descriptionOf, priceOf, productCard, remember, textsOf, titleOf } from './show'

/** The price, with the one before a reduction. */
export function answerPrice(ctx: TurnContext, product: CatalogueProduct): void {
  const { locale } = ctx.input
  remember(ctx, [product])
  const values = { title: titleOf(product, locale), price: priceOf(ctx, product) }
  const before = product.compareAtCents
  const reduced = before !== null && before > product.priceCents
  ctx.say({
    ...(reduced
      ? { key: 'product_price_reduced', values: { ...values, before: formatMoney(before, product.currency, locale) } }
      : { key: 'product_price', values }),
    cards: [productCard(ctx, product)],
  })
}

/** What the shop says of a product, in its own words. */
export async function answerDetails(ctx: TurnContext, product: CatalogueProduct): Promise<void> {
  const { locale } = ctx.input
  const texts = await textsOf(ctx, product)
  remember(ctx, [product])
  const cards = [productCard(ctx, product)]
  const words = descriptionOf(texts, locale)
  const material = (texts && inLocale(texts.material, locale)) ?? ''
  const values = { title: titleOf(product, locale), price: priceOf(ctx, product), words, material }
  if (words) ctx.say({ key: material ? 'product_details' : 'product_details_plain', values, cards })
  else ctx.say({ key: 'product_details_late', values, cards, choices: [personChoice(ctx, 'flow')] })
}

/**
 * Answers from the product's own fields. Where they do not say, an article that surely does is left to answer (false); else says so and
 * offers a person: nothing is made up.
 */
export async function answerFact(ctx: TurnContext, product: CatalogueProduct, question: string): Promise<boolean> {
  const { locale } = ctx.input
  const texts = await textsOf(ctx, product)
  const fact = readFact(product, texts, question, locale)
  if (!fact && isArticleSure(ctx, product, question)) return false
  remember(ctx, [product])
  const title = titleOf(product, locale)
  const cards = [productCard(ctx, product)]
  if (!fact) {
    ctx.say({ key: 'fact_unknown', values: { title }, cards, choices: [personChoice(ctx, 'flow')] })
  } else if (fact.kind === 'tag') {
    ctx.say({ key: 'fact_tag', values: { title, label: ctx.text(`attribute_${fact.attribute}`) }, cards })
  } else ctx.say({ key: `fact_${fact.kind}`, values: { title, words: fact.words }, cards })
  return true
}

/**
 * The best article fits the question well, its answer speaks of what is asked ("see the product page" does not), and it is about things
 * like this one: cast iron is no matter of a lamp's.
 */
function isArticleSure(ctx: TurnContext, product: CatalogueProduct, question: string): boolean {
  const { locale } = ctx.input
  const [best] = ctx.deps.knowledge(locale).search(question, null)
  if (!best || best.confidence < KNOWLEDGE_MIN_CONFIDENCE_UNSURE) return false
  const article = ctx.deps.bundle.articles.find(({ id }) => id === best.articleId)
  const words = article && (article.texts[locale] ?? article.texts.en)
  if (!article || !words) return false
  const attributes = readAttributes(question)
  if (attributes.length === 0) return true
  const own = [...product.tags, ...Object.values(product.texts?.material ?? {}), titleOf(product, locale)]
  const terms = new Set(own.flatMap(searchTerms))
  const isOfSuch = [words.title, ...article.tags].flatMap(searchTerms).some((term) => terms.has(term))
  return isOfSuch && attributes.some(({ says }) => says?.test(words.answer))
}

/** Both products with the field that was asked for; without one, what they differ in. */
export async function answerCompare(
  ctx: TurnContext,
  products: readonly CatalogueProduct[],
  question: string,
): Promise<void> {
  const { locale } = ctx.input
  const { field, end } = readCompareQuestion(question)
  const texts = await Promise.all(products.map((product) => textsOf(ctx, product)))
  remember(ctx, products)
  const cards = products.map((product) => productCard(ctx, product))
  const valuesOf = (by: CompareField) =>
    products.map((product, at) => comparedValue(product, texts[at] ?? null, by, locale))
  // "Bigger" of two bottles is what they hold.
  const by =
    field === 'size' && !winnerOf(valuesOf('size'), end) && winnerOf(valuesOf('capacity'), end) ? 'capacity' : field
  if (by === null) {
    const lines = products.map((product, at) =>
      differenceLine(ctx, product, texts[at] ? inLocale(texts[at].material, locale) : null),
    )
    ctx.say({ key: 'compare_both', values: { list: lines.join('\n') }, cards })
    return
  }
  const values = valuesOf(by)
  const winner = winnerOf(values, end)
  const list = values.flatMap((value) => (value ? compareLine(ctx, value, by) : [])).join('\n')
  if (winner) {
    const title = titleOf(winner.product, locale)
    ctx.say({ key: 'compare_winner', values: { title, field: `${by}_${end}`, list }, cards })
  } else if (values.every((value) => value !== null)) {
    const isSame = new Set(values.map((value) => value?.value)).size === 1
    ctx.say({ key: isSame ? 'compare_equal' : 'compare_both', values: { list }, cards })
  } else ctx.say({ key: 'compare_unknown', cards, choices: [personChoice(ctx, 'flow')] })
}

function compareLine(ctx: TurnContext, { product, words }: Compared, by: CompareField): string {
  const title = titleOf(product, ctx.input.locale)
  const value = by === 'price' ? priceOf(ctx, product) : by === 'rating' ? ctx.text('rated', { rating: words }) : words
  return lineOf(ctx, title, value)
}

function differenceLine(ctx: TurnContext, product: CatalogueProduct, material: string | null): string {
  const parts = [
    priceOf(ctx, product),
    material ?? '',
    product.rating > 0 ? ctx.text('rated', { rating: product.rating }) : '',
  ]
  const day = restockDay(product.variants)
  const out = product.variants.every(({ stock }) => stock === 0)
  if (out && day) parts.push(ctx.text('back_on', { day: formatDay(day, ctx.input.locale) }))
  const value = parts.filter(Boolean).join(marksOf(ctx.input.locale).semicolon)
  return lineOf(ctx, titleOf(product, ctx.input.locale), value)
}

function lineOf(ctx: TurnContext, title: string, value: string): string {
  return `- ${title}${marksOf(ctx.input.locale).colon}${value}`
}
