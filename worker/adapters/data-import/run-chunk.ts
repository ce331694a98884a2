import type { CleanContext } from '../../core/data/clean-row'
import { cleanChunk, type IdentifiedRow, type Judged, judge, type NumberedRow } from '../../core/data/judge'
import type { Rates } from '../../core/data/rates'
import { insertRows } from '../d1/insert-rows'
import { dataKeys, quarantine } from '../d1/schema'
import { advanced, type Batch, moveBatch } from './batches'
import { knownCustomers, knownRows } from './known'
import type { StoreContext } from './store-context'
import { storeOrders } from './store-orders'
import { storeEvents, storeReviews } from './store-others'
import { storeProducts } from './store-products'

/** What a chunk needs beside its rows. */
export type ChunkDeps = {
  readonly db: D1Database
  readonly source: string
  readonly defaultLocale: string
  readonly rates: Rates
  /** Epoch milliseconds. */
  readonly now: number
}

/**
 * Cleans the next rows of a batch and stores them in one transaction with the batch's counts: whatever breaks off, a row is counted and
 * stored once. `rows` begin at the batch's position. Answers the batch as it stands afterwards.
 * @throws Error when another run has moved the batch on meanwhile; nothing was written then.
 */
export async function runChunk(batch: Batch, rows: readonly NumberedRow[], deps: ChunkDeps): Promise<Batch> {
  const { db, now } = deps
  const { shop, plan } = batch
  const customers = await knownCustomers(
    db,
    shop,
    rows.map(({ raw }) => raw),
    plan.mapping,
  )
  const { kind, mapping, survey } = plan
  const context: CleanContext = { kind, mapping, survey, read: plan, customers, rates: deps.rates }
  const cleaned = cleanChunk(rows, context)
  const judged = judge(plan.kind, cleaned, await knownRows(db, shop, plan.kind, cleaned))
  const moved = advanced(batch, rows.length, judged.account)
  const results = await db.batch([...storing(batch, judged, deps), moveBatch(db, batch, moved, now)])
  if (results.at(-1)?.meta.changes !== 1) throw new Error('another run of this import is under way')
  return moved
}

function storing(batch: Batch, { kept, aside }: Judged, deps: ChunkDeps): D1PreparedStatement[] {
  const { shop, batchId, plan, position } = batch
  const guard = {
    sql: 'exists (select 1 from import_batches b where b.shop = ? and b.batch_id = ? and b.position = cast(? as integer))',
    values: [shop, batchId, String(position)],
  }
  const context: StoreContext = { ...deps, shop, batchId, guard }
  const keys = kept.map(({ identity }) => ({ shop, kind: plan.kind, batchId, ...identity }))
  const set = aside.map(({ row, raw, reasons, fingerprint }) => ({
    shop,
    batchId,
    row,
    kind: plan.kind,
    raw: JSON.stringify(raw),
    reasons: JSON.stringify(reasons),
    fingerprint,
    status: 'open' as const,
    at: deps.now,
  }))
  return [
    ...storeRows(plan.kind, kept, context),
    ...insertRows(deps.db, dataKeys, keys, 'replace', guard),
    ...insertRows(deps.db, quarantine, set, 'ignore', guard),
  ]
}

function storeRows(kind: Batch['kind'], kept: readonly IdentifiedRow[], context: StoreContext): D1PreparedStatement[] {
  if (kept.length === 0) return []
  switch (kind) {
    case 'orders':
      return storeOrders(kept, context)
    case 'events':
      return storeEvents(kept, context)
    case 'reviews':
      return storeReviews(kept, context)
    case 'products':
      return storeProducts(kept, context)
  }
}
