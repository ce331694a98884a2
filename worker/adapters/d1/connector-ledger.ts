import { and, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type { ChangeLedger, ClaimSubject, ConnectorChange } from '../connectors/ledger'
import { type Database, openDatabase } from './database'
import { auditLog, connectorChanges } from './schema'

/** The ledger of changes in D1. Each step is one statement or one atomic batch, so two tries at once cannot both have a change. */
export function createD1Ledger(d1: D1Database, shop: string): ChangeLedger {
  const db = openDatabase(d1)
  return {
    async begin(change, now, leaseMs) {
      const attempt = crypto.randomUUID()
      const [, , [row]] = await db.batch([
        db
          .insert(connectorChanges)
          .values({ shop, key: keyOf(change), begunAt: now, leaseUntil: now + leaseMs, attempt, tries: 1 })
          .onConflictDoNothing(),
        db
          .update(connectorChanges)
          .set({ leaseUntil: now + leaseMs, attempt, tries: sql`${connectorChanges.tries} + 1` })
          .where(
            and(
              theChange(shop, change),
              isNull(connectorChanges.doneAt),
              sql`${connectorChanges.leaseUntil} <= ${now}`,
            ),
          ),
        db.select().from(connectorChanges).where(theChange(shop, change)),
      ])
      if (!row) throw new Error('a change that was just written is not there')
      if (row.doneAt !== null) return { state: 'done', answer: row.answer ?? '' }
      if (row.attempt !== attempt) return { state: 'under_way' }
      return row.tries === 1 ? { state: 'new' } : { state: 'again', since: row.begunAt }
    },
    async finish(change, now, answer, detail = {}) {
      await db.batch([
        db.update(connectorChanges).set({ doneAt: now, answer }).where(theChange(shop, change)),
        auditRow(db, shop, change, now, sql`${JSON.stringify(detail)}`),
      ])
    },
    async abandon(change) {
      await db.delete(connectorChanges).where(and(theChange(shop, change), isNull(connectorChanges.doneAt)))
    },
    claim: (request, subject) => openClaim(db, shop, { ...request, action: 'open_claim' }, request.now, subject),
  }
}

type Change = Omit<ConnectorChange, 'action'> & { readonly action: ConnectorChange['action'] | 'open_claim' }

function keyOf({ action, orderNumber, key }: Change): string {
  return `${action}:${orderNumber}:${key}`
}

function theChange(shop: string, change: Change): SQL | undefined {
  return and(eq(connectorChanges.shop, shop), eq(connectorChanges.key, keyOf(change)))
}

/** As adapters/d1/audit.ts writes it for the built-in store. */
function auditRow(db: Database, shop: string, change: Change, now: number, detail: SQL, condition: SQL = sql`true`) {
  const { by, action, orderNumber } = change
  return db
    .insert(auditLog)
    .select(
      sql`select null, ${shop}, ${now}, ${by}, ${action}, ${`order:${orderNumber}`}, ${detail}, ${keyOf(change)} where ${condition}`,
    )
    .onConflictDoNothing()
}

/** Claims live in the audit log, as those of the built-in store do: one for each parcel, each item, and the whole order. */
async function openClaim(
  db: Database,
  shop: string,
  change: Change,
  now: number,
  { trackingNumber, lineId, item }: ClaimSubject,
): Promise<{ readonly claimId: string; readonly isNew: boolean }> {
  const ofOrder = sql`${auditLog.shop} = ${shop} and ${auditLog.subject} = ${`order:${change.orderNumber}`} and ${auditLog.action} = 'open_claim'`
  const same = sql`${ofOrder} and ${auditLog.detail} ->> '$.tracking_number' is ${trackingNumber} and ${auditLog.detail} ->> '$.line_id' is ${lineId}`
  const missing = lineId === null ? sql`` : sql`, 'line_id', ${lineId}, 'item', ${item}`
  const detail = sql`json_object('claim_id', 'C-' || ${change.orderNumber} || '-' || (1 + (select count(*) from ${auditLog} where ${ofOrder})),
    'tracking_number', ${trackingNumber}${missing})`
  const [before, , after] = await db.batch([
    findClaim(db, same),
    auditRow(db, shop, change, now, detail, sql`not exists (select 1 from ${auditLog} where ${same})`),
    findClaim(db, same),
  ])
  const claimId = after[0]?.claimId
  if (!claimId) throw new Error('a claim that was just opened is not there')
  return { claimId, isNew: before.length === 0 }
}

function findClaim(db: Database, same: SQL) {
  return db
    .select({ claimId: sql<string>`${auditLog.detail} ->> '$.claim_id'` })
    .from(auditLog)
    .where(same)
    .orderBy(auditLog.id)
    .limit(1)
}
