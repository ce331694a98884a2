import type { Estimate, OwnExamples, ReadMessage, ReferenceMessage } from './learn'
import { UNREAD } from './score'

/** How well one intent is told apart, each example judged by what was learned without it. */
export type OwnIntentEstimate = {
  readonly name: string
  readonly examples: number
  /** Share of its examples that are understood as it. */
  readonly recall: number
  /** Of the examples and everyday messages taken for it, the share that is it; 1 when none is. */
  readonly precision: number
  /** Examples understood as something else, and as what: another own intent, a built-in one, or `nlu_fallback`. */
  readonly misread: readonly { readonly text: string; readonly as: string; readonly own: boolean }[]
}

/** Two intents that sound alike, with the messages that show it. */
export type Collision = {
  readonly intent: string
  readonly with: string
  /** Whether `with` is another own intent. */
  readonly own: boolean
  /** 'high': a third or more of the examples. */
  readonly severity: 'low' | 'high'
  /** Examples of `intent` understood as `with`, or well understood as it by the model alone. */
  readonly examples: readonly string[]
  /** Messages of `with` understood as `intent`. */
  readonly theirs: readonly string[]
}

export type OwnIntentsReport = {
  readonly intents: readonly OwnIntentEstimate[]
  readonly collisions: readonly Collision[]
  /** Share of all examples that are understood as what they are. */
  readonly recall: number
  /** Share of the everyday messages that an own intent would take. */
  readonly everydayTaken: number
}

type Judged = { readonly message: ReadMessage; readonly from: number; readonly as: string; readonly own: boolean }
type Taken = { readonly text: string; readonly intent: string; readonly by: number }

export type ReportInput = {
  readonly intents: readonly OwnExamples[]
  readonly examples: readonly { readonly message: ReadMessage; readonly intent: number }[]
  readonly reference: readonly ReferenceMessage[]
  /** Of the examples, then of the reference. */
  readonly estimates: readonly Estimate[]
  readonly thresholds: readonly number[]
}

/** Texts shown of each side of a collision. */
const MAX_SHOWN = 5
/** From this share of an intent's examples on a collision is grave. */
const GRAVE = 1 / 3
/** From this confidence on the model knows what it reads. */
const SURE = 0.9
/** Fewer than this share, and fewer than two, is chance. */
const WORTH_TELLING = 0.2

/** What leaving each message out in turn says about the intents. */
export function reportOf(input: ReportInput): OwnIntentsReport {
  const { intents, examples, reference, estimates, thresholds } = input
  const takenBy = (row: number): number => {
    const estimate = estimates[row]
    return estimate && estimate.score >= (thresholds[estimate.intent] ?? 1) ? estimate.intent : -1
  }
  const judged = examples.map(({ message, intent }, row): Judged => {
    const taken = intents[takenBy(row)]
    return { message, from: intent, as: taken?.name ?? message.reading.name, own: taken !== undefined }
  })
  const taken = reference.flatMap(({ text, intent }, row): Taken[] => {
    const by = takenBy(examples.length + row)
    return by < 0 || UNREAD.has(intent) ? [] : [{ text, intent, by }]
  })
  const everyday = reference.filter(({ intent }) => !UNREAD.has(intent)).length
  return {
    intents: intents.map((_, k) => estimateOf(intents, judged, taken, k)),
    collisions: intents.flatMap((_, k) => [...withOwn(intents, judged, k), ...withBuiltIn(intents, judged, taken, k)]),
    recall: share(judged.filter(({ as, from, own }) => own && as === intents[from]?.name).length, judged.length),
    everydayTaken: share(taken.length, everyday),
  }
}

function estimateOf(
  intents: readonly OwnExamples[],
  judged: readonly Judged[],
  taken: readonly Taken[],
  k: number,
): OwnIntentEstimate {
  const name = intents[k]?.name ?? ''
  const own = judged.filter(({ from }) => from === k)
  const right = own.filter((one) => one.own && one.as === name).length
  const claimed = judged.filter((one) => one.own && one.as === name).length + taken.filter(({ by }) => by === k).length
  return {
    name,
    examples: own.length,
    recall: share(right, own.length),
    precision: claimed === 0 ? 1 : share(right, claimed),
    misread: own
      .filter((one) => !one.own || one.as !== name)
      .map(({ message, as, own: isOwn }) => ({ text: message.text, as, own: isOwn })),
  }
}

/** Each pair once, told of the earlier intent. */
function withOwn(intents: readonly OwnExamples[], judged: readonly Judged[], k: number): Collision[] {
  const texts = (from: number, to: number) =>
    judged
      .filter((one) => one.from === from && one.own && one.as === intents[to]?.name)
      .map(({ message }) => message.text)
  return intents.flatMap((other, o) => {
    if (o <= k) return []
    return collision(intents[k], other.name, true, texts(k, o), texts(o, k), other.examples.length)
  })
}

function withBuiltIn(
  intents: readonly OwnExamples[],
  judged: readonly Judged[],
  taken: readonly Taken[],
  k: number,
): Collision[] {
  // What the bot understands well already is a collision too, even where the examples would win: everyday messages are next to them.
  const mine = judged.flatMap(({ message, from, own }) => {
    const { name, confidence } = message.reading
    const counts = from === k && !UNREAD.has(name) && (!own || confidence >= SURE)
    return counts ? [{ text: message.text, as: name }] : []
  })
  const theirs = taken.filter(({ by }) => by === k)
  const names = new Set([...mine.map(({ as }) => as), ...theirs.map(({ intent }) => intent)])
  return [...names].sort().flatMap((name) =>
    collision(
      intents[k],
      name,
      false,
      mine.filter(({ as }) => as === name).map(({ text }) => text),
      theirs.filter(({ intent }) => intent === name).map(({ text }) => text),
      Number.POSITIVE_INFINITY,
    ),
  )
}

function collision(
  intent: OwnExamples | undefined,
  name: string,
  own: boolean,
  examples: readonly string[],
  theirs: readonly string[],
  theirCount: number,
): Collision[] {
  if (!intent) return []
  const part = Math.max(share(examples.length, intent.examples.length), share(theirs.length, theirCount))
  if (examples.length + theirs.length < 2 && part < WORTH_TELLING) return []
  return [
    {
      intent: intent.name,
      with: name,
      own,
      severity: part >= GRAVE ? 'high' : 'low',
      examples: examples.slice(0, MAX_SHOWN),
      theirs: theirs.slice(0, MAX_SHOWN),
    },
  ]
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((1e4 * part) / whole) / 1e4
}
