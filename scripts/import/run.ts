import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { type Batch, beginBatch, finishBatch, unfinishedBatch } from '../../worker/adapters/data-import/batches.ts'
import type { ImportPlan } from '../../worker/adapters/data-import/plan.ts'
import { loadRates } from '../../worker/adapters/data-import/rates.ts'
import { runChunk } from '../../worker/adapters/data-import/run-chunk.ts'
import type { Account } from '../../worker/core/data/account.ts'
import { cleanRow } from '../../worker/core/data/clean-row.ts'
import type { NumberedRow } from '../../worker/core/data/judge.ts'
import type { DataKind } from '../../worker/core/data/kind.ts'
import { type Mapping, type MappingFault, mapColumns, mappingFaults } from '../../worker/core/data/mapping.ts'
import { Rates } from '../../worker/core/data/rates.ts'
import { Surveyor } from '../../worker/core/data/survey.ts'
import type { ShopSettings } from '../../worker/core/domain.ts'
import { ulid } from '../../worker/core/ulid.ts'
import { inspect, readHeader, readRows, type SourceFile } from './read-rows.ts'

/** Rows of one transaction: a broken-off run repeats at most these. */
const CHUNK_ROWS = 1_000

export type ImportChoices = {
  readonly kind: DataKind
  readonly path: string
  readonly mapping: Mapping
  readonly order: 'day_first' | 'month_first' | null
  readonly country: string | null
}

export type Progress = { readonly rows: number; readonly total: number; readonly account: Account }

/** A file that cannot be imported as it is: what to do about it, for the person at the command line. */
export class ImportRefused extends Error {}

export type ImportTarget = { readonly db: D1Database; readonly settings: ShopSettings }

/** Imports a file; one that broke off goes on where it was. Answers what became of every row. */
export async function importFile(
  { db, settings }: ImportTarget,
  choices: ImportChoices,
  now: number,
  tell: (progress: Progress) => void,
): Promise<{ readonly batch: Batch; readonly resumedAt: number }> {
  const file = await inspect(choices.path)
  const digest = await digestOf(choices)
  const before = await unfinishedBatch(db, settings.shop, digest)
  const { plan, total } = before
    ? { plan: before.plan, total: await countRows(file) }
    : await planFor(file, choices, settings, now)
  const random = crypto.getRandomValues(new Uint8Array(16))
  let batch =
    before ??
    (await beginBatch(db, {
      shop: settings.shop,
      batchId: ulid(now, random),
      source: 'file',
      fileName: basename(choices.path),
      digest,
      plan,
    }))
  const resumedAt = batch.position
  const deps = {
    db,
    source: 'file',
    defaultLocale: settings.defaultLocale,
    rates: await loadRates(db, settings.shop, plan.home),
    now: plan.now,
  }
  let seen = 0
  for await (const chunk of chunks(readRows(file))) {
    // Chunks end at the same rows in every run: the ones before the position are done.
    seen += chunk.length
    if (seen <= resumedAt) continue
    batch = await runChunk(batch, chunk, deps)
    tell({ rows: seen, total, account: batch.account })
  }
  await finishBatch(db, batch, Date.now())
  return { batch, resumedAt }
}

/** How a file would be read: its columns, and what would become of its first rows. Stores nothing. */
export async function previewFile(choices: ImportChoices, settings: ShopSettings, now: number) {
  const file = await inspect(choices.path)
  const { plan, total } = await planFor(file, choices, settings, now)
  const context = {
    kind: plan.kind,
    mapping: plan.mapping,
    survey: plan.survey,
    read: plan,
    customers: { emailOf: () => null },
    rates: new Rates(plan.home, []),
  }
  const rows = []
  for await (const row of readRows(file)) {
    rows.push({ row: row.row, outcome: row.broken ? null : cleanRow(row.raw, context), broken: row.broken })
    if (rows.length === 10) break
  }
  return { file, plan, total, rows }
}

async function planFor(file: SourceFile, choices: ImportChoices, settings: ShopSettings, now: number) {
  const header = await readHeader(file)
  const mapping = mapColumns(choices.kind, header, choices.mapping)
  const faults = mappingFaults(choices.kind, header, mapping)
  if (faults.length > 0) throw new ImportRefused(explain(faults, header))
  const read = {
    timeZone: settings.timeZone,
    home: settings.currency,
    country: choices.country,
    // Most of the world writes the day first; where the column or --date-order says otherwise, that goes before.
    assume: choices.order ?? ('day_first' as const),
    now,
  }
  const surveyor = new Surveyor(choices.kind, mapping, read)
  let total = 0
  for await (const { raw, broken } of readRows(file)) {
    total++
    if (broken === undefined) surveyor.add(raw)
  }
  const plan: ImportPlan = { kind: choices.kind, mapping, survey: withOrder(surveyor.finish(), choices), ...read }
  return { plan, total }
}

/** An order the person chose goes before what the columns show. */
function withOrder(survey: ImportPlan['survey'], { order }: ImportChoices): ImportPlan['survey'] {
  if (order === null) return survey
  const columns = Object.entries(survey.columns).map(([name, facts]) => [name, { ...facts, order }] as const)
  return { ...survey, columns: Object.fromEntries(columns) }
}

function explain(faults: readonly MappingFault[], header: readonly string[]): string {
  const lines = faults.map((fault) => {
    if (fault.kind === 'missing_field') return `no column for ${fault.fields.join(' or ')}`
    if (fault.kind === 'unknown_field') return `"${fault.field}" is no field of this kind`
    if (fault.kind === 'column_twice') return `column "${fault.column}" is used twice`
    return `there is no column "${fault.column}" for ${fault.field}`
  })
  return `The file cannot be read:\n  ${lines.join('\n  ')}\nIts columns are: ${header.join(', ')}\nName them with --map FIELD=COLUMN.`
}

async function countRows(file: SourceFile): Promise<number> {
  let count = 0
  for await (const _ of readRows(file)) count++
  return count
}

async function* chunks(rows: AsyncIterable<NumberedRow>): AsyncIterable<NumberedRow[]> {
  let chunk: NumberedRow[] = []
  for await (const row of rows) {
    chunk.push(row)
    if (chunk.length < CHUNK_ROWS) continue
    yield chunk
    chunk = []
  }
  if (chunk.length > 0) yield chunk
}

async function digestOf(choices: ImportChoices): Promise<string> {
  const hash = createHash('sha256')
  hash.update(JSON.stringify([choices.kind, choices.mapping, choices.order, choices.country]))
  for await (const chunk of createReadStream(choices.path)) hash.update(chunk)
  return hash.digest('hex')
}
