import { softmax } from '../../../worker/core/nlu/interpret.ts'

/** Logits of one message and the index of its true label. */
export type Scored = { readonly logits: ArrayLike<number>; readonly truth: number }

/** Share of in-scope messages that must be answered with some intent. */
const KEPT_IN_SCOPE = 0.95
const ECE_BINS = 15

function negativeLogLikelihood(scored: readonly Scored[], temperature: number): number {
  const losses = scored.map(({ logits, truth }) => -Math.log(Math.max(1e-12, softmax(logits, temperature)[truth] ?? 0)))
  return losses.reduce((sum, loss) => sum + loss, 0) / scored.length
}

/** The temperature of least negative log-likelihood (golden-section search on its logarithm, 0.1 to 10). */
export function fitTemperature(scored: readonly Scored[]): number {
  const golden = (Math.sqrt(5) - 1) / 2
  let low = Math.log(0.1)
  let high = Math.log(10)
  for (let i = 0; i < 40; i += 1) {
    const a = high - golden * (high - low)
    const b = low + golden * (high - low)
    if (negativeLogLikelihood(scored, Math.exp(a)) < negativeLogLikelihood(scored, Math.exp(b))) high = b
    else low = a
  }
  return Number(Math.exp((low + high) / 2).toFixed(4))
}

function peakOf(values: readonly number[]): { readonly index: number; readonly confidence: number } {
  const confidence = Math.max(...values)
  return { index: values.indexOf(confidence), confidence }
}

/** When a message gets no intent: its likeliest one has less than `confidence`, or out of scope has `outOfScope` or more beside it. */
export type Rejection = { readonly confidence: number; readonly outOfScope: number }

/** What a rule of rejection makes of one set, as shares; null where the set has no such messages. */
type SetFigures = { readonly kept: number | null; readonly right: number | null; readonly refused: number | null }

type Read = { readonly best: number; readonly confidence: number; readonly outside: number; readonly truth: number }

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole
}

function figuresOf(set: readonly Read[], rule: Rejection, outOfScope: number): SetFigures {
  let [kept, right, inScope, refused] = [0, 0, 0, 0]
  for (const { best, confidence, outside, truth } of set) {
    const turnedAway = best === outOfScope || confidence < rule.confidence || outside >= rule.outOfScope
    if (truth === outOfScope) refused += turnedAway ? 1 : 0
    else {
      inScope += 1
      kept += turnedAway ? 0 : 1
      right += !turnedAway && best === truth ? 1 : 0
    }
  }
  return {
    kept: share(kept, inScope),
    right: share(right, inScope),
    refused: share(refused, set.length - inScope),
  }
}

function mean(values: readonly (number | null)[]): number {
  const known = values.filter((value) => value !== null)
  return known.length === 0 ? 0 : known.reduce((sum, value) => sum + value, 0) / known.length
}

const grid = (from: number, to: number, step: number) =>
  Array.from({ length: Math.round((to - from) / step) + 1 }, (_, i) => Number((from + i * step).toFixed(4)))
const CONFIDENCES = grid(0.1, 0.7, 0.02)
const OUT_OF_SCOPES = [...grid(0.04, 0.5, 0.02), 1]
const NO_RULE: Rejection = { confidence: 0, outOfScope: 1 }
/** How much more right answers count than refusals: nearly all messages of a shop's chat are in scope. */
const IN_SCOPE_WEIGHT = 3
/** A set that loses more than this without any rule is too hard to hold the rule to it. */
const EASY = 0.97

/**
 * The rule of rejection, over several sets at once since few messages lie near a threshold and one set alone swings: of the rules that keep
 * 95 % of the in-scope messages (mean over those sets that come near it at all), the one with the best weighted mean of in-scope messages
 * answered right and out-of-scope messages refused. A message read as `outOfScope` counts as refused.
 */
export function fitRejection(sets: readonly (readonly Scored[])[], temperature: number, outOfScope: number): Rejection {
  const read = sets.map((set) =>
    set.map(({ logits, truth }): Read => {
      const chances = softmax(logits, temperature)
      const { index, confidence } = peakOf(chances)
      return { best: index, confidence, outside: chances[outOfScope] ?? 0, truth }
    }),
  )
  const easy = read.filter((set) => (figuresOf(set, NO_RULE, outOfScope).kept ?? 0) >= EASY)
  let best = { rule: NO_RULE, worth: Number.NEGATIVE_INFINITY }
  for (const confidence of CONFIDENCES) {
    for (const outside of OUT_OF_SCOPES) {
      const rule = { confidence, outOfScope: outside }
      const kept = easy.map((set) => figuresOf(set, rule, outOfScope).kept)
      if (easy.length > 0 && mean(kept) < KEPT_IN_SCOPE) continue
      const figures = read.map((set) => figuresOf(set, rule, outOfScope))
      const answered = mean(figures.map(({ right }) => right))
      const worth = IN_SCOPE_WEIGHT * answered + mean(figures.map(({ refused }) => refused))
      if (worth > best.worth) best = { rule, worth }
    }
  }
  return best.rule
}

/** A confidence, and whether the answer was right. */
export type Answered = { readonly confidence: number; readonly right: boolean }
export type Bin = { readonly n: number; readonly confidence: number; readonly accuracy: number }

/** Equal-width bins of confidence that hold any answer: mean confidence and accuracy of each. */
export function reliabilityBins(answers: readonly Answered[], count = ECE_BINS): readonly Bin[] {
  const bins = Array.from({ length: count }, () => ({ n: 0, confidence: 0, right: 0 }))
  for (const { confidence, right } of answers) {
    const bin = bins[Math.min(count - 1, Math.floor(confidence * count))]
    if (bin === undefined) continue
    bin.n += 1
    bin.confidence += confidence
    bin.right += right ? 1 : 0
  }
  return bins.flatMap(({ n, confidence, right }) =>
    n === 0 ? [] : [{ n, confidence: confidence / n, accuracy: right / n }],
  )
}

/** Expected calibration error: mean gap between confidence and accuracy over equal-width bins, weighted by their size. */
export function calibrationError(answers: readonly Answered[]): number {
  const gaps = reliabilityBins(answers).map(({ n, confidence, accuracy }) => n * Math.abs(confidence - accuracy))
  return gaps.reduce((sum, gap) => sum + gap, 0) / answers.length
}

/** The answers of logits at a temperature, for `calibrationError`. */
export function answersOf(scored: readonly Scored[], temperature: number): readonly Answered[] {
  return scored.map(({ logits, truth }) => {
    const { index, confidence } = peakOf(softmax(logits, temperature))
    return { confidence, right: index === truth }
  })
}
