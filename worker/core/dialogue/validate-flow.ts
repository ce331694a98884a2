import * as v from 'valibot'
import { err, ok, type Result } from '../result'
import { type Flow, flowSchema, successors, textKeys } from './flow-schema'

/** What a flow may refer to: the actions with their outcomes, option providers, other flows and the texts of every locale. */
export type FlowVocabulary = {
  readonly actions: ReadonlyMap<string, readonly string[]>
  readonly options: ReadonlySet<string>
  readonly flows: ReadonlySet<string>
  readonly intents: ReadonlySet<string>
  readonly texts: ReadonlyMap<string, ReadonlySet<string>>
}

/** Parses and checks a flow; every fault is named with its place ("states.show.outcomes.late: no such state"). */
export function validateFlow(input: unknown, vocabulary: FlowVocabulary): Result<Flow, string[]> {
  const parsed = v.safeParse(flowSchema, input)
  if (!parsed.success) {
    return err(
      parsed.issues.map(
        (issue) => `${v.getDotPath(issue) ?? 'flow'}: ${issue.message.replace(/ but received .*$/, '')}`,
      ),
    )
  }
  const flow = parsed.output
  const faults = [...stateFaults(flow, vocabulary), ...reachFaults(flow), ...triggerFaults(flow, vocabulary)]
  return faults.length > 0 ? err(faults) : ok(flow)
}

function stateFaults(flow: Flow, vocabulary: FlowVocabulary): string[] {
  const faults: string[] = []
  for (const [id, state] of Object.entries(flow.states)) {
    const at = `states.${id}`
    for (const next of successors(state))
      if (!flow.states[next]) faults.push(`${at}: leads to "${next}", which is no state`)
    for (const key of textKeys(state)) {
      for (const [locale, keys] of vocabulary.texts)
        if (!keys.has(key)) faults.push(`${at}: text "${key}" is missing in ${locale}`)
    }
    if (state.kind === 'action') faults.push(...actionFaults(at, state, vocabulary))
    if (state.kind === 'call' && !vocabulary.flows.has(state.flow))
      faults.push(`${at}: calls unknown flow "${state.flow}"`)
    if (state.kind === 'call' && state.flow === flow.flow) faults.push(`${at}: a flow cannot call itself`)
    if (state.kind === 'collect') {
      if (!flow.slots[state.slot]) faults.push(`${at}: slot "${state.slot}" is not declared`)
      if (state.options && !vocabulary.options.has(state.options))
        faults.push(`${at}: unknown options "${state.options}"`)
    }
  }
  return faults
}

function actionFaults(
  at: string,
  state: Extract<Flow['states'][string], { kind: 'action' }>,
  vocabulary: FlowVocabulary,
): string[] {
  const outcomes = vocabulary.actions.get(state.action)
  if (!outcomes) return [`${at}: unknown action "${state.action}"`]
  const missing = outcomes.filter((outcome) => !state.outcomes[outcome])
  const unknown = Object.keys(state.outcomes).filter((outcome) => !outcomes.includes(outcome))
  return [
    ...missing.map((outcome) => `${at}: outcome "${outcome}" of ${state.action} leads nowhere`),
    ...unknown.map((outcome) => `${at}: ${state.action} has no outcome "${outcome}"`),
  ]
}

function reachFaults(flow: Flow): string[] {
  if (!flow.states[flow.start]) return [`start: "${flow.start}" is no state`]
  const reached = reachable(flow, [flow.start])
  const faults = Object.keys(flow.states)
    .filter((id) => !reached.has(id))
    .map((id) => `states.${id}: cannot be reached from "${flow.start}"`)
  for (const id of reached) {
    const ends = [...reachable(flow, [id])].some((next) => ['end', 'handoff'].includes(flow.states[next]?.kind ?? ''))
    if (!ends) faults.push(`states.${id}: no way from here to an end`)
  }
  return [...faults, ...silentLoops(flow)]
}

/** Cycles that never wait for the shopper would spin for ever. */
function silentLoops(flow: Flow): string[] {
  const waits = (id: string) => ['collect', 'confirm', 'call'].includes(flow.states[id]?.kind ?? '')
  const faults: string[] = []
  for (const id of Object.keys(flow.states)) {
    if (waits(id)) continue
    const first = successors(flow.states[id] as Flow['states'][string]).filter((next) => !waits(next))
    if (reachable(flow, first, waits).has(id))
      faults.push(`states.${id}: stands in a loop that never waits for the shopper`)
  }
  return faults
}

function reachable(flow: Flow, from: string[], stop: (id: string) => boolean = () => false): Set<string> {
  const seen = new Set<string>()
  const open = [...from]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const state = flow.states[id]
    if (!state || seen.has(id) || stop(id)) continue
    seen.add(id)
    open.push(...successors(state))
  }
  return seen
}

function triggerFaults(flow: Flow, vocabulary: FlowVocabulary): string[] {
  const unknown = flow.trigger.intents.filter((intent) => !vocabulary.intents.has(intent))
  const faults = unknown.map((intent) => `trigger.intents: unknown intent "${intent}"`)
  for (const [intent, slots] of Object.entries(flow.trigger.set)) {
    if (!flow.trigger.intents.includes(intent))
      faults.push(`trigger.set.${intent}: not among the intents of the trigger`)
    for (const slot of Object.keys(slots))
      if (!flow.slots[slot]) faults.push(`trigger.set.${intent}: slot "${slot}" is not declared`)
  }
  return faults
}
