import { quantile } from '../insight/numeric'
import { inOrder, type RoutingRules, type RoutingState } from './state'

/** Handling times that say enough about how long the next will take. */
const MIN_SAMPLES = 5

/** 1 for the next in turn; null for one that does not wait. */
export function positionOf({ waiting }: RoutingState, rules: RoutingRules, conversationId: string): number | null {
  const index = inOrder(waiting, rules).findIndex((one) => one.conversationId === conversationId)
  return index < 0 ? null : index + 1
}

/**
 * Milliseconds until the conversation at a position is likely taken up, from how long recent ones were handled and how many agents work in
 * parallel; null where nobody is there or too little is known: a made-up wait is worse than none.
 */
export function expectedWaitMs(
  position: number,
  state: RoutingState,
  recentHandleMs: readonly number[],
): number | null {
  const parallel = state.agents
    .filter(({ presence }) => presence === 'online')
    .reduce((sum, { capacity }) => sum + capacity, 0)
  if (parallel === 0 || recentHandleMs.length < MIN_SAMPLES) return null
  return Math.round((position / parallel) * quantile(recentHandleMs, 0.5))
}
