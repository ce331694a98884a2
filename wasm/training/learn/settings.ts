import type { BagSettings } from '../../../worker/core/nlu/features.ts'
import type { UnitSettings } from '../../../worker/core/nlu/units.ts'
import type { AugmentSettings } from '../text/augment.ts'

/** Which of the two readings of a message reach the sentence vector. */
export type Branches = 'both' | 'units' | 'bag'

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
  readonly branches: Branches
  readonly vocabulary: number
  /** `buckets` 0: a unit is its pieces alone, without the letters in it. */
  readonly units: Omit<UnitSettings, 'pieces'>
  readonly unitDim: number
  readonly filters: number
  readonly bag: BagSettings
  readonly bagDim: number
  readonly vectorDim: number
  readonly featureDropout: number
  readonly embeddingDropout: number
  readonly bagDropout: number
  readonly bpeDropout: number
  /** Share of a unit's rows left out of the noisy copy. */
  readonly gramDropout: number
  readonly augment: AugmentSettings
  readonly labelSmoothing: number
  readonly rDrop: number
  readonly moodWeight: number
  readonly languageWeight: number
  /** Share of the intent's target that is what the teachers said, where a message has been taught. */
  readonly taughtShare: number
}

export const DEFAULTS: TrainSettings = {
  seed: 7,
  members: 1,
  epochs: 9,
  batch: 64,
  learningRate: 3e-3,
  weightDecay: 1e-5,
  clipNorm: 1,
  warmup: 0.06,
  branches: 'both',
  vocabulary: 6_144,
  units: { buckets: 32_768, minGram: 2, maxGram: 5, maxUnits: 128 },
  unitDim: 64,
  filters: 160,
  bag: { buckets: 32_768, maxGram: 5 },
  bagDim: 64,
  vectorDim: 96,
  featureDropout: 0.3,
  embeddingDropout: 0.2,
  bagDropout: 0.2,
  bpeDropout: 0.1,
  gramDropout: 0.1,
  augment: { typoRate: 0.3, hasteRate: 0.1, wordDropout: 0.1 },
  labelSmoothing: 0.1,
  rDrop: 0.7,
  moodWeight: 0.5,
  languageWeight: 0.1,
  taughtShare: 0.7,
}
