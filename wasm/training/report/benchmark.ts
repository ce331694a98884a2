import { softmax } from '../../../worker/core/nlu/interpret.ts'
import { normaliseText, PRETOKEN } from '../../../worker/core/nlu/normalise.ts'
import { encodeClean } from '../learn/encode.ts'
import type { Parameters } from '../learn/parameters.ts'
import { prepareRun, type Run, type RunInput } from '../learn/run.ts'
import type { TrainSettings } from '../learn/settings.ts'
import { trainMembers } from '../learn/train-members.ts'
import { typo } from '../text/augment.ts'
import { trainBpe } from '../text/bpe-train.ts'
import { type Example, LANGUAGES } from '../text/labels.ts'
import { makeRng } from '../text/rng.ts'
import { readTsv } from '../text/rows.ts'
import { auroc } from './auroc.ts'

export type BenchmarkInput = {
  readonly train: string
  readonly test: string
  /** Messages of no trained intent. */
  readonly oos: string | null
  readonly settings: TrainSettings
  /** Models trained first, whose mean answers a single one then learns from (Hinton and others, 2015); 0 for none. */
  readonly teachers?: number
}

export type BenchmarkFigures = {
  readonly n: number
  readonly accuracy: number
  /** With one slip of the fingers in each test message. */
  readonly typo_accuracy: number
  /** How well the confidence tells test messages from the out-of-scope file's. */
  readonly oos_auroc: number | null
  readonly minutes: number
}

export const TYPO_SEED = 20_261

export function examplesOf(file: string, intents: readonly string[]): readonly Example[] {
  return readTsv(file, ['text', 'intent']).map((row) => ({
    text: row.text as string,
    intent: intents.indexOf(row.intent as string),
    mood: -1,
    language: (LANGUAGES as readonly string[]).indexOf(row.language ?? ''),
  }))
}

/** Intent logits per message, the mean of the members'. */
async function intentLogits(run: Run, members: readonly Parameters[], messages: readonly Example[]) {
  const encoded = messages.map((example) => encodeClean(example, run.encoder, run.settings))
  const sums = messages.map(() => new Float32Array(run.intents))
  for (const parameters of members) {
    const logits = await run.predict(parameters, encoded)
    sums.forEach((sum, i) => {
      for (let k = 0; k < run.intents; k += 1) sum[k] = (sum[k] as number) + (logits[i]?.[k] ?? 0) / members.length
    })
  }
  return sums
}

export function accuracyOf(logits: readonly Float32Array[], messages: readonly Example[]): number {
  const right = logits.filter((row, i) => row.indexOf(Math.max(...row)) === messages[i]?.intent)
  return right.length / messages.length
}

const confidences = (logits: readonly Float32Array[]) => logits.map((row) => Math.max(...softmax(row, 1)))

/** The intents of a training file, sorted. */
export function intentsOf(file: string): readonly string[] {
  return [...new Set(readTsv(file, ['text', 'intent']).map((row) => row.intent as string))].sort()
}

/** The examples with what `teachers` models of other seeds, trained on them, say of each. */
async function taught(input: RunInput, teachers: number): Promise<readonly Example[]> {
  const settings = { ...input.settings, members: teachers, seed: input.settings.seed + 1_000 }
  const run = prepareRun({ ...input, settings })
  const logits = await intentLogits(run, await trainMembers(run), input.examples)
  return input.examples.map((example, i) => ({
    ...example,
    taught: Float32Array.from(softmax(logits[i] as Float32Array, 1)),
  }))
}

/** Trains the shipped architecture from nothing on a labelled set (float weights) and measures it on another. */
export async function benchmark({
  train,
  test,
  oos,
  settings,
  teachers = 0,
}: BenchmarkInput): Promise<BenchmarkFigures> {
  const started = performance.now()
  const intents = intentsOf(train)
  const examples = examplesOf(train, intents)
  const tested = examplesOf(test, intents)
  const { tokens } = trainBpe(
    examples.map(({ text }) => normaliseText(text)),
    PRETOKEN,
    settings.vocabulary,
  )
  const input = { settings, intents: intents.length, examples, dev: [], tokens, checkpoints: false }
  const run = prepareRun(teachers > 0 ? { ...input, examples: await taught(input, teachers) } : input)
  const members = await trainMembers(run)
  const rng = makeRng(TYPO_SEED)
  const mistyped = tested.map((example) => ({ ...example, text: typo(example.text, rng) }))
  const clean = await intentLogits(run, members, tested)
  const outside = oos === null ? null : await intentLogits(run, members, examplesOf(oos, intents))
  return {
    n: tested.length,
    accuracy: accuracyOf(clean, tested),
    typo_accuracy: accuracyOf(await intentLogits(run, members, mistyped), mistyped),
    oos_auroc: outside === null ? null : auroc(confidences(clean), confidences(outside)),
    minutes: (performance.now() - started) / 60_000,
  }
}
