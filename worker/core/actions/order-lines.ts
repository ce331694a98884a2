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

/** The lines that are not on their way back: as the order tells, else as far as this conversation knows. */
export function freeLines(ctx: TurnContext, { orderNumber, lines, returns }: Order): OrderLine[] {
  const taken = new Set(returns.flatMap((entry) => (entry.status === 'closed' ? [] : (entry.lineIds ?? []))))
  const isHere = (line: OrderLine) => ctx.tracker.slots[returnSlot(orderNumber, line.lineId)] !== undefined
  return lines.filter((line) => !taken.has(line.lineId) && !isHere(line))
}

/** The lines already chosen for the return that is being made; "1,2". */
export function chosenLines(ctx: TurnContext): string[] {
  return (ctx.tracker.slots.return_lines ?? '').split(',').filter(Boolean)
}

const returnableLines: OptionsProvider = async (ctx) => {
  const found = await verifiedOrder(ctx)
  if (!found.ok) return []
  const { lines } = found.value
  const chosen = new Set(chosenLines(ctx))
  return freeLines(ctx, found.value)
    .filter((line) => !chosen.has(String(line.lineId)))
    .map((line) => ({ title: lineTitle(line, lines, ctx), value: String(line.lineId) }))
}

/** The one line that a message names, by the product or by words of its title; undefined when it names none or several. */
export function lineNamed(ctx: TurnContext, lines: readonly OrderLine[], message: string): OrderLine | undefined {
  const said = message.normalize('NFKC').toLowerCase()
  const words = new Set(said.match(/[\p{L}\p{N}]+/gu)?.map(singular))
  const scored = lines.map((line) => ({ line, score: wordsNamed(lineTitle(line, lines, ctx), said, words) }))
  const best = Math.max(0, ...scored.map(({ score }) => score))
  const hits = scored.filter(({ score }) => score === best)
  return best > 0 && hits.length === 1 ? hits[0]?.line : undefined
}

/** Words of this length and more name a thing; shorter ones are "the" and "set". */
const MIN_WORD_CHARS = 4

/** How many of the words of a title are said; in Han characters pairs count as words. */
function wordsNamed(title: string, said: string, words: ReadonlySet<string>): number {
  const own = title.normalize('NFKC').toLowerCase()
  const pairs = [...(own.match(/\p{Script=Han}{2,}/gu) ?? [])].flatMap((run) =>
    Array.from({ length: run.length - 1 }, (_, index) => run.slice(index, index + 2)),
  )
  const latin = (own.match(/[a-z0-9]+/g) ?? []).filter((word) => word.length >= MIN_WORD_CHARS).map(singular)
  return latin.filter((word) => words.has(word)).length + pairs.filter((pair) => said.includes(pair)).length
}

function singular(word: string): string {
  return word.length > MIN_WORD_CHARS ? word.replace(/s$/, '') : word
}

export const lineOptions: Readonly<Record<string, OptionsProvider>> = {
  order_lines: orderLines,
  returnable_lines: returnableLines,
}

function plainTitle(line: OrderLine, ctx: TurnContext): string {
  return localised(line.title, ctx.input.locale, ctx.deps.bundle.settings.defaultLocale) || line.sku
}
