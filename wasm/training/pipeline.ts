import type { ModelManifest } from '../../worker/core/nlu/manifest.ts'
import { normaliseText, PRETOKEN_PATTERN } from '../../worker/core/nlu/normalise.ts'
import { buildGraph } from './export/graph.ts'
import { writeParity } from './export/parity.ts'
import { type Verified, verifyExport, versionOf } from './export/verify.ts'
import { fingerprintOf } from './learn/checkpoint.ts'
import { encodeClean, PATTERN } from './learn/encode.ts'
import { makeEpoch } from './learn/loop.ts'
import { type Parameters, shapesOf } from './learn/parameters.ts'
import { makePredict } from './learn/predict.ts'
import type { TrainSettings } from './learn/settings.ts'
import { pieceRows } from './learn/subwords.ts'
import { type Run, trainMember } from './learn/train-member.ts'
import { calibrationError, fitTemperature, fitThreshold, type Scored } from './report/calibrate.ts'
import { OUT_OF_SCOPE } from './report/metrics.ts'
import { writeVocabulary } from './text/bpe.ts'
import { trainBpe } from './text/bpe-train.ts'
import type { Example } from './text/labels.ts'

/** What a training run makes: the files to ship, and the figures of the export. */
export type Made = {
  readonly model: Uint8Array
  readonly vocabulary: string
  readonly manifest: ModelManifest
  readonly parity: string
  readonly verified: Verified
  readonly calibrationError: number
}

const PARITY_MESSAGES = 48
/** Several times the longest chat message; about 4 ms at worst. */
const MAX_PIECES_SHIPPED = 256
const CACHE = new URL('./.cache/', import.meta.url)

/** Tokenizer, features and compiled steps for a corpus; nothing is trained yet. */
export function prepare(
  settings: TrainSettings,
  intents: readonly string[],
  examples: readonly Example[],
  dev: readonly Example[],
): Run {
  const vocabulary = trainBpe(
    examples.map(({ text }) => normaliseText(text)),
    PATTERN,
    settings.vocabulary,
  )
  const rows = pieceRows(vocabulary, settings.subwordBuckets)
  const shapes = shapesOf(settings, intents.length + 3)
  return {
    settings,
    shapes,
    intents: intents.length,
    examples,
    vocabulary,
    rows,
    dev: dev.map((example) => encodeClean(example, vocabulary, settings)),
    predict: makePredict(settings, shapes, intents.length, rows),
    epoch: makeEpoch(settings, shapes, intents.length),
    fingerprint: fingerprintOf(settings, examples),
    cache: CACHE,
  }
}

/** Mean of the members' logits per message. */
async function meanLogits(run: Run, members: readonly Parameters[]): Promise<readonly Float32Array[]> {
  const all: (readonly Float32Array[])[] = []
  for (const parameters of members) all.push(await run.predict(parameters, run.dev))
  const mean = (i: number, k: number) => all.reduce((sum, one) => sum + (one[i]?.[k] ?? 0), 0) / all.length
  const outputs = run.intents + 3
  return run.dev.map((_, i) => Float32Array.from({ length: outputs }, (_, k) => mean(i, k)))
}

/** Temperatures and threshold from the shipped file's own logits on the dev messages. */
function calibrate(run: Run, intents: readonly string[], logits: readonly Float32Array[]) {
  const scored = (from: number, to: number, truthOf: (example: Example) => number): readonly Scored[] =>
    run.dev
      .map(({ example }, i) => ({ logits: (logits[i] as Float32Array).subarray(from, to), truth: truthOf(example) }))
      .filter(({ truth }) => truth >= 0)
  const intent = scored(0, intents.length, (example) => example.intent)
  const temperature = fitTemperature(intent)
  return {
    temperature,
    sentimentTemperature: fitTemperature(scored(intents.length, intents.length + 3, (example) => example.sentiment)),
    fallbackThreshold: fitThreshold(intent, temperature, intents.indexOf(OUT_OF_SCOPE)),
    error: calibrationError(intent, temperature),
  }
}

/** Trains all members, exports them as one int8 file, checks it against the float model and calibrates it. */
export async function makeModel(run: Run, intents: readonly string[]): Promise<Made> {
  const { settings } = run
  const members: Parameters[] = []
  for (let member = 0; member < settings.members; member += 1) members.push(await trainMember(run, member))
  const model = buildGraph(members, run.rows, settings, intents.length)
  const vocabulary = writeVocabulary(run.vocabulary)
  const reading = {
    intents,
    pattern: PRETOKEN_PATTERN,
    padPiece: run.vocabulary.tokens.length,
    maxPieces: MAX_PIECES_SHIPPED,
    bag: settings.bag,
  }
  const verified = await verifyExport(model, vocabulary, reading, run.dev, await meanLogits(run, members))
  const { error, ...calibration } = calibrate(run, intents, verified.logits)
  const stride = Math.max(1, Math.floor(run.dev.length / PARITY_MESSAGES))
  const pinned = run.dev.flatMap(({ example }, i) =>
    i % stride === 0 ? [{ text: example.text, logits: verified.logits[i] as Float32Array }] : [],
  )
  return {
    model,
    vocabulary,
    manifest: { version: versionOf(model, vocabulary), ...reading, ...calibration },
    parity: writeParity(pinned, intents),
    verified,
    calibrationError: error,
  }
}
