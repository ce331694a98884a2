/** Adam's state for one block of weights. `gradient` is summed into, used by `update`, then cleared. */
export type AdamBlock = {
  readonly weights: Float32Array
  readonly gradient: Float32Array
  readonly mean: Float32Array
  readonly square: Float32Array
  /** Weights per row: a sparse block touches whole rows; 0 means dense. */
  readonly rowSize: number
  readonly touched: Set<number>
}

const BETA1 = 0.9
const BETA2 = 0.999
const EPSILON = 1e-8

export function adamBlock(weights: Float32Array, rowSize = 0): AdamBlock {
  const n = weights.length
  return {
    weights,
    gradient: new Float32Array(n),
    mean: new Float32Array(n),
    square: new Float32Array(n),
    rowSize,
    touched: new Set(),
  }
}

/** Calls `visit(from, to)` for every range of weights that has a gradient. */
function ranges(block: AdamBlock, visit: (from: number, to: number) => void): void {
  if (block.rowSize === 0) visit(0, block.weights.length)
  else for (const row of block.touched) visit(row * block.rowSize, (row + 1) * block.rowSize)
}

function squaredNorm(block: AdamBlock): number {
  let sum = 0
  ranges(block, (from, to) => {
    for (let i = from; i < to; i += 1) sum += (block.gradient[i] as number) ** 2
  })
  return sum
}

type Step = { readonly rate: number; readonly decay: number; readonly scale: number; readonly step: number }

/** AdamW on one block; rows of a sparse block that had no gradient keep weights and moments (lazy Adam). */
function update(block: AdamBlock, { rate, decay, scale, step }: Step): void {
  const { weights, gradient, mean, square } = block
  const correct1 = 1 - BETA1 ** step
  const correct2 = Math.sqrt(1 - BETA2 ** step)
  const shrink = 1 - rate * decay
  ranges(block, (from, to) => {
    for (let i = from; i < to; i += 1) {
      const g = (gradient[i] as number) * scale
      const m = BETA1 * (mean[i] as number) + (1 - BETA1) * g
      const s = BETA2 * (square[i] as number) + (1 - BETA2) * g * g
      mean[i] = m
      square[i] = s
      weights[i] = (weights[i] as number) * shrink - (rate * (m / correct1)) / (Math.sqrt(s) / correct2 + EPSILON)
      gradient[i] = 0
    }
  })
  block.touched.clear()
}

/** One AdamW step on all blocks together, the gradient clipped to `clipNorm` over all of them. `step` counts from 1. */
export function adamStep(
  blocks: readonly AdamBlock[],
  rate: number,
  decay: number,
  clipNorm: number,
  step: number,
): void {
  const norm = Math.sqrt(blocks.reduce((sum, block) => sum + squaredNorm(block), 0))
  const scale = norm > clipNorm ? clipNorm / norm : 1
  for (const block of blocks) update(block, { rate, decay, scale, step })
}

/** Linear warm-up over the first `warmup` share of steps, then half a cosine down to 0. */
export function rateAt(step: number, steps: number, peak: number, warmup: number): number {
  const rise = Math.max(1, Math.round(steps * warmup))
  if (step <= rise) return (peak * step) / rise
  return peak * 0.5 * (1 + Math.cos((Math.PI * (step - rise)) / Math.max(1, steps - rise)))
}
