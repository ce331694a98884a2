import type { Example } from '../text/labels.ts'
import { deriveSeed, makeRng, type Rng, shuffle } from '../text/rng.ts'
import { type AdamBlock, adamBlock, adamStep, rateAt } from './adam.ts'
import { makeBatch, type Tables } from './batch.ts'
import { type Encoded, type Encoder, encodeClean, encodeNoisy, MAX_UNITS } from './encode.ts'
import type { Heads } from './heads.ts'
import { makeStep } from './model.ts'
import { DENSE_NAMES, type Parameters, type Shapes } from './parameters.ts'
import type { TrainSettings } from './settings.ts'

/** All of a member's weights with Adam's moments: what a checkpoint holds. */
export type LearnState = {
  readonly dense: readonly AdamBlock[]
  readonly units: AdamBlock
  readonly bag: AdamBlock
  step: number
}

export function startState(parameters: Parameters, settings: TrainSettings): LearnState {
  return {
    dense: DENSE_NAMES.map((name) => adamBlock(parameters.dense[name])),
    units: adamBlock(parameters.units, settings.unitDim),
    bag: adamBlock(parameters.bag, settings.bagDim),
    step: 0,
  }
}

/** Batches of messages of like length (less padding), in random order; the last one is filled up from the start. */
function planBatches(lengths: readonly number[], batch: number, rng: Rng): readonly (readonly number[])[] {
  const order = shuffle(
    lengths.map((_, i) => i),
    rng,
  )
  const chunk = batch * 8
  const batches: number[][] = []
  for (let start = 0; start < order.length; start += chunk) {
    const part = order.slice(start, start + chunk).sort((a, b) => (lengths[a] as number) - (lengths[b] as number))
    for (let from = 0; from < part.length; from += batch) batches.push(part.slice(from, from + batch))
  }
  for (const one of batches) for (let i = 0; one.length < batch; i += 1) one.push(order[i % order.length] as number)
  return shuffle(batches, rng)
}

export type EpochInput = {
  readonly examples: readonly Example[]
  readonly encoder: Encoder
  readonly epoch: number
  readonly member: number
}

/** Makes the function that trains one epoch in place and returns its mean loss. */
export function makeEpoch(settings: TrainSettings, shapes: Shapes, heads: Heads) {
  const step = makeStep(settings, shapes, heads)
  return async (parameters: Parameters, state: LearnState, input: EpochInput): Promise<number> => {
    const rng = makeRng(deriveSeed(settings.seed, input.member, input.epoch, 1))
    const first = input.examples.map((example) => encodeClean(example, input.encoder, settings))
    const second = input.examples.map((example) => encodeNoisy(example, input.encoder, settings, rng))
    const lengths = first.map((row, i) =>
      Math.min(MAX_UNITS, Math.max(row.units.starts.length, second[i]?.units.starts.length ?? 0) - 1),
    )
    const plan = planBatches(lengths, settings.batch, rng)
    const tables: Tables = { units: parameters.units, bag: parameters.bag }
    let total = 0
    for (const chosen of plan) {
      const rows = [...chosen.map((i) => first[i] as Encoded), ...chosen.map((i) => second[i] as Encoded)]
      const batch = makeBatch(rows, tables, settings, heads, rng)
      const output = await step(parameters.dense, batch.input)
      batch.scatter(output, state.units, state.bag)
      DENSE_NAMES.forEach((name, n) => {
        state.dense[n]?.gradient.set(output.dense[name])
      })
      state.step += 1
      const rate = rateAt(state.step, plan.length * settings.epochs, settings.learningRate, settings.warmup)
      adamStep([...state.dense, state.units, state.bag], rate, settings.weightDecay, settings.clipNorm, state.step)
      total += output.loss
    }
    return total / plan.length
  }
}
