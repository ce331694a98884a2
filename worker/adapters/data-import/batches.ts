import * as v from 'valibot'
import type { Account } from '../../core/data/account'
import { addAccounts } from '../../core/data/account'
import type { DataKind } from '../../core/data/kind'
import { type ImportPlan, importPlan } from './plan'

/** Where a batch stands. */
export type Batch = {
  readonly shop: string
  readonly batchId: string
  readonly kind: DataKind
  readonly status: 'running' | 'done'
  readonly plan: ImportPlan
  /** Rows of the source that are done. */
  readonly position: number
  readonly account: Account
}

type Row = {
  batch_id: string
  kind: DataKind
  status: 'running' | 'done'
  plan: string
  position: number
  accepted: number
  corrected: number
  duplicates: number
  quarantined: number
  reasons: string
}

const reasons = v.record(v.string(), v.number())

export type NewBatch = {
  readonly shop: string
  readonly batchId: string
  readonly source: string
  readonly fileName: string
  readonly digest: string
  readonly plan: ImportPlan
}

export async function beginBatch(db: D1Database, batch: NewBatch): Promise<Batch> {
  const { shop, batchId, source, fileName, digest, plan } = batch
  await db
    .prepare(
      `insert into import_batches (shop, batch_id, kind, source, file_name, digest, status, plan, position, accepted, corrected, duplicates,
         quarantined, reasons, started_at, updated_at)
       values (?1, ?2, ?3, ?4, ?5, ?6, 'running', ?7, 0, 0, 0, 0, 0, '{}', ?8, ?8)`,
    )
    .bind(shop, batchId, plan.kind, source, fileName, digest, JSON.stringify(plan), plan.now)
    .run()
  const begun = await findBatch(db, shop, batchId)
  if (!begun) throw new Error('the batch was not stored')
  return begun
}

/** The batch that was begun with the same file and choices and did not come to its end, or null. */
export async function unfinishedBatch(db: D1Database, shop: string, digest: string): Promise<Batch | null> {
  const row = await db
    .prepare(
      `select * from import_batches where shop = ? and digest = ? and status = 'running' order by started_at desc`,
    )
    .bind(shop, digest)
    .first<Row>()
  return row ? asBatch(shop, row) : null
}

export async function findBatch(db: D1Database, shop: string, batchId: string): Promise<Batch | null> {
  const row = await db
    .prepare('select * from import_batches where shop = ? and batch_id = ?')
    .bind(shop, batchId)
    .first<Row>()
  return row ? asBatch(shop, row) : null
}

/** The batch as it stands once that many more rows are done. */
export function advanced(batch: Batch, rows: number, account: Account): Batch {
  return { ...batch, position: batch.position + rows, account: addAccounts(batch.account, account) }
}

/** The statement that moves a batch on; it changes nothing when another has done so meanwhile. */
export function moveBatch(db: D1Database, from: Batch, to: Batch, now: number): D1PreparedStatement {
  const { shop, batchId, position, account } = to
  return db
    .prepare(
      `update import_batches set position = ?4, accepted = ?5, corrected = ?6, duplicates = ?7, quarantined = ?8, reasons = ?9, updated_at = ?10
       where shop = ?1 and batch_id = ?2 and position = ?3 and status = 'running'`,
    )
    .bind(
      shop,
      batchId,
      from.position,
      position,
      account.accepted,
      account.corrected,
      account.duplicates,
      account.quarantined,
      JSON.stringify(account.reasons),
      now,
    )
}

export async function finishBatch(db: D1Database, { shop, batchId }: Batch, now: number): Promise<void> {
  await db
    .prepare(`update import_batches set status = 'done', updated_at = ?3 where shop = ?1 and batch_id = ?2`)
    .bind(shop, batchId, now)
    .run()
}

function asBatch(shop: string, row: Row): Batch {
  const { accepted, corrected, duplicates, quarantined } = row
  return {
    shop,
    batchId: row.batch_id,
    kind: row.kind,
    status: row.status,
    plan: v.parse(importPlan, JSON.parse(row.plan)),
    position: row.position,
    account: {
      received: accepted + corrected + duplicates + quarantined,
      accepted,
      corrected,
      duplicates,
      quarantined,
      reasons: v.parse(reasons, JSON.parse(row.reasons)),
    },
  }
}
