import { and, asc, eq, gt, isNull, sql } from 'drizzle-orm'
import { openDatabase } from './database'
import { stockAlerts, variants } from './schema'

/** An alert that has not been sent. */
export type OpenAlert = {
  readonly id: number
  readonly email: string
  readonly locale: string
  readonly sku: string | null
}

/** Alerts for a product that wait still, those that came first at the head; the page after `afterId`. */
export async function openAlerts(
  d1: D1Database,
  shop: string,
  productId: string,
  afterId: number,
  limit: number,
): Promise<OpenAlert[]> {
  const rows = await openDatabase(d1)
    .select({ id: stockAlerts.id, email: stockAlerts.email, locale: stockAlerts.locale, sku: stockAlerts.sku })
    .from(stockAlerts)
    .where(
      and(
        eq(stockAlerts.shop, shop),
        eq(stockAlerts.productId, productId),
        isNull(stockAlerts.sentAt),
        gt(stockAlerts.id, afterId),
      ),
    )
    .orderBy(asc(stockAlerts.id))
    .limit(limit)
  return rows.map((row) => ({ ...row, sku: row.sku === '' ? null : row.sku }))
}

export async function markAlertSent(d1: D1Database, shop: string, id: number, now: number): Promise<void> {
  await openDatabase(d1)
    .update(stockAlerts)
    .set({ sentAt: now })
    .where(and(eq(stockAlerts.shop, shop), eq(stockAlerts.id, id), isNull(stockAlerts.sentAt)))
}

/** Products that somebody waits for and that are there: whoever raised their stock told nobody, or the queue lost it. */
export async function productsBack(
  d1: D1Database,
  limit: number,
): Promise<readonly { readonly shop: string; readonly productId: string }[]> {
  return openDatabase(d1)
    .selectDistinct({ shop: stockAlerts.shop, productId: stockAlerts.productId })
    .from(stockAlerts)
    .where(
      and(
        isNull(stockAlerts.sentAt),
        sql`exists (select 1 from ${variants} where ${variants.shop} = ${stockAlerts.shop} and ${variants.productId} = ${stockAlerts.productId}
          and ${variants.stock} > 0 and ${stockAlerts.sku} in ('', ${variants.sku}))`,
      ),
    )
    .limit(limit)
}
