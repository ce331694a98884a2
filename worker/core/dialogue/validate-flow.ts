import * as v from 'valibot'
import { err, ok, type Result } from '../result'
import { consentFaults } from './check-consent'
import { reachFaults } from './check-reach'
import { spokenKeys, spokenTitles, type TextsByLocale, textFaults } from './check-texts'
import { type FlowFault, fault, lookUp } from './flow-fault'
import { type Flow, type FlowState, flowSchema } from './flow-schema'
import { ownTextFaults, textsWith } from './own-texts'
import { type FlowTool, toolFaults } from './validate-tools'

/** What a flow may refer to: the actions with their outcomes, option providers, other flows and the texts of every locale by key. */
export type FlowVocabulary = {
  readonly actions: ReadonlyMap<string, readonly string[]>
  /** The actions among them that change something the shopper must have agreed to; absent where there are none. */
  readonly changing?: ReadonlySet<string>
  readonly options: ReadonlySet<string>
  readonly flows: ReadonlySet<string>
  readonly intents: ReadonlySet<string>
  readonly texts: TextsByLocale
  /** The shop's tools: who may call each, the slots it is told and those it fills. Absent where there are none. */
  readonly tools?: ReadonlyMap<string, FlowTool>
}

/** What a prompt may name beside the slots of its flow: the values the engine always gives. */
export const ENGINE_VALUES: ReadonlySet<string> = new Set(
  'shop currency window order_number email address item kind status left return_id newsletter_mail'.split(' '),
)

/** Parses and checks a flow; every fault is named with its place ("states.show: leads to "late", which is no state"). */
export function validateFlow(input: unknown, vocabulary: FlowVocabulary): Result<Flow, string[]> {
  const parsed = parseFlow(input)
  const checked = parsed.ok ? checkFlow(parsed.value, vocabulary) : parsed
  return checked.ok ? checked : err(checked.error.map(({ at, message }) => `${at}: ${message}`))
}

/** A flow of the right shape. What is wrong in shape comes alone: nothing further can be told of such a flow. */
export function parseFlow(input: unknown): Result<Flow, FlowFault[]> {
  const parsed = v.safeParse(flowSchema, input)
  return parsed.success ? ok(parsed.output) : err(parsed.issues.map(shapeFault))
}

/** Checks a flow that has its shape; every fault with its path. */
export function checkFlow(flow: Flow, vocabulary: FlowVocabulary): Result<Flow, FlowFault[]> {
  const known = { ...vocabulary, texts: textsWith(vocabulary.texts, flow) }
  const faults = [
    ...titleFaults(flow, known),
    ...Object.entries(flow.states).flatMap(([id, state]) => stateFaults(flow, ['states', id], state, known)),
    ...reachFaults(flow),
    ...consentFaults(flow, vocabulary),
    ...triggerFaults(flow, known),
    ...ownTextFaults(flow, vocabulary.texts),
  ]
  return faults.length > 0 ? err(faults) : ok(flow)
}

/** The place and what was expected there; what came instead is not repeated. */
function shapeFault(issue: v.BaseIssue<unknown>): FlowFault {
  const keys = (issue.path ?? []).map(({ key }) => (/^[\w-]{1,64}$/.test(String(key)) ? String(key) : '?'))
  const message = issue.message.replace(/(?::| but) received .*$/is, '')
  return { at: keys.join('.') || 'flow', path: keys, message }
}

function titleFaults(flow: Flow, vocabulary: FlowVocabulary): FlowFault[] {
  const lacking = [...vocabulary.texts.keys()].filter((locale) => !Object.hasOwn(flow.title, locale))
  return lacking.map((locale) => fault(['title'], `missing in ${locale}`))
}

type Place = readonly string[]

function stateFaults(flow: Flow, at: Place, state: FlowState, vocabulary: FlowVocabulary): FlowFault[] {
  const faults = ways(state)
    .filter(({ to }) => !lookUp(flow.states, to))
    .map(({ to, inside }) => fault(at, `leads to "${to}", which is no state`, ...inside))
  const named = new Set([...ENGINE_VALUES, ...Object.keys(flow.slots)])
  for (const key of spokenKeys(state)) faults.push(...textFaults(at, key, vocabulary.texts, named))
  // Titles are spoken without values.
  for (const key of spokenTitles(state)) faults.push(...textFaults(at, key, vocabulary.texts, new Set()))
  if (state.kind === 'action')
    faults.push(...actionFaults(at, state, vocabulary), ...toolFaults(flow, at, state, vocabulary.tools))
  if (state.kind === 'call') {
    if (!vocabulary.flows.has(state.flow)) faults.push(fault(at, `calls unknown flow "${state.flow}"`, 'flow'))
    if (state.flow === flow.flow) faults.push(fault(at, 'a flow cannot call itself', 'flow'))
  }
  if (state.kind === 'collect') faults.push(...collectFaults(flow, at, state, vocabulary))
  if (state.kind === 'end') faults.push(...offerFaults(at, state, vocabulary))
  if (state.kind === 'set') {
    const unknown = Object.keys(state.slots).filter((slot) => !Object.hasOwn(flow.slots, slot))
    faults.push(...unknown.map((slot) => fault(at, `slot "${slot}" is not declared`, 'slots', slot)))
  }
  return faults
}

/** What is offered at an end is an intent with a title of its own; without words to say nobody sees it. */
function offerFaults(at: Place, state: Extract<FlowState, { kind: 'end' }>, vocabulary: FlowVocabulary): FlowFault[] {
  const { offer = [] } = state
  const faults = offer.flatMap((intent, i) => [
    ...(vocabulary.intents.has(intent) ? [] : [fault(at, `offers unknown intent "${intent}"`, 'offer', String(i))]),
    ...textFaults(at, { key: `intent_${intent}`, inside: ['offer', String(i)] }, vocabulary.texts, new Set()),
  ])
  return offer.length > 0 && !state.say ? [...faults, fault(at, 'offers something but says nothing', 'offer')] : faults
}

/** Where a state leads, and where in it that stands. */
function ways(state: FlowState): { readonly to: string; readonly inside: Place }[] {
  switch (state.kind) {
    case 'collect':
    case 'say':
    case 'set':
      return [{ to: state.next, inside: ['next'] }]
    case 'confirm':
      return [
        { to: state.yes, inside: ['yes'] },
        { to: state.no, inside: ['no'] },
      ]
    case 'action':
    case 'call':
      return Object.entries(state.outcomes).map(([outcome, to]) => ({ to, inside: ['outcomes', outcome] }))
    case 'handoff':
    case 'end':
      return []
  }
}

function collectFaults(
  flow: Flow,
  at: Place,
  state: Extract<FlowState, { kind: 'collect' }>,
  vocabulary: FlowVocabulary,
): FlowFault[] {
  const faults: FlowFault[] = []
  const slot = lookUp(flow.slots, state.slot)
  if (!slot) faults.push(fault(at, `slot "${state.slot}" is not declared`, 'slot'))
  if (state.options && !vocabulary.options.has(state.options))
    faults.push(fault(at, `unknown options "${state.options}"`, 'options'))
  if (slot?.from === 'tool')
    faults.push(fault(at, `slot "${state.slot}" is filled by a tool, it cannot be asked for`, 'slot'))
  if (slot?.from === 'choice' && !state.options && state.choices.length === 0)
    faults.push(fault(at, `slot "${state.slot}" is a choice, but none is offered: give choices or options`))
  // Not every shopper can attach something.
  if (slot?.from === 'attachment' && !state.options && state.choices.length === 0)
    faults.push(fault(at, `slot "${state.slot}" is an attachment: give a choice to go on without one`))
  if (slot?.from === 'message')
    faults.push(fault(at, `slot "${state.slot}" is the first message, which is never asked for`, 'slot'))
  const unknown = state.choices
    .flatMap((choice) => choice.intents ?? [])
    .filter((intent) => !vocabulary.intents.has(intent))
  faults.push(...unknown.map((intent) => fault(at, `unknown intent "${intent}" of a choice`, 'choices')))
  return faults
}

function actionFaults(
  at: Place,
  state: Extract<FlowState, { kind: 'action' }>,
  vocabulary: FlowVocabulary,
): FlowFault[] {
  const outcomes = vocabulary.actions.get(state.action)
  if (!outcomes) return [fault(at, `unknown action "${state.action}"`, 'action')]
  const missing = outcomes.filter((outcome) => !lookUp(state.outcomes, outcome))
  const unknown = Object.keys(state.outcomes).filter((outcome) => !outcomes.includes(outcome))
  return [
    ...missing.map((outcome) => fault(at, `outcome "${outcome}" of ${state.action} leads nowhere`, 'outcomes')),
    ...unknown.map((outcome) => fault(at, `${state.action} has no outcome "${outcome}"`, 'outcomes', outcome)),
  ]
}

function triggerFaults(flow: Flow, vocabulary: FlowVocabulary): FlowFault[] {
  const faults: FlowFault[] = []
  flow.trigger.intents.forEach((intent, i) => {
    if (!vocabulary.intents.has(intent))
      faults.push(fault(['trigger', 'intents'], `unknown intent "${intent}"`, String(i)))
  })
  for (const [intent, slots] of Object.entries(flow.trigger.set)) {
    const at = ['trigger', 'set', intent]
    if (!flow.trigger.intents.includes(intent)) faults.push(fault(at, 'not among the intents of the trigger'))
    for (const slot of Object.keys(slots))
      if (!Object.hasOwn(flow.slots, slot)) faults.push(fault(at, `slot "${slot}" is not declared`, slot))
  }
  return faults
}
