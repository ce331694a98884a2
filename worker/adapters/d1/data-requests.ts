import { and, eq } from 'drizzle-orm'
import { openDatabase } from './database'
import { ERASED } from './personal/table'
import { auditLog, dataRequests } from './schema'
import { FIRST_NUMBER } from './shopper-requests'

export type StoredDataRequest = typeof dataRequests.$inferSelect

/** "D-1017" of a shop; null for one there is not, or whose person was erased. */
export async function dataRequest(d1: D1Database, shop: string, number: string): Promise<StoredDataRequest | null> {
  const id = Number(number.slice(number.indexOf('-') + 1)) - FIRST_NUMBER
  const [row] = await openDatabase(d1)
    .select()
    .from(dataRequests)
    .where(and(eq(dataRequests.shop, shop), eq(dataRequests.id, id)))
  return row ?? null
}

/** Whether somebody still stands behind it. */
export function isOfSomebody(request: Pick<StoredDataRequest, 'email'>): boolean {
  return request.email !== ERASED
}

/** Notes that a copy was sent, with one audit row a time. */
export async function markFulfilled(
  d1: D1Database,
  done: { readonly shop: string; readonly id: number; readonly by: string; readonly now: number },
): Promise<void> {
  const { shop, id, by, now } = done
  const db = openDatabase(d1)
  await db.batch([
    db
      .update(dataRequests)
      .set({ status: 'done', fulfilledAt: now })
      .where(and(eq(dataRequests.shop, shop), eq(dataRequests.id, id))),
    db.insert(auditLog).values({
      shop,
      at: now,
      by,
      action: 'fulfil_data_request',
      subject: `data_request:${id}`,
      detail: '{}',
      requestKey: `fulfil_data_request:${id}:${crypto.randomUUID()}`,
    }),
  ])
}

/** Open requests that their shop lets be met by themselves, of shoppers who proved their mailbox; those due first. */
export async function automaticRequests(
  d1: D1Database,
  limit: number,
): Promise<readonly { readonly shop: string; readonly number: string }[]> {
  const { results } = await d1
    .prepare(
      `select request.shop, 'D-' || (?1 + request.id) as number from data_requests as request
        join shops on shops.shop = request.shop
        where request.status = 'open' and request.proof in ('token', 'code') and shops.settings ->> iif(
          request.kind = 'export', '$.privacy.automatic.export', '$.privacy.automatic.erase') = 1
        order by request.id limit ?2`,
    )
    .bind(FIRST_NUMBER, limit)
    .all<{ shop: string; number: string }>()
  return results
}
