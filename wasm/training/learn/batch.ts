import type { Rng } from '../text/rng.ts'
import type { AdamBlock } from './adam.ts'
import { type Encoded, MAX_PIECES } from './encode.ts'
import type { StepInput, StepOutput } from './model.ts'
import type { TrainSettings } from './settings.ts'
import { embedPiece, type PieceRows } from './subwords.ts'

/** Padded lengths that steps are compiled for. */
const LENGTHS = [8, 12, 16, 20, 26, 34, MAX_PIECES]

export function paddedLength(rows: readonly Encoded[]): number {
  const longest = Math.max(...rows.map((row) => row.pieces.length))
  return LENGTHS.find((length) => length >= longest) ?? MAX_PIECES
}

export type Tables = { readonly pieces: Float32Array; readonly bag: Float32Array; readonly rows: PieceRows }

/** Inverted dropout: 0 with chance `rate` (to 1/256), else what keeps the mean at 1. Each draw gives four values: half a million are needed a step. */
function dropoutMask(length: number, rate: number, rng: Rng): Float32Array {
  const below = Math.round(rate * 256)
  const kept = 256 / (256 - below)
  const mask = new Float32Array(length)
  for (let i = 0; i < length; ) {
    let bits = Math.floor(rng() * 4_294_967_296)
    for (const end = Math.min(length, i + 4); i < end; i += 1) {
      mask[i] = (bits & 255) < below ? 0 : kept
      bits >>>= 8
    }
  }
  return mask
}

/** Piece embeddings with a zero row on both sides of each message, and the mask of real pieces. */
export function gatherPieces(batch: readonly Encoded[], tables: Tables, dim: number, length: number) {
  const stride = (length + 2) * dim
  const pieces = new Float32Array(batch.length * stride)
  const mask = new Float32Array(batch.length * length)
  batch.forEach((row, n) => {
    const count = Math.min(row.pieces.length, length)
    for (let t = 0; t < count; t += 1) {
      embedPiece(
        tables.pieces,
        tables.rows[row.pieces[t] as number] as Int32Array,
        dim,
        pieces,
        n * stride + (t + 1) * dim,
      )
      mask[n * length + t] = 1
    }
  })
  return { pieces, mask }
}

/** Weighted sums of bag rows: [N, dim]. */
export function gatherBags(
  weights: readonly Float32Array[],
  batch: readonly Encoded[],
  table: Float32Array,
  dim: number,
): Float32Array {
  const sums = new Float32Array(batch.length * dim)
  batch.forEach((row, n) => {
    const { buckets } = row.bag
    const w = weights[n] as Float32Array
    for (let i = 0; i < buckets.length; i += 1) {
      const weight = w[i] as number
      if (weight === 0) continue
      const from = (buckets[i] as number) * dim
      for (let d = 0; d < dim; d += 1)
        sums[n * dim + d] = (sums[n * dim + d] as number) + weight * (table[from + d] as number)
    }
  })
  return sums
}

function multiply(values: Float32Array, mask: Float32Array): void {
  for (let i = 0; i < values.length; i += 1) values[i] = (values[i] as number) * (mask[i] as number)
}

/** One step's arrays and a way to carry its gradients back to the tables. */
export type Batch = { readonly input: StepInput; scatter(output: StepOutput, pieces: AdamBlock, bag: AdamBlock): void }

function targets(batch: readonly Encoded[], intents: number, smoothing: number) {
  const y = new Float32Array(batch.length * intents).fill(smoothing / intents)
  const s = new Float32Array(batch.length * 3)
  batch.forEach(({ example }, n) => {
    const at = n * intents + example.intent
    y[at] = (y[at] as number) + 1 - smoothing
    if (example.sentiment >= 0) s[n * 3 + example.sentiment] = 1
  })
  return { intents: y, sentiments: s }
}

/** Gathers a training batch with all its dropout; rows are both passes, first pass first. */
export function makeBatch(
  batch: readonly Encoded[],
  tables: Tables,
  settings: TrainSettings,
  intents: number,
  rng: Rng,
): Batch {
  const { pieceDim, bagDim, filters } = settings
  const length = paddedLength(batch)
  const { pieces, mask } = gatherPieces(batch, tables, pieceDim, length)
  const embeddingMask = dropoutMask(pieces.length, settings.embeddingDropout, rng)
  multiply(pieces, embeddingMask)
  const weights = batch.map(({ bag }) => {
    const kept = dropoutMask(bag.weights.length, settings.bagDropout, rng)
    multiply(kept, bag.weights)
    return kept
  })
  const bag = gatherBags(weights, batch, tables.bag, bagDim)
  const dropout = dropoutMask(batch.length * (3 * filters + bagDim), settings.featureDropout, rng)
  return {
    input: { length, pieces, mask, bag, dropout, ...targets(batch, intents, settings.labelSmoothing) },
    scatter(output, pieceBlock, bagBlock) {
      multiply(output.pieces, embeddingMask)
      scatterPieces(batch, tables.rows, output.pieces, pieceBlock, length)
      scatterBags(batch, weights, output.bag, bagBlock)
    },
  }
}

function scatterPieces(
  batch: readonly Encoded[],
  rows: PieceRows,
  gradient: Float32Array,
  block: AdamBlock,
  length: number,
): void {
  const dim = block.rowSize
  batch.forEach((encoded, n) => {
    const count = Math.min(encoded.pieces.length, length)
    for (let t = 0; t < count; t += 1) {
      const from = (n * (length + 2) + t + 1) * dim
      const members = rows[encoded.pieces[t] as number] as Int32Array
      for (const row of members) addRow(block, row, gradient, from, 1 / Math.sqrt(members.length))
    }
  })
}

function scatterBags(
  batch: readonly Encoded[],
  weights: readonly Float32Array[],
  gradient: Float32Array,
  block: AdamBlock,
): void {
  batch.forEach((encoded, n) => {
    const { buckets } = encoded.bag
    const w = weights[n] as Float32Array
    for (let i = 0; i < buckets.length; i += 1) {
      if (w[i] !== 0) addRow(block, buckets[i] as number, gradient, n * block.rowSize, w[i] as number)
    }
  })
}

function addRow(block: AdamBlock, row: number, values: Float32Array, from: number, scale: number): void {
  const { gradient, rowSize } = block
  const at = row * rowSize
  block.touched.add(row)
  for (let d = 0; d < rowSize; d += 1)
    gradient[at + d] = (gradient[at + d] as number) + scale * (values[from + d] as number)
}
