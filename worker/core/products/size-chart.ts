import * as v from 'valibot'

/** What is measured of a body, and what a chart's columns are called by. */
export const BODY_MEASURES = ['chest', 'waist', 'hips', 'height', 'foot', 'head', 'inside_leg'] as const
export type BodyMeasure = (typeof BODY_MEASURES)[number]
export type ChartUnit = 'cm' | 'in'

const span = v.pipe(
  v.tuple([v.pipe(v.number(), v.minValue(1), v.maxValue(400)), v.pipe(v.number(), v.minValue(1), v.maxValue(400))]),
  v.check(([from, to]) => from <= to, 'must run from the smaller to the larger'),
)

/**
 * A product's own size chart: for each size what it is made for, from and to, one span a column, in `unit`. Rows run from the smallest size
 * to the largest. `runs` is how it falls, `between` which size fits better for who stands between two; `fit` says it in words by locale.
 */
export const sizeChartSchema = v.pipe(
  v.object({
    unit: v.picklist(['cm', 'in']),
    columns: v.pipe(v.array(v.picklist(BODY_MEASURES)), v.minLength(1), v.maxLength(4)),
    rows: v.pipe(
      v.array(v.object({ size: v.pipe(v.string(), v.minLength(1), v.maxLength(20)), spans: v.array(span) })),
      v.minLength(1),
      v.maxLength(40),
    ),
    runs: v.optional(v.picklist(['small', 'true', 'large']), 'true'),
    between: v.optional(v.picklist(['smaller', 'larger']), 'larger'),
    fit: v.optional(v.record(v.string(), v.string()), {}),
  }),
  v.check(({ columns, rows }) => rows.every(({ spans }) => spans.length === columns.length), 'a span for every column'),
)
export type SizeChart = v.InferOutput<typeof sizeChartSchema>

/** A chart as a shop system or the database gives it; null when it is none or does not hold together. */
export function readSizeChart(input: unknown): SizeChart | null {
  const parsed = v.safeParse(sizeChartSchema, input)
  return parsed.success ? parsed.output : null
}
