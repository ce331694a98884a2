import type { TurnContext } from '../dialogue/context'
import { MANY } from '../dialogue/fill'
import type { CatalogueProduct, CatalogueVariant, Order, OrderLine } from '../domain'
import type { Action, OptionsProvider } from './registry'
import { unread, verifiedOrder } from './verify'

/** Between the options of one variant, as it is offered: "L / white". */
const BETWEEN = ' / '

/** What a shopper calls a variant: its options, else its SKU. */
export function variantName(variant: Pick<CatalogueVariant, 'sku' | 'options'>): string {
  return Object.values(variant.options).join(BETWEEN) || variant.sku
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

/** The variants that have everything the shopper has named and the line's own variant has not. */
function wanted(ctx: TurnContext, line: OrderLine, product: CatalogueProduct, others: readonly CatalogueVariant[]) {
  const own = Object.values(product.variants.find((variant) => variant.sku === line.sku)?.options ?? {})
  const { wanted_size: sizes = '', wanted_colour: colours = '' } = ctx.tracker.slots
  const asked = [...sizes.split(MANY), ...colours.split(MANY)].filter(
    (value) => value !== '' && !own.some((option) => isSame(option, value)),
  )
  const has = (variant: CatalogueVariant, value: string) =>
    Object.values(variant.options).some((option) => isSame(option, value))
  const fitting = others.filter((variant) => asked.every((value) => has(variant, value)))
  // Of what was not named the shopper most likely wants no change.
  const kept = asked.length === 0 ? [] : fitting.filter((variant) => changes(own, variant) === asked.length)
  return { asked, fitting: kept.length === 1 ? kept : fitting }
}

function changes(own: readonly string[], variant: CatalogueVariant): number {
  return Object.values(variant.options).filter((option) => !own.some((value) => isSame(value, option))).length
}

function isSame(option: string, value: string): boolean {
  const [own, said] = [option.toLowerCase(), value.toLowerCase()]
  // "red" is the red stripe too.
  return own === said || own.split(/\s+/).includes(said)
}

export const variantActions: readonly Action[] = [
  pickVariant('pick_variant', 'change_line', 'change_sku'),
  pickVariant('pick_exchange', 'return_line', 'exchange_sku'),
]

function variantsFor(lineSlot: string): OptionsProvider {
  return async (ctx) => {
    const found = await verifiedOrder(ctx)
    const line = found.ok && lineOf(found.value, ctx.tracker.slots[lineSlot])
    if (!line) return []
    return otherVariants(ctx, line).map((variant) => ({ title: variantName(variant), value: variant.sku }))
  }
}

export const variantOptions: Readonly<Record<string, OptionsProvider>> = {
  other_variants: variantsFor('change_line'),
  exchange_variants: variantsFor('return_line'),
}
