import type { HttpToolDefinition } from '../../protocol'
import type { FlowTool } from '../dialogue/validate-tools'
import { bodySlots, urlSlots } from './template'

/** The slots a tool's request names, and no others: what a shopper said elsewhere does not leave. */
export function slotsNamed(tool: HttpToolDefinition): ReadonlySet<string> {
  return new Set([...urlSlots(tool.url), ...(tool.body === undefined ? [] : bodySlots(tool.body))])
}

/** A shop's tools as the validator of flows wants them. */
export function flowTools(tools: readonly HttpToolDefinition[]): ReadonlyMap<string, FlowTool> {
  return new Map(
    tools.map((tool) => [
      tool.name,
      { flows: tool.flows, named: slotsNamed(tool), fills: Object.keys(tool.response), changes: tool.changes ?? false },
    ]),
  )
}
