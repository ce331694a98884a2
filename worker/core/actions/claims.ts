import type { TurnContext } from '../dialogue/context'
import type { Order } from '../domain'
import type { ChangeRequest, ClaimRequest } from '../ports'
import { askPerson, changeRequest } from './change-order'
import { claimSlot, saysClaimed, today } from './delivery'
import { lineNamed, lineTitle } from './order-lines'
import { mainParcel } from './parcels'
import type { Action } from './registry'
import { photosOf } from './return-requests'
import { lineOf } from './variants'
import { unread, verifiedOrder } from './verify'

const OUTCOMES = ['opened', 'gone', 'late', 'unsupported', 'change_late', 'failed'] as const
type Outcome = (typeof OUTCOMES)[number]
type What = Omit<ClaimRequest, keyof ChangeRequest>

/** Claims the parcel the order is about with its carrier. */
const openClaim: Action = {
  name: 'open_claim',
  changes: true,
  outcomes: OUTCOMES,
  async run(ctx) {
    const found = await verifiedOrder(ctx)
    if (!found.ok) return unread(found.error)
    const parcel = mainParcel(found.value, today(ctx))
    return claim(ctx, found.value, 'claim_opened', { trackingNumber: parcel?.trackingNumber ?? null })
  },
}

/** The line that is missing, where the first message names it; and the claim that is open for it already. */
const pickMissing: Action = {
  name: 'pick_missing',
  outcomes: ['picked', 'ask', 'claimed', 'gone', 'late'],
  async run(ctx) {
    const found = await verifiedOrder(ctx)
    if (!found.ok) return unread(found.error)
    const order = found.value
    const line =
      lineOf(order, ctx.tracker.slots.missing_line) ?? lineNamed(ctx, order.lines, ctx.tracker.slots.problem_note ?? '')
    if (!line) return 'ask'
    ctx.setSlot('missing_line', String(line.lineId))
    ctx.setSlot('item', lineTitle(line, order.lines, ctx))
    return saysItemClaimed(ctx, order, line.lineId) ? 'claimed' : 'picked'
  },
}

/** Claims the one item of the order that did not come. */
const claimItem: Action = {
  name: 'claim_item',
  changes: true,
  outcomes: OUTCOMES,
  async run(ctx) {
    const found = await verifiedOrder(ctx)
    if (!found.ok) return unread(found.error)
    const { lines, shipments } = found.value
    const { missing_line: lineId, resolution, photos, problem_note: note } = ctx.tracker.slots
    const line = lineOf(found.value, lineId)
    if (!line) return 'failed'
    // Of several parcels nobody knows which one it should have been in.
    const trackingNumber = shipments.length === 1 ? (shipments[0]?.trackingNumber ?? null) : null
    return claim(ctx, found.value, 'claim_opened_item', {
      trackingNumber,
      lineId: line.lineId,
      item: lineTitle(line, lines, ctx),
      photos: photosOf(photos),
      ...(note === undefined ? {} : { note }),
      ...(resolution === 'refund' || resolution === 'replacement' ? { resolution } : {}),
    })
  },
}

/** Has a person look into a payment that was taken twice. */
const claimPayment: Action = {
  name: 'claim_payment',
  changes: true,
  outcomes: OUTCOMES,
  async run(ctx) {
    const found = await verifiedOrder(ctx)
    if (!found.ok) return unread(found.error)
    const note = ctx.tracker.slots.payment_note ?? ''
    return claim(ctx, found.value, 'claim_opened_payment', { trackingNumber: null, about: 'payment', note })
  },
}

export const claimActions: readonly Action[] = [openClaim, pickMissing, claimItem, claimPayment]

async function claim(ctx: TurnContext, { orderNumber }: Order, key: string, what: What): Promise<Outcome> {
  const opened = await ctx.deps.orders.openClaim({ ...changeRequest(ctx, 'open_claim'), ...what, orderNumber })
  const { item, resolution = 'refund' } = what
  if (!opened.ok) {
    if (opened.error !== 'unsupported') return opened.error === 'late' ? 'change_late' : 'failed'
    return askPerson(ctx, 'claim_requested', [item ?? what.trackingNumber ?? '', what.note ?? ''].join(' '))
  }
  const { claimId } = opened.value
  ctx.emit({ type: 'order_changed', orderNumber, change: 'claim_opened', detail: claimId })
  if (key === 'claim_opened') ctx.setSlot(claimSlot(orderNumber, what.trackingNumber), claimId)
  ctx.say({ key, values: { order_number: orderNumber, claim_id: claimId, item: item ?? '', resolution } })
  return 'opened'
}

function saysItemClaimed(ctx: TurnContext, order: Order, lineId: number): boolean {
  const claimed = order.claims?.find((entry) => entry.lineId === lineId && entry.status === 'open')
  return claimed !== undefined && saysClaimed(ctx, order, claimed.claimId)
}
