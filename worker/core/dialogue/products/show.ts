import type { ProductCard } from '../../../protocol'
import type { CatalogueProduct, CatalogueVariant, ProductTexts } from '../../domain'
import type { Choice, ProductWish } from '../../events'
import { inLocale } from '../../products/facts'
import { type OptionReader, optionReader } from '../../products/option-texts'
import type { Recommended } from '../../products/recommend'
import { isInStock } from '../../products/variants'
import { formatMoney, marksOf } from '../../responses/format'
import type { TurnContext } from '../context'
import { flowByName } from '../flows'

/** Options named in one sentence. */
const MAX_OPTIONS = 6

export function titleOf(product: CatalogueProduct, locale: string): string {
  return product.name[locale] ?? product.name.en ?? product.id
}

export function productById(ctx: TurnContext, id: string): CatalogueProduct | undefined {
  return ctx.deps.bundle.products.find((product) => product.id === id)
}

export function productsById(ctx: TurnContext, ids: readonly string[]): CatalogueProduct[] {
  return ids.flatMap((id) => productById(ctx, id) ?? [])
}

export function productCard(ctx: TurnContext, product: CatalogueProduct, reason?: string): ProductCard {
  const { currency } = product
  return {
    type: 'product',
    product_id: product.id,
    title: titleOf(product, ctx.input.locale),
    price: { cents: product.priceCents, currency },
    compare_at: product.compareAtCents === null ? null : { cents: product.compareAtCents, currency },
    image_url: product.imageUrl,
    url: product.url,
    in_stock: isInStock(product),
    ...(reason === undefined ? {} : { reason }),
  }
}

/** A question without the product's name: the phone in "phone stand" asks for no phone. */
export function withoutName(question: string, product: CatalogueProduct): string {
  const names = Object.values(product.name)
  const whole = names.reduce((text, name) => text.replaceAll(name, ' '), question)
  const words = new Set(
    names.flatMap((name) => name.toLowerCase().match(/[\p{Script=Latin}\p{Script=Arabic}]+/gu) ?? []),
  )
  return whole.replace(/[\p{Script=Latin}\p{Script=Arabic}]+/gu, (word) => (words.has(word.toLowerCase()) ? ' ' : word))
}

/** A recommended product with the line that says why. */
export function reasonedCard(ctx: TurnContext, { product, reason }: Recommended): ProductCard {
  const words =
    reason.kind === 'topic'
      ? ctx.text(`topic_${reason.with}`)
      : ctx.text(`reason_${reason.kind}`, { title: reason.with, rating: product.rating })
  return productCard(ctx, product, words)
}

/** Writes down which products this turn is about, for "it" and "the second one". */
export function remember(
  ctx: TurnContext,
  products: readonly CatalogueProduct[],
  more: { readonly wish?: ProductWish; readonly options?: Readonly<Record<string, string>> } = {},
): void {
  const ids = products.map(({ id }) => id)
  ctx.action = 'show_products'
  ctx.emit(
    { type: 'action_executed', action: 'show_products', outcome: ids.join(',') },
    { type: 'products_shown', products: ids, ...more },
  )
}

/** "blue / M" as the shop's shoppers read it. */
export function optionWords(ctx: TurnContext, options: Readonly<Record<string, string>>): string {
  const read = optionTexts(ctx)
  return Object.entries(options)
    .map(([option, value]) => read(option, value))
    .join(' / ')
}

/** The shop's names of option values in the language of the reply. */
export function optionTexts({ deps, input }: TurnContext): OptionReader {
  const { optionTexts: texts, defaultLocale } = deps.bundle.settings
  return optionReader(texts, input.locale, defaultLocale)
}

/** Up to six variants in words, with an ellipsis where there are more; empty for none. */
export function variantWords(ctx: TurnContext, variants: readonly CatalogueVariant[]): string {
  const words = [...new Set(variants.map(({ options }) => optionWords(ctx, options)))].filter(Boolean)
  const separator = marksOf(ctx.input.locale).comma
  const named = words.slice(0, MAX_OPTIONS).join(separator)
  return words.length > MAX_OPTIONS ? `${named} …` : named
}

export function priceOf(ctx: TurnContext, { priceCents, currency }: CatalogueProduct): string {
  return formatMoney(priceCents, currency, ctx.input.locale)
}

/** A product's texts, read from the shop's database where the bundle leaves them out; null when they do not come in time. */
export async function textsOf(ctx: TurnContext, product: CatalogueProduct): Promise<ProductTexts | null> {
  if (product.texts) return product.texts
  const read = await ctx.deps.products.texts(product.id)
  return read.ok ? read.value : null
}

export function descriptionOf(texts: ProductTexts | null, locale: string): string {
  return (texts && inLocale(texts.description, locale)) ?? ''
}

/** Choices for "which one do you mean?": each asks the same question of one product. */
export function whichChoices(
  ctx: TurnContext,
  products: readonly CatalogueProduct[],
  intent: string,
  question: string,
): Choice[] {
  return products.map((product) => {
    const title = titleOf(product, ctx.input.locale)
    return { title, text: title, effect: { kind: 'product', product: product.id, intent, question } }
  })
}

/** "Tell me when it's back", where the shop has the flow for it. */
export function alertChoices(ctx: TurnContext, product: CatalogueProduct, variant?: CatalogueVariant): Choice[] {
  if (!flowByName(ctx.deps.bundle, 'stock_alert')) return []
  const title = ctx.text('choice_stock_alert')
  const slots = { product: product.id, ...(variant ? { sku: variant.sku } : {}) }
  return [{ title, text: title, effect: { kind: 'flow', flow: 'stock_alert', slots } }]
}

/** A shopper in a bad mood is not sold anything beside what they asked for. */
export function isUpset({ input, tracker }: TurnContext): boolean {
  return input.understanding.sentiment.label === 'negative' || tracker.negative > 0
}
