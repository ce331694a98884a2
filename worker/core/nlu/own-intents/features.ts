import { bagOf } from '../features'
import { normaliseText } from '../normalise'

/** Buckets of the words: enough that a shop's own words seldom meet. */
export const OWN_BUCKETS = 8_192
const BAG = { buckets: OWN_BUCKETS, maxGram: 5 }
/** Weight of the sentence vector beside the words, as a share of the squared length: what a shop has of its own is mostly a matter of words. */
const VECTOR_SHARE = 0.5

/** A message as the own intents see it: the encoder's sentence vector, scaled, and its rare words (sparse, of length 1). */
export type OwnFeatures = {
  readonly vector: Float64Array
  readonly buckets: Int32Array
  readonly values: Float64Array
}

/** How telling each bucket is: the logarithm of how seldom it is in these texts, to two decimals. */
export function rarityOf(texts: readonly string[]): number[] {
  const counts = new Float64Array(OWN_BUCKETS)
  for (const text of texts) {
    for (const bucket of new Set(bagOf(normaliseText(text), BAG).buckets)) counts[bucket] = (counts[bucket] ?? 0) + 1
  }
  return Array.from(counts, (count) => Math.round(100 * Math.log((texts.length + 1) / (count + 1))) / 100)
}

/** The features of a message; `vector` is the encoder's, of any length. */
export function ownFeatures(text: string, vector: ArrayLike<number>, rarity: readonly number[]): OwnFeatures {
  const bag = bagOf(normaliseText(text), BAG)
  const weights = new Map<number, number>()
  bag.buckets.forEach((bucket, i) => {
    weights.set(bucket, (weights.get(bucket) ?? 0) + (bag.weights[i] ?? 0) * (rarity[bucket] ?? 0))
  })
  const values = Float64Array.from(weights.values())
  const unit = 1 / (length(values) || 1)
  const scale = Math.sqrt(VECTOR_SHARE) / (length(vector) || 1)
  return {
    vector: Float64Array.from(vector, (value) => value * scale),
    buckets: Int32Array.from(weights.keys()),
    values: values.map((value) => value * unit),
  }
}

function length(values: ArrayLike<number>): number {
  let squares = 0
  for (let i = 0; i < values.length; i += 1) squares += (values[i] ?? 0) ** 2
  return Math.sqrt(squares)
}
