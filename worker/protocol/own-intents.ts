import * as v from 'valibot'
import { locale, messageText } from './primitives'
import { understanding } from './understanding'

/** Own intents of one shop at once. */
export const MAX_OWN_INTENTS = 50
/** Fewer examples say too little to learn from. */
export const MIN_EXAMPLES = 5
export const MAX_EXAMPLES = 200
/** Longest example, in UTF-16 code units: a shopper's sentence or three. */
export const MAX_EXAMPLE_CHARS = 300
export const MAX_ANSWER_CHARS = 2_000
export const MAX_QUICK_REPLIES = 4
export const MAX_QUICK_REPLY_CHARS = 40

/** Letters of any script, digits and _; case and form of letters make no difference. */
export const ownIntentName = v.pipe(
  v.string(),
  v.transform((name) => name.normalize('NFC').toLowerCase()),
  v.regex(
    /^[\p{L}\p{N}][\p{L}\p{M}\p{N}_]{0,39}$/u,
    'must be 1 to 40 letters, digits and _, with a letter or digit first',
  ),
)

const line = (max: number) =>
  v.pipe(
    v.string(),
    v.transform((text) => text.toWellFormed().replace(/\s+/g, ' ').trim()),
    v.minLength(1, 'must not be empty'),
    v.maxLength(max, `must be at most ${max} characters`),
  )

/** What shoppers write who mean this; the same text twice counts once. */
const examples = v.pipe(
  v.array(line(MAX_EXAMPLE_CHARS)),
  v.transform((texts) => [...new Map(texts.map((text) => [text.toLowerCase(), text])).values()]),
  v.minLength(MIN_EXAMPLES, `must hold at least ${MIN_EXAMPLES} different examples`),
  v.maxLength(MAX_EXAMPLES, `must hold at most ${MAX_EXAMPLES} examples`),
)

const answer = v.pipe(
  v.string(),
  v.transform((text) => text.toWellFormed().trim()),
  v.minLength(1, 'must not be empty'),
  v.maxLength(MAX_ANSWER_CHARS, `must be at most ${MAX_ANSWER_CHARS} characters`),
)

export const ownIntentAction = v.variant(
  'kind',
  [
    v.object({ kind: v.literal('answer') }),
    v.object({ kind: v.literal('handoff') }),
    v.object({ kind: v.literal('flow'), flow: v.string() }),
  ],
  'must be {kind: answer}, {kind: handoff} or {kind: flow, flow}',
)

const content = {
  examples,
  /** By locale; one that is not there is answered in the shop's default locale, or in whichever there is. */
  answer: v.record(locale, answer),
  quick_replies: v.optional(
    v.record(
      locale,
      v.pipe(
        v.array(line(MAX_QUICK_REPLY_CHARS)),
        v.maxLength(MAX_QUICK_REPLIES, `must be at most ${MAX_QUICK_REPLIES}`),
      ),
    ),
    {},
  ),
  action: v.optional(ownIntentAction, { kind: 'answer' }),
}

/** Body of PUT /v1/shops/{shop}/own-intents/{name}. */
export const ownIntentDraft = v.object({
  ...content,
  /** The version that was edited; when it is no longer the newest, nothing is saved (409). 0 for a new intent. Absent: whatever stands is replaced. */
  base_version: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
})
export type OwnIntentDraft = v.InferOutput<typeof ownIntentDraft>

/** Body of POST .../own-intents/preview: what saving would learn. */
export const ownIntentPreview = v.object({ name: ownIntentName, examples })

/** Body of POST .../own-intents/{name}/restore. */
export const restoreOwnIntent = v.object({ version: v.pipe(v.number(), v.safeInteger(), v.minValue(1)) })

/** Body of POST .../own-intents/try. */
export const tryMessage = v.object({ text: messageText })

const score = v.number()

export const ownIntentEstimate = v.object({
  name: v.string(),
  examples: v.number(),
  /** Share of the examples understood as this when judged by the others alone. */
  recall: score,
  /** Share of what is taken for this that is it. */
  precision: score,
  /** Examples understood as something else; `own` tells whether `as` is another own intent. */
  misread: v.array(v.object({ text: v.string(), as: v.string(), own: v.boolean() })),
})
export type OwnIntentEstimate = v.InferOutput<typeof ownIntentEstimate>

export const ownIntentCollision = v.object({
  intent: v.string(),
  with: v.string(),
  own: v.boolean(),
  severity: v.picklist(['low', 'high']),
  examples: v.array(v.string()),
  theirs: v.array(v.string()),
})
export type OwnIntentCollision = v.InferOutput<typeof ownIntentCollision>

/** Leave-one-out estimate over all own intents of the shop. */
export const ownIntentsReport = v.object({
  recall: score,
  /** Share of everyday messages, which have a built-in intent, that an own intent would take. */
  everyday_taken: score,
  intents: v.array(ownIntentEstimate),
  collisions: v.array(ownIntentCollision),
})
export type OwnIntentsReport = v.InferOutput<typeof ownIntentsReport>

export const ownIntent = v.object({
  name: v.string(),
  version: v.number(),
  examples: v.array(v.string()),
  answer: v.record(v.string(), v.string()),
  quick_replies: v.record(v.string(), v.array(v.string())),
  action: ownIntentAction,
  created_at: v.string(),
  updated_at: v.string(),
})
export type OwnIntent = v.InferOutput<typeof ownIntent>

/** GET .../own-intents; `report` is null until the running model has learned them, which takes seconds after a release. */
export const ownIntentList = v.object({
  intents: v.array(ownIntent),
  report: v.nullable(ownIntentsReport),
  locales: v.array(v.string()),
  default_locale: v.string(),
  flows: v.array(v.string()),
  model_version: v.string(),
})
export type OwnIntentList = v.InferOutput<typeof ownIntentList>

export const ownIntentSaved = v.object({ intent: ownIntent, report: ownIntentsReport })
export type OwnIntentSaved = v.InferOutput<typeof ownIntentSaved>

export const ownIntentHistory = v.object({
  name: v.string(),
  archived: v.boolean(),
  /** Newest first. */
  versions: v.array(
    v.object({
      version: v.number(),
      saved_at: v.string(),
      saved_by: v.string(),
      examples: v.array(v.string()),
      answer: v.record(v.string(), v.string()),
      quick_replies: v.record(v.string(), v.array(v.string())),
      action: ownIntentAction,
    }),
  ),
})
export type OwnIntentHistory = v.InferOutput<typeof ownIntentHistory>

export const triedMessage = v.object({
  understanding,
  /** Best first, at most three; a message is an own intent from a confidence of 0.5 on. */
  own_intents: v.array(v.object({ name: v.string(), confidence: v.number(), taken: v.boolean() })),
})
export type TriedMessage = v.InferOutput<typeof triedMessage>
