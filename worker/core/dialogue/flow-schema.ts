import * as v from 'valibot'
import { entityType } from '../../protocol'

const name = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9_]*$/, 'must be snake_case'))

/**
 * Where a slot's value comes from: an entity of the message (with `many` all of that type, joined by "|"), its whole text, one of the
 * choices offered, a one-time code, a tool's answer, what was attached to the message (ids joined by ","), or the message that began the
 * flow. An `open` text may tell of anything: what sounds like another task is part of it.
 */
const slotSpec = v.variant('from', [
  v.strictObject({
    from: v.literal('entity'),
    entity: entityType,
    keep: v.optional(v.boolean(), false),
    many: v.optional(v.boolean()),
  }),
  v.strictObject({
    from: v.literal('text'),
    keep: v.optional(v.boolean(), false),
    open: v.optional(v.boolean(), false),
  }),
  v.strictObject({ from: v.literal('choice'), keep: v.optional(v.boolean(), false) }),
  v.strictObject({ from: v.literal('code'), keep: v.optional(v.boolean(), false) }),
  v.strictObject({ from: v.literal('tool'), keep: v.optional(v.boolean(), false) }),
  v.strictObject({ from: v.literal('attachment'), keep: v.optional(v.boolean(), false) }),
  v.strictObject({ from: v.literal('message'), keep: v.optional(v.boolean(), false) }),
])

/** `intents` pick the choice as well as its title does. What came later than flows were first stored has no default: a stored flow lacks it. */
const fixedChoice = v.strictObject({ title: name, value: v.string(), intents: v.optional(v.array(name)) })

/** Asks for one slot and waits; passes at once when the slot is known. `options` names a provider of choices. */
const collectState = v.strictObject({
  kind: v.literal('collect'),
  slot: name,
  prompt: name,
  reprompt: v.optional(name),
  choices: v.optional(v.array(fixedChoice), []),
  options: v.optional(name),
  /** Offers a person beside the choices, for this reason. */
  offer_person: v.optional(v.picklist(['flow', 'verification', 'upset'])),
  next: name,
})
/** Asks yes or no and waits. */
const confirmState = v.strictObject({ kind: v.literal('confirm'), prompt: name, yes: name, no: name })
/** Runs an action; its outcome picks the next state. `tool` is what `call_tool` calls. */
const actionState = v.strictObject({
  kind: v.literal('action'),
  action: name,
  tool: v.optional(name),
  outcomes: v.record(name, name),
})
/** Runs another flow and comes back; that flow's outcome picks the next state. */
const callState = v.strictObject({
  kind: v.literal('call'),
  flow: name,
  outcomes: v.strictObject({ completed: name, failed: name }),
})
const sayState = v.strictObject({ kind: v.literal('say'), say: name, next: name })
/** Sets slots to fixed values; null clears one. */
const setState = v.strictObject({ kind: v.literal('set'), slots: v.record(name, v.nullable(v.string())), next: name })
const handoffState = v.strictObject({
  kind: v.literal('handoff'),
  reason: v.picklist(['flow', 'verification', 'upset']),
})
const endState = v.strictObject({
  kind: v.literal('end'),
  outcome: v.picklist(['completed', 'failed', 'abandoned']),
  say: v.optional(name),
  /** Offers a person beside what was said. */
  offer_person: v.optional(v.boolean(), false),
  /** Offers other tasks by their intents. */
  offer: v.optional(v.array(name)),
})

export const flowState = v.variant('kind', [
  collectState,
  confirmState,
  actionState,
  callState,
  sayState,
  setState,
  handoffState,
  endState,
])
export type FlowState = v.InferOutput<typeof flowState>

/** A flow: a finite-state machine that a merchant can read and edit. Texts are keys of the response catalogue. */
export const flowSchema = v.strictObject({
  flow: name,
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** By locale; the validator asks for one in every locale that replies are written in. */
  title: v.record(v.string(), v.pipe(v.string(), v.regex(/\S/, 'must not be blank'))),
  /** Intents that start it; empty for a flow that is only called. `set` fills slots by intent. */
  trigger: v.strictObject({
    intents: v.array(name),
    set: v.optional(v.record(name, v.record(name, v.string())), {}),
  }),
  slots: v.record(name, slotSpec),
  start: name,
  states: v.record(name, flowState),
})
export type Flow = v.InferOutput<typeof flowSchema>

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

/** The response keys a state speaks, the titles of its choices apart. */
export function textKeys(state: FlowState): string[] {
  switch (state.kind) {
    case 'collect':
      return [state.prompt, ...(state.reprompt ? [state.reprompt] : [])]
    case 'confirm':
      return [state.prompt]
    case 'say':
      return [state.say]
    case 'end':
      return state.say ? [state.say] : []
    default:
      return []
  }
}

/** The response keys of the choices a state offers. */
export function titleKeys(state: FlowState): string[] {
  return state.kind === 'collect' ? state.choices.map((choice) => choice.title) : []
}
