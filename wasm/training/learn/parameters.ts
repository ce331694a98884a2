import { normal, type Rng } from '../text/rng.ts'
import type { TrainSettings } from './settings.ts'

export const DENSE_NAMES = [
  'conv1',
  'conv2',
  'conv3',
  'convBias',
  'bagGain',
  'bagShift',
  'project',
  'projectBias',
  'head',
  'headBias',
] as const
export type DenseName = (typeof DENSE_NAMES)[number]
export type Shapes = Readonly<Record<DenseName, readonly number[]>>
export type Dense = Record<DenseName, Float32Array>

/** All weights of one member. */
export type Parameters = {
  readonly dense: Dense
  /** [vocabulary + units.buckets, unitDim]: the pieces' rows, then the hashed words and n-grams. */
  readonly units: Float32Array
  /** [bag.buckets, bagDim] */
  readonly bag: Float32Array
}

/**
 * Shapes of the dense weights. D = unitDim, F = filters, E = bagDim, H = vectorDim, C = all outputs.
 * A convolution of width w is one matrix over w neighbouring units side by side.
 */
export function shapesOf(settings: TrainSettings, outputs: number): Shapes {
  const { unitDim: d, filters: f, bagDim: e, vectorDim: h } = settings
  return {
    conv1: [d, f],
    conv2: [2 * d, f],
    conv3: [3 * d, f],
    convBias: [3 * f],
    bagGain: [e],
    bagShift: [e],
    project: [3 * f + e, h],
    projectBias: [h],
    head: [h, outputs],
    headBias: [outputs],
  }
}

function gaussian(length: number, deviation: number, rng: Rng): Float32Array {
  return Float32Array.from({ length }, () => normal(rng) * deviation)
}

/** Fresh weights: He for the convolutions, Glorot for the linear layers, small normal tables. */
export function initialise(settings: TrainSettings, shapes: Shapes, vocabularySize: number, rng: Rng): Parameters {
  const dense = {} as Dense
  for (const name of DENSE_NAMES) {
    const [rows = 1, columns] = shapes[name]
    if (columns === undefined) dense[name] = new Float32Array(rows).fill(name === 'bagGain' ? 1 : 0)
    else {
      const spread = name.startsWith('conv') ? Math.sqrt(2 / rows) : Math.sqrt(2 / (rows + columns))
      dense[name] = gaussian(rows * columns, spread, rng)
    }
  }
  return {
    dense,
    units: gaussian((vocabularySize + settings.units.buckets) * settings.unitDim, 0.3, rng),
    bag: gaussian(settings.bag.buckets * settings.bagDim, 0.1, rng),
  }
}
