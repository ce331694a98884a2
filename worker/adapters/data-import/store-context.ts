import type { CleanRow } from '../../core/data/clean-row'
import type { Rates } from '../../core/data/rates'

/** A condition in SQL without which nothing of a chunk is written: another run has moved the batch on. */
export type Guard = { readonly sql: string; readonly values: readonly string[] }

export type StoreContext = {
  readonly db: D1Database
  readonly shop: string
  readonly batchId: string
  readonly source: string
  readonly now: number
  readonly defaultLocale: string
  readonly rates: Rates
  readonly guard: Guard
}

export function string({ values }: CleanRow, name: string): string | null {
  const value = values[name]
  return value === undefined || value === null || value === '' ? null : String(value)
}

export function number({ values }: CleanRow, name: string): number | null {
  const value = values[name]
  return typeof value === 'number' ? value : null
}

/** A number the rules of its kind do not let be missing. */
export function whole(row: CleanRow, name: string): number {
  const value = number(row, name)
  if (value === null) throw new Error(`${name} is missing in a clean row`)
  return value
}

/** The cells that were left out, as JSON; null where none was. */
export function leftOut(row: CleanRow): string | null {
  return Object.keys(row.leftOut).length > 0 ? JSON.stringify(row.leftOut) : null
}
