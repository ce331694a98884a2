import { type Bag, bagOf } from '../../../worker/core/nlu/features.ts'
import { normaliseText, PRETOKEN_PATTERN } from '../../../worker/core/nlu/normalise.ts'
import { augment } from '../text/augment.ts'
import { encode, type Vocabulary } from '../text/bpe.ts'
import type { Example } from '../text/labels.ts'
import type { Rng } from '../text/rng.ts'
import type { TrainSettings } from './settings.ts'

/** A message as the model reads it. */
export type Encoded = { readonly pieces: readonly number[]; readonly bag: Bag; readonly example: Example }

export const PATTERN = new RegExp(PRETOKEN_PATTERN, 'gu')

/** Longest message in training, in pieces: longer ones are cut (a thousandth of them), which bounds a step's time. */
export const MAX_PIECES = 48

export function encodeClean(example: Example, vocabulary: Vocabulary, settings: TrainSettings): Encoded {
  const text = normaliseText(example.text)
  return { pieces: encode(text, vocabulary, PATTERN), bag: bagOf(text, settings.bag), example }
}

/** The message as somebody else might have typed it, cut by other merges. */
export function encodeNoisy(example: Example, vocabulary: Vocabulary, settings: TrainSettings, rng: Rng): Encoded {
  const text = augment(normaliseText(example.text), settings.augment, rng)
  return {
    pieces: encode(text, vocabulary, PATTERN, settings.bpeDropout, rng),
    bag: bagOf(text, settings.bag),
    example,
  }
}
