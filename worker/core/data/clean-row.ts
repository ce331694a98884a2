import { isMissing, plainText } from './coerce/text'
import { type Field, NO_FACTS, OTHER_VALUE, type ReadContext, readCell, type Value } from './field'
import { type DataKind, type KindSpec, specOf } from './kind'
import type { Mapping } from './mapping'
import type { Rates } from './rates'
import { type RawRow, type Survey, segmentText } from './survey'

/** What is wrong with or was done to one field; `code` is the same for every row it happens to. */
export type Note = { readonly field: string; readonly code: string }

/** A row all of whose fields could be read. */
export type CleanRow = {
  readonly values: Readonly<Record<string, Value>>
  /** What was done to it; none: it was accepted as it stood. */
  readonly fixes: readonly Note[]
  /** Fields whose values do not come from the row. */
  readonly imputed: readonly string[]
  /** Fields whose values are far from the others of their kind. They are kept. */
  readonly outliers: readonly string[]
  /** What is worth counting and changes nothing: an amount without a rate to the shop's currency, say. */
  readonly flags: readonly Note[]
  /** Cells nobody could read and the row does not need, as they were written. */
  readonly leftOut: Readonly<Record<string, string>>
}

export type RowOutcome =
  | { readonly ok: true; readonly row: CleanRow }
  | { readonly ok: false; readonly reasons: readonly Note[] }

/** What earlier rows and the database know of customers, for what a row does not say. */
export type Customers = { emailOf(customerId: string): string | null }

export type CleanContext = {
  readonly kind: DataKind
  readonly mapping: Mapping
  readonly survey: Survey
  readonly read: ReadContext
  readonly customers: Customers
  readonly rates: Rates
}

/**
 * One row through all steps but deduplication, which needs the others: missing values, types, normal forms, outliers. Nothing is lost: what
 * cannot be read is either left out with a note, or keeps the whole row for a person to mend.
 */
export function cleanRow(raw: RawRow, context: CleanContext): RowOutcome {
  const spec = specOf(context.kind)
  const draft: Draft = { values: {}, fixes: [], imputed: [], reasons: [], flags: [], leftOut: {} }
  // The currency first: amounts are read in it.
  for (const field of spec.fields) if (field.type.is === 'currency') readField(field, raw, context, draft)
  for (const field of spec.fields) if (field.type.is !== 'currency') readField(field, raw, context, draft)
  if (draft.reasons.length === 0) checkWhole(spec, draft)
  if (draft.reasons.length > 0) return { ok: false, reasons: draft.reasons }
  const outliers = judgeOutliers(spec, context, draft)
  if (context.kind === 'orders') convert(context.rates, draft)
  const { values, fixes, imputed, flags, leftOut } = draft
  return { ok: true, row: { values, fixes, imputed, outliers, flags, leftOut } }
}

type Draft = {
  readonly values: Record<string, Value>
  readonly fixes: Note[]
  readonly imputed: string[]
  readonly reasons: Note[]
  readonly flags: Note[]
  readonly leftOut: Record<string, string>
}

/** The shop's amount of an order or a line, at the rate of its day; null without one. */
function convert(rates: Rates, { values, flags }: Draft): void {
  const { currency, total, unit_price: price, quantity, placed_at: placedAt } = values
  const own = typeof currency === 'string' ? currency : rates.home
  const cents = typeof total === 'number' ? total : Number(price ?? 0) * Number(quantity ?? 1)
  const converted = rates.convert(cents, own, Number(placedAt))
  values.currency = own
  values.shop_cents = converted?.cents ?? null
  values.rate = converted?.rate ?? null
  values.rate_on = converted?.on ?? null
  if (own !== rates.home) flags.push({ field: 'currency', code: converted ? 'converted' : 'no_exchange_rate' })
}

function readField(field: Field, raw: RawRow, context: CleanContext, draft: Draft): void {
  const column = context.mapping[field.name]
  const cell = column === undefined ? undefined : raw[column]
  if (isMissing(cell)) {
    fillMissing(field, column !== undefined, raw, context, draft)
    return
  }
  const currency = draft.values.currency
  const facts = context.survey.columns[field.name] ?? NO_FACTS
  const read = readCell(cell, field.type, facts, context.read, typeof currency === 'string' ? currency : null)
  if (read.ok) {
    draft.values[field.name] = read.value
    if (read.fixes.includes(OTHER_VALUE)) leaveOut(field.name, cell, draft)
    for (const code of read.fixes) draft.fixes.push({ field: field.name, code })
  } else if (field.unreadable === 'reject') draft.reasons.push({ field: field.name, code: read.reason })
  else {
    draft.values[field.name] = null
    leaveOut(field.name, cell, draft)
    draft.fixes.push({ field: field.name, code: `${read.reason}_left_out` })
  }
}

/** Kept of a cell nobody could read. */
const MAX_LEFT_OUT_CHARS = 300

function leaveOut(field: string, cell: unknown, { leftOut }: Draft): void {
  leftOut[field] = (plainText(cell) ?? JSON.stringify(cell)).slice(0, MAX_LEFT_OUT_CHARS)
}

function fillMissing(field: Field, hasColumn: boolean, raw: RawRow, context: CleanContext, draft: Draft): void {
  const { missing, name } = field
  if (missing.rule === 'reject') {
    draft.reasons.push({ field: name, code: 'missing' })
    return
  }
  draft.values[name] = missing.rule === 'default' ? missing.value : null
  if (missing.rule === 'keep') return
  // A column the file does not have is no gap in a row of it.
  if (missing.rule === 'default') {
    if (hasColumn) note(draft, name, 'missing_default')
    return
  }
  if (missing.from === 'now') {
    draft.values[name] = context.read.now
    note(draft, name, 'missing_imputed')
    return
  }
  const email = knownEmail(raw, context)
  draft.values[name] = email
  if (email !== null) note(draft, name, 'missing_imputed')
  else if (hasColumn) draft.fixes.push({ field: name, code: 'missing_kept_as_guest' })
}

function note(draft: Draft, field: string, code: string): void {
  draft.fixes.push({ field, code })
  draft.imputed.push(field)
}

function knownEmail(raw: RawRow, { mapping, customers }: CleanContext): string | null {
  const cell = mapping.customer_id === undefined ? undefined : raw[mapping.customer_id]
  return isMissing(cell) ? null : customers.emailOf(String(cell).trim())
}

/** What only all fields together show. */
function checkWhole({ needsOneOf }: KindSpec, { values, reasons }: Draft): void {
  const has = (name: string) => values[name] !== undefined && values[name] !== null
  if (needsOneOf.length > 0 && !needsOneOf.some((group) => group.every(has)))
    for (const [name] of needsOneOf) if (name) reasons.push({ field: name, code: 'missing' })
  const { total, quantity, price } = values
  if (typeof total === 'number' && total < 0) reasons.push({ field: 'total', code: 'negative' })
  if (typeof price === 'number' && price < 0) reasons.push({ field: 'price', code: 'negative' })
  if (quantity === 0) reasons.push({ field: 'quantity', code: 'zero' })
}

function judgeOutliers(spec: KindSpec, { survey }: CleanContext, draft: Draft): string[] {
  const found: string[] = []
  for (const { field, segment, action } of spec.outliers) {
    const value = draft.values[field]
    const key =
      segment === ''
        ? ''
        : segment === 'currency'
          ? String(draft.values.currency ?? '')
          : segmentText(draft.values[segment])
    const bounds = survey.bounds[field]?.[key]
    if (typeof value !== 'number' || !bounds || (value >= bounds.low && value <= bounds.high)) continue
    if (action === 'flag') found.push(field)
    else {
      draft.values[field] = Math.round(Math.min(Math.max(value, bounds.low), bounds.high))
      draft.fixes.push({ field, code: 'outlier_capped' })
    }
  }
  return found
}
