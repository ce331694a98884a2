import { type Account, Accountant, type Fate } from './account'
import { type CleanContext, type CleanRow, cleanRow, type Note } from './clean-row'
import { fnv1a64 } from './fingerprint'
import { identityOf, type RowIdentity } from './identity'
import type { DataKind } from './kind'
import type { RawRow } from './survey'

/** A row of a file; `row` is its number there, counted from 1 without the header. */
export type NumberedRow = { readonly row: number; readonly raw: RawRow; readonly broken?: string }

/** A cleaned row with what it is known by. */
export type IdentifiedRow = NumberedRow & {
  readonly clean: CleanRow
  readonly identity: RowIdentity
  readonly fingerprint: string
}

export type Unclean = NumberedRow & { readonly reasons: readonly Note[]; readonly fingerprint: string }

/** What is known before a chunk, by key, by near key, and by the fingerprint of rows kept aside. */
export type Known = {
  /** Content by key. */
  readonly keys: ReadonlyMap<string, string>
  readonly near: ReadonlySet<string>
  readonly quarantined: ReadonlySet<string>
  /** Orders the shop's own system holds, with the e-mail of each: such a row is no news. */
  readonly ownOrders: ReadonlyMap<string, string>
}

export type Cleaned = { readonly rows: readonly IdentifiedRow[]; readonly unclean: readonly Unclean[] }

export type Judged = {
  /** To be stored, in the file's order. */
  readonly kept: readonly IdentifiedRow[]
  readonly aside: readonly Unclean[]
  readonly account: Account
}

/** The first half of a chunk: what each row says by itself. The second, `judge`, needs what the keys of these are known for. */
export function cleanChunk(rows: readonly NumberedRow[], context: CleanContext): Cleaned {
  const clean: IdentifiedRow[] = []
  const unclean: Unclean[] = []
  for (const row of rows) {
    const known = { ...row, fingerprint: fnv1a64(JSON.stringify(row.raw)) }
    if (row.broken !== undefined) {
      unclean.push({ ...known, reasons: [{ field: 'row', code: row.broken }] })
      continue
    }
    const outcome = cleanRow(row.raw, context)
    if (outcome.ok) clean.push({ ...known, clean: outcome.row, identity: identityOf(context.kind, outcome.row) })
    else unclean.push({ ...known, reasons: outcome.reasons })
  }
  return { rows: clean, unclean }
}

/** Decides on every row of a chunk. Each is counted once. */
export function judge(kind: DataKind, { rows, unclean }: Cleaned, known: Known): Judged {
  const accountant = new Accountant()
  const keys = new Map(known.keys)
  const near = new Set(known.near)
  const set = new Set(known.quarantined)
  const kept: IdentifiedRow[] = []
  const aside: Unclean[] = []
  const keepAside = (row: Unclean): void => {
    const before = set.has(row.fingerprint)
    if (!before) aside.push(row)
    set.add(row.fingerprint)
    if (before) accountant.add('duplicates', [{ field: 'row', code: 'quarantined_before' }])
    else accountant.add('quarantined', row.reasons)
  }
  for (const row of rows) {
    const { fate, notes } = decide(kind, row, keys, near, known.ownOrders)
    if (fate === 'quarantined') keepAside({ ...row, reasons: notes })
    else accountant.add(fate, notes)
    if (fate !== 'accepted' && fate !== 'corrected') continue
    keys.set(row.identity.key, row.identity.content)
    if (row.identity.near) near.add(row.identity.near)
    kept.push(row)
  }
  for (const row of unclean) keepAside(row)
  return { kept, aside, account: accountant.total() }
}

function decide(
  kind: DataKind,
  { clean, identity }: IdentifiedRow,
  keys: ReadonlyMap<string, string>,
  near: ReadonlySet<string>,
  ownOrders: Known['ownOrders'],
): { readonly fate: Fate; readonly notes: readonly Note[] } {
  const stored = keys.get(identity.key)
  // A product's later row is its newer state; anything else that is known with other content contradicts itself.
  if (stored === identity.content) return { fate: 'duplicates', notes: [{ field: 'row', code: 'duplicate' }] }
  if (kind === 'orders' && isOwnOrder(clean, ownOrders))
    return { fate: 'duplicates', notes: [{ field: 'row', code: 'known_in_shop' }] }
  if (stored !== undefined && kind !== 'products')
    return { fate: 'quarantined', notes: [{ field: keyField(kind), code: 'known_with_other_content' }] }
  if (identity.near !== null && near.has(identity.near)) {
    // The same words of the same author are the same review; two orders may be two.
    return kind === 'reviews'
      ? { fate: 'duplicates', notes: [{ field: 'row', code: 'near_duplicate' }] }
      : { fate: 'quarantined', notes: [{ field: keyField(kind), code: 'near_duplicate' }] }
  }
  const notes = [
    ...clean.fixes,
    ...clean.flags,
    ...clean.outliers.map((field) => ({ field, code: 'outlier' })),
    ...(stored === undefined ? [] : [{ field: 'row', code: 'updated' }]),
  ]
  return { fate: clean.fixes.length > 0 ? 'corrected' : 'accepted', notes }
}

/** The same number with another e-mail is another shop's order. */
function isOwnOrder({ values }: CleanRow, ownOrders: Known['ownOrders']): boolean {
  const { order_number: order, email } = values
  return typeof order === 'string' && typeof email === 'string' && ownOrders.get(order) === email
}

function keyField(kind: DataKind): string {
  return { orders: 'order_number', events: 'event_id', products: 'product_id', reviews: 'review_id' }[kind]
}
