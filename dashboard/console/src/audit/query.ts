/** What of the log is shown; days are those of the reader's browser. */
export type Wanted = {
  readonly by: string
  readonly action: string
  readonly subject: string
  readonly from: string
  readonly to: string
}

/** The query of the API; the last day is one of the days wanted. */
export function queryOf(wanted: Wanted, more: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams(more)
  for (const name of ['by', 'action', 'subject'] as const) if (wanted[name].trim()) query.set(name, wanted[name].trim())
  if (wanted.from) query.set('from', startOf(wanted.from, 0))
  if (wanted.to) query.set('to', startOf(wanted.to, 1))
  return query.toString()
}

/** Midnight in this browser, `days` after a calendar day. */
function startOf(day: string, days: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(year, month - 1, date + days).toISOString()
}
