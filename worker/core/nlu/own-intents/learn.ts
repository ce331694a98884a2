import type { OwnIntentsHead } from '../shop-reading'
import { OWN_BUCKETS, type OwnFeatures, ownFeatures, rarityOf } from './features'
import { type OwnIntentsReport, reportOf } from './report'
import { fitRidge, type Square } from './ridge'
import { type BuiltInReading, resistanceOf, WEIGHT_UNIT } from './score'
import { chooseThresholds } from './thresholds'

/** A message with what the model made of it: its sentence vector and the built-in intent it was read as. */
export type ReadMessage = {
  readonly text: string
  readonly vector: ArrayLike<number>
  readonly reading: BuiltInReading
}
/** An everyday message and the built-in intent it must keep. */
export type ReferenceMessage = ReadMessage & { readonly intent: string }
export type OwnExamples = { readonly name: string; readonly examples: readonly ReadMessage[] }

export type LearnInput = {
  readonly modelVersion: string
  readonly intents: readonly OwnExamples[]
  readonly reference: readonly ReferenceMessage[]
}
export type Learned = { readonly head: OwnIntentsHead; readonly report: OwnIntentsReport }

/** Examples learned from at most, over all intents; of more every intent gives an equal share, evenly picked. Bounds the time. */
export const MAX_LEARNED_EXAMPLES = 1_000
/** Penalty of a row: an example of the merchant's is to be fitted three times as closely as an everyday message. */
const PENALTY = 0.3
export const EXAMPLE_PENALTY = 0.1
/** The part of the kernel that is alike for all: stands for a free bias. */
export const BIAS = 0.1

/**
 * Learns a shop's own intents on top of the frozen encoder: ridge regression on sentence vectors and rare words, of each intent against
 * all others and against everyday messages, which keep their built-in intent. Exact leave-one-out predictions give the report and the
 * thresholds. Deterministic; about half a second for 20 intents of 20 examples.
 */
export function learnOwnIntents({ modelVersion, intents, reference }: LearnInput): Learned {
  const kept = thinned(intents)
  const examples = kept.flatMap(({ examples: own }, intent) => own.map((message) => ({ message, intent })))
  const messages = [...examples.map(({ message }) => message), ...reference]
  const rarity = rarityOf(messages.map(({ text }) => text))
  const features = messages.map(({ text, vector }) => ownFeatures(text, vector, rarity))
  const targets = kept.map((_, k) =>
    Float64Array.from(messages, (_message, row) => (examples[row]?.intent === k ? 1 : 0)),
  )
  const penalties = Float64Array.from(messages, (_, row) => (row < examples.length ? EXAMPLE_PENALTY : PENALTY))
  const { coefficients, leftOut } = fitRidge(kernelOf(features), penalties, targets)
  const estimates = messages.map(({ reading }, row) => bestOf(leftOut, row, resistanceOf(reading)))
  const thresholds = chooseThresholds(kept.length, estimates.slice(examples.length), reference)
  const head: OwnIntentsHead = {
    modelVersion,
    names: kept.map(({ name }) => name),
    rarity,
    weights: coefficients.map((own) => weightsOf(own, features, rarity.length)),
    biases: coefficients.map((own) => round(BIAS * own.reduce((sum, value) => sum + value, 0), 1e4)),
    thresholds: thresholds.map((value) => round(value, 1e4)),
  }
  return { head, report: reportOf({ intents: kept, examples, reference, estimates, thresholds: head.thresholds }) }
}

/** The likeliest own intent of a row that was left out, and its score against what the model reads in it. */
export type Estimate = { readonly intent: number; readonly score: number }

function bestOf(leftOut: readonly Float64Array[], row: number, resistance: number): Estimate {
  let best = { intent: -1, score: Number.NEGATIVE_INFINITY }
  leftOut.forEach((scores, intent) => {
    const score = (scores[row] ?? 0) - resistance
    if (score > best.score) best = { intent, score }
  })
  return best
}

function thinned(intents: readonly OwnExamples[]): readonly OwnExamples[] {
  const total = intents.reduce((sum, { examples }) => sum + examples.length, 0)
  if (total <= MAX_LEARNED_EXAMPLES) return intents
  const share = Math.floor(MAX_LEARNED_EXAMPLES / intents.length)
  return intents.map(({ name, examples }) => {
    if (examples.length <= share) return { name, examples }
    return {
      name,
      examples: examples.filter(
        (_, i) => Math.floor((i * share) / examples.length) < Math.floor(((i + 1) * share) / examples.length),
      ),
    }
  })
}

/** Inner products of all rows, in the lower half: vectors plain, words through one dense row at a time. */
export function kernelOf(features: readonly OwnFeatures[]): Square {
  const size = features.length
  const cells = new Float64Array(size * size)
  features.forEach((row, i) => {
    const dense = denseOf(row)
    for (let j = 0; j <= i; j += 1) cells[i * size + j] = BIAS + productWith(dense, features[j] as OwnFeatures)
  })
  return { size, cells }
}

export function denseOf({ vector, buckets, values }: OwnFeatures): Float64Array {
  const dense = new Float64Array(vector.length + OWN_BUCKETS)
  dense.set(vector)
  buckets.forEach((bucket, i) => {
    dense[vector.length + bucket] = values[i] ?? 0
  })
  return dense
}

export function productWith(dense: Float64Array, { vector, buckets, values }: OwnFeatures): number {
  let sum = 0
  const length = vector.length
  for (let i = 0; i < length; i += 1) sum += (dense[i] as number) * (vector[i] as number)
  for (let i = 0; i < buckets.length; i += 1) {
    sum += (dense[length + (buckets[i] as number)] as number) * (values[i] as number)
  }
  return sum
}

/** One row of the head: the features weighted by their coefficients, in whole thousandths. */
function weightsOf(coefficients: Float64Array, features: readonly OwnFeatures[], buckets: number): number[] {
  const length = features[0]?.vector.length ?? 0
  const sums = new Float64Array(length + buckets)
  features.forEach(({ vector, buckets: at, values }, row) => {
    const own = coefficients[row] ?? 0
    for (let i = 0; i < length; i += 1) sums[i] = (sums[i] as number) + own * (vector[i] as number)
    for (let i = 0; i < at.length; i += 1) {
      const cell = length + (at[i] as number)
      sums[cell] = (sums[cell] as number) + own * (values[i] as number)
    }
  })
  // Adding 0 makes a plain zero of a negative one: JSON knows no other.
  return Array.from(sums, (value) => Math.round(value / WEIGHT_UNIT) + 0)
}

function round(value: number, units: number): number {
  return Math.round(value * units) / units
}
