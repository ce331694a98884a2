import type { FlowState } from '../../protocol'

export { type Flow, type FlowState, flowSchema, flowState } from '../../protocol'

/** The states a state can lead to. */
export function successors(state: FlowState): string[] {
  switch (state.kind) {
    case 'collect':
    case 'say':
    case 'set':
      return [state.next]
    case 'confirm':
      return [state.yes, state.no]
    case 'action':
      return Object.values(state.outcomes)
    case 'call':
      return [state.outcomes.completed, state.outcomes.failed]
    case 'handoff':
    case 'end':
      return []
  }
}
