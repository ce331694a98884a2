import type { Report } from '../../protocol'
import { COUNTED, type CountedId, countedOf, type Dimension, isShare, type MetricId, SHARES } from './definitions'
import { MAX_ROWS_PER_DIMENSION, type ReportSpec } from './reports'
import { compileSqlite, type Range, SPLIT_KEY, type Split, type Statement } from './sqlite'
import { buckets, type Interval, type Segment, zoneSegments } from './time-buckets'

/** One report, as asked: what, over which time, in which zone's days. */
export type ReportPlan = Range & {
  readonly report: string
  readonly spec: ReportSpec
  readonly interval: Interval
  readonly tz: string
  readonly segments: readonly Segment[]
}

/** A row of a compiled statement. */
export type FigureRow = Readonly<Record<string, unknown>>

type Parts = ReadonlyMap<unknown, FigureRow>
type Figures = Record<string, number | null>

export function planReport(asked: Omit<ReportPlan, 'segments'>): ReportPlan {
  return { ...asked, segments: zoneSegments(asked.tz, asked.from, asked.to) }
}

/** A part of a report as it is asked for: the figures, and how they are divided. */
type Section = { readonly ids: readonly MetricId[]; readonly split: Split }

/** Summary, series, then each dimension. */
function sectionsOf({ spec, interval, segments }: ReportPlan): Section[] {
  return [
    { ids: spec.summary, split: { by: 'nothing' } },
    { ids: spec.series, split: { by: 'time', interval, segments } },
    ...spec.rows.by.map((column): Section => ({ ids: spec.rows.metrics, split: { by: 'dimension', column } })),
  ]
}

/** The statements of a report, section by section, in the order `assembleReport` wants their results. */
export function compileReport(plan: ReportPlan): Statement[] {
  return sectionsOf(plan).flatMap((section) => compileSection(section, plan))
}

function compileSection({ ids, split }: Section, plan: ReportPlan): Statement[] {
  return compileSqlite(countedOf(ids), split, plan)
}

/**
 * Turns the results of `compileReport` into the report: gaps become zeros, shares are computed, rows are put in order.
 */
export function assembleReport(plan: ReportPlan, results: readonly (readonly FigureRow[])[]): Report {
  const { spec, report, from, to, tz } = plan
  let next = 0
  const sections = sectionsOf(plan).map((section) => {
    const start = next
    next += compileSection(section, plan).length
    return joined(results.slice(start, next))
  })
  const [summary, series, ...dimensions] = sections
  return {
    report,
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    tz,
    summary: figures(spec.summary, summary?.get('') ?? {}),
    series: buckets(plan.interval, plan.segments).map(({ key, at }) => ({
      at: new Date(at).toISOString(),
      values: figures(spec.series, series?.get(key) ?? {}),
    })),
    rows: spec.rows.by.flatMap((dimension, i) =>
      dimensionRows(dimension, spec.rows.metrics, dimensions[i] ?? new Map()),
    ),
  }
}

/** The rows of a section's statements, one a part of its split. */
function joined(results: readonly (readonly FigureRow[])[]): Parts {
  const parts = new Map<unknown, FigureRow>()
  for (const row of results.flat()) parts.set(row[SPLIT_KEY], { ...parts.get(row[SPLIT_KEY]), ...row })
  return parts
}

/** A figure absent from a row: nothing was counted (0), or there was nothing to rank or divide by (null). */
function figures(ids: readonly MetricId[], row: FigureRow): Figures {
  return Object.fromEntries(
    ids.map((id) => [
      id,
      isShare(id) ? share(counted(SHARES[id].part, row), counted(SHARES[id].whole, row)) : counted(id, row),
    ]),
  )
}

function counted(id: CountedId, row: FigureRow): number | null {
  const value = row[id]
  if (typeof value === 'number') return value
  return COUNTED[id].unit === 'count' ? 0 : null
}

function share(part: number | null, whole: number | null): number | null {
  return part === null || !whole ? null : part / whole
}

/** Busiest first; parts in which every figure is empty (an idle resolution's dimensions) are left out. */
function dimensionRows(dimension: Dimension, ids: readonly MetricId[], parts: Parts): Report['rows'] {
  return [...parts.values()]
    .map((row) => ({ value: String(row[SPLIT_KEY] ?? ''), figures: figures(ids, row) }))
    .filter((row) => Object.values(row.figures).some(Boolean))
    .sort((a, b) => (b.figures['turns'] ?? 0) - (a.figures['turns'] ?? 0) || (a.value < b.value ? -1 : 1))
    .slice(0, MAX_ROWS_PER_DIMENSION)
    .map((row) => ({ dimension, value: row.value, ...row.figures }))
}
