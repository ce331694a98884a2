import type { TurnContext } from '../dialogue/context'
import { intentChoice } from '../dialogue/person'
import type { Order, OrderLine, Return } from '../domain'
import { excludedTag } from '../return-policy'
import { cardOf } from './delivery'
import { chosenLines, freeLines, lineNamed, lineTitle } from './order-lines'
import type { Action } from './registry'
import { lineOf, productOf } from './variants'
import { unread, verifiedOrder } from './verify'

const DAY_MS = 86_400_000

/** Why nothing of the order can be sent back now, or null. Puts the return under way or the status into words. */
function obstacle(ctx: TurnContext, order: Order): 'already' | 'closed' | 'not_delivered' | 'window_closed' | null {
  const [open, ...more] = openReturns(order)
  // Where a return does not tell its lines: as many as there are lines leave nothing to send back.
  const isAllTaken = open?.lineIds === undefined && more.length + 1 >= order.lines.length
  if (open && (isAllTaken || freeLines(ctx, order).length === 0)) {
    ctx.setSlot('return_id', open.returnId)
    return 'already'
  }
  if (order.status === 'cancelled' || order.status === 'refunded' || order.status === 'returned') {
    ctx.setSlot('status', cardOf(ctx, order).status_label)
    return 'closed'
  }
  const delivered = lastDelivery(order)
  if (delivered === null) return 'not_delivered'
  const windowMs = ctx.deps.bundle.settings.returnWindowDays * DAY_MS
  return ctx.input.now - delivered > windowMs ? 'window_closed' : null
}

const checkReturnable: Action = {
  name: 'check_returnable',
  outcomes: [
    'one_line',
    'many_lines',
    'excluded',
    'not_shipped',
    'not_delivered',
    'window_closed',
    'already',
    'closed',
    'gone',
    'late',
  ],
  async run(ctx) {
    const found = await verifiedOrder(ctx)
    if (!found.ok) return unread(found.error)
    const order = found.value
    const inTheWay = obstacle(ctx, order)
    if (inTheWay === 'not_delivered' && (order.status === 'processing' || order.status === 'pending_payment')) {
      const values = { order_number: order.orderNumber }
      ctx.say({ key: 'return_not_shipped', values, choices: [intentChoice(ctx, 'cancel_order')] })
      return 'not_shipped'
    }
    if (inTheWay) return inTheWay
    const free = freeLines(ctx, order)
    if (free.every((line) => saysExcluded(ctx, order, line, free.length === 1))) {
      if (free.length > 1) ctx.say({ key: 'return_all_excluded', values: { order_number: order.orderNumber } })
      return 'excluded'
    }
    return pick(ctx, order)
  },
}

/** The same for goods that came damaged or wrong: nothing is excluded then. */
const checkReceived: Action = {
  name: 'check_received',
  outcomes: ['one_line', 'many_lines', 'not_delivered', 'window_closed', 'already', 'closed', 'gone', 'late'],
  async run(ctx) {
    const found = await verifiedOrder(ctx)
    if (!found.ok) return unread(found.error)
    return obstacle(ctx, found.value) ?? pick(ctx, found.value)
  },
}

/** Picks the line where there is no choice, or the one that the first message names. */
function pick(ctx: TurnContext, order: Order): 'one_line' | 'many_lines' {
  const free = freeLines(ctx, order)
  const line = free.length === 1 ? free[0] : lineNamed(ctx, free, ctx.tracker.slots.return_wish ?? '')
  if (!line) return 'many_lines'
  ctx.setSlot('return_line', String(line.lineId))
  return 'one_line'
}

/** The line picked: may it be sent back? An excluded one is named with the reason, and another can be picked. */
const checkLine: Action = {
  name: 'check_line',
  outcomes: ['fine', 'no_more', 'excluded', 'excluded_last', 'gone', 'late'],
  async run(ctx) {
    const found = await verifiedOrder(ctx)
    if (!found.ok) return unread(found.error)
    const order = found.value
    if (ctx.tracker.slots.return_line === NO_MORE) return 'no_more'
    const line = lineOf(order, ctx.tracker.slots.return_line)
    if (!line || !saysExcluded(ctx, order, line, true)) return 'fine'
    return chosenLines(ctx).length > 0 ? 'excluded_last' : 'excluded'
  },
}
/** What stands for "that's all" in the place of a further line. */
const NO_MORE = 'none'

/** Keeps the line for the return and tells whether there are more that could go with it. */
const addLine: Action = {
  name: 'add_line',
  outcomes: ['more', 'complete', 'gone', 'late'],
  async run(ctx) {
    const found = await verifiedOrder(ctx)
    if (!found.ok) return unread(found.error)
    const order = found.value
    const chosen = [...new Set([...chosenLines(ctx), ctx.tracker.slots.return_line ?? ''])].filter(Boolean)
    ctx.setSlot('return_lines', chosen.join(','))
    const rest = freeLines(ctx, order).filter((line) => !chosen.includes(String(line.lineId)))
    ctx.setSlot('item', itemsOf(ctx, order, chosen))
    return rest.length > 0 && ctx.tracker.slots.return_kind !== 'exchange' ? 'more' : 'complete'
  },
}

export const returnActions: readonly Action[] = [checkReturnable, checkReceived, checkLine, addLine]

/** Newest first. */
export function openReturns(order: Order): Return[] {
  return order.returns.filter((entry) => entry.status !== 'closed').sort((a, b) => b.requestedAt - a.requestedAt)
}

/** The titles of some lines, joined as a person lists them. */
export function itemsOf(ctx: TurnContext, { lines }: Order, lineIds: readonly string[]): string {
  const named = lines.filter((line) => lineIds.includes(String(line.lineId))).map((line) => lineTitle(line, lines, ctx))
  return named.join(ctx.input.locale.startsWith('zh') ? '、' : ', ')
}

/** Is the line excluded by the shop's policy? When it is, says so and why. */
function saysExcluded(ctx: TurnContext, { lines }: Order, line: OrderLine, aloud: boolean): boolean {
  const tag = excludedTag(ctx.deps.bundle.settings.returnPolicy, productOf(ctx, line)?.tags)
  if (tag === null) return false
  if (aloud)
    ctx.say({ key: 'return_excluded', values: { item: lineTitle(line, lines, ctx), reason: tagWords(ctx, tag) } })
  return true
}

/** Exclusions with words of their own; any other is named by its tag. */
const TAG_KEYS: ReadonlySet<string> = new Set(['underwear', 'food', 'personalised', 'hygiene'])

function tagWords(ctx: TurnContext, tag: string): string {
  const key = tag.toLowerCase()
  return TAG_KEYS.has(key) ? ctx.text(`excluded_${key}`) : ctx.text('excluded_other', { tag })
}

/** When the last parcel arrived, or null while none has. */
function lastDelivery(order: Order): number | null {
  const days = order.shipments.flatMap((shipment) => shipment.deliveredAt ?? [])
  return days.length > 0 ? Math.max(...days) : (order.returnableFrom ?? null)
}
