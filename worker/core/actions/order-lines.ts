import type { TurnContext } from '../dialogue/context'
import type { Order, OrderLine } from '../domain'
import { localised } from './order-card'
import type { OptionsProvider } from './registry'
import { verifiedOrder } from './verify'

/** What a line is called among the lines of its order: lines of one title are told apart by their SKU, else by counting. */
export function lineTitle(line: OrderLine, lines: readonly OrderLine[], ctx: TurnContext): string {
  const title = plainTitle(line, ctx)
  const alike = lines.filter((other) => plainTitle(other, ctx) === title)
  if (alike.length < 2) return title
  const skus = new Set(alike.map((other) => other.sku))
  return skus.size === alike.length ? `${title} (${line.sku})` : `${title} (${alike.indexOf(line) + 1})`
}

const orderLines: OptionsProvider = async (ctx) => {
  const found = await verifiedOrder(ctx)
  if (!found.ok) return []
  const { lines } = found.value
  return lines.map((line) => ({ title: lineTitle(line, lines, ctx), value: String(line.lineId) }))
}

/** The slot that keeps the return this conversation registered for a line. */
export function returnSlot(orderNumber: string, lineId: number | string): string {
  return `return_of_${orderNumber}_${lineId}`
}

/** The lines that this conversation has not sent back yet. */
export function freeLines(ctx: TurnContext, { orderNumber, lines }: Order): OrderLine[] {
  return lines.filter((line) => ctx.tracker.slots[returnSlot(orderNumber, line.lineId)] === undefined)
}

const returnableLines: OptionsProvider = async (ctx) => {
  const found = await verifiedOrder(ctx)
  if (!found.ok) return []
  const { lines } = found.value
  return freeLines(ctx, found.value).map((line) => ({
    title: lineTitle(line, lines, ctx),
    value: String(line.lineId),
  }))
}

export const lineOptions: Readonly<Record<string, OptionsProvider>> = {
  order_lines: orderLines,
  returnable_lines: returnableLines,
}

function plainTitle(line: OrderLine, ctx: TurnContext): string {
  return localised(line.title, ctx.input.locale, ctx.deps.bundle.settings.defaultLocale) || line.sku
}
