import { type FlowFault, fault } from './flow-fault'
import type { Flow, FlowState } from './flow-schema'

/** A tool as a flow may refer to it: who may call it, the slots its request names and those its answer fills. */
export type FlowTool = {
  readonly flows: readonly string[]
  readonly named: ReadonlySet<string>
  readonly fills: readonly string[]
  /** It changes something in the other system. */
  readonly changes?: boolean
}

/** A tool that does not exist, that this flow may not call, or whose slots the flow does not know. */
export function toolFaults(
  flow: Flow,
  at: readonly string[],
  state: Extract<FlowState, { kind: 'action' }>,
  tools: ReadonlyMap<string, FlowTool> | undefined,
): FlowFault[] {
  if (state.action !== 'call_tool') return state.tool ? [fault(at, 'only call_tool calls a tool', 'tool')] : []
  if (!state.tool) return [fault(at, 'call_tool needs a tool')]
  const tool = tools?.get(state.tool)
  if (!tool) return [fault(at, `unknown tool "${state.tool}"`, 'tool')]
  const faults = tool.flows.includes(flow.flow)
    ? []
    : [fault(at, `tool "${state.tool}" may not be called by this flow`, 'tool')]
  const undeclared = (slots: Iterable<string>) => [...slots].filter((slot) => !Object.hasOwn(flow.slots, slot))
  return [
    ...faults,
    ...undeclared(tool.named).map((slot) =>
      fault(at, `tool "${state.tool}" is told slot "${slot}", which is not declared`, 'tool'),
    ),
    ...undeclared(tool.fills).map((slot) =>
      fault(at, `tool "${state.tool}" fills slot "${slot}", which is not declared`, 'tool'),
    ),
  ]
}
