import {
  KNOWLEDGE_AGREED_INTENT_CONFIDENCE,
  KNOWLEDGE_ANSWER_CONFIDENCE_AGREED,
  KNOWLEDGE_ANSWER_CONFIDENCE_OUTSIDE,
} from '../../worker/config.ts'
import { RANKING, type Ranking, type Signals, scoreOf } from '../../worker/core/knowledge/ranking.ts'
import { bestOf, type Case } from './fit.ts'

/** A way to put a question's articles in order: their scores, higher is better. */
export type Method = { readonly name: string; readonly scores: (signals: readonly Signals[]) => readonly number[] }

/** Reciprocal rank fusion's usual constant. */
const RRF = 60

export const METHODS: readonly Method[] = [
  { name: 'BM25 alone', scores: (signals) => signals.map(({ words }) => words) },
  { name: 'vector alone', scores: (signals) => signals.map(({ likeness }) => likeness) },
  { name: 'fused: reciprocal ranks', scores: reciprocal },
  { name: 'fused: normalised sum', scores: normalisedSum },
  { name: 'fused: fitted, without vectors', scores: (signals) => fitted(RANKING.withoutVectors, signals) },
  { name: 'fused: fitted', scores: (signals) => fitted(RANKING.withVectors, signals) },
]

function fitted(weights: Ranking['withVectors'], signals: readonly Signals[]): number[] {
  return signals.map((signal) => scoreOf(signal, weights))
}

function channels(signals: readonly Signals[]): number[][] {
  return [signals.map(({ words }) => words), signals.map(({ grams }) => grams), signals.map(({ likeness }) => likeness)]
}

function reciprocal(signals: readonly Signals[]): number[] {
  const sums = signals.map(() => 0)
  for (const scores of channels(signals)) {
    const order = scores.map((_, i) => i).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b)
    order.forEach((article, rank) => {
      // No word in common is no rank at all.
      if ((scores[article] ?? 0) > 0) sums[article] = (sums[article] ?? 0) + 1 / (RRF + rank + 1)
    })
  }
  return sums
}

function normalisedSum(signals: readonly Signals[]): number[] {
  const sums = signals.map(() => 0)
  for (const scores of channels(signals)) {
    const [low, high] = [Math.min(...scores), Math.max(...scores)]
    scores.forEach((score, i) => {
      sums[i] = (sums[i] ?? 0) + (score - low) / (high - low || 1)
    })
  }
  return sums
}

export type Recall = { readonly n: number; readonly at1: number; readonly at3: number; readonly mrr: number }

export function recallOf(cases: readonly Case[], { scores }: Method): Recall {
  let [n, at1, at3, mrr] = [0, 0, 0, 0]
  for (const { signals, right } of cases) {
    if (!right.includes(true)) continue
    const values = scores(signals)
    const order = values.map((_, i) => i).sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0) || a - b)
    const rank = order.findIndex((article) => right[article])
    n++
    at1 += rank < 1 ? 1 : 0
    at3 += rank < 3 ? 1 : 0
    mrr += 1 / (rank + 1)
  }
  return { n, at1: at1 / n, at3: at3 / n, mrr: mrr / n }
}

export type Judged = {
  readonly confidence: number
  readonly isRight: boolean
  readonly inThree: boolean
  readonly none: boolean
  /** The model takes the message for nothing of a shop. */
  readonly outside: boolean
  /** The model read, surely enough, the main intent of the best article. */
  readonly agrees: boolean
}

/** How surely the best article answers each question, and whether it does. */
export function judge(cases: readonly Case[], { rank, sure }: Ranking['withVectors']): Judged[] {
  return cases.map((one) => {
    const { evidence, isRight, order, best } = bestOf(one, rank)
    const sum = evidence.reduce((total, value, k) => total + value * (sure[k] ?? 0), 0)
    const inThree = order.slice(0, 3).some((article) => one.right[article])
    const outside = one.question.intents[0]?.name === 'out_of_scope'
    const agrees = best.main >= KNOWLEDGE_AGREED_INTENT_CONFIDENCE
    return { confidence: 1 / (1 + Math.exp(-sum)), isRight, inThree, none: !one.right.includes(true), outside, agrees }
  })
}

/**
 * What the bot would do where the question comes to the articles: answer from `answer` on, ask back with three titles from `ask` on, else say
 * that it does not know. An article of the very intent that was read answers sooner. Of what the model takes for nothing of a shop it asks nothing back and answers only what is surer still.
 */
export function outcomes(judged: readonly Judged[], answer: number, ask: number) {
  const answers = ({ confidence, outside, agrees }: Judged) =>
    confidence >= (outside ? Math.max(answer, KNOWLEDGE_ANSWER_CONFIDENCE_OUTSIDE) : answer) ||
    (agrees && confidence >= KNOWLEDGE_ANSWER_CONFIDENCE_AGREED)
  const asks = (one: Judged) => !answers(one) && !one.outside && one.confidence >= ask
  const refuses = (one: Judged) => !answers(one) && !asks(one)
  const none = judged.filter((one) => one.none)
  const known = judged.filter((one) => !one.none)
  const share = (list: readonly Judged[], test: (one: Judged) => boolean) =>
    list.length === 0 ? 0 : list.filter(test).length / list.length
  return {
    answeredRight: share(known, (one) => answers(one) && one.isRight),
    answeredWrong: share(known, (one) => answers(one) && !one.isRight),
    askedRight: share(known, (one) => asks(one) && one.inThree),
    askedWrong: share(known, (one) => asks(one) && !one.inThree),
    refusedKnown: share(known, refuses),
    precision: share(judged.filter(answers), (one) => one.isRight),
    noneRefused: share(none, refuses),
    noneAsked: share(none, asks),
    noneAnswered: share(none, answers),
  }
}

/** Mean distance between confidence and the share that is right, over ten equal bins: 0 where the confidence means what it says. */
export function calibrationError(judged: readonly Judged[]): number {
  let error = 0
  for (let bin = 0; bin < 10; bin++) {
    const list = judged.filter(({ confidence }) => Math.min(9, Math.floor(confidence * 10)) === bin)
    if (list.length === 0) continue
    const said = list.reduce((sum, { confidence }) => sum + confidence, 0)
    const right = list.filter(({ isRight }) => isRight).length
    error += Math.abs(said - right) / judged.length
  }
  return error
}
