import { gatherBags, gatherPieces, paddedLength, type Tables } from './batch.ts'
import type { Encoded } from './encode.ts'
import { makeForward } from './model.ts'
import type { Parameters, Shapes } from './parameters.ts'
import type { TrainSettings } from './settings.ts'
import type { PieceRows } from './subwords.ts'

const ROWS = 128

/** Float logits of many messages: one Float32Array [intents + 3] per message, in order. */
export function makePredict(settings: TrainSettings, shapes: Shapes, intents: number, rows: PieceRows) {
  const forward = makeForward(settings, shapes, intents, ROWS)
  return async (parameters: Parameters, messages: readonly Encoded[]): Promise<readonly Float32Array[]> => {
    const tables: Tables = { pieces: parameters.pieces, bag: parameters.bag, rows }
    const order = messages.map((_, i) => i).sort((a, b) => lengthAt(messages, a) - lengthAt(messages, b))
    const logits: Float32Array[] = new Array(messages.length)
    for (let start = 0; start < order.length; start += ROWS) {
      const chosen = order.slice(start, start + ROWS)
      const batch = Array.from({ length: ROWS }, (_, n) => messages[chosen[n] ?? (chosen[0] as number)] as Encoded)
      const length = paddedLength(batch)
      const weights = batch.map((row) => row.bag.weights)
      const bag = gatherBags(weights, batch, tables.bag, settings.bagDim)
      const out = await forward(parameters.dense, {
        length,
        ...gatherPieces(batch, tables, settings.pieceDim, length),
        bag,
      })
      chosen.forEach((index, n) => {
        logits[index] = out.slice(n * (intents + 3), (n + 1) * (intents + 3))
      })
    }
    return logits
  }
}

function lengthAt(messages: readonly Encoded[], index: number): number {
  return (messages[index] as Encoded).pieces.length
}
