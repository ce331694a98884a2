import type { Report } from '../../protocol'

type Cell = string | number | null | undefined

/** A spreadsheet runs what begins like a formula; a leading apostrophe makes it text. */
const FORMULA = /^[=+\-@\t\r]/
const NEEDS_QUOTES = /[",\r\n]/

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
  return [columns, ...lines.map((line) => columns.map((name) => line[name]))]
    .map((cells) => `${cells.map(cell).join(',')}\r\n`)
    .join('')
}

function cell(value: Cell): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return String(value)
  const text = FORMULA.test(value) ? `'${value}` : value
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
