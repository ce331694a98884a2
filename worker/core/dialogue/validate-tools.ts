import type { Flow, FlowState } from './flow-schema'

/** A tool as a flow may refer to it: who may call it, the slots its request names and those its answer fills. */
export type FlowTool = {
  readonly flows: readonly string[]
  readonly named: ReadonlySet<string>
  readonly fills: readonly string[]
}

/** A tool that does not exist, that this flow may not call, or whose slots the flow does not know. */
export function toolFaults(
  flow: Flow,
  at: string,
  state: Extract<FlowState, { kind: 'action' }>,
  tools: ReadonlyMap<string, FlowTool> | undefined,
): string[] {
  if (state.action !== 'call_tool') return state.tool ? [`${at}: only call_tool calls a tool`] : []
  if (!state.tool) return [`${at}: call_tool needs a tool`]
  const tool = tools?.get(state.tool)
  if (!tool) return [`${at}: unknown tool "${state.tool}"`]
  const faults = tool.flows.includes(flow.flow) ? [] : [`${at}: tool "${state.tool}" may not be called by this flow`]
  const undeclared = (slots: Iterable<string>) => [...slots].filter((slot) => !Object.hasOwn(flow.slots, slot))
  return [
    ...faults,
    ...undeclared(tool.named).map(
      (slot) => `${at}: tool "${state.tool}" is told slot "${slot}", which is not declared`,
    ),
    ...undeclared(tool.fills).map((slot) => `${at}: tool "${state.tool}" fills slot "${slot}", which is not declared`),
  ]
}
