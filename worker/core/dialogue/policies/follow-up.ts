import { asksWhenItComes, wantsUndo } from '../../nlu/cues'
import type { TurnContext } from '../context'
import type { Flow } from '../flow-schema'
import { flowByName } from '../flows'
import { entityOf } from './policy'

/** Messages after a flow's end within which words such as "and when will it come" are about its order. */
const WINDOW_MESSAGES = 3
/** Flows after which "when will it come" is about an order; after one that only gave an answer it would be a question in general. */
const OF_AN_ORDER: ReadonlySet<string> = new Set([
  'track_order',
  'delivery_problem',
  'missing_item',
  'change_address',
  'change_order',
  'undo_cancel',
])

/** The flow that a short message continues which only makes sense after the one that has just ended; null for any other message. */
export function followUp(ctx: TurnContext): Flow | null {
  const last = ctx.tracker.lastFlow
  const orderNumber = ctx.tracker.slots.order_number
  const isKnown = orderNumber !== undefined && Object.hasOwn(ctx.tracker.verifiedOrders, orderNumber)
  if (!last || !isKnown || last.messagesSince > WINDOW_MESSAGES) return null
  const named = entityOf(ctx, 'order_number')
  if (named !== null && named !== orderNumber) return null
  const { text } = ctx.input
  if (last.flow === 'cancel_order' && wantsUndo(text)) return flowByName(ctx.deps.bundle, 'undo_cancel') ?? null
  if (OF_AN_ORDER.has(last.flow) && asksWhenItComes(text)) return flowByName(ctx.deps.bundle, 'track_order') ?? null
  return null
}
