/** Lanczos' coefficients for g = 7, n = 9 (Godfrey 2001): 15 digits for positive arguments. */
const LANCZOS = [
  0.999_999_999_999_809_93, 676.520_368_121_885_1, -1_259.139_216_722_402_8, 771.323_428_777_653_13,
  -176.615_029_162_140_59, 12.507_343_278_686_905, -0.138_571_095_265_720_12, 9.984_369_578_019_571_6e-6,
  1.505_632_735_149_311_6e-7,
] as const

/** The logarithm of the gamma function, for x > 0. */
export function logGamma(x: number): number {
  // Below a half the series loses digits: the reflection of Euler.
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x)
  const z = x - 1
  const base = z + 7.5
  const sum = LANCZOS.reduce(
    (total, coefficient, index) => (index === 0 ? coefficient : total + coefficient / (z + index)),
    0,
  )
  return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(base) - base + Math.log(sum)
}

/** Terms after which a series that has not settled never will. */
const MAX_TERMS = 20_000

/** Gauss' hypergeometric function 2F1(a, b; c; z) by its series, for 0 <= z < 1. */
export function hypergeometric(a: number, b: number, c: number, z: number): number {
  let term = 1
  let sum = 1
  for (let n = 0; n < MAX_TERMS; n++) {
    term *= (((a + n) * (b + n)) / ((c + n) * (n + 1))) * z
    sum += term
    if (Math.abs(term) < 1e-12 * Math.abs(sum)) break
  }
  return sum
}

/** log(exp(a) + exp(b)) without leaving the range of doubles. */
export function logAdd(a: number, b: number): number {
  const high = Math.max(a, b)
  return high === Number.NEGATIVE_INFINITY ? high : high + Math.log(Math.exp(a - high) + Math.exp(b - high))
}

export type Minimum = { readonly at: readonly number[]; readonly value: number; readonly steps: number }

/**
 * The minimum of a function near a start, by the simplex of Nelder and Mead (1965), without derivatives. Deterministic. Ends when the values
 * at the corners differ by less than `tolerance` of their size, or after `maxSteps`.
 */
export function minimise(
  of: (at: readonly number[]) => number,
  start: readonly number[],
  { step = 0.5, tolerance = 1e-9, maxSteps = 2_000 } = {},
): Minimum {
  type Corner = { at: readonly number[]; value: number }
  const corner = (at: readonly number[]): Corner => ({ at, value: finite(of(at)) })
  let simplex = [corner(start), ...start.map((_, i) => corner(start.map((x, j) => (i === j ? x + step : x))))]
  let steps = 0
  for (; steps < maxSteps; steps++) {
    simplex.sort((p, q) => p.value - q.value)
    const best = simplex[0] as Corner
    const worst = simplex.at(-1) as Corner
    if (Math.abs(worst.value - best.value) <= tolerance * (Math.abs(best.value) + tolerance)) break
    const others = simplex.slice(0, -1)
    const centre = start.map((_, i) => others.reduce((sum, { at }) => sum + (at[i] ?? 0), 0) / others.length)
    const along = (t: number) => corner(centre.map((x, i) => x + t * ((worst.at[i] ?? 0) - x)))
    const reflected = along(-1)
    const second = (others.at(-1) as Corner).value
    let next: Corner | null
    if (reflected.value < best.value) {
      const expanded = along(-2)
      next = expanded.value < reflected.value ? expanded : reflected
    } else if (reflected.value < second) next = reflected
    else {
      const contracted = reflected.value < worst.value ? along(-0.5) : along(0.5)
      next = contracted.value < Math.min(reflected.value, worst.value) ? contracted : null
    }
    simplex = next
      ? [...others, next]
      : [best, ...simplex.slice(1).map(({ at }) => corner(at.map((x, i) => ((best.at[i] ?? 0) + x) / 2)))]
  }
  simplex.sort((p, q) => p.value - q.value)
  const { at, value } = simplex[0] as Corner
  return { at, value, steps }
}

/** A place the function says nothing about is a bad one. */
function finite(value: number): number {
  return Number.isFinite(value) ? value : Number.MAX_VALUE
}

/** The cumulative distribution of the standard normal (Abramowitz and Stegun 26.2.17), to seven digits. */
export function normalCdf(z: number): number {
  const t = 1 / (1 + 0.231_641_9 * Math.abs(z))
  const poly =
    t * (0.319_381_53 + t * (-0.356_563_782 + t * (1.781_477_937 + t * (-1.821_255_978 + t * 1.330_274_429))))
  const tail = (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * poly
  return z >= 0 ? 1 - tail : tail
}

/** Numbers from 0 to 1, the same for a seed (mulberry32). Good for resampling, not for secrets. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 0x1_0000_0000
  }
}

/** Nearest-rank quantile of values in any order; NaN of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).sort()
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? Number.NaN
}
