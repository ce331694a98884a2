import { jit, nn, numpy as np, valueAndGrad } from '@jax-js/jax'
import type { Heads } from './heads.ts'
import { DENSE_NAMES, type Dense, type Shapes } from './parameters.ts'
import type { TrainSettings } from './settings.ts'

type Tree = Record<(typeof DENSE_NAMES)[number], np.Array>

/** What one step reads, as flat arrays: N = 2 x batch rows, row i and row i + batch are the same message. */
export type StepInput = {
  /** Units per row, padding included. */
  readonly length: number
  /** [N, length + 2, D] unit embeddings, one zero row before and after. */
  readonly units: Float32Array
  /** [N, length] 1 where a unit is. */
  readonly mask: Float32Array
  /** [N, E] weighted sums of bag embeddings. */
  readonly bag: Float32Array
  /** [N, 3F + E] dropout mask, scaled. */
  readonly dropout: Float32Array
  /** [N, C] weighted targets of all heads, all zero where unlabelled. */
  readonly targets: Float32Array
}

export type StepOutput = {
  readonly loss: number
  readonly dense: Dense
  readonly units: Float32Array
  readonly bag: Float32Array
}

type Sizes = { readonly rows: number; readonly settings: TrainSettings; readonly heads: Heads }

/** Max over time of one convolution: [N * T, w * D] x [w * D, F] ▸ [N, F]. Padding counts as 0, which ReLU never undercuts. */
function convolve(
  windows: np.Array,
  weight: np.Array,
  bias: np.Array,
  mask: np.Array,
  rows: number,
  length: number,
): np.Array {
  const flat = windows.reshape([rows * length, -1])
  const active = nn.relu(np.matmul(flat, weight).add(bias)).reshape([rows, length, -1])
  return np.max(active.mul(mask.reshape([rows, length, 1])), 1)
}

/** Layer normalisation over the last axis: [N, E]. */
function layerNorm(x: np.Array, gain: np.Array, shift: np.Array): np.Array {
  const centred = x.ref.sub(np.mean(x, 1, { keepdims: true }))
  const variance = np.mean(np.square(centred.ref), 1, { keepdims: true })
  return centred
    .div(np.sqrt(variance.add(1e-5)))
    .mul(gain)
    .add(shift)
}

/** All logits: [N, C]. Takes ownership of its arguments. */
function logitsOf(
  p: Tree,
  x: np.Array,
  mask: np.Array,
  bag: np.Array,
  dropout: np.Array,
  sizes: Sizes,
  length: number,
): np.Array {
  const { rows, settings } = sizes
  const f = settings.filters
  const before = x.ref.slice([], [0, length])
  const here = x.ref.slice([], [1, length + 1])
  const after = x.slice([], [2, length + 2])
  const pair = np.concatenate([here.ref, after], 2)
  const triple = np.concatenate([before, pair.ref], 2)
  const pooled = np
    .concatenate(
      [
        convolve(here, p.conv1, p.convBias.ref.slice([0, f]), mask.ref, rows, length),
        convolve(pair, p.conv2, p.convBias.ref.slice([f, 2 * f]), mask.ref, rows, length),
        convolve(triple, p.conv3, p.convBias.slice([2 * f, 3 * f]), mask, rows, length),
        layerNorm(bag, p.bagGain, p.bagShift),
      ],
      1,
    )
    .mul(dropout)
  const vector = np.matmul(pooled, p.project).add(p.projectBias)
  return np.matmul(vector, p.head).add(p.headBias)
}

/** Cross entropy of all heads plus R-Drop's symmetric divergence between the two passes' intents of each message. */
function lossOf(logits: np.Array, targets: np.Array, sizes: Sizes): np.Array {
  const { rows, settings, heads } = sizes
  const half = rows / 2
  const moodEnd = heads.intents + heads.moods
  const logs = (from: number, to: number) => nn.logSoftmax(logits.ref.slice([], [from, to]), 1)
  const intentLog = logs(0, heads.intents)
  const all = np.concatenate([intentLog.ref, logs(heads.intents, moodEnd), logs(moodEnd, heads.outputs)], 1)
  logits.dispose()
  const crossEntropy = np.sum(all.mul(targets)).mul(-1 / rows)
  const first = intentLog.ref.slice([0, half])
  const second = intentLog.slice([half, rows])
  const apart = np.exp(first.ref).sub(np.exp(second.ref)).mul(first.sub(second))
  return crossEntropy.add(np.sum(apart).mul((0.5 * settings.rDrop) / half))
}

function toTree(dense: Dense, shapes: Shapes): Tree {
  const tree = {} as Tree
  for (const name of DENSE_NAMES) tree[name] = tensor(dense[name], [...shapes[name]])
  return tree
}

/** One training step's loss and gradients; compiled once per padded length. */
export function makeStep(settings: TrainSettings, shapes: Shapes, heads: Heads) {
  const sizes: Sizes = { rows: settings.batch * 2, settings, heads }
  const rows = sizes.rows
  const compile = (length: number) =>
    jit(
      valueAndGrad(
        (p: Tree, x: np.Array, bag: np.Array, mask: np.Array, dropout: np.Array, y: np.Array) =>
          lossOf(logitsOf(p, x, mask, bag, dropout, sizes, length), y, sizes),
        { argnums: [0, 1, 2] },
      ),
    )
  const compiled = new Map<number, ReturnType<typeof compile>>()
  return async (dense: Dense, input: StepInput): Promise<StepOutput> => {
    const { length } = input
    const step = compiled.get(length) ?? compile(length)
    compiled.set(length, step)
    const [loss, [tree, units, bag]] = step(
      toTree(dense, shapes),
      tensor(input.units, [rows, length + 2, settings.unitDim]),
      tensor(input.bag, [rows, settings.bagDim]),
      tensor(input.mask, [rows, length]),
      tensor(input.dropout, [rows, 3 * settings.filters + settings.bagDim]),
      tensor(input.targets, [rows, heads.outputs]),
    )
    const gradients = {} as Dense
    for (const name of DENSE_NAMES) gradients[name] = await floats(tree[name])
    const value = await floats(loss)
    return { loss: value[0] as number, dense: gradients, units: await floats(units), bag: await floats(bag) }
  }
}

/** The values are never in shared memory, which the library's types ask for. */
function tensor(values: Float32Array, shape: readonly number[]): np.Array {
  return np.array(values as Float32Array<ArrayBuffer>).reshape([...shape])
}

async function floats(array: np.Array): Promise<Float32Array> {
  return (await array.data()) as Float32Array
}

/** Logits [rows, C] without dropout; compiled once per padded length. */
export function makeForward(settings: TrainSettings, shapes: Shapes, heads: Heads, rows: number) {
  const { filters, bagDim, branches } = settings
  const ones = (width: number, on: boolean) => (on ? np.ones([rows, width]) : np.zeros([rows, width]))
  const kept = () => np.concatenate([ones(3 * filters, branches !== 'bag'), ones(bagDim, branches !== 'units')], 1)
  const compile = (length: number) =>
    jit((p: Tree, x: np.Array, mask: np.Array, bag: np.Array) =>
      logitsOf(p, x, mask, bag, kept(), { rows, settings, heads }, length),
    )
  const compiled = new Map<number, ReturnType<typeof compile>>()
  return async (dense: Dense, input: Pick<StepInput, 'length' | 'units' | 'mask' | 'bag'>): Promise<Float32Array> => {
    const { length } = input
    const forward = compiled.get(length) ?? compile(length)
    compiled.set(length, forward)
    return floats(
      forward(
        toTree(dense, shapes),
        tensor(input.units, [rows, length + 2, settings.unitDim]),
        tensor(input.mask, [rows, length]),
        tensor(input.bag, [rows, settings.bagDim]),
      ),
    )
  }
}
