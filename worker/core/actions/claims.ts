import type { TurnContext } from '../dialogue/context'
import type { Order } from '../domain'
import type { ChangeRequest, ClaimRequest } from '../ports'
import { changeRequest } from './change-order'
import { claimSlot, today } from './delivery'
import { lineTitle } from './order-lines'
import { mainParcel } from './parcels'
import type { Action } from './registry'
import { unread, verifiedOrder } from './verify'

const OUTCOMES = ['opened', 'gone', 'late', 'change_late', 'failed'] as const
type Outcome = (typeof OUTCOMES)[number]
type What = Omit<ClaimRequest, keyof ChangeRequest>

/** Claims the parcel the order is about with its carrier. */
const openClaim: Action = {
  name: 'open_claim',
  outcomes: OUTCOMES,
  async run(ctx) {
    const found = await verifiedOrder(ctx)
    if (!found.ok) return unread(found.error)
    const parcel = mainParcel(found.value, today(ctx))
    return claim(ctx, found.value, { trackingNumber: parcel?.trackingNumber ?? null })
  },
}

/** Claims the one item of the order that did not come. */
const claimItem: Action = {
  name: 'claim_item',
  outcomes: OUTCOMES,
  async run(ctx) {
    const found = await verifiedOrder(ctx)
    if (!found.ok) return unread(found.error)
    const { lines, shipments } = found.value
    const line = lines.find((entry) => String(entry.lineId) === ctx.tracker.slots.missing_line)
    if (!line) return 'failed'
    // Of several parcels nobody knows which one it should have been in.
    const trackingNumber = shipments.length === 1 ? (shipments[0]?.trackingNumber ?? null) : null
    return claim(ctx, found.value, { trackingNumber, lineId: line.lineId, item: lineTitle(line, lines, ctx) })
  },
}

export const claimActions: readonly Action[] = [openClaim, claimItem]

async function claim(ctx: TurnContext, { orderNumber }: Order, what: What): Promise<Outcome> {
  const opened = await ctx.deps.orders.openClaim({ ...changeRequest(ctx, 'open_claim'), ...what, orderNumber })
  if (!opened.ok) return opened.error === 'late' ? 'change_late' : 'failed'
  const { claimId } = opened.value
  ctx.emit({ type: 'order_changed', orderNumber, change: 'claim_opened', detail: claimId })
  const values = { order_number: orderNumber, claim_id: claimId }
  if (what.item === undefined) {
    ctx.setSlot(claimSlot(orderNumber, what.trackingNumber), claimId)
    ctx.say({ key: 'claim_opened', values })
  } else ctx.say({ key: 'claim_opened_item', values: { ...values, item: what.item } })
  return 'opened'
}
