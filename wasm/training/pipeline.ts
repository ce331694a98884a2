import type { ModelManifest } from '../../worker/core/nlu/manifest.ts'
import { normaliseText, PRETOKEN_PATTERN } from '../../worker/core/nlu/normalise.ts'
import { buildGraph } from './export/graph.ts'
import { writeParity } from './export/parity.ts'
import { type Verified, verifyExport, versionOf } from './export/verify.ts'
import { PATTERN } from './learn/encode.ts'
import type { Parameters } from './learn/parameters.ts'
import { prepareRun, type Run } from './learn/run.ts'
import type { TrainSettings } from './learn/settings.ts'
import { trainMembers } from './learn/train-members.ts'
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

/** Learns the tokenizer's merges on a corpus and gets everything else ready; nothing is trained yet. */
export function prepare(
  settings: TrainSettings,
  intents: readonly string[],
  examples: readonly Example[],
  dev: readonly Example[],
): Run {
  const texts = examples.map(({ text }) => normaliseText(text))
  const vocabulary = trainBpe(texts, PATTERN, settings.vocabulary)
  return prepareRun({ settings, intents: intents.length, examples, dev, tokens: vocabulary.tokens })
}

/** Mean of the members' logits per message. */
async function meanLogits(run: Run, members: readonly Parameters[]): Promise<readonly Float32Array[]> {
  const all: (readonly Float32Array[])[] = []
  for (const parameters of members) all.push(await run.predict(parameters, run.encodedDev))
  const mean = (i: number, k: number) => all.reduce((sum, one) => sum + (one[i]?.[k] ?? 0), 0) / all.length
  const outputs = run.intents + 3
  return run.encodedDev.map((_, i) => Float32Array.from({ length: outputs }, (_, k) => mean(i, k)))
}

/** Temperatures and threshold from the shipped file's own logits on the dev messages. */
function calibrate(run: Run, intents: readonly string[], logits: readonly Float32Array[]) {
  const scored = (from: number, to: number, truthOf: (example: Example) => number): readonly Scored[] =>
    run.encodedDev
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
  const members = await trainMembers(run)
  const model = buildGraph(members, run.rows, settings, intents.length)
  const vocabulary = writeVocabulary(run.vocabulary)
  const reading = {
    intents,
    pattern: PRETOKEN_PATTERN,
    padPiece: run.vocabulary.tokens.length,
    maxPieces: MAX_PIECES_SHIPPED,
    bag: settings.bag,
  }
  const verified = await verifyExport(model, vocabulary, reading, run.encodedDev, await meanLogits(run, members))
  const { error, ...calibration } = calibrate(run, intents, verified.logits)
  const stride = Math.max(1, Math.floor(run.encodedDev.length / PARITY_MESSAGES))
  const pinned = run.encodedDev.flatMap(({ example }, i) =>
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
