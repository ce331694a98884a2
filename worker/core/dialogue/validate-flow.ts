import { IntlMessageFormat } from 'intl-messageformat'
import * as v from 'valibot'
import { err, ok, type Result } from '../result'
import { type Flow, type FlowState, flowSchema, successors, textKeys, titleKeys } from './flow-schema'
import { type FlowTool, toolFaults } from './validate-tools'

/** What a flow may refer to: the actions with their outcomes, option providers, other flows and the texts of every locale by key. */
export type FlowVocabulary = {
  readonly actions: ReadonlyMap<string, readonly string[]>
  readonly options: ReadonlySet<string>
  readonly flows: ReadonlySet<string>
  readonly intents: ReadonlySet<string>
  readonly texts: ReadonlyMap<string, ReadonlyMap<string, string>>
  /** The shop's tools: who may call each, the slots it is told and those it fills. Absent where there are none. */
  readonly tools?: ReadonlyMap<string, FlowTool>
}

/** What a prompt may name beside the slots of its flow: the values the engine always gives. */
export const ENGINE_VALUES: ReadonlySet<string> = new Set(
  'shop currency window order_number email address item kind status left return_id'.split(' '),
)

/** Parses and checks a flow; every fault is named with its place ("states.show: leads to "late", which is no state"). */
export function validateFlow(input: unknown, vocabulary: FlowVocabulary): Result<Flow, string[]> {
  const parsed = v.safeParse(flowSchema, input)
  if (!parsed.success) return err(parsed.issues.map(shapeFault))
  const flow = parsed.output
  const faults = [
    ...titleFaults(flow, vocabulary),
    ...Object.entries(flow.states).flatMap(([id, state]) => stateFaults(flow, `states.${id}`, state, vocabulary)),
    ...reachFaults(flow),
    ...triggerFaults(flow, vocabulary),
  ]
  return faults.length > 0 ? err(faults) : ok(flow)
}

/** The place and what was expected there; what came instead is not repeated. */
function shapeFault(issue: v.BaseIssue<unknown>): string {
  const keys = (issue.path ?? []).map(({ key }) => (/^[\w-]{1,64}$/.test(String(key)) ? String(key) : '?'))
  return `${keys.join('.') || 'flow'}: ${issue.message.replace(/(?::| but) received .*$/is, '')}`
}

/** Own entries only: "constructor" is a name of every object. */
function lookUp<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined
}

function titleFaults(flow: Flow, vocabulary: FlowVocabulary): string[] {
  const lacking = [...vocabulary.texts.keys()].filter((locale) => !Object.hasOwn(flow.title, locale))
  return lacking.map((locale) => `title: missing in ${locale}`)
}

function stateFaults(flow: Flow, at: string, state: FlowState, vocabulary: FlowVocabulary): string[] {
  const nowhere = successors(state).filter((next) => !lookUp(flow.states, next))
  const faults = nowhere.map((next) => `${at}: leads to "${next}", which is no state`)
  const named = new Set([...ENGINE_VALUES, ...Object.keys(flow.slots)])
  for (const key of textKeys(state)) faults.push(...textFaults(at, key, vocabulary, named))
  // Titles are spoken without values.
  for (const key of titleKeys(state)) faults.push(...textFaults(at, key, vocabulary, new Set()))
  if (state.kind === 'action')
    faults.push(...actionFaults(at, state, vocabulary), ...toolFaults(flow, at, state, vocabulary.tools))
  if (state.kind === 'call') {
    if (!vocabulary.flows.has(state.flow)) faults.push(`${at}: calls unknown flow "${state.flow}"`)
    if (state.flow === flow.flow) faults.push(`${at}: a flow cannot call itself`)
  }
  if (state.kind === 'collect') faults.push(...collectFaults(flow, at, state, vocabulary))
  if (state.kind === 'end') faults.push(...offerFaults(at, state, vocabulary))
  if (state.kind === 'set') {
    const unknown = Object.keys(state.slots).filter((slot) => !Object.hasOwn(flow.slots, slot))
    faults.push(...unknown.map((slot) => `${at}: slot "${slot}" is not declared`))
  }
  return faults
}

/** What is offered at an end is an intent with a title of its own; without words to say nobody sees it. */
function offerFaults(at: string, state: Extract<FlowState, { kind: 'end' }>, vocabulary: FlowVocabulary): string[] {
  const { offer = [] } = state
  const faults = offer.flatMap((intent) => [
    ...(vocabulary.intents.has(intent) ? [] : [`${at}: offers unknown intent "${intent}"`]),
    ...textFaults(at, `intent_${intent}`, vocabulary, new Set()),
  ])
  return offer.length > 0 && !state.say ? [...faults, `${at}: offers something but says nothing`] : faults
}

function collectFaults(
  flow: Flow,
  at: string,
  state: Extract<FlowState, { kind: 'collect' }>,
  vocabulary: FlowVocabulary,
): string[] {
  const faults: string[] = []
  const slot = lookUp(flow.slots, state.slot)
  if (!slot) faults.push(`${at}: slot "${state.slot}" is not declared`)
  if (state.options && !vocabulary.options.has(state.options)) faults.push(`${at}: unknown options "${state.options}"`)
  if (slot?.from === 'tool') faults.push(`${at}: slot "${state.slot}" is filled by a tool, it cannot be asked for`)
  if (slot?.from === 'choice' && !state.options && state.choices.length === 0)
    faults.push(`${at}: slot "${state.slot}" is a choice, but none is offered: give choices or options`)
  // Not every shopper can attach something.
  if (slot?.from === 'attachment' && !state.options && state.choices.length === 0)
    faults.push(`${at}: slot "${state.slot}" is an attachment: give a choice to go on without one`)
  if (slot?.from === 'message')
    faults.push(`${at}: slot "${state.slot}" is the first message, which is never asked for`)
  const unknown = state.choices
    .flatMap((choice) => choice.intents ?? [])
    .filter((intent) => !vocabulary.intents.has(intent))
  faults.push(...unknown.map((intent) => `${at}: unknown intent "${intent}" of a choice`))
  return faults
}

/** A text that a locale lacks, cannot be read there, or names a value nobody gives; the wordings for a mood ("key.negative") count too. */
function textFaults(at: string, key: string, vocabulary: FlowVocabulary, named: ReadonlySet<string>): string[] {
  const faults: string[] = []
  for (const [locale, texts] of vocabulary.texts) {
    if (!texts.has(key)) faults.push(`${at}: text "${key}" is missing in ${locale}`)
    for (const [spoken, text] of texts) {
      if (spoken !== key && !spoken.startsWith(`${key}.`)) continue
      const names = placeholdersOf(text, locale)
      if (!names) faults.push(`${at}: text "${spoken}" cannot be read in ${locale}`)
      for (const name of names ?? [])
        if (!named.has(name))
          faults.push(`${at}: text "${spoken}" names {${name}} in ${locale}, which has no value there`)
    }
  }
  return faults
}

/** The values a text in ICU MessageFormat names; null when it is none. */
function placeholdersOf(text: string, locale: string): ReadonlySet<string> | null {
  try {
    return new Set(namesIn(new IntlMessageFormat(text, locale, undefined, { ignoreTag: true }).getAst()))
  } catch {
    return null
  }
}

/** The parser's mark of plain words; every other element with a `value` names a placeholder. */
const LITERAL = 0

function namesIn(elements: ReturnType<IntlMessageFormat['getAst']>): string[] {
  return elements.flatMap((element) => {
    if (element.type === LITERAL || !('value' in element)) return []
    if (!('options' in element)) return [element.value]
    return [element.value, ...Object.values(element.options).flatMap((option) => namesIn(option.value))]
  })
}

function actionFaults(at: string, state: Extract<FlowState, { kind: 'action' }>, vocabulary: FlowVocabulary): string[] {
  const outcomes = vocabulary.actions.get(state.action)
  if (!outcomes) return [`${at}: unknown action "${state.action}"`]
  const missing = outcomes.filter((outcome) => !lookUp(state.outcomes, outcome))
  const unknown = Object.keys(state.outcomes).filter((outcome) => !outcomes.includes(outcome))
  return [
    ...missing.map((outcome) => `${at}: outcome "${outcome}" of ${state.action} leads nowhere`),
    ...unknown.map((outcome) => `${at}: ${state.action} has no outcome "${outcome}"`),
  ]
}

function reachFaults(flow: Flow): string[] {
  if (!lookUp(flow.states, flow.start)) return [`start: "${flow.start}" is no state`]
  const reached = reachable(flow, [flow.start])
  const faults = Object.keys(flow.states)
    .filter((id) => !reached.has(id))
    .map((id) => `states.${id}: cannot be reached from "${flow.start}"`)
  for (const id of reached) {
    const ends = [...reachable(flow, [id])].some((next) =>
      ['end', 'handoff'].includes(lookUp(flow.states, next)?.kind ?? ''),
    )
    if (!ends) faults.push(`states.${id}: no way from here to an end`)
  }
  return [...faults, ...silentLoops(flow)]
}

/** Loops that need not wait for the shopper could spin for ever: a call may return at once, and a question passes while its slot is known. */
function silentLoops(flow: Flow): string[] {
  const waits = waitingStates(flow)
  const loops = Object.entries(flow.states).filter(
    ([id, state]) => !waits.has(id) && reachable(flow, successors(state), (next) => waits.has(next)).has(id),
  )
  return loops.map(([id, state]) => {
    const hint = state.kind === 'collect' ? ` once "${state.slot}" is known: a set state on the way must clear it` : ''
    return `states.${id}: stands in a loop that never waits for the shopper${hint}`
  })
}

/**
 * The states no silent loop runs through: yes-or-no questions, and questions that every silent way back to them clears the slot of.
 * A way through a state that waits is not silent, so one such question can make another: repeated until none is added.
 */
function waitingStates(flow: Flow): ReadonlySet<string> {
  const states = Object.entries(flow.states)
  const waits = new Set(states.filter(([, state]) => state.kind === 'confirm').map(([id]) => id))
  for (let before = -1; before < waits.size; ) {
    before = waits.size
    for (const [id, state] of states)
      if (state.kind === 'collect' && !waits.has(id) && !returnsKnown(flow, id, state.slot, waits)) waits.add(id)
  }
  return waits
}

/** Can the flow come back to a question whose slot it has filled, with the slot still filled, and without waiting? */
function returnsKnown(flow: Flow, start: string, slot: string, waits: ReadonlySet<string>): boolean {
  const seen = new Set<string>()
  const open = [{ id: start, known: true }]
  for (let step = open.pop(); step; step = open.pop()) {
    const state = lookUp(flow.states, step.id)
    if (!state || waits.has(step.id)) continue
    // An unknown slot makes its question wait.
    if (!step.known && state.kind === 'collect' && state.slot === slot) continue
    const set = state.kind === 'set' ? lookUp(state.slots, slot) : undefined
    const known = set === undefined ? step.known : set !== null
    for (const id of successors(state)) {
      if (id === start && known) return true
      const mark = `${id}/${known}`
      if (seen.has(mark)) continue
      seen.add(mark)
      open.push({ id, known })
    }
  }
  return false
}

function reachable(flow: Flow, from: string[], stop: (id: string) => boolean = () => false): Set<string> {
  const seen = new Set<string>()
  const open = [...from]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const state = lookUp(flow.states, id)
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
      if (!Object.hasOwn(flow.slots, slot)) faults.push(`trigger.set.${intent}: slot "${slot}" is not declared`)
  }
  return faults
}
