import { and, eq, inArray } from 'drizzle-orm'
import type { Return } from '../../core/domain'
import type { ClaimRequest, ReturnRequest } from '../../core/ports'
import type { Begun, WooChange, WooRecords } from '../woocommerce/records'
import { openDatabase } from './database'
import { returns, wooOrders } from './schema'
import { createD1Attempts } from './verification-attempts'

/** How long an order stays taken by a change that does not come back: longer than WooCommerce needs for a refund. */
const LOCK_MS = 20_000
const MAX_REASON_CHARS = 500

/** What Kefu keeps of a WooCommerce shop, in D1. Throws when the database does. */
export function createD1WooRecords(d1: D1Database, shop: string): WooRecords {
  const db = openDatabase(d1)
  return {
    ...createD1Attempts(d1, shop),
    async orderIdOf(orderNumber) {
      const [row] = await db
        .select({ orderId: wooOrders.orderId })
        .from(wooOrders)
        .where(and(eq(wooOrders.shop, shop), eq(wooOrders.orderNumber, orderNumber)))
        .limit(1)
      return row?.orderId ?? null
    },
    async rememberOrder(orderId, orderNumber) {
      await db
        .insert(wooOrders)
        .values({ shop, orderId, orderNumber, modifiedAt: 0, writeId: '' })
        .onConflictDoUpdate({ target: [wooOrders.shop, wooOrders.orderId], set: { orderNumber } })
    },
    begin: (change) => begin(d1, shop, change),
    async finish(change, detail) {
      const { key, run, by, action, orderNumber, now } = change
      const row = { now, by, action, subject: `order:${orderNumber}`, detail, key }
      await d1.batch([
        d1.prepare('update woo_changes set done_at = ? where shop = ? and request_key = ?').bind(now, shop, key),
        // A claim is a row of the audit log already, and asking for it again is none.
        ...(action === 'open_claim' ? [] : [audit(d1, shop, row)]),
        unlock(d1, shop, orderNumber, run),
      ])
    },
    async abandon({ key, run, orderNumber }) {
      await d1.batch([
        // A try that was cut off and comes back late must not make the one that took over forget.
        d1
          .prepare(
            `delete from woo_changes where shop = ?1 and request_key = ?2 and done_at is null and (
              exists (select 1 from woo_locks where shop = ?1 and order_number = ?4 and run = ?3)
              or (run = ?3 and not exists (
                select 1 from woo_locks where shop = ?1 and order_number = ?4 and request_key = ?2)))`,
          )
          .bind(shop, key, run, orderNumber),
        unlock(d1, shop, orderNumber, run),
      ])
    },
    async returnsOf(orderNumbers) {
      const rows = await db
        .select()
        .from(returns)
        .where(and(eq(returns.shop, shop), inArray(returns.orderNumber, [...orderNumbers].slice(0, 50))))
        .orderBy(returns.requestedAt)
      const found = new Map<string, Return[]>()
      for (const { orderNumber, returnId, kind, status, reason, requestedAt } of rows) {
        const list = found.get(orderNumber) ?? []
        list.push({ returnId, kind, status, reason, requestedAt })
        found.set(orderNumber, list)
      }
      return found
    },
    addReturn: (change, request) => addReturn(d1, shop, change, request),
    addClaim: (change, request) => addClaim(d1, shop, change, request),
  }
}

async function begin(d1: D1Database, shop: string, { key, run, orderNumber }: WooChange): Promise<Begun> {
  const now = Date.now()
  const [, , , state] = await d1.batch<{ first: string; done: number | null; holder: string | null }>([
    d1
      .prepare('insert or ignore into woo_changes (shop, request_key, run, begun_at) values (?, ?, ?, ?)')
      .bind(shop, key, run, now),
    d1.prepare('delete from woo_locks where shop = ? and order_number = ? and until < ?').bind(shop, orderNumber, now),
    d1
      .prepare(
        `insert or ignore into woo_locks (shop, order_number, run, until, request_key)
          select ?1, ?2, ?3, ?4, ?5 from woo_changes where shop = ?1 and request_key = ?5 and done_at is null`,
      )
      .bind(shop, orderNumber, run, now + LOCK_MS, key),
    d1
      .prepare(
        `select run as first, done_at as done,
          (select run from woo_locks where shop = ?1 and order_number = ?2) as holder
          from woo_changes where shop = ?1 and request_key = ?3`,
      )
      .bind(shop, orderNumber, key),
  ])
  const row = state?.results[0]
  if (!row) throw new Error('a change that was begun is not there')
  if (row.done !== null) return 'done'
  if (row.holder !== run) return 'busy'
  return row.first === run ? 'fresh' : 'resumed'
}

/** One row, unless one of the lines is on its way back already; the id of the change's own row, whenever it was written. */
async function addReturn(
  d1: D1Database,
  shop: string,
  { key, orderNumber, now }: WooChange,
  { kind, lineIds, reason }: ReturnRequest,
): Promise<string | null> {
  const [, found] = await d1.batch<{ id: string }>([
    d1
      .prepare(
        `insert or ignore into returns
          (shop, order_number, return_id, kind, status, line_ids, reason, requested_at, request_key)
          select ?1, ?2, 'R-' || ?2 || '-' || (1 + (select count(*) from returns where shop = ?1 and order_number = ?2)),
            ?3, 'requested', ?4, ?5, ?6, ?7
          where not exists (select 1 from returns, json_each(returns.line_ids) as taken
            where returns.shop = ?1 and returns.order_number = ?2 and returns.status <> 'closed'
              and taken.value in (select value from json_each(?4)))`,
      )
      .bind(
        shop,
        orderNumber,
        kind,
        JSON.stringify([...new Set(lineIds)]),
        reason.slice(0, MAX_REASON_CHARS),
        now,
        key,
      ),
    d1.prepare('select return_id as id from returns where shop = ? and request_key = ?').bind(shop, key),
  ])
  return found?.results[0]?.id ?? null
}

/** A parcel has one claim, and so has each of its items: the rows of the audit log are the claims, as in the built-in store. */
async function addClaim(
  d1: D1Database,
  shop: string,
  { key, orderNumber, by, now }: WooChange,
  { trackingNumber, lineId, item }: ClaimRequest,
): Promise<{ claimId: string; isNew: boolean }> {
  const same = `shop = ?1 and subject = 'order:' || ?2 and action = 'open_claim'
    and detail ->> '$.tracking_number' is ?3 and detail ->> '$.line_id' is ?4`
  const [, found] = await d1.batch<{ id: string; key: string }>([
    d1
      .prepare(
        `insert or ignore into audit_log (shop, at, by, action, subject, detail, request_key)
          select ?1, ?5, ?6, 'open_claim', 'order:' || ?2, json_object('claim_id', 'C-' || ?2 || '-' || (1 + (
            select count(*) from audit_log where shop = ?1 and subject = 'order:' || ?2 and action = 'open_claim')),
            'tracking_number', ?3, 'line_id', ?4, 'item', ?7), ?8
          where not exists (select 1 from audit_log where ${same})`,
      )
      .bind(shop, orderNumber, trackingNumber, lineId ?? null, now, by, item ?? null, key),
    d1
      .prepare(
        `select detail ->> '$.claim_id' as id, request_key as key from audit_log where ${same} order by id limit 1`,
      )
      .bind(shop, orderNumber, trackingNumber, lineId ?? null),
  ])
  const row = found?.results[0]
  if (!row) throw new Error('a claim that was opened is not there')
  return { claimId: row.id, isNew: row.key === key }
}

type AuditRow = {
  readonly now: number
  readonly by: string
  readonly action: string
  readonly subject: string
  readonly detail: string
  readonly key: string
}

function audit(d1: D1Database, shop: string, { now, by, action, subject, detail, key }: AuditRow): D1PreparedStatement {
  return d1
    .prepare(
      'insert or ignore into audit_log (shop, at, by, action, subject, detail, request_key) values (?, ?, ?, ?, ?, ?, ?)',
    )
    .bind(shop, now, by, action, subject, detail, key)
}

function unlock(d1: D1Database, shop: string, orderNumber: string, run: string): D1PreparedStatement {
  return d1
    .prepare('delete from woo_locks where shop = ? and order_number = ? and run = ?')
    .bind(shop, orderNumber, run)
}
