import {
  EVIDENCE,
  evidenceOf,
  type Ranking,
  SIGNALS,
  type Signals,
  scoreOf,
} from '../../worker/core/knowledge/ranking.ts'
import { readingOf } from '../../worker/core/knowledge/search.ts'
import type { Labelled } from './questions.ts'

/** A question with the signals of every article; `right` marks the articles that answer it. */
export type Case = {
  readonly question: Labelled
  readonly signals: readonly Signals[]
  readonly right: readonly boolean[]
}

/** Strength of the pull of every weight towards 0: few questions must not make steep weights. */
const RIDGE = { rank: 0.02, sure: 0.003 }
const STEPS = { rank: 400, sure: 6_000 }
const RATE = 0.05

/** Weights of the ranking: those under which the right articles are likeliest, by a softmax over all articles of each question. */
export function fitRank(cases: readonly Case[]): number[] {
  const answered = cases.filter(({ right }) => right.includes(true))
  return descend(SIGNALS.length, 'rank', (weights, gradient) => {
    for (const { signals, right } of answered) {
      const scores = signals.map((signal) => scoreOf(signal, { rank: weights, sure: [] }))
      const chances = softmax(scores)
      const mass = chances.reduce((sum, chance, i) => sum + (right[i] ? chance : 0), 0)
      signals.forEach((signal, i) => {
        const chance = chances[i] ?? 0
        const pull = (chance - (right[i] ? chance / mass : 0)) / answered.length
        SIGNALS.forEach((name, k) => {
          gradient[k] = (gradient[k] ?? 0) + pull * signal[name]
        })
      })
    }
  })
}

/** The best article of each question, its distance to the next, and whether it answers. */
export function bestOf({ signals, right, question }: Case, rank: readonly number[]) {
  const scores = signals.map((signal) => scoreOf(signal, { rank, sure: [] }))
  const order = scores.map((_, i) => i).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b)
  const [best = 0, next = 0] = order
  const signal = signals[best]
  if (!signal) throw new Error('no articles')
  const ahead = (scores[best] ?? 0) - (scores[next] ?? 0)
  return {
    order,
    best: signal,
    evidence: evidenceOf(signal, ahead, readingOf(question)),
    isRight: right[best] === true,
  }
}

/** Weights of the confidence: logistic regression on whether the best article answers. */
export function fitSure(cases: readonly Case[], rank: readonly number[]): number[] {
  const rows = cases.map((one) => bestOf(one, rank))
  return descend(EVIDENCE.length, 'sure', (weights, gradient) => {
    for (const { evidence, isRight } of rows) {
      const sum = evidence.reduce((total, value, k) => total + value * (weights[k] ?? 0), 0)
      const error = (1 / (1 + Math.exp(-sum)) - (isRight ? 1 : 0)) / rows.length
      evidence.forEach((value, k) => {
        gradient[k] = (gradient[k] ?? 0) + error * value
      })
    }
  })
}

/** Likeness foretold of the grams: least squares over all articles that share a gram with their question. */
export function fitGuess(cases: readonly Case[]): [number, number] {
  const points = cases.flatMap(({ signals }) => signals.filter(({ grams }) => grams > 0.1))
  const mean = (of: (signal: Signals) => number) => points.reduce((sum, point) => sum + of(point), 0) / points.length
  const [x, y] = [mean(({ grams }) => grams), mean(({ likeness }) => likeness)]
  const slope = mean((p) => (p.grams - x) * (p.likeness - y)) / mean((p) => (p.grams - x) ** 2)
  return [y - slope * x, slope]
}

/** Adam over the whole set: the same weights on every run. */
function descend(
  count: number,
  what: keyof typeof STEPS,
  addGradient: (weights: number[], gradient: number[]) => void,
): number[] {
  const weights = new Array<number>(count).fill(0)
  const [first, second] = [new Array<number>(count).fill(0), new Array<number>(count).fill(0)]
  for (let step = 1; step <= STEPS[what]; step++) {
    const gradient = weights.map((weight) => RIDGE[what] * weight)
    addGradient(weights, gradient)
    gradient.forEach((slope, k) => {
      first[k] = 0.9 * (first[k] ?? 0) + 0.1 * slope
      second[k] = 0.999 * (second[k] ?? 0) + 0.001 * slope ** 2
      const move = (first[k] ?? 0) / (1 - 0.9 ** step) / (Math.sqrt((second[k] ?? 0) / (1 - 0.999 ** step)) + 1e-8)
      weights[k] = (weights[k] ?? 0) - RATE * move
    })
  }
  return weights
}

function softmax(scores: readonly number[]): number[] {
  const top = Math.max(...scores)
  const powers = scores.map((score) => Math.exp(score - top))
  const sum = powers.reduce((total, power) => total + power, 0)
  return powers.map((power) => power / sum)
}

export function fitWeights(cases: readonly Case[]): Ranking['withVectors'] {
  const rank = fitRank(cases)
  return { rank: rank.map(rounded), sure: fitSure(cases, rank).map(rounded) }
}

export function rounded(value: number): number {
  return Math.round(value * 100) / 100
}
