import type { BagSettings } from '../../../worker/core/nlu/features.ts'
import type { AugmentSettings } from '../text/augment.ts'

/** Everything that decides what a training run makes; it is written into the manifest. */
export type TrainSettings = {
  readonly seed: number
  /** Models of different seeds whose logits are averaged in the shipped file. */
  readonly members: number
  readonly epochs: number
  /** Messages in a step; each is seen twice (R-Drop). */
  readonly batch: number
  readonly learningRate: number
  readonly weightDecay: number
  readonly clipNorm: number
  readonly warmup: number
  readonly vocabulary: number
  readonly pieceDim: number
  /** Hashed rows shared by pieces with common character n-grams; folded away at export. */
  readonly subwordBuckets: number
  readonly filters: number
  readonly bag: BagSettings
  readonly bagDim: number
  readonly vectorDim: number
  readonly featureDropout: number
  readonly embeddingDropout: number
  readonly bagDropout: number
  readonly bpeDropout: number
  readonly augment: AugmentSettings
  readonly labelSmoothing: number
  readonly rDrop: number
  readonly sentimentWeight: number
}

export const DEFAULTS: TrainSettings = {
  seed: 7,
  members: 2,
  epochs: 18,
  batch: 64,
  learningRate: 3e-3,
  weightDecay: 1e-5,
  clipNorm: 1,
  warmup: 0.06,
  vocabulary: 4_096,
  pieceDim: 64,
  subwordBuckets: 8_192,
  filters: 128,
  bag: { buckets: 16_384, maxGram: 5 },
  bagDim: 96,
  vectorDim: 64,
  featureDropout: 0.35,
  embeddingDropout: 0.2,
  bagDropout: 0.2,
  bpeDropout: 0.1,
  augment: { typoRate: 0.3, wordDropout: 0.15 },
  labelSmoothing: 0.05,
  rDrop: 0.5,
  sentimentWeight: 0.3,
}
