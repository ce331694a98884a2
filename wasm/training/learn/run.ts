import { type Vocabulary, vocabularyOf } from '../text/bpe.ts'
import type { Example } from '../text/labels.ts'
import { fingerprintOf } from './checkpoint.ts'
import { type Encoded, encodeClean } from './encode.ts'
import { makeEpoch } from './loop.ts'
import { type Shapes, shapesOf } from './parameters.ts'
import { makePredict } from './predict.ts'
import type { TrainSettings } from './settings.ts'
import { type PieceRows, pieceRows } from './subwords.ts'

/** What decides a training run, as plain data: it can be sent to another thread. */
export type RunInput = {
  readonly settings: TrainSettings
  readonly intents: number
  readonly examples: readonly Example[]
  readonly dev: readonly Example[]
  /** The vocabulary's tokens as byte strings. */
  readonly tokens: readonly string[]
}

/** A run with all that is derived from its input. */
export type Run = RunInput & {
  readonly shapes: Shapes
  readonly vocabulary: Vocabulary
  readonly rows: PieceRows
  readonly encodedDev: readonly Encoded[]
  readonly predict: ReturnType<typeof makePredict>
  readonly epoch: ReturnType<typeof makeEpoch>
  readonly fingerprint: string
  readonly cache: URL
}

export function inputOf({ settings, intents, examples, dev, tokens }: Run): RunInput {
  return { settings, intents, examples, dev, tokens }
}

export function prepareRun(input: RunInput): Run {
  const { settings, intents, examples, dev } = input
  const vocabulary = vocabularyOf(input.tokens)
  const rows = pieceRows(vocabulary, settings.subwordBuckets)
  const shapes = shapesOf(settings, intents + 3)
  return {
    ...input,
    shapes,
    vocabulary,
    rows,
    encodedDev: dev.map((example) => encodeClean(example, vocabulary, settings)),
    predict: makePredict(settings, shapes, intents, rows),
    epoch: makeEpoch(settings, shapes, intents),
    fingerprint: fingerprintOf(settings, examples),
    cache: new URL('../.cache/', import.meta.url),
  }
}
