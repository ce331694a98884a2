import { type Act, negates, onlyNamesOrder } from '../../nlu/cues'
import type { TurnContext } from '../context'
import type { Flow } from '../flow-schema'

/** Below it the model's guess does not make a change out of a bare order number. */
export const SURE_OF_CHANGE = 0.85

/** What a flow changes, for those that change something. */
const ACT_OF: Readonly<Record<string, Act>> = {
  cancel_order: 'cancel',
  change_address: 'change',
  return_or_exchange: 'return',
  missing_item: 'claim',
  delivery_problem: 'claim',
  damaged_item: 'return',
  wrong_item: 'return',
  change_order: 'change',
  undo_cancel: 'change',
}

/** What carrying out this flow would change; null for one that only looks things up. */
export function actOf(flow: Flow | null | undefined): Act | null {
  return (flow && ACT_OF[flow.flow]) ?? null
}

/** The message refuses the very task that the model hears in it. */
export function refuses(ctx: TurnContext, flow: Flow | null | undefined): boolean {
  const act = actOf(flow)
  return act !== null && negates(ctx.input.text, act)
}

/** The message names an order and no task: the model's guess at a change is not enough to begin one. */
export function onlyMentions(ctx: TurnContext, flow: Flow | null | undefined): boolean {
  const { confidence } = ctx.input.understanding.intent
  return actOf(flow) !== null && confidence < SURE_OF_CHANGE && onlyNamesOrder(ctx.input.text)
}
