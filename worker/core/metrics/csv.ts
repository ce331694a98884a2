import type { Report } from '../../protocol'
import { type Cell, csvOf } from '../csv'

/**
 * A report as one table (RFC 4180): a line for the summary, one for each point of the series, one for each row; `part`
 * says which. The figures are those of the JSON, digit for digit; what is null there is empty here.
 */
export function reportCsv(report: Report): string {
  const lines: Record<string, Cell>[] = [
    { part: 'summary', ...report.summary },
    ...report.series.map(({ at, values }) => ({ part: 'series', at, ...values })),
    ...report.rows.map((row) => ({ part: 'rows', ...row })),
  ]
  const columns = [...new Set(['part', 'at', 'dimension', 'value', ...lines.flatMap(Object.keys)])]
  return csvOf(
    columns,
    lines.map((line) => columns.map((name) => line[name])),
  )
}
