import fitted from './ranking.json' with { type: 'json' }

/** What speaks for an article, each about 0 to 1. */
export const SIGNALS = ['likeness', 'grams', 'words', 'intent', 'main'] as const
/**
 * What tells whether the best article answers at all: a constant, four of the signals, how far it is ahead of the next, how much the model
 * takes the message for something that no shop deals with or for nothing it knows, and how many words there were to go by.
 */
export const EVIDENCE = ['one', 'likeness', 'grams', 'words', 'intent', 'ahead', 'outside', 'unsure', 'terms'] as const

export type Signals = Readonly<Record<(typeof SIGNALS)[number], number>>
export type Weights = { readonly rank: readonly number[]; readonly sure: readonly number[] }
export type Ranking = {
  readonly withVectors: Weights
  /** While an article's vectors are missing, or the model is. */
  readonly withoutVectors: Weights
  /** Likeness of an article without vectors among others that have some: a constant, and a share of its grams. */
  readonly guess: readonly number[]
}

/** As `npm run evaluate:knowledge -- --fit` learned it of the development questions. */
export const RANKING: Ranking = fitted

/** How much speaks for an article: only the order of an answer's articles, and the distance between them, means something. */
export function scoreOf(signals: Signals, { rank }: Weights): number {
  return SIGNALS.reduce((sum, name, i) => sum + (rank[i] ?? 0) * signals[name], 0)
}

export type Reading = {
  /** Confidence that no shop deals with it, 0 to 1. */
  readonly outside: number
  readonly unsure: boolean
  /** Search terms in the message. */
  readonly terms: number
}

/** How surely an article answers, 0 to 1, so that of all answers given at 0.8 about four in five are right. `ahead` is its score less the next best's. */
export function confidenceOf(signals: Signals, ahead: number, reading: Reading, { sure }: Weights): number {
  const sum = evidenceOf(signals, ahead, reading).reduce((total, value, i) => total + (sure[i] ?? 0) * value, 0)
  return 1 / (1 + Math.exp(-sum))
}

/** The numbers that `sure` weighs, in the order of EVIDENCE. */
export function evidenceOf({ likeness, grams, words, intent }: Signals, ahead: number, reading: Reading): number[] {
  // Beyond a point, further ahead is no surer.
  const lead = Math.min(Math.max(ahead, -2), 4)
  return [1, likeness, grams, words, intent, lead, reading.outside, reading.unsure ? 1 : 0, Math.log1p(reading.terms)]
}
