import type { TurnContext } from '../dialogue/context'
import type { OrderLine } from '../domain'
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

export const lineOptions: Readonly<Record<string, OptionsProvider>> = {
  order_lines: orderLines,
  returnable_lines: orderLines,
}

function plainTitle(line: OrderLine, ctx: TurnContext): string {
  return localised(line.title, ctx.input.locale, ctx.deps.bundle.settings.defaultLocale) || line.sku
}
