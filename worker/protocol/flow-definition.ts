import * as v from 'valibot'
import { locale } from './primitives'
import { entityType } from './understanding'

/** Longest text of a flow or wording of a reply, in UTF-16 code units. */
export const MAX_FLOW_TEXT_CHARS = 2_000
/** States of one flow; the largest built-in one has under thirty. */
export const MAX_FLOW_STATES = 100

const name = v.pipe(
  v.string(),
  v.regex(/^[a-z][a-z0-9_]*$/, 'must be snake_case'),
  v.maxLength(80, 'must be at most 80 characters'),
)

/** An intent that starts a flow: a built-in one, or one a merchant taught ("own:engraving"). */
const triggerIntent = v.pipe(
  v.string(),
  v.regex(
    /^(?:[a-z][a-z0-9_]*|own:[\p{L}\p{N}][\p{L}\p{M}\p{N}_]{0,39})$/u,
    'must be snake_case, or own: and the name of an own intent',
  ),
)

/** A key of a text that the flow itself brings: `x_`, the flow's name and a name; `.negative` words it for an upset shopper. */
const ownTextKey = v.pipe(
  v.string(),
  v.regex(/^x_[a-z][a-z0-9_]*(?:\.(?:negative|positive))?$/, 'must begin with x_ and the name of the flow'),
)
const flowText = v.pipe(
  v.string(),
  v.regex(/\S/, 'must not be blank'),
  v.maxLength(MAX_FLOW_TEXT_CHARS, `must be at most ${MAX_FLOW_TEXT_CHARS} characters`),
)

/** What plain words of any message may tell: why something goes back, what went wrong with a payment, a new one or the money. */
const slotReader = v.picklist(['return_reason', 'payment_trouble', 'resolution', 'return_kind'])
export type SlotReader = v.InferOutput<typeof slotReader>

/**
 * Where a slot's value comes from: an entity of the message (with `many` all of that type, joined by "|"), its whole text, one of the
 * choices offered, a one-time code, a tool's answer, what was attached to the message (ids joined by ","), or the message that began the
 * flow. An `open` text may tell of anything: what sounds like another task is part of it. What `reads` names is taken from any message that
 * tells it in plain words, so that it is not asked for.
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
    reads: v.optional(slotReader),
  }),
  v.strictObject({
    from: v.literal('choice'),
    keep: v.optional(v.boolean(), false),
    reads: v.optional(slotReader),
  }),
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
    intents: v.array(triggerIntent),
    set: v.optional(v.record(triggerIntent, v.record(name, v.string())), {}),
  }),
  slots: v.record(name, slotSpec),
  start: name,
  states: v.pipe(
    v.record(name, flowState),
    v.check((states) => Object.keys(states).length <= MAX_FLOW_STATES, `must be at most ${MAX_FLOW_STATES} states`),
  ),
  /** Texts of its own, by locale and key, in ICU MessageFormat. */
  texts: v.optional(v.record(locale, v.record(ownTextKey, flowText))),
})
export type Flow = v.InferOutput<typeof flowSchema>
