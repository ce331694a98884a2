import type { TurnContext } from '../dialogue/context'
import type { ChangeError, ReturnRequest } from '../ports'
import { askPerson, changeOutcome, changeRequest } from './change-order'
import { chosenLines, returnSlot } from './order-lines'
import type { Action } from './registry'
import { itemsOf, openReturns } from './returns'
import { lineOf, variantName, variantOf } from './variants'
import { unread, verifiedOrder } from './verify'

/** Money back or another one, as picked or told by the intent. */
const readReturnKind: Action = {
  name: 'read_return_kind',
  outcomes: ['return', 'exchange'],
  async run(ctx) {
    return ctx.tracker.slots.return_kind === 'exchange' ? 'exchange' : 'return'
  },
}

/** How it goes back: asked where the shop offers both ways, else as it offers. */
const checkHandover: Action = {
  name: 'check_handover',
  outcomes: ['ask', 'known'],
  async run(ctx) {
    const ways = ctx.deps.bundle.settings.returnPolicy?.handover
    if (ways?.pickup && ways.dropOff) return 'ask'
    if (ways?.pickup) ctx.setSlot('return_handover', 'pickup')
    else if (ways?.dropOff) ctx.setSlot('return_handover', 'drop_off')
    return 'known'
  },
}

const describeReturn: Action = {
  name: 'describe_return',
  outcomes: ['described', 'gone', 'late'],
  async run(ctx) {
    const found = await verifiedOrder(ctx)
    if (!found.ok) return unread(found.error)
    const { return_line: line = '', exchange_sku: sku, return_kind: kind = 'return' } = ctx.tracker.slots
    const chosen = chosenLines(ctx)
    ctx.setSlot('item', itemsOf(ctx, found.value, chosen.length > 0 ? chosen : [line]))
    ctx.setSlot('kind', kind)
    const wanted = lineOf(found.value, chosen[0] ?? line)
    const variant = sku === undefined || !wanted ? undefined : variantOf(ctx, wanted, sku)
    ctx.setSlot('exchange_for', variant ? variantName(ctx, variant) : 'none')
    return 'described'
  },
}

const createReturn: Action = {
  name: 'create_return',
  changes: true,
  outcomes: ['created', 'already', 'sold_out', 'not_eligible', 'unsupported', 'change_late', 'failed'],
  async run(ctx) {
    const { return_kind: kind, return_line: line = '', return_reason: reason = '' } = ctx.tracker.slots
    const { exchange_sku: exchangeSku, return_handover: handover } = ctx.tracker.slots
    const chosen = chosenLines(ctx)
    const made = await register(ctx, {
      kind: kind === 'exchange' ? 'exchange' : 'return',
      lineIds: (chosen.length > 0 ? chosen : [line]).map(Number),
      reason,
      ...(handover === 'pickup' || handover === 'drop_off' ? { handover } : {}),
      ...(kind === 'exchange' && exchangeSku !== undefined ? { exchangeSku } : {}),
    })
    // An exchange was looked into before it was confirmed: what has changed since is most likely the stock.
    if (!('returnId' in made)) return made.outcome === 'not_eligible' && kind === 'exchange' ? 'sold_out' : made.outcome
    const { returnId, labelUrl } = made
    const values = {
      return_id: returnId,
      kind: kind === 'exchange' ? 'exchange' : 'return',
      email: ctx.tracker.slots.email ?? '',
      label: labelUrl ?? 'none',
      handover: handover ?? 'drop_off',
      free: ctx.deps.bundle.settings.returnPolicy?.freeReturn ? 'yes' : 'no',
    }
    ctx.say({ key: 'return_created', values })
    return 'created'
  },
}

/** Registers goods that came damaged or wrong, with what the shopper would rather have. */
const reportProblem: Action = {
  name: 'report_problem',
  changes: true,
  outcomes: ['created', 'already', 'not_eligible', 'unsupported', 'change_late', 'failed'],
  async run(ctx) {
    const { return_line: line = '', return_reason: code = '', problem_note: note = '', photos } = ctx.tracker.slots
    const resolution = ctx.tracker.slots.resolution === 'replacement' ? 'replacement' : 'refund'
    const made = await register(ctx, {
      kind: resolution === 'replacement' ? 'exchange' : 'return',
      lineIds: [Number(line)],
      reason: note === '' ? code : `${code}: ${note}`,
      resolution,
      photos: photosOf(photos),
    })
    if (!('returnId' in made)) return made.outcome
    const values = {
      return_id: made.returnId,
      item: ctx.tracker.slots.item ?? '',
      resolution,
      email: ctx.tracker.slots.email ?? '',
      label: code === 'wrong_item' && made.labelUrl !== null ? made.labelUrl : 'none',
    }
    ctx.say({ key: 'problem_reported', values })
    return 'created'
  },
}

/** Words with which a message tells more than that something is wrong: fewer are asked about. */
const MIN_WORDS = 7
const MIN_HAN = 8

/** Has the first message told what is wrong? Then it is not asked again. */
const readProblemNote: Action = {
  name: 'read_problem_note',
  outcomes: ['told', 'ask'],
  async run(ctx) {
    const { problem_note: note, return_wish: wish = '' } = ctx.tracker.slots
    if (note !== undefined) return 'told'
    const said = wish.replace(/[\w.+-]+@[\w.-]+|#?\b[a-z]{0,4}-?\d{4,}\b/gi, ' ')
    const tells = (said.match(/\p{Script=Han}/gu)?.length ?? 0) >= MIN_HAN || words(said) >= MIN_WORDS
    if (!tells) return 'ask'
    ctx.setSlot('problem_note', wish)
    return 'told'
  },
}

function words(said: string): number {
  return said.match(/[\p{L}'’]+/gu)?.length ?? 0
}

export const returnRequestActions: readonly Action[] = [
  readReturnKind,
  checkHandover,
  describeReturn,
  createReturn,
  readProblemNote,
  reportProblem,
]

/** The photos' ids in slot `photos`; none when the shopper went on without. */
export function photosOf(slot: string | undefined): string[] {
  return slot === undefined || slot === NO_PHOTO ? [] : slot.split(',')
}
const NO_PHOTO = 'none'

type Asked = Omit<ReturnRequest, 'orderNumber' | 'key' | 'by' | 'now' | 'locale'>

/** Asks the store for the return, remembers the lines and writes it down; else the outcome of the action. */
async function register(
  ctx: TurnContext,
  asked: Asked,
): Promise<{ readonly returnId: string; readonly labelUrl: string | null } | { readonly outcome: string }> {
  const request = changeRequest(ctx, 'create_return')
  const created = await ctx.deps.orders.createReturn({ ...request, ...asked, locale: ctx.input.locale })
  if (!created.ok) return { outcome: await refusal(ctx, created.error, asked) }
  const { returnId } = created.value
  ctx.setSlot('return_id', returnId)
  for (const lineId of asked.lineIds) ctx.setSlot(returnSlot(request.orderNumber, lineId), returnId)
  ctx.emit({ type: 'order_changed', orderNumber: request.orderNumber, change: 'return_created', detail: returnId })
  return created.value
}

async function refusal(ctx: TurnContext, error: ChangeError, asked: Asked): Promise<string> {
  if (error === 'unsupported') {
    const wants = asked.resolution ?? asked.kind
    return askPerson(ctx, 'return_requested', `${wants}: ${ctx.tracker.slots.item ?? ''} (${asked.reason})`)
  }
  if (error === 'not_eligible' && (await keepTaken(ctx, asked.lineIds))) return 'already'
  return error === 'too_late' ? 'failed' : changeOutcome(error)
}

/** The shop refused the lines: is one of them in a return under way, or may it be, where returns do not tell their lines? */
async function keepTaken(ctx: TurnContext, lineIds: readonly number[]): Promise<boolean> {
  const found = await verifiedOrder(ctx)
  const returns = found.ok ? openReturns(found.value) : []
  const open = returns.find((entry) => !entry.lineIds || entry.lineIds.some((lineId) => lineIds.includes(lineId)))
  if (!open) return false
  ctx.setSlot('return_id', open.returnId)
  return true
}
