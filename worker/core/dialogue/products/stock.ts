import type { CatalogueProduct, CatalogueVariant } from '../../domain'
import { readOptions } from '../../products/asked-options'
import { recommend } from '../../products/recommend'
import { alternatives, isInStock, optionValues, restockDay, variantsWith } from '../../products/variants'
import { formatDay, marksOf } from '../../responses/format'
import type { TurnContext, Utterance } from '../context'
import { saidOptions } from './meant'
import {
  alertChoices,
  isUpset,
  optionTexts,
  optionWords,
  productCard,
  reasonedCard,
  remember,
  titleOf,
  variantWords,
} from './show'

/** From here on down the number left is told: it may be gone tomorrow. */
const FEW_LEFT = 3

/** Says whether a product, or the variant of it that was asked for, is there; what else is there when it is not. */
export function answerStock(ctx: TurnContext, product: CatalogueProduct, question: string): void {
  const asked = readOptions(product, question, saidOptions(ctx), optionTexts(ctx))
  const isSame = ctx.tracker.products.recent[0] === product.id
  // "And in M?" keeps the colour asked for before.
  const options = isSame && Object.keys(asked.options).length > 0 ? keepAsked(ctx, asked.options) : asked.options
  const variants = variantsWith(product, options)
  remember(ctx, [product], { options })
  if (asked.unknown.length > 0) sayNotMade(ctx, product, asked.unknown)
  else if (Object.keys(options).length === 0) sayWhole(ctx, product)
  else if (variants.some(({ stock }) => stock > 0)) sayInStock(ctx, product, variants, options)
  else saySoldOut(ctx, product, variants[0], options)
}

/** The options asked for before, where the product has a variant with both. */
function keepAsked(ctx: TurnContext, now: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const id = ctx.tracker.products.recent[0]
  const product = ctx.deps.bundle.products.find((one) => one.id === id)
  const both = { ...ctx.tracker.products.options, ...now }
  return product && variantsWith(product, both).length > 0 ? both : now
}

/** Which colours, sizes and so on it comes in: those in stock first. */
export function answerOptions(ctx: TurnContext, product: CatalogueProduct): void {
  remember(ctx, [product])
  const there = product.variants.filter(({ stock }) => stock > 0)
  const values = { title: titleOf(product, ctx.input.locale), options: allOptions(ctx, product) }
  const key = there.length === product.variants.length ? 'product_comes_in_all' : 'product_comes_in'
  const inStock = there.length > 0 ? variantWords(ctx, there) : '—'
  if (there.length === 0) sayWhole(ctx, product)
  else ctx.say({ key, values: { ...values, in_stock: inStock }, cards: [productCard(ctx, product)] })
}

function allOptions(ctx: TurnContext, product: CatalogueProduct): string {
  const read = optionTexts(ctx)
  const separator = marksOf(ctx.input.locale).comma
  return [...optionValues(product)]
    .map(([option, values]) => values.map((value) => read(option, value)).join(separator))
    .join(' / ')
}

function sayNotMade(ctx: TurnContext, product: CatalogueProduct, unknown: readonly string[]): void {
  const { locale } = ctx.input
  const read = optionTexts(ctx)
  const said = [...new Set(unknown)]
    .map((value) => colourName(ctx, value) ?? read('colour', value))
    .join(marksOf(locale).comma)
  const options = allOptions(ctx, product)
  const key = options === '' ? 'stock_no_options' : 'stock_not_made'
  ctx.say({
    key,
    values: { title: titleOf(product, locale), said, options },
    cards: [productCard(ctx, product)],
    choices: [],
  })
}

/** As the shopper wrote it, which is in their own language. */
function colourName(ctx: TurnContext, value: string): string | null {
  const { entities } = ctx.input.understanding
  const entity = entities.find((one) => (one.type === 'colour' || one.type === 'size') && one.value === value)
  return entity ? ctx.input.text.slice(entity.start, entity.end).trim() || null : null
}

function sayInStock(
  ctx: TurnContext,
  product: CatalogueProduct,
  variants: readonly CatalogueVariant[],
  options: Readonly<Record<string, string>>,
): void {
  const there = variants.filter(({ stock }) => stock > 0)
  const title = titleOf(product, ctx.input.locale)
  const said = optionWords(ctx, options)
  const cards = [productCard(ctx, product)]
  const [only] = there
  const isWhole =
    only !== undefined && there.length === 1 && Object.keys(only.options).length === Object.keys(options).length
  if (isWhole && only.stock <= FEW_LEFT) {
    ctx.say({ key: 'stock_few', values: { title, said, count: only.stock }, cards })
  } else if (isWhole) ctx.say({ key: 'stock_yes', values: { title, said }, cards })
  else ctx.say({ key: 'stock_yes_in', values: { title, said, options: variantWords(ctx, there) }, cards })
}

function saySoldOut(
  ctx: TurnContext,
  product: CatalogueProduct,
  variant: CatalogueVariant | undefined,
  options: Readonly<Record<string, string>>,
): void {
  if (!isInStock(product) || !variant) {
    sayWhole(ctx, product)
    return
  }
  const { locale } = ctx.input
  const others = variantWords(ctx, alternatives(product, options).slice(0, 4))
  const day = restockDay(variantsWith(product, options))
  const values = { title: titleOf(product, locale), said: optionWords(ctx, options), options: others }
  ctx.say({
    ...(day
      ? { key: 'stock_variant_out', values: { ...values, day: formatDay(day, locale) } }
      : { key: 'stock_variant_out_no_day', values }),
    cards: [productCard(ctx, product)],
    choices: alertChoices(ctx, product, variant),
  })
}

/** Nothing of its variants was asked for, or nothing of it is there. */
function sayWhole(ctx: TurnContext, product: CatalogueProduct): void {
  const { locale } = ctx.input
  const title = titleOf(product, locale)
  const cards = [productCard(ctx, product)]
  const there = product.variants.filter(({ stock }) => stock > 0)
  if (there.length > 0) {
    const options = variantWords(ctx, there)
    ctx.say(
      options
        ? { key: 'product_in_stock', values: { title, options }, cards }
        : { key: 'product_in_stock_plain', values: { title }, cards },
    )
    return
  }
  const day = restockDay(product.variants)
  const out: Utterance = day
    ? { key: 'product_out_of_stock', values: { title, day: formatDay(day, locale) } }
    : { key: 'product_out_of_stock_no_day', values: { title } }
  const instead = isUpset(ctx) ? [] : recommend(ctx.deps.bundle.products, { like: product.id }, locale).slice(0, 2)
  const choices = alertChoices(ctx, product)
  if (instead.length === 0) {
    ctx.say({ ...out, cards, choices })
    return
  }
  ctx.say({ ...out, cards })
  ctx.say({ key: 'stock_instead', cards: instead.map((one) => reasonedCard(ctx, one)), choices })
}
