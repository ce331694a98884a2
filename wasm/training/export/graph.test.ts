import { beforeAll, describe, expect, it } from 'vitest'
import type { ModelRunner } from '../../../worker/adapters/onnx/session'
import { loadNodeRunner } from '../../runtime/node-nlu'
import { initialise, type Parameters, shapesOf } from '../learn/parameters'
import { DEFAULTS, type TrainSettings } from '../learn/settings'
import { pieceRows } from '../learn/subwords'
import { vocabularyOf } from '../text/bpe'
import { makeRng } from '../text/rng'
import { buildGraph } from './graph'

const SETTINGS: TrainSettings = {
  ...DEFAULTS,
  pieceDim: 4,
  filters: 3,
  bagDim: 2,
  vectorDim: 5,
  subwordBuckets: 16,
  bag: { buckets: 32, maxGram: 5 },
}
const INTENTS = 4
const ROWS = pieceRows(vocabularyOf(['a', 'b', 'c', 'd']), SETTINGS.subwordBuckets)
const PAD = ROWS.length
const BAG = { buckets: Int32Array.of(1, 7), weights: Float32Array.of(0.5, 0.25) }

const make = (seed: number): Parameters =>
  initialise(SETTINGS, shapesOf(SETTINGS, INTENTS + 3), ROWS.length, makeRng(seed))

/** Largest convolution of width w = 1 with no bias, for pieces without shared rows, straight from the weights. */
function pooledByHand({ pieces, dense }: Parameters, ids: readonly number[], filter: number): number {
  const { pieceDim: d, filters: f } = SETTINGS
  const at = (id: number, k: number) => pieces[id * d + k] ?? 0
  const scores = ids.map((id) => Array.from({ length: d }, (_, k) => at(id, k) * (dense.conv1[k * f + filter] ?? 0)))
  return Math.max(0, ...scores.map((terms) => terms.reduce((sum, term) => sum + term, 0)))
}

let one: ModelRunner
let two: ModelRunner
beforeAll(async () => {
  one = await loadNodeRunner(buildGraph([make(1)], ROWS, SETTINGS, INTENTS))
  two = await loadNodeRunner(buildGraph([make(1), make(2)], ROWS, SETTINGS, INTENTS))
})

describe('the exported graph', () => {
  it('reads a single piece and any number of them', async () => {
    for (const ids of [[0], [0, 1], [0, 1, 2, 3, 2, 1, 0]]) {
      const output = await one(Int32Array.from([PAD, ...ids, PAD]), BAG)
      expect(output.intent).toHaveLength(INTENTS)
      expect(output.sentiment).toHaveLength(3)
      expect([...output.intent].every(Number.isFinite)).toBe(true)
    }
  })

  it('averages the logits of its members and joins their vectors', async () => {
    const pieces = Int32Array.of(PAD, 0, 3, PAD)
    const other = await loadNodeRunner(buildGraph([make(2)], ROWS, SETTINGS, INTENTS))
    const [a, b, both] = [await one(pieces, BAG), await other(pieces, BAG), await two(pieces, BAG)]
    both.intent.forEach((logit, i) => {
      expect(logit).toBeCloseTo(((a.intent[i] ?? 0) + (b.intent[i] ?? 0)) / 2, 4)
    })
    expect(both.vector).toHaveLength(2 * SETTINGS.vectorDim)
  })

  it('gives the convolution that the weights spell out', async () => {
    // Only filter 0 of width 1 reaches the vector, and only through its first number.
    const parameters = make(3)
    parameters.dense.project.fill(0)
    parameters.dense.project[0] = 1
    parameters.dense.head.fill(0)
    parameters.dense.head[0] = 1
    const run = await loadNodeRunner(buildGraph([parameters], ROWS, SETTINGS, INTENTS))
    for (const ids of [[0], [1, 2], [3, 1, 0]]) {
      const output = await run(Int32Array.from([PAD, ...ids, PAD]), BAG)
      expect(output.intent[0]).toBeCloseTo(pooledByHand(parameters, ids, 0), 2)
    }
  })
})
