import { and, eq, sql } from 'drizzle-orm'
import type { StockUpdate } from '../../protocol'
import { openDatabase } from './database'
import { auditLog, shops, variants } from './schema'

/** The SKUs of one product, empty for one the shop does not have. */
export async function skusOf(d1: D1Database, shop: string, productId: string): Promise<ReadonlySet<string>> {
  const rows = await openDatabase(d1)
    .select({ sku: variants.sku })
    .from(variants)
    .where(and(eq(variants.shop, shop), eq(variants.productId, productId)))
  return new Set(rows.map(({ sku }) => sku))
}

/** Sets how many pieces there are, raises the shop's version and writes one audit row, in one transaction. The caller publishes. */
export async function setStock(
  d1: D1Database,
  change: {
    readonly shop: string
    readonly productId: string
    readonly update: StockUpdate
    readonly by: string
    readonly now: number
  },
): Promise<void> {
  const { shop, productId, update, by, now } = change
  const db = openDatabase(d1)
  const json = JSON.stringify(update.variants)
  const asked = (path: string) =>
    sql`(select value ->> ${path} from json_each(${json}) where value ->> '$.sku' = ${variants.sku})`
  const saysWhen = sql`exists (select 1 from json_each(${json}) where value ->> '$.sku' = ${variants.sku} and json_type(value, '$.restock_on') is not null)`
  await db.batch([
    db
      .update(variants)
      .set({
        stock: sql`${asked('$.stock')}`,
        restockOn: sql`iif(${saysWhen}, ${asked('$.restock_on')}, ${variants.restockOn})`,
      })
      .where(
        and(
          eq(variants.shop, shop),
          eq(variants.productId, productId),
          sql`${variants.sku} in (select value ->> '$.sku' from json_each(${json}))`,
        ),
      ),
    db
      .update(shops)
      .set({ version: sql`${shops.version} + 1`, updatedAt: now })
      .where(eq(shops.shop, shop)),
    db.insert(auditLog).values({
      shop,
      at: now,
      by,
      action: 'set_stock',
      subject: `product:${productId}`,
      detail: json,
      requestKey: `set_stock:${crypto.randomUUID()}`,
    }),
  ])
}
