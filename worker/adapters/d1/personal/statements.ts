import { PERSONAL_TABLES } from './registry'
import type { PersonKeys } from './table'

export type PersonRows = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>

/** Everything the tables hold of a person, by table, as rows without what is hidden; one snapshot. */
export async function readPersonRows(d1: D1Database, person: PersonKeys): Promise<PersonRows> {
  const json = JSON.stringify(person)
  const tables = Object.entries(PERSONAL_TABLES)
  const results = await d1.batch<Record<string, unknown>>(
    tables.map(([name, { personal, other, where, hidden = [] }]) => {
      const columns = [...other, ...personal]
        .filter((column) => !hidden.includes(column))
        .map((column) => `"${column}"`)
      return d1.prepare(`select ${columns.join(', ')} from "${name}" where ${where}`).bind(json)
    }),
  )
  return Object.fromEntries(tables.map(([name], index) => [name, results[index]?.results ?? []]))
}

/** How many rows each table holds of a person. */
export async function countPersonRows(d1: D1Database, person: PersonKeys): Promise<Readonly<Record<string, number>>> {
  const json = JSON.stringify(person)
  const tables = Object.entries(PERSONAL_TABLES)
  const results = await d1.batch<{ n: number }>(
    tables.map(([name, { where }]) => d1.prepare(`select count(*) as n from "${name}" where ${where}`).bind(json)),
  )
  return Object.fromEntries(tables.map(([name], index) => [name, results[index]?.results[0]?.n ?? 0]))
}

const MESSAGE_IDS = `select id from inbox_messages where ${PERSONAL_TABLES.inbox_messages?.where}`

export type TableErased = {
  readonly rows: number
  readonly how: 'deleted' | 'anonymised' | 'kept'
  readonly why?: string
}

/**
 * Takes a person out of every table, in one transaction. Where the shop keeps no orders of erased persons they go too. A second time it
 * finds nothing, or what came since. Answers what became of the rows of each table that had any.
 */
export async function erasePersonRows(
  d1: D1Database,
  person: PersonKeys,
  keepOrders: boolean,
): Promise<Readonly<Record<string, TableErased>>> {
  const json = JSON.stringify(person)
  const steps = Object.entries(PERSONAL_TABLES).map(([name, { where, erase, kept, ofOrder }]) => {
    if (erase === 'delete' || (ofOrder && !keepOrders))
      return { name, how: 'deleted' as const, sql: `delete from "${name}" where ${where}` }
    const sets = Object.entries(erase).map(([column, value]) => `"${column}" = ${value}`)
    const why = kept ?? ''
    if (sets.length === 0)
      return { name, how: 'kept' as const, why, sql: `select count(*) as n from "${name}" where ${where}` }
    return { name, how: 'anonymised' as const, why, sql: `update "${name}" set ${sets.join(', ')} where ${where}` }
  })
  // The search index has no columns of its own to find a person by: its rows go before those that say whose they are.
  const terms = d1.prepare(`delete from inbox_search where rowid in (${MESSAGE_IDS})`).bind(json)
  const [, ...results] = await d1.batch<{ n: number }>([terms, ...steps.map(({ sql }) => d1.prepare(sql).bind(json))])
  const done = steps.map(({ name, how, why }, index): [string, TableErased] => {
    const result = results[index]
    const rows = how === 'kept' ? (result?.results[0]?.n ?? 0) : (result?.meta.changes ?? 0)
    return [name, { rows, how, ...(why ? { why } : {}) }]
  })
  return Object.fromEntries(done.filter(([, { rows }]) => rows > 0))
}
