import { desc, eq } from 'drizzle-orm'
import type { CatalogueProduct, ShopBundle, ShopSettings } from '../../core/domain'
import { articleOf, articleReads, byProduct, productImageUrl, productReads } from './catalogue'
import { openDatabase } from './database'
import { httpToolReads, httpToolsOf } from './http-tools'
import { ownIntentReads, ownIntentsOf } from './own-intents'
import { chartOf, createTextLimit } from './product-texts'
import { promotionReads, promotionsOf } from './promotions'
import { connectors, type products, shops, type variants } from './schema'
import { flowReads, flowsAndTextsOf } from './shop-flows'

/** Everything a turn needs of a shop, read in one batch, so that its parts belong together; null for an unknown shop. */
export async function loadBundleFromD1(d1: D1Database, shop: string): Promise<ShopBundle | null> {
  const db = openDatabase(d1)
  const [
    [row],
    [connector],
    articleRows,
    ownRows,
    ownHeads,
    productRows,
    variantRows,
    promotionRows,
    toolRows,
    flowRows,
    textRows,
  ] = await db.batch([
    db.select().from(shops).where(eq(shops.shop, shop)),
    db.select({ kind: connectors.kind, version: connectors.version }).from(connectors).where(eq(connectors.shop, shop)),
    articleReads(db, shop, Date.now()),
    ...ownIntentReads(db, shop),
    ...productReads(db, shop),
    promotionReads(db, shop),
    httpToolReads(db, shop),
    ...flowReads(db, shop),
  ])
  if (!row) return null
  const settings = JSON.parse(row.settings) as ShopSettings
  const ofProduct = byProduct(variantRows)
  const own = ownIntentsOf(ownRows, ownHeads)
  const offers = promotionsOf(promotionRows, productRows)
  const tools = httpToolsOf(toolRows)
  const fitting = createTextLimit()
  return {
    version: String(row.version),
    settings,
    articles: articleRows.map(articleOf),
    products: productRows.map((product) => ({
      ...catalogueProduct(product, ofProduct.get(product.productId) ?? [], settings),
      texts: fitting(product),
    })),
    identityKeys: JSON.parse(row.identityKeys) as string[],
    ...(own ? { ownIntents: own } : {}),
    ...(offers ? { promotions: offers } : {}),
    ...(connector ? { connector } : {}),
    ...(tools ? { tools } : {}),
    ...flowsAndTextsOf(flowRows, textRows, tools ?? []),
  }
}

/** The version alone, for who wants to know whether a bundle is still the newest; null for an unknown shop. */
export async function shopVersion(d1: D1Database, shop: string): Promise<string | null> {
  const [row] = await openDatabase(d1).select({ version: shops.version }).from(shops).where(eq(shops.shop, shop))
  return row ? String(row.version) : null
}

/** Names of shops, the one changed last first. */
export async function recentShops(d1: D1Database, limit: number): Promise<string[]> {
  const rows = await openDatabase(d1)
    .select({ shop: shops.shop })
    .from(shops)
    .orderBy(desc(shops.updatedAt), desc(shops.shop))
    .limit(limit)
  return rows.map(({ shop }) => shop)
}

function catalogueProduct(
  row: typeof products.$inferSelect,
  ofProduct: readonly (typeof variants.$inferSelect)[],
  settings: ShopSettings,
): Omit<CatalogueProduct, 'texts'> {
  return {
    id: row.productId,
    name: JSON.parse(row.name) as Record<string, string>,
    category: row.category,
    tags: JSON.parse(row.tags) as string[],
    rating: row.rating,
    goesWith: JSON.parse(row.goesWith) as string[],
    sizeChart: chartOf(row.sizeChart),
    priceCents: row.priceCents,
    compareAtCents: row.compareAtCents,
    currency: settings.currency,
    url: settings.productUrl?.replace('{id}', encodeURIComponent(row.productId)) ?? null,
    imageUrl: productImageUrl(row.shop, row.productId),
    variants: ofProduct.map(({ sku, options, stock, restockOn }) => ({
      sku,
      options: JSON.parse(options) as Record<string, string>,
      stock,
      restockOn,
    })),
  }
}
