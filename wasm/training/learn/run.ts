import { vocabularyOf } from '../text/bpe.ts'
import type { Example } from '../text/labels.ts'
import { fingerprintOf } from './checkpoint.ts'
import { type Encoded, type Encoder, encodeClean, encoderOf } from './encode.ts'
import { type Heads, headsOf } from './heads.ts'
import { makeEpoch } from './loop.ts'
import { type Shapes, shapesOf } from './parameters.ts'
import { makePredict } from './predict.ts'
import type { TrainSettings } from './settings.ts'

/** What decides a training run, as plain data: it can be sent to another thread. */
export type RunInput = {
  readonly settings: TrainSettings
  readonly intents: number
  readonly examples: readonly Example[]
  readonly dev: readonly Example[]
  /** The vocabulary's tokens as byte strings. */
  readonly tokens: readonly string[]
  /** Whether to save after each epoch and go on from there. */
  readonly checkpoints: boolean
}

/** A run with all that is derived from its input. */
export type Run = RunInput & {
  readonly shapes: Shapes
  readonly heads: Heads
  readonly encoder: Encoder
  readonly encodedDev: readonly Encoded[]
  readonly predict: ReturnType<typeof makePredict>
  readonly epoch: ReturnType<typeof makeEpoch>
  readonly fingerprint: string
  readonly cache: URL
}

export function inputOf({ settings, intents, examples, dev, tokens, checkpoints }: Run): RunInput {
  return { settings, intents, examples, dev, tokens, checkpoints }
}

export function prepareRun(input: RunInput): Run {
  const { settings, intents, examples, dev } = input
  const encoder = encoderOf(vocabularyOf(input.tokens), settings)
  const heads = headsOf(intents)
  const shapes = shapesOf(settings, heads.outputs)
  return {
    ...input,
    shapes,
    heads,
    encoder,
    encodedDev: dev.map((example) => encodeClean(example, encoder, settings)),
    predict: makePredict(settings, shapes, heads),
    epoch: makeEpoch(settings, shapes, heads),
    fingerprint: fingerprintOf(settings, examples),
    cache: new URL('../.cache/', import.meta.url),
  }
}
