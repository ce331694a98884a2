import { getTableColumns, getTableName } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'

type Cell = string | number | null

/** Rows one statement carries: keeps its one JSON argument well under D1's 2 MB. */
const ROWS_PER_STATEMENT = 400

/**
 * Statements that write many rows with one bound argument each, whatever the number of columns: D1 allows 100 arguments a statement, a
 * JSON array counts as one. A row whose key exists replaces what was there, or is left out. A column that is not given becomes null, an
 * autoincrement id is made by the database; values are texts, numbers and null. `only` is a condition in SQL, with its arguments, without
 * which nothing is written.
 */
export function insertRows<T extends SQLiteTable>(
  db: D1Database,
  table: T,
  rows: readonly T['$inferInsert'][],
  existing: 'replace' | 'ignore' = 'replace',
  only: { readonly sql: string; readonly values: readonly string[] } = { sql: 'true', values: [] },
): D1PreparedStatement[] {
  const columns = Object.entries(getTableColumns(table)).filter(
    ([, column]) => !('autoIncrement' in column && column.autoIncrement),
  )
  const names = columns.map(([, column]) => `"${column.name}"`).join(', ')
  const cells = columns.map((_, index) => `value ->> ${index}`).join(', ')
  const query = `insert or ${existing} into "${getTableName(table)}" (${names}) select ${cells} from json_each(?) where ${only.sql}`
  const values = rows.map((row) => columns.map(([key]) => (row as Record<string, Cell>)[key] ?? null))
  const statements: D1PreparedStatement[] = []
  for (let from = 0; from < values.length; from += ROWS_PER_STATEMENT) {
    statements.push(
      db.prepare(query).bind(JSON.stringify(values.slice(from, from + ROWS_PER_STATEMENT)), ...only.values),
    )
  }
  return statements
}
