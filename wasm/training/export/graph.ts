import type { Heads } from '../learn/heads.ts'
import type { Parameters } from '../learn/parameters.ts'
import type { TrainSettings } from '../learn/settings.ts'
import { type GraphBuilder, graphBuilder } from './onnx.ts'
import { quantiseColumns, quantiseRows } from './quantise.ts'

type Sizes = { readonly settings: TrainSettings; readonly heads: Heads }

/** An int8 matrix [rows, columns] with a scale per column; ONNX Runtime folds it to floats once, when it loads the model. */
function weight(g: GraphBuilder, name: string, matrix: Float32Array, columns: number): string {
  const { values, scales } = quantiseColumns(matrix, columns)
  g.bytes(`${name}_q`, [matrix.length / columns, columns], values)
  g.floats(`${name}_s`, [1, columns], scales)
  g.node('Cast', [`${name}_q`], `${name}_f`, { to: 1 })
  return g.node('Mul', [`${name}_f`, `${name}_s`], name)
}

/**
 * Convolution branch: `rows` [R] of the unit table, spread over the padded units by `spread` [U + 2, R] ▸ [1, 3F]. Bias and ReLU commute with
 * the maximum, so they come after it.
 */
function convolutions(g: GraphBuilder, m: string, parameters: Parameters, sizes: Sizes): string {
  const { unitDim: d, filters: f } = sizes.settings
  const table = quantiseRows(parameters.units, d)
  const count = parameters.units.length / d
  g.bytes(`${m}_units`, [count, d], table.values)
  g.floats(`${m}_units_scale`, [count, 1], table.scales)
  g.node('Gather', [`${m}_units`, 'rows'], `${m}_unit_q`)
  g.node('Gather', [`${m}_units_scale`, 'rows'], `${m}_unit_s`)
  g.node('Cast', [`${m}_unit_q`], `${m}_unit_f`, { to: 1 })
  g.node('Mul', [`${m}_unit_f`, `${m}_unit_s`], `${m}_row`)
  g.node('MatMul', ['spread', `${m}_row`], `${m}_x`)
  const slice = (name: string, from: string, to: string) =>
    g.node('Slice', [`${m}_x`, from, to, 'zero'], `${m}_${name}`)
  const before = slice('before', 'zero', 'minus2')
  const here = slice('here', 'one', 'minus1')
  const after = slice('after', 'two', 'last')
  const pair = g.node('Concat', [here, after], `${m}_pair`, { axis: 1 })
  const triple = g.node('Concat', [before, here, after], `${m}_triple`, { axis: 1 })
  const peak = (width: 1 | 2 | 3, windows: string) => {
    const filters = weight(g, `${m}_conv${width}`, parameters.dense[`conv${width}`], f)
    g.node('MatMul', [windows, filters], `${m}_active${width}`)
    return g.node('ReduceMax', [`${m}_active${width}`], `${m}_peak${width}`, { axes: [0], keepdims: 1 })
  }
  g.node('Concat', [peak(1, here), peak(2, pair), peak(3, triple)], `${m}_peak`, { axis: 1 })
  g.floats(`${m}_conv_bias`, [1, 3 * f], parameters.dense.convBias)
  g.node('Add', [`${m}_peak`, `${m}_conv_bias`], `${m}_biased`)
  return g.node('Relu', [`${m}_biased`], `${m}_pooled`)
}

/** Bag branch: `buckets` [N], `weights` [N] ▸ [1, E]. */
function bag(g: GraphBuilder, m: string, parameters: Parameters, { settings }: Sizes): string {
  const e = settings.bagDim
  const table = quantiseRows(parameters.bag, e)
  g.bytes(`${m}_bag`, [settings.bag.buckets, e], table.values)
  g.floats(`${m}_bag_scale`, [settings.bag.buckets], table.scales)
  g.node('Gather', [`${m}_bag`, 'buckets'], `${m}_bag_q`)
  g.node('Gather', [`${m}_bag_scale`, 'buckets'], `${m}_bag_s`)
  g.node('Cast', [`${m}_bag_q`], `${m}_bag_f`, { to: 1 })
  g.node('Mul', [`${m}_bag_s`, 'weights'], `${m}_bag_w`)
  g.node('Unsqueeze', [`${m}_bag_w`, 'zero'], `${m}_bag_row`)
  g.node('MatMul', [`${m}_bag_row`, `${m}_bag_f`], `${m}_bag_sum`)
  g.floats(`${m}_bag_gain`, [e], parameters.dense.bagGain)
  g.floats(`${m}_bag_shift`, [e], parameters.dense.bagShift)
  const inputs = [`${m}_bag_sum`, `${m}_bag_gain`, `${m}_bag_shift`]
  return g.node('LayerNormalization', inputs, `${m}_bag_normal`, { axis: -1, epsilon: { float: 1e-5 } })
}

/** One member: its logits [1, C] and sentence vector [1, H]. */
function member(g: GraphBuilder, m: string, parameters: Parameters, sizes: Sizes) {
  const { vectorDim } = sizes.settings
  const { outputs } = sizes.heads
  const parts = [convolutions(g, m, parameters, sizes), bag(g, m, parameters, sizes)]
  g.node('Concat', parts, `${m}_features`, { axis: 1 })
  weight(g, `${m}_project`, parameters.dense.project, vectorDim)
  g.floats(`${m}_project_bias`, [1, vectorDim], parameters.dense.projectBias)
  g.node('MatMul', [`${m}_features`, `${m}_project`], `${m}_projected`)
  const vector = g.node('Add', [`${m}_projected`, `${m}_project_bias`], `${m}_vector`)
  weight(g, `${m}_head`, parameters.dense.head, outputs)
  g.floats(`${m}_head_bias`, [1, outputs], parameters.dense.headBias)
  g.node('MatMul', [vector, `${m}_head`], `${m}_scores`)
  return { vector, logits: g.node('Add', [`${m}_scores`, `${m}_head_bias`], `${m}_logits`) }
}

/** Cuts the joined logits into one output per head. */
function splitHeads(g: GraphBuilder, { intents, moods, outputs }: Heads): void {
  const ends = { intent_end: intents, mood_end: intents + moods, language_end: outputs }
  for (const [name, value] of Object.entries(ends)) g.integers(name, [value])
  g.node('Slice', ['logits', 'zero', 'intent_end', 'one'], 'intent')
  g.node('Slice', ['logits', 'intent_end', 'mood_end', 'one'], 'mood')
  g.node('Slice', ['logits', 'mood_end', 'language_end', 'one'], 'language')
}

/**
 * The shipped graph. Inputs: `rows` int32 [R] of the unit table; `spread` float32 [U + 2, R], which row belongs to which unit and how much,
 * all zero in its first and last row; `buckets` int32 [N] and `weights` float32 [N] of the bag. Outputs: logits `intent` [1, intents],
 * `mood` [1, 4], `language` [1, 8], and `vector` [1, members x H] of length 1.
 */
export function buildGraph(members: readonly Parameters[], settings: TrainSettings, heads: Heads): Uint8Array {
  const g = graphBuilder('kefu-understanding')
  const positions = { zero: 0, one: 1, two: 2, minus1: -1, minus2: -2, last: 2 ** 31 - 1 }
  for (const [name, value] of Object.entries(positions)) g.integers(name, [value])
  const made = members.map((parameters, i) => member(g, `m${i}`, parameters, { settings, heads }))
  const vectors = made.map(({ vector }) => vector)
  g.node('Concat', vectors, 'joined', { axis: 1 })
  g.node('LpNormalization', ['joined'], 'vector', { axis: -1, p: 2 })
  const logits = made.map((one) => one.logits)
  g.node(logits.length === 1 ? 'Identity' : 'Mean', logits, 'logits')
  splitHeads(g, heads)
  return g.finish(
    [
      { name: 'rows', type: 'int32', shape: ['rows'] },
      { name: 'spread', type: 'float32', shape: ['padded_units', 'rows'] },
      { name: 'buckets', type: 'int32', shape: ['features'] },
      { name: 'weights', type: 'float32', shape: ['features'] },
    ],
    [
      { name: 'intent', type: 'float32', shape: [1, heads.intents] },
      { name: 'mood', type: 'float32', shape: [1, heads.moods] },
      { name: 'language', type: 'float32', shape: [1, heads.languages] },
      { name: 'vector', type: 'float32', shape: [1, members.length * settings.vectorDim] },
    ],
  )
}
