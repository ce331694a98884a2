import type { TurnContext } from '../dialogue/context'
import type { Order, OrderLine } from '../domain'
import { type ItemChange, itemChangeSaid } from '../nlu/cues'
import type { LineChange } from '../ports'
import { formatMoney, withDetail } from '../responses/format'
import { askPerson, changeOutcome, changeRequest, isClosed } from './change-order'
import { cardOf } from './delivery'
import { lineNamed, lineTitle } from './order-lines'
import type { Action, OptionsProvider } from './registry'
import { lineOf, variantName, variantOf } from './variants'
import { unread, verifiedOrder } from './verify'

/** Picks the line where there is no choice, or the one that the shopper has named already. */
const pickLine: Action = {
  name: 'pick_change_line',
  outcomes: ['picked', 'ask', 'gone', 'late'],
  async run(ctx) {
    const found = await verifiedOrder(ctx)
    if (!found.ok) return unread(found.error)
    const { lines } = found.value
    const line = lines.length === 1 ? lines[0] : lineNamed(ctx, lines, ctx.tracker.slots.change_wish ?? '')
    if (!line) return 'ask'
    ctx.setSlot('change_line', String(line.lineId))
    return 'picked'
  },
}

/** What of the line is to change: as picked, as far as the first message tells, or else to be asked. */
const readChange: Action = {
  name: 'read_change',
  outcomes: ['variant', 'quantity', 'remove', 'only_line', 'ask', 'gone', 'late'],
  async run(ctx) {
    const found = await verifiedOrder(ctx)
    if (!found.ok) return unread(found.error)
    const kind = ctx.tracker.slots.change_kind ?? kindSaid(ctx, lineOf(found.value, ctx.tracker.slots.change_line))
    if (kind === null) return 'ask'
    ctx.setSlot('change_kind', kind)
    return kind === 'remove' && found.value.lines.length === 1 ? 'only_line' : kind
  },
}

function kindSaid(ctx: TurnContext, line: OrderLine | undefined): ItemChange | null {
  const { change_wish: wish = '', wanted_size: size, wanted_colour: colour } = ctx.tracker.slots
  if (size !== undefined || colour !== undefined) return 'variant'
  const said = itemChangeSaid(wish)
  return said === 'quantity' && (line?.quantity ?? 1) < 2 ? null : said
}

/** Puts the change into words: the line before and after, and what comes back. */
const describeChange: Action = {
  name: 'describe_change',
  outcomes: ['described', 'gone', 'late'],
  async run(ctx) {
    const found = await verifiedOrder(ctx)
    if (!found.ok) return unread(found.error)
    const order = found.value
    const line = lineOf(order, ctx.tracker.slots.change_line)
    if (!line) return 'gone'
    const change = wantedChange(ctx, line.lineId)
    const quantity = change.quantity ?? line.quantity
    ctx.setSlot('change_before', worded(ctx, order, line, line.sku, line.quantity))
    ctx.setSlot('change_after', quantity === 0 ? 'none' : worded(ctx, order, line, change.sku ?? line.sku, quantity))
    const saved = (line.quantity - quantity) * line.unitCents
    const isPaid = order.status !== 'pending_payment'
    ctx.setSlot('change_refund', saved > 0 ? formatMoney(saved, order.currency, ctx.input.locale) : 'none')
    ctx.setSlot('change_paid', isPaid ? 'yes' : 'no')
    return 'described'
  },
}

function wantedChange(ctx: TurnContext, lineId: number): LineChange {
  const { change_kind: kind, change_sku: sku, change_quantity: quantity } = ctx.tracker.slots
  if (kind === 'remove') return { lineId, quantity: 0 }
  if (kind === 'quantity') return { lineId, quantity: Number(quantity) }
  return sku === undefined ? { lineId } : { lineId, sku }
}

/** "2 × Linen Shirt (M / white)". */
function worded(ctx: TurnContext, order: Order, line: OrderLine, sku: string, quantity: number): string {
  const variant = variantOf(ctx, line, sku)
  const title = lineTitle(line, order.lines, ctx)
  // A title may name the size of the variant that goes: the product's own name does not.
  const product = ctx.deps.bundle.products.find((entry) => entry.id === line.productId)
  const plain = product?.name[ctx.input.locale] ?? product?.name[ctx.deps.bundle.settings.defaultLocale] ?? title
  const named = variant ? withDetail(plain, variantName(ctx, variant), ctx.input.locale) : title
  return quantity > 1 ? `${quantity} × ${named}` : named
}

const changeItems: Action = {
  name: 'change_items',
  changes: true,
  outcomes: ['changed', 'too_late', 'closed', 'sold_out', 'unsupported', 'change_late', 'failed'],
  async run(ctx) {
    const request = changeRequest(ctx, 'change_items')
    const { change_line: lineId, change_before: before = '', change_after: after = '' } = ctx.tracker.slots
    const detail = `${before} ▸ ${after}`
    const changed = await ctx.deps.orders.changeItems({ ...request, changes: [wantedChange(ctx, Number(lineId))] })
    if (!changed.ok) {
      if (changed.error === 'unsupported') return askPerson(ctx, 'items_changed', detail)
      if (changed.error !== 'not_eligible') return changeOutcome(changed.error)
      return (await isClosed(ctx)) ? 'closed' : 'sold_out'
    }
    const { orderNumber } = changed.value
    ctx.emit({ type: 'order_changed', orderNumber, change: 'items_changed', detail })
    const { change_refund: refund = 'none', change_paid: paid = 'no' } = ctx.tracker.slots
    ctx.say({
      key: 'items_changed',
      values: { order_number: orderNumber, before, after, refund, paid },
      cards: [cardOf(ctx, changed.value)],
    })
    return 'changed'
  },
}

/** For a shop system that does not tell what else it sells of a product: a person changes it. */
const requestChange: Action = {
  name: 'request_change',
  outcomes: ['unsupported'],
  async run(ctx) {
    return askPerson(ctx, 'items_changed', ctx.tracker.slots.change_wish ?? '')
  },
}

export const itemActions: readonly Action[] = [pickLine, readChange, describeChange, changeItems, requestChange]

const changeKinds: OptionsProvider = async (ctx) => {
  const found = await verifiedOrder(ctx)
  const line = found.ok && lineOf(found.value, ctx.tracker.slots.change_line)
  if (!line) return []
  const product = ctx.deps.bundle.products.find((entry) => entry.id === line.productId)
  const kinds = [
    ...(product && product.variants.length > 1 ? ['variant'] : []),
    ...(line.quantity > 1 ? ['quantity'] : []),
    'remove',
  ]
  return kinds.map((kind) => ({ title: ctx.text(`choice_change_${kind}`), value: kind }))
}

/** Only fewer: what makes an order dearer would have to be paid first. */
const fewerPieces: OptionsProvider = async (ctx) => {
  const found = await verifiedOrder(ctx)
  const line = found.ok && lineOf(found.value, ctx.tracker.slots.change_line)
  if (!line) return []
  return Array.from({ length: Math.min(line.quantity - 1, MAX_PIECES) }, (_, index) => {
    const pieces = String(index + 1)
    return { title: pieces, value: pieces }
  })
}
/** Numbers offered at most; more is typed by nobody. */
const MAX_PIECES = 10

export const itemOptions: Readonly<Record<string, OptionsProvider>> = {
  change_kinds: changeKinds,
  fewer_pieces: fewerPieces,
}
