import type { EventOf, FlowFrame } from '../events'
import type { TurnContext } from './context'

/** Waits before each try to get an answer that was late, in milliseconds; after the last one the shopper is told that none came. */
export const FOLLOW_UP_DELAYS_MS: readonly number[] = [3_000, 15_000, 60_000, 300_000]

/** What is owed when an action was late: everything under way as it stood before that action. */
export function owe(ctx: TurnContext, stack: readonly FlowFrame[], slots: FlowFrame['slots']): EventOf<'answer_owed'> {
  return {
    type: 'answer_owed',
    clientMessageId: ctx.input.clientMessageId,
    stack,
    slots,
    tries: 0,
    dueAt: ctx.input.now + (FOLLOW_UP_DELAYS_MS[0] ?? 0),
  }
}
