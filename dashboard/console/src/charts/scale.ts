import { ticks } from 'd3-array'

/** A linear scale from 0 to a round maximum, drawn upwards. */
export type Scale = { readonly ticks: readonly number[]; readonly y: (value: number) => number }

/** About this many lines across a chart: enough to read a value by, few enough to stay quiet. */
const TICKS = 3

export function valueScale(values: readonly (number | null)[], top: number, bottom: number, least: number): Scale {
  const highest = Math.max(least, ...values.map((value) => value ?? 0))
  const step = ticks(0, highest, TICKS)
  const [first = 0, second = highest] = step
  const last = step.at(-1) ?? highest
  const max = last < highest ? last + (second - first) : last
  return { ticks: max > last ? [...step, max] : step, y: (value) => bottom - (value / max) * (bottom - top) }
}
