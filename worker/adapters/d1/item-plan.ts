import type { Order, OrderLine } from '../../core/domain'
import type { LineChange } from '../../core/ports'
import { variantTitle } from '../../core/variant-title'
import type { StockMove } from './order-stock'

/** A variant of the shop with its product's name and price; `options` as the catalogue has them. */
export type SoldVariant = {
  readonly sku: string
  readonly productId: string
  readonly name: Readonly<Record<string, string>>
  readonly options: Readonly<Record<string, string>>
  readonly priceCents: number
}

/** What a change comes to. Quantities are whole, 0 takes the line out; `savedCents` is what the order costs less. */
export type ItemPlan = {
  readonly lines: readonly {
    readonly lineId: number
    readonly quantity: number
    readonly sku: string
    readonly title: Readonly<Record<string, string>>
  }[]
  readonly moves: readonly StockMove[]
  readonly savedCents: number
}

/** More than any order has lines. */
const MAX_CHANGES = 100

/**
 * What the changes make of an order's lines, or null when they cannot be made: a line it does not have or named twice, nothing changed or
 * nothing left, a variant of another product, one that costs something else now, or an order that would cost more. Stock is not looked at.
 */
export function planItems(
  order: Order,
  changes: readonly LineChange[],
  variants: readonly SoldVariant[],
): ItemPlan | null {
  const named = new Map(changes.map((change) => [change.lineId, change]))
  if (named.size !== changes.length || changes.length > MAX_CHANGES) return null
  const known = new Set(order.lines.map((line) => line.lineId))
  if (changes.some((change) => !known.has(change.lineId))) return null
  const changed = order.lines.flatMap((line) => {
    const change = named.get(line.lineId)
    return change ? [{ line, after: lineAfter(line, change, variants) }] : []
  })
  const lines: ItemPlan['lines'][number][] = []
  for (const { after } of changed) {
    if (!after) return null
    lines.push(after)
  }
  const savedCents = changed.reduce(
    (sum, { line, after }) => sum + (line.quantity - (after?.quantity ?? 0)) * line.unitCents,
    0,
  )
  const isSame = changed.every(({ line, after }) => line.sku === after?.sku && line.quantity === after.quantity)
  const isEmpty = order.lines.every((line) => named.has(line.lineId)) && lines.every((line) => line.quantity === 0)
  if (isSame || isEmpty || savedCents < 0) return null
  return { lines, moves: movesOf(changed), savedCents }
}

function lineAfter(line: OrderLine, change: LineChange, variants: readonly SoldVariant[]) {
  const { quantity = line.quantity, sku = line.sku } = change
  if (!Number.isSafeInteger(quantity) || quantity < 0) return null
  const { lineId, title } = line
  if (quantity === 0) return { lineId, quantity, sku: line.sku, title }
  if (sku === line.sku && quantity <= line.quantity) return { lineId, quantity, sku, title }
  const sold = variants.find((variant) => variant.sku === sku)
  if (!sold || sold.productId !== line.productId || sold.priceCents !== line.unitCents) return null
  return { lineId, quantity, sku, title: sku === line.sku ? title : variantTitle(sold.name, sold.options) }
}

/** One move a SKU, what comes back and what is taken set off against each other. */
function movesOf(
  changed: readonly { readonly line: OrderLine; readonly after: { sku: string; quantity: number } | null }[],
): StockMove[] {
  const moves = new Map<string, number>()
  const add = (sku: string, by: number) => moves.set(sku, (moves.get(sku) ?? 0) + by)
  for (const { line, after } of changed) {
    add(line.sku, line.quantity)
    if (after) add(after.sku, -after.quantity)
  }
  return [...moves].flatMap(([sku, by]) => (by === 0 ? [] : [{ sku, by }]))
}
