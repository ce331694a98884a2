import { type FlowFault, fault, lookUp } from './flow-fault'
import { type Flow, type FlowState, successors } from './flow-schema'
import type { FlowTool } from './validate-tools'

/** What of a flow's vocabulary changes something for good: actions by name, and tools that are marked so. */
export type Changing = {
  readonly changing?: ReadonlySet<string>
  readonly tools?: ReadonlyMap<string, FlowTool>
}

/**
 * Changes that the shopper need not have agreed to: every way from the start to one must lead through the yes of a confirm state. The no of
 * a question is no consent, whatever was agreed to elsewhere. A called flow is checked by itself, so a caller's question does not count.
 */
export function consentFaults(flow: Flow, vocabulary: Changing): FlowFault[] {
  const unasked = withoutConsent(flow)
  return Object.entries(flow.states).flatMap(([id, state]) => {
    const change = unasked.has(id) && state.kind === 'action' ? changeOf(state, vocabulary) : null
    return change === null
      ? []
      : [fault(['states', id], `${change}, but can be reached without the yes of a confirm state`, 'action')]
  })
}

/** What the state changes, in words; null for one that changes nothing. */
function changeOf(state: Extract<FlowState, { kind: 'action' }>, { changing, tools }: Changing): string | null {
  if (changing?.has(state.action)) return `${state.action} makes a change`
  const tool = state.tool === undefined ? undefined : tools?.get(state.tool)
  return tool?.changes ? `tool "${state.tool}" makes a change` : null
}

/** The states that can be reached without a yes. */
function withoutConsent(flow: Flow): ReadonlySet<string> {
  const seen = new Set<string>()
  const open = [flow.start]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const state = lookUp(flow.states, id)
    if (!state || seen.has(id)) continue
    seen.add(id)
    open.push(...(state.kind === 'confirm' ? [state.no] : successors(state)))
  }
  return seen
}
