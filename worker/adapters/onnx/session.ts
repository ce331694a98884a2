import * as ort from 'onnxruntime-web/wasm'
import type { Bag } from '../../core/nlu/features'
import type { Units } from '../../core/nlu/units'
import { oneAtATime } from './one-at-a-time'

/** What the model says about one message: logits of intent [45], mood [4] and language [8], sentence vector of length 1. */
export type ModelOutput = {
  readonly intent: Float32Array
  readonly mood: Float32Array
  readonly language: Float32Array
  readonly vector: Float32Array
}

/** Runs the model on units, U >= 1, and a bag. */
export type ModelRunner = (units: Units, bag: Bag) => Promise<ModelOutput>

/** Which row belongs to which unit, [U + 2, R]: a unit is the sum of its rows over the root of their number; first and last row are zero. */
function spreadOf({ rows, starts }: Units): Float32Array {
  const spread = new Float32Array((starts.length + 1) * rows.length)
  for (let unit = 0; unit + 1 < starts.length; unit += 1) {
    const [from = 0, to = 0] = [starts[unit], starts[unit + 1]]
    const at = (unit + 1) * rows.length
    spread.fill(1 / Math.sqrt(to - from), at + from, at + to)
  }
  return spread
}

/** Makes a runner from the bytes of a model; `ort.env.wasm` must have been set up before. */
export async function createRunner(model: Uint8Array): Promise<ModelRunner> {
  const session = await ort.InferenceSession.create(model, {
    executionProviders: ['wasm'],
    graphOptimizationLevel: 'all',
    // Errors only: its warnings speak of graph details nobody can act on.
    logSeverityLevel: 3,
  })
  const run = async (units: Units, bag: Bag): Promise<ModelOutput> => {
    const result = await session.run({
      rows: new ort.Tensor('int32', units.rows, [units.rows.length]),
      spread: new ort.Tensor('float32', spreadOf(units), [units.starts.length + 1, units.rows.length]),
      buckets: new ort.Tensor('int32', bag.buckets, [bag.buckets.length]),
      weights: new ort.Tensor('float32', bag.weights, [bag.weights.length]),
    })
    const { intent, mood, language, vector } = result
    return { intent: floats(intent), mood: floats(mood), language: floats(language), vector: floats(vector) }
  }
  // ONNX Runtime keeps a run's pointers on one WebAssembly stack across awaits: two runs at once would overwrite each other's.
  return oneAtATime(run)
}

function floats(tensor: ort.Tensor | undefined): Float32Array {
  if (!(tensor?.data instanceof Float32Array)) throw new Error('the model lacks an output')
  return tensor.data
}
