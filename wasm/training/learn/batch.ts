import type { Units } from '../../../worker/core/nlu/units.ts'
import { NEGATIVE } from '../text/labels.ts'
import type { Rng } from '../text/rng.ts'
import type { AdamBlock } from './adam.ts'
import { type Encoded, MAX_UNITS } from './encode.ts'
import type { Heads } from './heads.ts'
import type { StepInput, StepOutput } from './model.ts'
import type { TrainSettings } from './settings.ts'

/** Padded lengths that steps are compiled for. */
const LENGTHS = [4, 6, 8, 10, 13, 16, 20, 26, 34, MAX_UNITS]

export function paddedLength(rows: readonly Encoded[]): number {
  const longest = Math.max(...rows.map((row) => row.units.starts.length - 1))
  return LENGTHS.find((length) => length >= longest) ?? MAX_UNITS
}

export type Tables = { readonly units: Float32Array; readonly bag: Float32Array }

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

/** Adds a unit's embedding, the sum of its rows over the root of their number, to `out` at `offset`. */
function embedUnit(
  { rows, starts }: Units,
  unit: number,
  table: Float32Array,
  dim: number,
  out: Float32Array,
  offset: number,
) {
  const first = starts[unit] as number
  const end = starts[unit + 1] as number
  const scale = 1 / Math.sqrt(end - first)
  for (let i = first; i < end; i += 1) {
    const from = (rows[i] as number) * dim
    for (let d = 0; d < dim; d += 1) out[offset + d] = (out[offset + d] as number) + scale * (table[from + d] as number)
  }
}

/** Unit embeddings with a zero row on both sides of each message, and the mask of real units. */
export function gatherUnits(batch: readonly Encoded[], table: Float32Array, dim: number, length: number) {
  const stride = (length + 2) * dim
  const units = new Float32Array(batch.length * stride)
  const mask = new Float32Array(batch.length * length)
  batch.forEach((row, n) => {
    const count = Math.min(row.units.starts.length - 1, length)
    for (let t = 0; t < count; t += 1) {
      embedUnit(row.units, t, table, dim, units, n * stride + (t + 1) * dim)
      mask[n * length + t] = 1
    }
  })
  return { units, mask }
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
export type Batch = { readonly input: StepInput; scatter(output: StepOutput, units: AdamBlock, bag: AdamBlock): void }

/** Targets [N, C] of all heads side by side, all zero where unlabelled; a head's loss weight is in them. */
function targets(batch: readonly Encoded[], heads: Heads, settings: TrainSettings): Float32Array {
  const { intents, moods, outputs } = heads
  const { labelSmoothing, moodWeight, languageWeight, taughtShare } = settings
  const y = new Float32Array(batch.length * outputs)
  batch.forEach(({ example }, n) => {
    const at = n * outputs
    if (example.intent >= 0) {
      y.fill(labelSmoothing / intents, at, at + intents)
      y[at + example.intent] = (y[at + example.intent] as number) + 1 - labelSmoothing
    }
    example.taught?.forEach((chance, k) => {
      y[at + k] = (1 - taughtShare) * (y[at + k] as number) + taughtShare * chance
    })
    const mood = at + intents
    if (example.mood === NEGATIVE) y.fill(moodWeight / 2, mood, mood + 2)
    else if (example.mood >= 0) y[mood + example.mood] = moodWeight
    if (example.language >= 0) y[mood + moods + example.language] = languageWeight
  })
  return y
}

/** Dropout of the pooled features [N, 3F + E]; a branch that is switched off is dropped whole. */
function featureMask(rows: number, settings: TrainSettings, rng: Rng): Float32Array {
  const { filters, bagDim, featureDropout, branches } = settings
  const width = 3 * filters + bagDim
  const mask = dropoutMask(rows * width, featureDropout, rng)
  const [from, to] = branches === 'units' ? [3 * filters, width] : branches === 'bag' ? [0, 3 * filters] : [0, 0]
  for (let n = 0; n < rows && to > from; n += 1) mask.fill(0, n * width + from, n * width + to)
  return mask
}

/** Gathers a training batch with all its dropout; rows are both passes, first pass first. */
export function makeBatch(
  batch: readonly Encoded[],
  tables: Tables,
  settings: TrainSettings,
  heads: Heads,
  rng: Rng,
): Batch {
  const { unitDim, bagDim } = settings
  const length = paddedLength(batch)
  const { units, mask } = gatherUnits(batch, tables.units, unitDim, length)
  const embeddingMask = dropoutMask(units.length, settings.embeddingDropout, rng)
  multiply(units, embeddingMask)
  const weights = batch.map(({ bag }) => {
    const kept = dropoutMask(bag.weights.length, settings.bagDropout, rng)
    multiply(kept, bag.weights)
    return kept
  })
  const bag = gatherBags(weights, batch, tables.bag, bagDim)
  const dropout = featureMask(batch.length, settings, rng)
  return {
    input: { length, units, mask, bag, dropout, targets: targets(batch, heads, settings) },
    scatter(output, unitBlock, bagBlock) {
      multiply(output.units, embeddingMask)
      scatterUnits(batch, output.units, unitBlock, length)
      scatterBags(batch, weights, output.bag, bagBlock)
    },
  }
}

function scatterUnits(batch: readonly Encoded[], gradient: Float32Array, block: AdamBlock, length: number): void {
  const dim = block.rowSize
  batch.forEach(({ units: { rows, starts } }, n) => {
    const count = Math.min(starts.length - 1, length)
    for (let t = 0; t < count; t += 1) {
      const from = (n * (length + 2) + t + 1) * dim
      const first = starts[t] as number
      const end = starts[t + 1] as number
      const scale = 1 / Math.sqrt(end - first)
      for (let i = first; i < end; i += 1) addRow(block, rows[i] as number, gradient, from, scale)
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
