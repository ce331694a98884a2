import type { ModelManifest } from '../../worker/core/nlu/manifest.ts'
import { normaliseText, PRETOKEN, PRETOKEN_PATTERN } from '../../worker/core/nlu/normalise.ts'
import { buildGraph } from './export/graph.ts'
import { writeParity } from './export/parity.ts'
import { type Verified, verifyExport, versionOf } from './export/verify.ts'
import type { Parameters } from './learn/parameters.ts'
import { prepareRun, type Run } from './learn/run.ts'
import type { TrainSettings } from './learn/settings.ts'
import { trainMembers } from './learn/train-members.ts'
import { answersOf, calibrationError, fitRejection, fitTemperature, type Scored } from './report/calibrate.ts'
import { OUT_OF_SCOPE } from './report/metrics.ts'
import { writeVocabulary } from './text/bpe.ts'
import { trainBpe } from './text/bpe-train.ts'
import { type Example, LANGUAGES, NEGATIVE } from './text/labels.ts'

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

/** Learns the tokenizer's merges on a corpus and gets everything else ready; nothing is trained yet. */
export function prepare(
  settings: TrainSettings,
  intents: readonly string[],
  examples: readonly Example[],
  dev: readonly Example[],
): Run {
  const texts = examples.map(({ text }) => normaliseText(text))
  const vocabulary = trainBpe(texts, PRETOKEN, settings.vocabulary)
  return prepareRun({ settings, intents: intents.length, examples, dev, tokens: vocabulary.tokens, checkpoints: true })
}

/** Mean of the members' logits per message. */
async function meanLogits(run: Run, members: readonly Parameters[]): Promise<readonly Float32Array[]> {
  const all: (readonly Float32Array[])[] = []
  for (const parameters of members) all.push(await run.predict(parameters, run.encodedDev))
  const mean = (i: number, k: number) => all.reduce((sum, one) => sum + (one[i]?.[k] ?? 0), 0) / all.length
  return run.encodedDev.map((_, i) => Float32Array.from({ length: run.heads.outputs }, (_, k) => mean(i, k)))
}

/** Temperatures and threshold from the shipped file's own logits on the dev messages; `sets` says which file each is of. */
function calibrate(run: Run, intents: readonly string[], logits: readonly Float32Array[], sets: readonly string[]) {
  const { heads, encodedDev } = run
  const scored = (from: number, to: number, truthOf: (example: Example) => number, set?: string): readonly Scored[] =>
    encodedDev
      .map(({ example }, i) => ({ logits: (logits[i] as Float32Array).subarray(from, to), truth: truthOf(example), i }))
      .filter(({ truth, i }) => truth >= 0 && (set === undefined || sets[i] === set))
  const intent = scored(0, heads.intents, (example) => example.intent)
  const mood = scored(heads.intents, heads.intents + heads.moods, ({ mood }) => (mood === NEGATIVE ? -1 : mood))
  const temperature = fitTemperature(intent)
  const bySet = [...new Set(sets)].map((set) => scored(0, heads.intents, (example) => example.intent, set))
  const rule = fitRejection(bySet, temperature, intents.indexOf(OUT_OF_SCOPE))
  return {
    temperature,
    sentimentTemperature: mood.length === 0 ? 1 : fitTemperature(mood),
    fallbackThreshold: rule.confidence,
    outOfScopeThreshold: rule.outOfScope,
    error: calibrationError(answersOf(intent, temperature)),
  }
}

/** Trains all members, exports them as one int8 file, checks it against the float model and calibrates it; `sets` names the dev set of each dev message. */
export async function makeModel(run: Run, intents: readonly string[], sets: readonly string[]): Promise<Made> {
  const { settings } = run
  const members = await trainMembers(run)
  const model = buildGraph(members, settings, run.heads)
  const vocabulary = writeVocabulary(run.encoder.vocabulary)
  const reading = {
    intents,
    languages: LANGUAGES,
    pattern: PRETOKEN_PATTERN,
    units: run.encoder.units,
    bag: settings.bag,
  }
  const float = await meanLogits(run, members)
  const verified = await verifyExport(model, vocabulary, reading, run.encodedDev, float)
  const { error, ...calibration } = calibrate(run, intents, verified.logits, sets)
  const stride = Math.max(1, Math.floor(run.encodedDev.length / PARITY_MESSAGES))
  const pinned = run.encodedDev.flatMap(({ example }, i) =>
    i % stride === 0
      ? [{ text: example.text, int8: verified.logits[i] as Float32Array, float: float[i] as Float32Array }]
      : [],
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
