import type { CleanRow } from './clean-row'
import { fnv1a64 } from './fingerprint'
import type { DataKind } from './kind'

/** What tells that two rows are the same thing. */
export type RowIdentity = {
  /** Two rows with one key are one thing. */
  readonly key: string
  /** What the row says, whatever its notation: two rows of one key with different content contradict each other. */
  readonly content: string
  /** Two rows of different keys that share this are probably one thing entered twice; null where that cannot be told. */
  readonly near: string | null
}

/**
 * The identity of a cleaned row. An order's is its number, with the line where the rows are lines. A review without an id is the same as
 * another of the same product, author and words.
 */
export function identityOf(kind: DataKind, row: CleanRow): RowIdentity {
  const content = contentOf(row)
  switch (kind) {
    case 'orders':
      return orderIdentity(row, content)
    case 'events':
      return { key: text(row, 'event_id'), content, near: null }
    case 'products':
      return { key: text(row, 'product_id'), content, near: null }
    case 'reviews':
      return reviewIdentity(row, content)
  }
}

/** Rows that are one line of an order each. */
export function isLine(row: CleanRow): boolean {
  return row.values.unit_price !== undefined && row.values.unit_price !== null
}

function orderIdentity(row: CleanRow, content: string): RowIdentity {
  const order = text(row, 'order_number')
  // The same article twice on one invoice, at another price or count, is another line.
  if (isLine(row)) return { key: `${order} ${content}`, content, near: null }
  const { email, total, placed_at: placedAt } = row.values
  const near =
    typeof email === 'string' &&
    typeof total === 'number' &&
    typeof placedAt === 'number' &&
    placedAt % QUARTER_MS !== 0
      ? fnv1a64(`${email} ${total} ${row.values.currency ?? ''} ${Math.floor(placedAt / 1_000)}`)
      : null
  return { key: order, content, near }
}

function reviewIdentity(row: CleanRow, content: string): RowIdentity {
  const id = text(row, 'review_id')
  const said = `${text(row, 'title')} ${text(row, 'text')}`
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  const who = text(row, 'email') || text(row, 'customer_id') || text(row, 'author').toLowerCase()
  const near = said.length >= MIN_SAID_CHARS ? fnv1a64(`${text(row, 'product_id')} ${who} ${said}`) : null
  // Without an id the words are all there is to tell it by.
  return id ? { key: id, content, near } : { key: `~${near ?? content}`, content: near ?? content, near: null }
}

/** "Great!" is written by many. */
const MIN_SAID_CHARS = 20
/** A date without a clock is midnight somewhere, and so is a multiple of this: it is too coarse to tell two orders are one. */
const QUARTER_MS = 900_000

function text(row: CleanRow, name: string): string {
  const value = row.values[name]
  return value === undefined || value === null ? '' : String(value)
}

/** Made of other values of the row, and of rates that come later. */
const DERIVED = ['shop_cents', 'rate', 'rate_on']

/** Imputed values are not what the row says. */
function contentOf({ values, imputed }: CleanRow): string {
  const said = Object.entries(values).filter(
    ([name, value]) => value !== null && !imputed.includes(name) && !DERIVED.includes(name),
  )
  return fnv1a64(JSON.stringify(said.sort(([a], [b]) => (a < b ? -1 : 1))))
}
