import { type Bag, bagOf } from '../../../worker/core/nlu/features.ts'
import { normaliseText, PRETOKEN } from '../../../worker/core/nlu/normalise.ts'
import { type UnitSettings, type Units, unitsOf } from '../../../worker/core/nlu/units.ts'
import { augment } from '../text/augment.ts'
import { encode, type Vocabulary } from '../text/bpe.ts'
import type { Example } from '../text/labels.ts'
import type { Rng } from '../text/rng.ts'
import type { TrainSettings } from './settings.ts'

/** A message as the model reads it. */
export type Encoded = { readonly units: Units; readonly bag: Bag; readonly example: Example }

/** Longest message in training, in units: longer ones are cut (a thousandth of them), which bounds a step's time. */
export const MAX_UNITS = 48

/** What cuts messages for one vocabulary. */
export type Encoder = {
  readonly vocabulary: Vocabulary
  /** UTF-8 length of each piece. */
  readonly lengths: Uint8Array
  readonly units: UnitSettings
}

export function encoderOf(vocabulary: Vocabulary, settings: TrainSettings): Encoder {
  return {
    vocabulary,
    lengths: Uint8Array.from(vocabulary.tokens, (token) => token.length),
    units: { ...settings.units, pieces: vocabulary.tokens.length },
  }
}

export function encodeClean(example: Example, encoder: Encoder, settings: TrainSettings): Encoded {
  const text = normaliseText(example.text)
  const pieces = encode(text, encoder.vocabulary, PRETOKEN)
  return { units: unitsOf(text, pieces, encoder.lengths, encoder.units), bag: bagOf(text, settings.bag), example }
}

/** The message as somebody else might have typed it, cut by other merges and read with some letters missing. */
export function encodeNoisy(example: Example, encoder: Encoder, settings: TrainSettings, rng: Rng): Encoded {
  const text = augment(normaliseText(example.text), settings.augment, rng)
  const pieces = encode(text, encoder.vocabulary, PRETOKEN, settings.bpeDropout, rng)
  const units = unitsOf(text, pieces, encoder.lengths, encoder.units)
  return { units: thin(units, settings.gramDropout, rng), bag: bagOf(text, settings.bag), example }
}

/** Leaves out each row of a unit with chance `rate`, never all of them. */
function thin({ rows, starts }: Units, rate: number, rng: Rng): Units {
  if (rate === 0) return { rows, starts }
  const kept: number[] = []
  const from = [0]
  for (let unit = 0; unit + 1 < starts.length; unit += 1) {
    const begun = kept.length
    for (let i = starts[unit] as number; i < (starts[unit + 1] as number); i += 1)
      if (rng() >= rate) kept.push(rows[i] as number)
    if (kept.length === begun) kept.push(rows[starts[unit] as number] as number)
    from.push(kept.length)
  }
  return { rows: Int32Array.from(kept), starts: Int32Array.from(from) }
}
