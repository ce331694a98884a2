import type { ModelNlu } from '../../../worker/adapters/onnx/create-nlu.ts'
import { type OwnFeatures, ownFeatures, rarityOf } from '../../../worker/core/nlu/own-intents/features.ts'
import { BIAS, denseOf, EXAMPLE_PENALTY, kernelOf, productWith } from '../../../worker/core/nlu/own-intents/learn.ts'
import { fitRidge } from '../../../worker/core/nlu/own-intents/ridge.ts'
import { typo } from '../text/augment.ts'
import type { Example } from '../text/labels.ts'
import { makeRng, type Rng, shuffle } from '../text/rng.ts'
import { auroc } from './auroc.ts'
import { trainSvm } from './baseline.ts'
import {
  accuracyOf,
  type BenchmarkFigures,
  type BenchmarkInput,
  examplesOf,
  intentsOf,
  TYPO_SEED,
} from './benchmark.ts'

export type FewShotInput = Omit<BenchmarkInput, 'train'> & { readonly train: readonly string[] }

/** `count` examples of each intent, drawn by the seed. */
function draw(examples: readonly Example[], count: number, rng: Rng): readonly Example[] {
  const taken = new Map<number, number>()
  return shuffle([...examples], rng).filter(({ intent }) => {
    const n = taken.get(intent) ?? 0
    taken.set(intent, n + 1)
    return n < count
  })
}

function drawFrom(train: readonly string[], perIntent: number, seed: number) {
  const intents = [...new Set(train.flatMap(intentsOf))].sort()
  const all = train.flatMap((file) => examplesOf(file, intents))
  return { intents, examples: draw(all, perIntent, makeRng(seed)) }
}

/** Accuracy of a linear SVM on the same few examples. */
export function fewShotSvm({ train, test, settings }: FewShotInput, perIntent: number): number {
  const { intents, examples } = drawFrom(train, perIntent, settings.seed)
  const score = trainSvm(examples, intents.length)
  const tested = examplesOf(test, intents)
  return accuracyOf(
    tested.map(({ text }) => score(text)),
    tested,
  )
}

async function featuresOf(nlu: ModelNlu, messages: readonly Example[], rarity: readonly number[]) {
  const found: OwnFeatures[] = []
  for (const { text } of messages) {
    const output = await nlu.read(text)
    found.push(ownFeatures(text, output?.vector ?? new Float32Array(1), rarity))
  }
  return found
}

/**
 * Learns the intents of a file from `perIntent` examples each the way a merchant's own intents are learned, on the shipped encoder, which is
 * not trained any further, and measures them on another file. The likeliest intent is taken; there is no threshold.
 */
export async function fewShot(
  nlu: ModelNlu,
  { train, test, oos, settings }: FewShotInput,
  perIntent: number,
): Promise<BenchmarkFigures> {
  const started = performance.now()
  const { intents, examples } = drawFrom(train, perIntent, settings.seed)
  const rarity = rarityOf(examples.map(({ text }) => text))
  const features = await featuresOf(nlu, examples, rarity)
  const targets = intents.map((_, k) => Float64Array.from(examples, ({ intent }) => (intent === k ? 1 : 0)))
  const penalties = new Float64Array(examples.length).fill(EXAMPLE_PENALTY)
  const { coefficients } = fitRidge(kernelOf(features), penalties, targets)
  const scores = async (messages: readonly Example[]) => {
    const read = await featuresOf(nlu, messages, rarity)
    return read.map((message) => {
      const dense = denseOf(message)
      const kernel = features.map((row) => BIAS + productWith(dense, row))
      return Float32Array.from(coefficients, (own) => own.reduce((sum, value, i) => sum + value * (kernel[i] ?? 0), 0))
    })
  }
  const tested = examplesOf(test, intents)
  const rng = makeRng(TYPO_SEED)
  const mistyped = tested.map((example) => ({ ...example, text: typo(example.text, rng) }))
  const clean = await scores(tested)
  const peaks = (rows: readonly Float32Array[]) => rows.map((row) => Math.max(...row))
  return {
    n: tested.length,
    accuracy: accuracyOf(clean, tested),
    typo_accuracy: accuracyOf(await scores(mistyped), mistyped),
    oos_auroc: oos === null ? null : auroc(peaks(clean), peaks(await scores(examplesOf(oos, intents)))),
    minutes: (performance.now() - started) / 60_000,
  }
}
