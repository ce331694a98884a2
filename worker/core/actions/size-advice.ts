import type { TurnContext } from '../dialogue/context'
import { answerCompare } from '../dialogue/products/answers'
import { articleFor } from '../dialogue/products/article'
import { productsCompared } from '../dialogue/products/comparing'
import { namedIn, productsMeant, saidOptions } from '../dialogue/products/meant'
import { optionTexts, productById, productCard, remember, titleOf, variantWords } from '../dialogue/products/show'
import { answerStock } from '../dialogue/products/stock'
import type { CatalogueProduct } from '../domain'
import { extractEntities } from '../nlu/entities'
import { readMeasures } from '../nlu/reference/measures'
import { asksForSize, asksInGeneral, namesNothing, readAspect } from '../nlu/reference/questions'
import { adviseSize, type SizeAdvice } from '../products/advise-size'
import type { SizeChart } from '../products/size-chart'
import { restockDay } from '../products/variants'
import { formatDay, marksOf } from '../responses/format'
import type { Action, OptionsProvider } from './registry'

/** Products offered when several may be meant. */
const MAX_MEANT = 4
const USUAL = 'usual:'

export const sizeActions: readonly Action[] = [
  { name: 'find_sized_product', outcomes: ['found', 'several', 'none', 'answered', 'no_chart'], run: findSizedProduct },
  { name: 'advise_size', outcomes: ['advised', 'ask'], run: giveAdvice },
]

export const sizeOptions: Readonly<Record<string, OptionsProvider>> = {
  sized_products: async (ctx) =>
    (ctx.tracker.slots.size_meant ?? '').split(',').flatMap((id) => {
      const product = productById(ctx, id)
      return product ? [{ title: titleOf(product, ctx.input.locale), value: id }] : []
    }),
  usual_sizes: async (ctx) => {
    const chart = sizedProduct(ctx)?.sizeChart
    // Numbers are picked by their place in a list: a shoe size typed would pick the wrong one.
    const letters = (chart?.rows ?? []).filter(({ size }) => /^\d?X*[SML]$/.test(size))
    return letters.map(({ size }) => ({ title: ctx.text('choice_usual_size', { size }), value: `${USUAL}${size}` }))
  },
}

/** Which product sizes are asked about: the choice, what was answered, what the message names, or what was spoken of. */
async function findSizedProduct(ctx: TurnContext): Promise<string> {
  const { size_product: chosen, size_item: item } = ctx.tracker.slots
  const picked = chosen === undefined ? undefined : productById(ctx, chosen)
  if (picked) return found(ctx, picked)
  const text = item ?? ctx.input.text
  const compared = item === undefined ? productsCompared(ctx, text) : []
  if (compared.length > 1) {
    await answerCompare(ctx, compared, text)
    return 'answered'
  }
  const products = item === undefined ? asked(ctx, text) : answered(ctx, item)
  const [only] = products
  if (only && products.length === 1) {
    // "Do you have it in blue, size M?" sounds like advice to the model.
    if (item === undefined && asksForStock(ctx, text)) {
      answerStock(ctx, only, text)
      return 'answered'
    }
    return found(ctx, only)
  }
  if (products.length > 1) {
    ctx.setSlot(
      'size_meant',
      products
        .slice(0, MAX_MEANT)
        .map(({ id }) => id)
        .join(','),
    )
    return 'several'
  }
  if (item === undefined && asksInGeneral(text) && articleFor(ctx, text, 'size_advice')) return 'answered'
  return 'none'
}

function asksForStock(ctx: TurnContext, text: string): boolean {
  const { colours, sizes, words } = saidOptions(ctx)
  if (asksForSize(text)) return false
  if (colours.length > 0 && readAspect(text) === 'stock') return true
  // "And in L?" goes on from a question for another size of the same thing.
  return sizes.length > 0 && Object.keys(ctx.tracker.products.options).length > 0 && namesNothing(text, words)
}

/** What the message names; what was spoken of only as far as it comes in sizes, and not for a question about sizes as such. */
function asked(ctx: TurnContext, text: string): readonly CatalogueProduct[] {
  const { by, products } = productsMeant(ctx, text, false)
  if (by !== 'spoken_of') return products
  return asksInGeneral(text) ? [] : products.filter(({ sizeChart }) => sizeChart !== null)
}

/** An answer to "which item?" may be a name, part of one, or the kind of thing. */
function answered(ctx: TurnContext, item: string): readonly CatalogueProduct[] {
  const named = namedIn(ctx, item)
  if (named.length > 0) return named
  const ofKind = ctx.deps.catalogue(ctx.input.locale).allOfKind(item)
  return ofKind.length > 0 ? ofKind : productsMeant(ctx, item, false).products
}

function found(ctx: TurnContext, product: CatalogueProduct): string {
  const title = titleOf(product, ctx.input.locale)
  ctx.setSlot('size_product', product.id)
  ctx.setSlot('size_title', title)
  ctx.setSlot('size_measure', product.sizeChart?.columns[0] ?? null)
  if (product.sizeChart) {
    if (ctx.tracker.products.recent[0] !== product.id) remember(ctx, [product])
    return 'found'
  }
  const options = variantWords(ctx, product.variants)
  remember(ctx, [product])
  ctx.say({
    key: options ? 'size_no_chart' : 'size_no_chart_plain',
    values: { title, options },
    cards: [productCard(ctx, product)],
  })
  // What is worn has sizes that an article explains; a mug has none.
  if (product.variants.some(({ options }) => 'size' in options)) articleFor(ctx, ctx.input.text, 'size_advice')
  return 'no_chart'
}

function sizedProduct(ctx: TurnContext): CatalogueProduct | undefined {
  const id = ctx.tracker.slots.size_product
  return id === undefined ? undefined : productById(ctx, id)
}

/** Reads what was measured, or the size usually worn, and says the size with the chart's own row. */
async function giveAdvice(ctx: TurnContext): Promise<string> {
  const product = sizedProduct(ctx)
  const chart = product?.sizeChart
  if (!product || !chart) return 'ask'
  const said = ctx.tracker.slots.size_said
  const text = said ?? ctx.input.text
  const usual = text.startsWith(USUAL) ? text.slice(USUAL.length) : usualSize(text)
  const advice = adviseSize(chart, text.startsWith(USUAL) ? [] : readMeasures(withoutName(ctx, product, text)), usual)
  if (advice.kind === 'unclear') return 'ask'
  const parts = [
    adviceWords(ctx, product, chart, advice),
    'row' in advice ? fitWords(ctx, chart) : '',
    stockWords(ctx, product, advice),
  ]
  ctx.say({
    key: `size_${advice.kind}`,
    literal: parts.filter(Boolean).join(marksOf(ctx.input.locale).sentence),
    cards: [productCard(ctx, product)],
  })
  return 'advised'
}

/** "Puddle Rain Boot 30 cm" is no measurement. */
function withoutName(ctx: TurnContext, product: CatalogueProduct, text: string): string {
  return text.replace(titleOf(product, ctx.input.locale), ' ')
}

/** A size the shopper wears: letters, or a shoe or trouser size that is said to be one. */
function usualSize(text: string): string | null {
  const sizes = extractEntities(text).filter(({ type, value }) => type === 'size' && !value.endsWith(' cm'))
  const alone = /^\s*(?:eu\s?)?(\d{2}|X{0,3}[SML])\s*[.!]?\s*$/i.exec(text)?.[1]
  return sizes[0]?.value ?? alone?.toUpperCase() ?? null
}

function adviceWords(
  ctx: TurnContext,
  product: CatalogueProduct,
  chart: SizeChart,
  advice: Exclude<SizeAdvice, { kind: 'unclear' }>,
): string {
  const { unit } = chart
  const title = titleOf(product, ctx.input.locale)
  const sizes = chart.rows.map(({ size }) => sizeName(ctx, size)).join(marksOf(ctx.input.locale).comma)
  const [first] = chart.columns
  if (advice.kind === 'no_such_size') return ctx.text('size_no_such_size', { title, said: advice.size, options: sizes })
  if (advice.kind === 'outside') {
    const { measure, value, side } = advice
    return ctx.text('size_outside', { title, measure, value, unit, side, options: sizes })
  }
  const column = advice.kind === 'usual' ? 0 : chart.columns.indexOf(advice.measure)
  const [from = 0, to = 0] = advice.row.spans[column] ?? []
  const values = { title, size: sizeName(ctx, advice.row.size), from, to, unit, measure: first ?? 'chest' }
  if (advice.kind === 'usual') return ctx.text('size_usual', { ...values, shift: advice.shift })
  const measured = { ...values, measure: advice.measure, value: advice.value }
  if (advice.kind === 'fits') {
    const { also } = advice
    const other =
      also &&
      ctx.text('size_also', { measure: also.measure, value: also.value, unit, size: sizeName(ctx, also.row.size) })
    return [ctx.text('size_fits', measured), other].filter(Boolean).join(marksOf(ctx.input.locale).sentence)
  }
  return ctx.text('size_between', { ...measured, other: sizeName(ctx, advice.other.size), which: chart.between })
}

function sizeName(ctx: TurnContext, size: string): string {
  return optionTexts(ctx)('size', size)
}

function fitWords(ctx: TurnContext, { fit }: SizeChart): string {
  return fit[ctx.input.locale] ?? fit.en ?? ''
}

/** Whether the advised size is there. */
function stockWords(ctx: TurnContext, product: CatalogueProduct, advice: SizeAdvice): string {
  if (!('row' in advice)) return ''
  const size = advice.row.size
  const variants = product.variants.filter(({ options }) => Object.values(options).includes(size))
  if (variants.length === 0) return ''
  const there = variants.filter(({ stock }) => stock > 0)
  const others = there.map((variant) => ({
    ...variant,
    options: Object.fromEntries(Object.entries(variant.options).filter(([, value]) => value !== size)),
  }))
  const name = sizeName(ctx, size)
  if (there.length > 0) {
    const options = variantWords(ctx, others)
    return options
      ? ctx.text('size_in_stock', { size: name, options })
      : ctx.text('size_in_stock_plain', { size: name })
  }
  const day = restockDay(variants)
  return day
    ? ctx.text('size_sold_out', { size: name, day: formatDay(day, ctx.input.locale) })
    : ctx.text('size_sold_out_no_day', { size: name })
}
