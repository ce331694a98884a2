import { gatherBags, gatherUnits, paddedLength } from './batch.ts'
import type { Encoded } from './encode.ts'
import type { Heads } from './heads.ts'
import { makeForward } from './model.ts'
import type { Parameters, Shapes } from './parameters.ts'
import type { TrainSettings } from './settings.ts'

const ROWS = 128

/** Float logits of many messages: one Float32Array [C] per message, in order. */
export function makePredict(settings: TrainSettings, shapes: Shapes, heads: Heads) {
  const forward = makeForward(settings, shapes, heads, ROWS)
  return async (parameters: Parameters, messages: readonly Encoded[]): Promise<readonly Float32Array[]> => {
    const order = messages.map((_, i) => i).sort((a, b) => lengthAt(messages, a) - lengthAt(messages, b))
    const logits: Float32Array[] = new Array(messages.length)
    for (let start = 0; start < order.length; start += ROWS) {
      const chosen = order.slice(start, start + ROWS)
      const batch = Array.from({ length: ROWS }, (_, n) => messages[chosen[n] ?? (chosen[0] as number)] as Encoded)
      const length = paddedLength(batch)
      const weights = batch.map((row) => row.bag.weights)
      const bag = gatherBags(weights, batch, parameters.bag, settings.bagDim)
      const out = await forward(parameters.dense, {
        length,
        ...gatherUnits(batch, parameters.units, settings.unitDim, length),
        bag,
      })
      chosen.forEach((index, n) => {
        logits[index] = out.slice(n * heads.outputs, (n + 1) * heads.outputs)
      })
    }
    return logits
  }
}

function lengthAt(messages: readonly Encoded[], index: number): number {
  return (messages[index] as Encoded).units.starts.length
}
