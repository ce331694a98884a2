import type { TurnContext } from '../dialogue/context'
import { MANY } from '../dialogue/fill'
import { saidOptions } from '../dialogue/products/meant'
import { optionTexts, optionWords } from '../dialogue/products/show'
import type { CatalogueProduct, CatalogueVariant, Order, OrderLine } from '../domain'
import { readOptions, saidValues } from '../products/asked-options'
import { variantsWith } from '../products/variants'
import type { Action, OptionsProvider } from './registry'
import { unread, verifiedOrder } from './verify'

/** Between the options of one variant, as it is offered: "L / white". */
const BETWEEN = ' / '

/** What a shopper calls a variant: its options in their language, else its SKU. */
export function variantName(ctx: TurnContext, variant: Pick<CatalogueVariant, 'sku' | 'options'>): string {
  return optionWords(ctx, variant.options) || variant.sku
}

export function productOf(ctx: TurnContext, line: OrderLine): CatalogueProduct | undefined {
  return ctx.deps.bundle.products.find((product) => product.id === line.productId)
}

/** The variant a SKU stands for among all the shop sells. */
export function variantOf(ctx: TurnContext, line: OrderLine, sku: string): CatalogueVariant | undefined {
  return productOf(ctx, line)?.variants.find((variant) => variant.sku === sku)
}

/** The other variants of a line's product of which there are enough. The store has the last word. */
export function otherVariants(ctx: TurnContext, line: OrderLine): CatalogueVariant[] {
  const variants = productOf(ctx, line)?.variants ?? []
  return variants.filter((variant) => variant.sku !== line.sku && variant.stock >= line.quantity)
}

export function lineOf({ lines }: Order, lineId: string | undefined): OrderLine | undefined {
  return lines.find((line) => String(line.lineId) === lineId)
}

const OUTCOMES = ['one', 'many', 'none', 'unknown', 'gone', 'late'] as const

/** An action that finds the variant the shopper wants in the place of the line in slot `lineSlot`, for slot `skuSlot`. */
function pickVariant(name: string, lineSlot: string, skuSlot: string): Action {
  return {
    name,
    outcomes: OUTCOMES,
    async run(ctx) {
      const found = await verifiedOrder(ctx)
      if (!found.ok) return unread(found.error)
      const line = lineOf(found.value, ctx.tracker.slots[lineSlot])
      const product = line && productOf(ctx, line)
      // A shop system may not tell what else it sells of it.
      if (!line || !product || product.variants.length === 0) return 'unknown'
      const others = otherVariants(ctx, line)
      if (others.length === 0) return 'none'
      const { fitting, asked } = wanted(ctx, line, product, others)
      const [only, ...more] = fitting
      if (only && more.length === 0 && asked.length > 0) {
        ctx.setSlot(skuSlot, only.sku)
        return 'one'
      }
      if (fitting.length === 0) ctx.say({ key: 'variant_sold_out', values: { options: asked.join(BETWEEN) } })
      return 'many'
    },
  }
}

/** The variants that have everything the shopper has named and the line's own variant has not; `asked` says it in their language. */
function wanted(ctx: TurnContext, line: OrderLine, product: CatalogueProduct, others: readonly CatalogueVariant[]) {
  const own = product.variants.find((variant) => variant.sku === line.sku)?.options ?? {}
  const { wanted_size: sizes = '', wanted_colour: colours = '', change_wish: change = '' } = ctx.tracker.slots
  const said = { sizes: split(sizes), colours: split(colours) }
  const opening = `${change} | ${ctx.tracker.slots.return_wish ?? ''} | ${ctx.input.text}`
  const read = optionTexts(ctx)
  const named = [...saidValues(product, opening, said, read)].flatMap(([option, values]) => {
    const others = [...values].filter((value) => value !== own[option])
    return others.length > 0 ? [[option, new Set(others)] as const] : []
  })
  const { unknown } = readOptions(product, '', said)
  const words = named.flatMap(([option, values]) => [...values].map((value) => read(option, value)))
  const asked = [...words, ...unknown.filter((value) => !Object.values(own).some((mine) => isSame(mine, value)))]
  const has = ({ options }: CatalogueVariant) => named.every(([option, values]) => values.has(options[option] ?? ''))
  const fitting = unknown.length > 0 && asked.length > words.length ? [] : others.filter(has)
  // Of what was not named the shopper most likely wants no change.
  const kept = asked.length === 0 ? [] : fitting.filter((variant) => changes(own, variant) === named.length)
  return { asked, fitting: kept.length === 1 ? kept : fitting }
}

function split(values: string): string[] {
  return values.split(MANY).filter((value) => value !== '')
}

function changes(own: Readonly<Record<string, string>>, variant: CatalogueVariant): number {
  return Object.entries(variant.options).filter(([option, value]) => own[option] !== value).length
}

function isSame(option: string, value: string): boolean {
  return option.toLowerCase() === value.toLowerCase()
}

export const variantActions: readonly Action[] = [
  pickVariant('pick_variant', 'change_line', 'change_sku'),
  pickVariant('pick_exchange', 'return_line', 'exchange_sku'),
]

/** "In red, please": the one variant offered that has all the message names. It is picked by the message itself then, and never shown. */
function onlyVariantSaid(
  ctx: TurnContext,
  product: CatalogueProduct,
  others: readonly CatalogueVariant[],
): CatalogueVariant | undefined {
  const { options, unknown } = readOptions(product, ctx.input.text, saidOptions(ctx), optionTexts(ctx))
  if (unknown.length > 0 || Object.keys(options).length === 0) return undefined
  const [only, ...more] = variantsWith({ ...product, variants: others }, options)
  return more.length === 0 ? only : undefined
}

function variantsFor(lineSlot: string): OptionsProvider {
  return async (ctx) => {
    const found = await verifiedOrder(ctx)
    const line = found.ok && lineOf(found.value, ctx.tracker.slots[lineSlot])
    if (!line) return []
    const others = otherVariants(ctx, line)
    const offers = others.map((variant) => ({ title: variantName(ctx, variant), value: variant.sku }))
    const product = productOf(ctx, line)
    const only = product && onlyVariantSaid(ctx, product, others)
    const said = ctx.input.text.trim()
    return only && !offers.some(({ title }) => title === said) ? [...offers, { title: said, value: only.sku }] : offers
  }
}

export const variantOptions: Readonly<Record<string, OptionsProvider>> = {
  other_variants: variantsFor('change_line'),
  exchange_variants: variantsFor('return_line'),
}
