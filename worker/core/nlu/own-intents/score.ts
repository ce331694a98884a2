import type { OwnIntentsHead } from '../shop-reading'
import { ownFeatures } from './features'

/** Weights are kept as whole thousandths: short in JSON, and far finer than they matter. */
export const WEIGHT_UNIT = 0.001
/** Every own intent's name in a reading begins with this, so that none can pass for a built-in one. */
export const OWN_PREFIX = 'own:'

/** What the model read in a message, before any own intent: its likeliest built-in intent, or `nlu_fallback`. */
export type BuiltInReading = { readonly name: string; readonly confidence: number }

/** Readings that stand against no own intent: there was nothing to say. */
export const UNREAD: ReadonlySet<string> = new Set(['nlu_fallback', 'out_of_scope'])
/** What a built-in intent read with certainty takes off an own intent's score. */
const RESISTANCE = 0.15

/** How strongly the built-in reading stands against an own intent, to be taken off its score. */
export function resistanceOf({ name, confidence }: BuiltInReading): number {
  return UNREAD.has(name) ? 0 : RESISTANCE * confidence
}

export type OwnScore = { readonly name: string; readonly confidence: number; readonly taken: boolean }

/** How much a message is each of the shop's own intents, best first; `taken` where it is enough. `name` is without the prefix. */
export function scoreOwnIntents(
  head: OwnIntentsHead,
  text: string,
  vector: ArrayLike<number>,
  reading: BuiltInReading,
): readonly OwnScore[] {
  const resistance = resistanceOf(reading)
  const features = ownFeatures(text, vector, head.rarity)
  const offset = features.vector.length
  return head.names
    .map((name, k) => {
      const row = head.weights[k] ?? []
      let sum = 0
      for (let i = 0; i < offset; i += 1) sum += (row[i] ?? 0) * (features.vector[i] ?? 0)
      features.buckets.forEach((bucket, i) => {
        sum += (row[offset + bucket] ?? 0) * (features.values[i] ?? 0)
      })
      const score = (head.biases[k] ?? 0) + sum * WEIGHT_UNIT - resistance
      const threshold = head.thresholds[k] ?? 1
      return { name, score, confidence: confidenceOf(score, threshold), taken: score >= threshold }
    })
    .sort((a, b) => b.score - a.score)
    .map(({ name, confidence, taken }) => ({ name, confidence, taken }))
}

/** The score on a scale where 0.5 is the threshold and 1 a message just like the examples. */
export function confidenceOf(score: number, threshold: number): number {
  const kept = Math.min(Math.max(score, 0), 1)
  return kept < threshold ? (0.5 * kept) / threshold : 0.5 + (0.5 * (kept - threshold)) / Math.max(1 - threshold, 1e-9)
}
