import * as ort from 'onnxruntime-web/wasm'
import type { Bag } from '../../core/nlu/features'
import { oneAtATime } from './one-at-a-time'

/** What the model says about one message: intent logits [45], sentiment logits [3], sentence vector of length 1. */
export type ModelOutput = {
  readonly intent: Float32Array
  readonly sentiment: Float32Array
  readonly vector: Float32Array
}

/** Runs the model on padded pieces [T + 2], T >= 1, and a bag. */
export type ModelRunner = (pieces: Int32Array, bag: Bag) => Promise<ModelOutput>

/** Makes a runner from the bytes of a model; `ort.env.wasm` must have been set up before. */
export async function createRunner(model: Uint8Array): Promise<ModelRunner> {
  const session = await ort.InferenceSession.create(model, {
    executionProviders: ['wasm'],
    graphOptimizationLevel: 'all',
    // Errors only: its warnings speak of graph details nobody can act on.
    logSeverityLevel: 3,
  })
  const run = async (pieces: Int32Array, bag: Bag): Promise<ModelOutput> => {
    const result = await session.run({
      pieces: new ort.Tensor('int32', pieces, [pieces.length]),
      buckets: new ort.Tensor('int32', bag.buckets, [bag.buckets.length]),
      weights: new ort.Tensor('float32', bag.weights, [bag.weights.length]),
    })
    return { intent: floats(result.intent), sentiment: floats(result.sentiment), vector: floats(result.vector) }
  }
  // ONNX Runtime keeps a run's pointers on one WebAssembly stack across awaits: two runs at once would overwrite each other's.
  return oneAtATime(run)
}

function floats(tensor: ort.Tensor | undefined): Float32Array {
  if (!(tensor?.data instanceof Float32Array)) throw new Error('the model lacks an output')
  return tensor.data
}
