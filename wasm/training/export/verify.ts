import { createHash } from 'node:crypto'
import { bagOf } from '../../../worker/core/nlu/features.ts'
import { softmax } from '../../../worker/core/nlu/interpret.ts'
import type { ModelManifest } from '../../../worker/core/nlu/manifest.ts'
import { normaliseText } from '../../../worker/core/nlu/normalise.ts'
import { unitsOf } from '../../../worker/core/nlu/units.ts'
import { loadNodeRunner, loadNodeTokenizer } from '../../runtime/node-nlu.ts'
import type { Encoded } from '../learn/encode.ts'

/** How far the int8 file may be from the float model it was made of. */
const MIN_AGREEMENT = 0.985
const MAX_DIFFERENCE = 0.12

export type Verified = {
  /** Share of messages whose likeliest intent is the same. */
  readonly agreement: number
  /** Largest difference of any intent's probability on any message. */
  readonly difference: number
  /** The shipped file's own logits [C] per message: calibration and parity are made with these. */
  readonly logits: readonly Float32Array[]
}

/** Two files with equal bytes have equal versions. */
export function versionOf(model: Uint8Array, vocabulary: string): string {
  return createHash('sha256').update(model).update(vocabulary).digest('hex').slice(0, 12)
}

function peak(values: readonly number[]): number {
  return values.indexOf(Math.max(...values))
}

/** Runs the exported file with the runtime's tokenizer over messages and compares it with the float logits; throws when off. */
export async function verifyExport(
  model: Uint8Array,
  vocabulary: string,
  manifest: Pick<ModelManifest, 'pattern' | 'units' | 'bag' | 'intents'>,
  messages: readonly Encoded[],
  float: readonly Float32Array[],
): Promise<Verified> {
  const run = await loadNodeRunner(model)
  const tokenize = await loadNodeTokenizer(vocabulary, manifest.pattern)
  const logits: Float32Array[] = []
  let same = 0
  let difference = 0
  for (const [i, { example, units }] of messages.entries()) {
    const text = normaliseText(example.text)
    const found = unitsOf(text, tokenize.cut(text), tokenize.lengths, manifest.units)
    if (found.rows.join() !== units.rows.join()) throw new Error(`the tokenizers differ on "${text}"`)
    const output = await run(found, bagOf(text, manifest.bag))
    logits.push(Float32Array.from([...output.intent, ...output.mood, ...output.language]))
    const expected = softmax((float[i] as Float32Array).subarray(0, manifest.intents.length), 1)
    const actual = softmax(output.intent, 1)
    if (peak([...expected]) === peak([...actual])) same += 1
    difference = Math.max(difference, ...expected.map((value, k) => Math.abs(value - (actual[k] ?? 0))))
  }
  const agreement = same / messages.length
  if (agreement < MIN_AGREEMENT || difference > MAX_DIFFERENCE) {
    throw new Error(`int8 is off: agreement ${agreement.toFixed(4)}, largest difference ${difference.toFixed(4)}`)
  }
  return { agreement, difference, logits }
}
