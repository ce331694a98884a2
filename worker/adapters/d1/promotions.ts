import { asc, eq } from 'drizzle-orm'
import type { Promotion } from '../../core/domain'
import type { Database } from './database'
import { promotions } from './schema'

/** The read of a bundle's promotions, to stand in one batch with its others. */
export function promotionReads(db: Database, shop: string) {
  return db.select().from(promotions).where(eq(promotions.shop, shop)).orderBy(asc(promotions.code))
}

/** Promotions with their goods as product ids; undefined where the shop has none. */
export function promotionsOf(
  rows: readonly (typeof promotions.$inferSelect)[],
  products: readonly { readonly productId: string; readonly tags: string }[],
): readonly Promotion[] | undefined {
  if (rows.length === 0) return undefined
  return rows.map((row) => {
    const { code, kind, value, minCents, validFrom, validUntil, perShopper } = row
    const textByLocale = JSON.parse(row.texts) as Record<string, string>
    const goods = goodsOf(JSON.parse(row.products) as string[], JSON.parse(row.tags) as string[], products)
    return {
      code,
      kind,
      value,
      minCents,
      validFrom,
      validUntil,
      goods,
      perShopper,
      textByLocale,
      public: row.public === 1,
    }
  })
}

function goodsOf(
  ids: readonly string[],
  tags: readonly string[],
  products: readonly { readonly productId: string; readonly tags: string }[],
): readonly string[] | null {
  if (ids.length === 0 && tags.length === 0) return null
  const tagged = products.filter((product) => (JSON.parse(product.tags) as string[]).some((tag) => tags.includes(tag)))
  return [...new Set([...ids, ...tagged.map(({ productId }) => productId)])]
}
