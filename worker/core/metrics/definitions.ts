import type { TurnBlob, TurnDouble } from './columns'

/**
 * What a point ended as. An idle resolution is 'resolved' with no message in or out: not a turn, never counted as one.
 */
export const OUTCOMES = ['answered', 'fallback', 'handed_off', 'resolved', 'human', 'error'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** A test of one column of a point. Values are fixed here, never input. */
export type Condition =
  | { readonly column: TurnBlob; readonly is: Outcome }
  | { readonly column: TurnDouble; readonly equals: number }
  | { readonly column: TurnDouble; readonly above: number }

/** All conditions must hold; none means every point. */
export type Conditions = readonly Condition[]

const MESSAGE_IN: Condition = { column: 'messages_in', above: 0 }
const MESSAGE_OUT: Condition = { column: 'messages_out', above: 0 }
const outcome = (is: Outcome): Condition => ({ column: 'outcome', is })

/** A turn: the shopper wrote. Greetings and proactive messages (nothing in) and idle resolutions are not turns. */
export const TURN: Conditions = [MESSAGE_IN]
/**
 * A turn to which the bot said something. While a person has the conversation the bot is silent, so bot and person
 * never mix.
 */
export const ANSWERED: Conditions = [MESSAGE_IN, MESSAGE_OUT]

export type Unit = 'count' | 'share' | 'ms'

/** A figure over points: how many, the sum of columns, or a nearest-rank quantile (`permille` of 1000). */
export type PointMetric = {
  readonly over: 'points'
  readonly unit: 'count' | 'ms'
  readonly take:
    | { readonly kind: 'count' }
    | { readonly kind: 'sum'; readonly of: readonly TurnDouble[] }
    | { readonly kind: 'quantile'; readonly of: TurnDouble; readonly permille: number }
  readonly where: Conditions
}

/** The one point of a conversation at which it is counted. */
export type Place = 'first_turn' | 'last_point'

/**
 * A number of conversations. Each stands at exactly one of its points, so any split (by hour, by channel) sums to the
 * whole: 'first_turn' is its first turn within the range, 'last_point' its last point of any kind within the range.
 * `where` tests that point; `ever` tests whether any point of the conversation within the range fits.
 */
export type ConversationMetric = {
  readonly over: 'conversations'
  readonly unit: 'count'
  readonly at: Place
  readonly where: Conditions
  readonly ever?: Conditions
}

/** part / whole, null when whole is 0. Both are counts of the same things, so it lies between 0 and 1. */
export type ShareMetric<Id extends string = string> = {
  readonly over: 'share'
  readonly unit: 'share'
  readonly part: Id
  readonly whole: Id
}

export type CountedMetric = PointMetric | ConversationMetric

const count = (where: Conditions): PointMetric => ({ over: 'points', unit: 'count', take: { kind: 'count' }, where })
const sum = (...of: TurnDouble[]): PointMetric => ({
  over: 'points',
  unit: 'count',
  take: { kind: 'sum', of },
  where: [],
})
const quantile = (of: TurnDouble, permille: number): PointMetric => ({
  over: 'points',
  unit: 'ms',
  take: { kind: 'quantile', of, permille },
  where: ANSWERED,
})
const conversations = (at: Place, where: Conditions, ever?: Conditions): ConversationMetric => ({
  over: 'conversations',
  unit: 'count',
  at,
  where,
  ...(ever ? { ever } : {}),
})

/** Every figure that is read from points. What each counts, precisely, is the comment above it. */
export const COUNTED = {
  /** Conversations in which the shopper wrote at least once, each at its first turn within the range. */
  conversations: conversations('first_turn', []),
  /** Turns: one a shopper's message answered or passed on (see TURN). */
  turns: count(TURN),
  /** Turns to which the bot said something: the whole of fallback_share and the population of the reply times. */
  answered_turns: count(ANSWERED),
  /** Messages in both directions, greetings included, a person's messages not. */
  messages: sum('messages_in', 'messages_out'),
  /** Messages written by shoppers. */
  messages_in: sum('messages_in'),
  /** Messages written by the bot. */
  messages_out: sum('messages_out'),
  /** Milliseconds from a shopper's message to the bot's stored reply, over answered turns: half are at most this. */
  reply_p50_ms: quantile('latency_ms', 500),
  /** As reply_p50_ms: 95 of 100 are at most this. */
  reply_p95_ms: quantile('latency_ms', 950),
  /** As reply_p50_ms: 99 of 100 are at most this. */
  reply_p99_ms: quantile('latency_ms', 990),
  /** Milliseconds of the reply time spent in the model, over answered turns. */
  nlu_p50_ms: quantile('nlu_ms', 500),
  /** As nlu_p50_ms, for 95 of 100. */
  nlu_p95_ms: quantile('nlu_ms', 950),
  /** As nlu_p50_ms, for 99 of 100. */
  nlu_p99_ms: quantile('nlu_ms', 990),
  /** Answered turns in which the bot said it was unsure. */
  fallbacks: count([...ANSWERED, outcome('fallback')]),
  /** Turns that ended in a failure of ours; the shopper still got a reply. */
  errors: count([...TURN, outcome('error')]),
  /** Conversations (as `conversations`) in which a turn within the range asked for a person, each at its first turn. */
  handed_off: conversations('first_turn', [], [...TURN, outcome('handed_off')]),
  /**
   * Conversations whose last point within the range is a resolution, each at that point; writing again takes it back.
   */
  resolved: conversations('last_point', [outcome('resolved')]),
  /** The part of `resolved` the shopper confirmed in a turn. */
  resolved_confirmed: conversations('last_point', [outcome('resolved'), MESSAGE_IN]),
  /** The part of `resolved` assumed after the shopper had been silent for config's IDLE_RESOLVE_MS. */
  resolved_assumed: conversations('last_point', [outcome('resolved'), { column: 'messages_in', equals: 0 }]),
} as const satisfies Record<string, CountedMetric>

export type CountedId = keyof typeof COUNTED

const share = (part: CountedId, whole: CountedId): ShareMetric<CountedId> => ({
  over: 'share',
  unit: 'share',
  part,
  whole,
})

/** Every ratio. Computed from counted figures, after them, so that a share can never disagree with its parts. */
export const SHARES = {
  /** Of the turns the bot answered, those where it was unsure. */
  fallback_share: share('fallbacks', 'answered_turns'),
  /** Of the conversations, those handed to a person. */
  handoff_share: share('handed_off', 'conversations'),
} as const satisfies Record<string, ShareMetric<CountedId>>

export type ShareId = keyof typeof SHARES
export type MetricId = CountedId | ShareId

/** Columns a report may be split by: data about the point, with few values. */
export const DIMENSIONS = [
  'intent',
  'channel',
  'language',
  'policy',
  'sentiment',
] as const satisfies readonly TurnBlob[]
export type Dimension = (typeof DIMENSIONS)[number]

export function isShare(id: MetricId): id is ShareId {
  return Object.hasOwn(SHARES, id)
}

/** The counted figures that the asked ones are made of, each once, in order. */
export function countedOf(ids: readonly MetricId[]): CountedId[] {
  return [...new Set(ids.flatMap((id) => (isShare(id) ? [SHARES[id].part, SHARES[id].whole] : [id])))]
}

/** Of these, the figures over points. */
export function pointsOf(ids: readonly CountedId[]): ReadonlyMap<CountedId, PointMetric> {
  return new Map(
    ids.flatMap((id): [CountedId, PointMetric][] => {
      const metric: CountedMetric = COUNTED[id]
      return metric.over === 'points' ? [[id, metric]] : []
    }),
  )
}

/** Of these, the numbers of conversations, by the place they stand at; places nothing stands at are left out. */
export function placedOf(
  ids: readonly CountedId[],
): readonly (readonly [Place, ReadonlyMap<CountedId, ConversationMetric>])[] {
  const places = (['first_turn', 'last_point'] as const).map((place) => {
    const placed = ids.flatMap((id): [CountedId, ConversationMetric][] => {
      const metric: CountedMetric = COUNTED[id]
      return metric.over === 'conversations' && metric.at === place ? [[id, metric]] : []
    })
    return [place, new Map(placed)] as const
  })
  return places.filter(([, placed]) => placed.size > 0)
}
