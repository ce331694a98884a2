/** Values beyond these are far from the others; both ends belong to the usual. */
export type Bounds = { readonly low: number; readonly high: number }

/** Values a sample keeps; past it every second one is dropped and only every second, then fourth ... is taken. */
const SAMPLE_SIZE = 20_000
/** Fewer values say nothing about what is usual. */
const MIN_VALUES = 30
/** Scaled MADs from the median that are still usual. Iglewicz and Hoaglin (1993) propose 3.5; money has long tails, so it is compared by its logarithm and further out. */
const LIMIT = 6
/** Makes the MAD of a normal distribution its standard deviation. */
const NORMAL = 1.4826
/** A factor: where most values are the same the MAD is 0 and would make everything else an outlier. */
const MIN_SPREAD = 0.1

/** Keeps a sample of values, evenly over all that are added: the same values in the same order give the same sample. */
export class Sample {
  #kept: number[] = []
  #every = 1
  #seen = 0

  add(value: number): void {
    if (this.#seen++ % this.#every !== 0) return
    this.#kept.push(value)
    if (this.#kept.length < SAMPLE_SIZE) return
    this.#kept = this.#kept.filter((_, index) => index % 2 === 0)
    this.#every *= 2
  }

  values(): readonly number[] {
    return this.#kept
  }
}

/**
 * Where usual values end, by the median absolute deviation of the logarithms of their sizes, or null for too few. Only the far end is
 * bounded for values of one sign: a cheap order is none to look at.
 */
export function boundsOf(values: readonly number[]): Bounds | null {
  const sizes = values.filter((value) => value > 0).map(Math.log)
  if (sizes.length < MIN_VALUES) return null
  const middle = median(sizes)
  const spread = Math.max(median(sizes.map((size) => Math.abs(size - middle))) * NORMAL, MIN_SPREAD)
  const high = Math.exp(middle + LIMIT * spread)
  return { low: -high, high }
}

/** The lower one of the two middle values of an even number of them. */
export function median(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort()
  return sorted[(sorted.length - 1) >> 1] ?? Number.NaN
}
