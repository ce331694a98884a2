import type { SaidMeasure } from '../nlu/reference/measures'
import type { BodyMeasure, SizeChart } from './size-chart'

type Row = SizeChart['rows'][number]

/** What a chart says of a measurement or of the size a shopper usually wears. Values in the chart's unit. */
export type SizeAdvice =
  /** `also` is another measurement, where it points to another row. */
  | {
      readonly kind: 'fits'
      readonly row: Row
      readonly measure: BodyMeasure
      readonly value: number
      readonly also?: { readonly row: Row; readonly measure: BodyMeasure; readonly value: number }
    }
  | {
      readonly kind: 'between'
      readonly row: Row
      readonly other: Row
      readonly measure: BodyMeasure
      readonly value: number
    }
  | { readonly kind: 'usual'; readonly row: Row; readonly shift: 'none' | 'smaller' | 'larger' }
  | {
      readonly kind: 'outside'
      readonly measure: BodyMeasure
      readonly value: number
      readonly side: 'below' | 'above'
    }
  | { readonly kind: 'no_such_size'; readonly size: string }
  | { readonly kind: 'unclear' }

const CM_PER_INCH = 2.54
/** What a body measures at all, in centimetres: a number outside is something else. */
const PLAUSIBLE: Readonly<Record<BodyMeasure, readonly [number, number]>> = {
  chest: [40, 180],
  waist: [40, 180],
  hips: [50, 190],
  height: [45, 230],
  foot: [8, 36],
  head: [35, 70],
  inside_leg: [30, 110],
}

/**
 * The size a chart gives for what was said. The chart's first column decides; another one is used when only that was measured. A bare number
 * is taken for the first column, in inches where it can only be inches.
 */
export function adviseSize(chart: SizeChart, said: readonly SaidMeasure[], usual: string | null): SizeAdvice {
  for (const [column, measure] of chart.columns.entries()) {
    const value = measuredValue(chart, said, measure, column === 0)
    if (value !== null) return withOther(chart, column, said, byMeasure(chart, column, measure, value))
  }
  return usual === null ? { kind: 'unclear' } : byUsual(chart, usual)
}

/** A second measurement that points to another size is told, not swallowed. */
function withOther(chart: SizeChart, decided: number, said: readonly SaidMeasure[], advice: SizeAdvice): SizeAdvice {
  if (advice.kind !== 'fits') return advice
  for (const [column, measure] of chart.columns.entries()) {
    const value = column === decided ? null : measuredValue(chart, said, measure, false)
    const other = value === null ? null : byMeasure(chart, column, measure, value)
    if (value !== null && other?.kind === 'fits' && other.row !== advice.row)
      return { ...advice, also: { row: other.row, measure, value } }
  }
  return advice
}

function measuredValue(
  chart: SizeChart,
  said: readonly SaidMeasure[],
  measure: BodyMeasure,
  isFirst: boolean,
): number | null {
  const named = said.find((one) => one.measure === measure)
  const bare = isFirst ? said.find((one) => one.measure === null && couldBe(one, measure)) : undefined
  const found = named ?? bare
  if (!found) return null
  const cm = inCentimetres(found, measure)
  return cm === null ? null : rounded(chart.unit === 'in' ? cm / CM_PER_INCH : cm)
}

function couldBe(said: SaidMeasure, measure: BodyMeasure): boolean {
  return inCentimetres(said, measure) !== null
}

/** A number without a unit that is too small for centimetres is in inches. */
function inCentimetres({ cm, unit }: SaidMeasure, measure: BodyMeasure): number | null {
  const [least, most] = PLAUSIBLE[measure]
  const fits = (value: number) => value >= least && value <= most
  if (fits(cm)) return cm
  return unit === null && measure !== 'foot' && fits(cm * CM_PER_INCH) ? cm * CM_PER_INCH : null
}

function byMeasure(chart: SizeChart, column: number, measure: BodyMeasure, value: number): SizeAdvice {
  const spanOf = (row: Row) => row.spans[column] ?? [0, 0]
  const fitting = chart.rows.find((row) => value >= spanOf(row)[0] && value <= spanOf(row)[1])
  const next = chart.rows.findIndex((row) => value < spanOf(row)[0])
  if (fitting) return { kind: 'fits', row: fitting, measure, value }
  const larger = chart.rows[next]
  const smaller = chart.rows[next < 0 ? chart.rows.length - 1 : next - 1]
  if (!larger) return outside(chart, column, measure, value, 'above')
  if (!smaller || next === 0) return outside(chart, column, measure, value, 'below')
  const [row, other] = chart.between === 'larger' ? [larger, smaller] : [smaller, larger]
  return { kind: 'between', row, other, measure, value }
}

/** A little past the end of the chart is still the size at the end, as who measures knows; further out there is none. */
const SLACK = 0.01

function outside(
  chart: SizeChart,
  column: number,
  measure: BodyMeasure,
  value: number,
  side: 'below' | 'above',
): SizeAdvice {
  const row = side === 'above' ? chart.rows.at(-1) : chart.rows[0]
  const limit = row?.spans[column]?.[side === 'above' ? 1 : 0] ?? 0
  if (row && Math.abs(value - limit) <= limit * SLACK) return { kind: 'fits', row, measure, value }
  return { kind: 'outside', measure, value, side }
}

/** "I'm usually M": that size, or its neighbour where the product runs small or large. */
function byUsual(chart: SizeChart, usual: string): SizeAdvice {
  const plain = usual.replace(/^(?:EU|FR|DE|IT) /, '')
  const at = chart.rows.findIndex(({ size }) => size.toLowerCase() === plain.toLowerCase() || holdsSize(size, plain))
  const row = chart.rows[at]
  if (!row) return { kind: 'no_such_size', size: usual }
  const step = chart.runs === 'large' ? -1 : chart.runs === 'small' ? 1 : 0
  const moved = chart.rows[at + step]
  if (step === 0 || !moved || at + step < 0) return { kind: 'usual', row, shift: 'none' }
  return { kind: 'usual', row: moved, shift: step < 0 ? 'smaller' : 'larger' }
}

function holdsSize(range: string, size: string): boolean {
  const [, from, to] = /^(\d{1,3})-(\d{1,3})$/.exec(range) ?? []
  return from !== undefined && to !== undefined && Number(size) >= Number(from) && Number(size) <= Number(to)
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10
}
