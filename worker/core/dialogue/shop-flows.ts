import * as v from 'valibot'
import type { HttpToolDefinition } from '../../protocol'
import { ACTIONS, CHANGING, OPTIONS } from '../actions/registry'
import { CATALOGUE_TEXTS } from '../responses/render'
import { err, ok, type Result } from '../result'
import { flowTools } from '../tools/flow-tools'
import { type FlowFault, fault } from './flow-fault'
import { type Flow, flowSchema } from './flow-schema'
import { flowsOf } from './flows'
import { checkFlow, type FlowVocabulary, parseFlow } from './validate-flow'

/** What a shop's flows stand among. */
export type FlowSurroundings = {
  /** The shop's own flows; the one under check is left out of account. */
  readonly flows: readonly Flow[]
  readonly tools: readonly HttpToolDefinition[]
  /** Every intent that can be read, the shop's own with their prefix. */
  readonly intents: readonly string[]
  /** Languages a flow must have words in, beside those it is written in; in any other it is spoken in English or in one of these. */
  readonly locales: readonly string[]
}

/** Checks a flow of a shop under the name it is saved by, against everything it stands among. */
export function checkShopFlow(name: string, input: unknown, around: FlowSurroundings): Result<Flow, FlowFault[]> {
  const others = around.flows.filter(({ flow }) => flow !== name)
  const parsed = parseFlow(input)
  if (!parsed.ok) return parsed
  const flow = parsed.value
  const checked = checkAmong(name, flow, { ...around, flows: others })
  const faults = [
    ...(flow.flow === name ? [] : [fault(['flow'], `must be "${name}", the name it is saved under`)]),
    ...(checked.ok ? [] : checked.error),
    ...takenFaults(flow, others),
    ...sharedKeyFaults(flow, others),
  ]
  return faults.length > 0 ? err(faults) : ok(flow)
}

function checkAmong(
  name: string,
  flow: Flow,
  { flows, tools, intents, locales }: FlowSurroundings,
): Result<Flow, FlowFault[]> {
  const spoken = new Set([...locales, ...Object.keys(flow.texts ?? {})])
  const vocabulary: FlowVocabulary = {
    actions: new Map([...ACTIONS].map(([action, { outcomes }]) => [action, outcomes])),
    changing: CHANGING,
    options: new Set(OPTIONS.keys()),
    flows: new Set([...flowsOf({ flows }).keys(), name]),
    intents: new Set(intents),
    texts: new Map([...CATALOGUE_TEXTS].filter(([locale]) => spoken.has(locale))),
    tools: flowTools(tools),
  }
  return checkFlow(flow, vocabulary)
}

/** Two flows cannot answer to one intent: which of them would begin depended on their order. */
function takenFaults(flow: Flow, others: readonly Flow[]): FlowFault[] {
  const taken = flowByIntent([...flowsOf({ flows: others }).values()].filter((other) => other.flow !== flow.flow))
  return flow.trigger.intents.flatMap((intent, i) => {
    const by = taken.get(intent)
    if (by !== undefined) return [fault(['trigger', 'intents'], `intent "${intent}" starts the flow ${by}`, String(i))]
    const isTwice = flow.trigger.intents.indexOf(intent) !== i
    return isTwice ? [fault(['trigger', 'intents'], `intent "${intent}" is named twice`, String(i))] : []
  })
}

/** Which flow each intent starts. */
export function flowByIntent(flows: Iterable<Flow>): ReadonlyMap<string, string> {
  return new Map([...flows].flatMap(({ flow, trigger }) => trigger.intents.map((intent) => [intent, flow] as const)))
}

/** "a" and "a_b" could both bring a text "x_a_b_c". */
function sharedKeyFaults(flow: Flow, others: readonly Flow[]): FlowFault[] {
  return Object.entries(flow.texts ?? {}).flatMap(([locale, texts]) =>
    Object.keys(texts).flatMap((key) => {
      const other = others.find(({ texts: theirs }) => theirs?.[locale]?.[key] !== undefined)
      return other ? [fault(['texts', locale], `key "${key}" is the flow ${other.flow}'s`, key)] : []
    }),
  )
}

/** A stored flow that cannot be used, and why. */
export type UnusableFlow = { readonly name: string; readonly faults: readonly FlowFault[] }

/**
 * Parts a shop's stored flows into those to use and those that no longer fit: a tool or a called flow is gone, or this release knows an
 * outcome more. One that is left out may leave another without the flow it calls, so this is repeated until nothing changes. An intent
 * that nobody reads any more only starts nothing.
 */
export function usableFlows(
  stored: readonly { readonly name: string; readonly definition: unknown }[],
  tools: readonly HttpToolDefinition[],
): { readonly flows: readonly Flow[]; readonly unusable: readonly UnusableFlow[] } {
  const unusable: UnusableFlow[] = []
  let flows = stored.flatMap(({ definition }) => {
    const parsed = v.safeParse(flowSchema, definition)
    return parsed.success ? [parsed.output] : []
  })
  const shaped = new Set(flows.map(({ flow }) => flow))
  for (const { name } of stored)
    if (!shaped.has(name)) unusable.push({ name, faults: [fault([], 'does not have the shape of a flow any more')] })
  for (let before = -1; before !== flows.length; ) {
    before = flows.length
    const intents = flows.flatMap(({ trigger }) => trigger.intents)
    // A language the shop has learned since is spoken in another's words until somebody writes them.
    const checked = flows.map((flow) => {
      const around = { flows, tools, intents, locales: flow.texts ? [] : Object.keys(flow.title) }
      return { flow, result: checkAmong(flow.flow, flow, around) }
    })
    for (const { flow, result } of checked) if (!result.ok) unusable.push({ name: flow.flow, faults: result.error })
    flows = checked.flatMap(({ result }) => (result.ok ? [result.value] : []))
  }
  return { flows, unusable }
}
