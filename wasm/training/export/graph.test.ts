import { beforeAll, describe, expect, it } from 'vitest'
import type { ModelRunner } from '../../../worker/adapters/onnx/session'
import { loadNodeRunner } from '../../runtime/node-nlu'
import { headsOf } from '../learn/heads'
import { initialise, type Parameters, shapesOf } from '../learn/parameters'
import { DEFAULTS, type TrainSettings } from '../learn/settings'
import { makeRng } from '../text/rng'
import { buildGraph } from './graph'

const SETTINGS: TrainSettings = {
  ...DEFAULTS,
  unitDim: 4,
  filters: 3,
  bagDim: 2,
  vectorDim: 5,
  units: { buckets: 4, minGram: 2, maxGram: 5, maxUnits: 32 },
  bag: { buckets: 32, maxGram: 5 },
}
const INTENTS = 4
const HEADS = headsOf(INTENTS)
const PIECES = 4
const BAG = { buckets: Int32Array.of(1, 7), weights: Float32Array.of(0.5, 0.25) }

const make = (seed: number): Parameters =>
  initialise(SETTINGS, shapesOf(SETTINGS, HEADS.outputs), PIECES, makeRng(seed))

/** One row per unit. */
const unitsOf = (...ids: readonly number[]) => ({
  rows: Int32Array.from(ids),
  starts: Int32Array.from({ length: ids.length + 1 }, (_, i) => i),
})

/** Largest convolution of width w = 1 with no bias, straight from the weights. */
function pooledByHand({ units, dense }: Parameters, ids: readonly number[], filter: number): number {
  const { unitDim: d, filters: f } = SETTINGS
  const at = (id: number, k: number) => units[id * d + k] ?? 0
  const scores = ids.map((id) => Array.from({ length: d }, (_, k) => at(id, k) * (dense.conv1[k * f + filter] ?? 0)))
  return Math.max(0, ...scores.map((terms) => terms.reduce((sum, term) => sum + term, 0)))
}

let one: ModelRunner
let two: ModelRunner
beforeAll(async () => {
  one = await loadNodeRunner(buildGraph([make(1)], SETTINGS, HEADS))
  two = await loadNodeRunner(buildGraph([make(1), make(2)], SETTINGS, HEADS))
})

describe('the exported graph', () => {
  it('reads a single unit and any number of them', async () => {
    for (const ids of [[0], [0, 1], [0, 1, 2, 3, 2, 1, 0]]) {
      const output = await one(unitsOf(...ids), BAG)
      expect(output.intent).toHaveLength(INTENTS)
      expect(output.mood).toHaveLength(HEADS.moods)
      expect(output.language).toHaveLength(HEADS.languages)
      expect([...output.intent].every(Number.isFinite)).toBe(true)
    }
  })

  it('takes a unit for the sum of its rows over the root of their number', async () => {
    const parameters = make(4)
    const d = SETTINGS.unitDim
    const mixed = Array.from(
      { length: d },
      (_, k) => ((parameters.units[k] ?? 0) + (parameters.units[d + k] ?? 0)) / Math.SQRT2,
    )
    parameters.units.set(mixed, 2 * d)
    const run = await loadNodeRunner(buildGraph([parameters], SETTINGS, HEADS))
    const [both, single] = [
      await run({ rows: Int32Array.of(0, 1), starts: Int32Array.of(0, 2) }, BAG),
      await run(unitsOf(2), BAG),
    ]
    both.intent.forEach((logit, i) => {
      expect(logit).toBeCloseTo(single.intent[i] ?? 0, 1)
    })
  })

  it('averages the logits of its members and joins their vectors', async () => {
    const units = unitsOf(0, 3)
    const other = await loadNodeRunner(buildGraph([make(2)], SETTINGS, HEADS))
    const [a, b, both] = [await one(units, BAG), await other(units, BAG), await two(units, BAG)]
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
    const run = await loadNodeRunner(buildGraph([parameters], SETTINGS, HEADS))
    for (const ids of [[0], [1, 2], [3, 1, 0]]) {
      const output = await run(unitsOf(...ids), BAG)
      expect(output.intent[0]).toBeCloseTo(pooledByHand(parameters, ids, 0), 2)
    }
  })
})
