import { and, asc, eq, gt, inArray, isNull, or, type SQL } from 'drizzle-orm'
import type { Article, ArticleText } from '../../core/domain'
import type { Product } from '../../protocol'
import type { Database } from './database'
import { articles, products, variants } from './schema'

type ProductRow = typeof products.$inferSelect
type VariantRow = typeof variants.$inferSelect

/** Where a product's picture is served from. */
export function productImageUrl(shop: string, productId: string): string {
  return `/v1/shops/${shop}/products/${encodeURIComponent(productId)}/image.svg`
}

/** A shop's products in their own order, all or those of one category; empty for a category it does not have. */
export async function listProducts(
  db: Database,
  shop: string,
  currency: string,
  category?: string,
): Promise<Product[]> {
  return readProducts(db, shop, currency, category === undefined ? undefined : eq(products.category, category))
}

export async function findProduct(
  db: Database,
  shop: string,
  currency: string,
  productId: string,
): Promise<Product | null> {
  const [product] = await readProducts(db, shop, currency, eq(products.productId, productId))
  return product ?? null
}

/** What a product's picture is drawn from: the name of its motif and a hue in degrees. */
export async function findPicture(
  db: Database,
  shop: string,
  productId: string,
): Promise<{ icon: string; hue: number } | null> {
  const [picture] = await db
    .select({ icon: products.icon, hue: products.hue })
    .from(products)
    .where(and(eq(products.shop, shop), eq(products.productId, productId)))
  return picture ?? null
}

/** The two reads that make whole products, for one batch; `which` narrows them by the products' columns. */
export function productReads(db: Database, shop: string, which?: SQL) {
  const chosen = and(eq(products.shop, shop), which)
  const ids = db.select({ id: products.productId }).from(products).where(chosen)
  return [
    db.select().from(products).where(chosen).orderBy(asc(products.position)),
    db
      .select()
      .from(variants)
      .where(and(eq(variants.shop, shop), which ? inArray(variants.productId, ids) : undefined)),
  ] as const
}

/**
 * The articles a bundle carries: published ones that have not ended by `now` (epoch milliseconds). Those that begin later are among them,
 * so that they appear in time without being published again: who shows one asks isLive.
 */
export function articleReads(db: Database, shop: string, now: number) {
  const current = or(isNull(articles.validUntil), gt(articles.validUntil, now))
  return db
    .select()
    .from(articles)
    .where(and(eq(articles.shop, shop), eq(articles.status, 'published'), current))
    .orderBy(asc(articles.position))
}

export function articleOf(row: typeof articles.$inferSelect): Article {
  return {
    id: row.articleId,
    intents: JSON.parse(row.intents) as string[],
    tags: JSON.parse(row.tags) as string[],
    related: JSON.parse(row.related) as string[],
    texts: JSON.parse(row.texts) as Record<string, ArticleText>,
    ...(row.validFrom === null ? {} : { validFrom: row.validFrom }),
    ...(row.validUntil === null ? {} : { validUntil: row.validUntil }),
  }
}

/** Variants by the product they belong to. */
export function byProduct(rows: readonly VariantRow[]): ReadonlyMap<string, readonly VariantRow[]> {
  return Map.groupBy(rows, (row) => row.productId)
}

async function readProducts(db: Database, shop: string, currency: string, which?: SQL): Promise<Product[]> {
  const [productRows, variantRows] = await db.batch(productReads(db, shop, which))
  const ofProduct = byProduct(variantRows)
  return productRows.map((row) => productOf(row, ofProduct.get(row.productId) ?? [], currency))
}

function productOf(row: ProductRow, ofProduct: readonly VariantRow[], currency: string): Product {
  return {
    product_id: row.productId,
    category: row.category,
    name: JSON.parse(row.name) as Record<string, string>,
    description: JSON.parse(row.description) as Record<string, string>,
    material: JSON.parse(row.material) as Record<string, string>,
    price: { cents: row.priceCents, currency },
    compare_at: row.compareAtCents === null ? null : { cents: row.compareAtCents, currency },
    image_url: productImageUrl(row.shop, row.productId),
    rating: row.rating,
    tags: JSON.parse(row.tags) as string[],
    goes_with: JSON.parse(row.goesWith) as string[],
    variants: ofProduct.map(({ sku, options, stock, restockOn }) => ({
      sku,
      options: JSON.parse(options) as Record<string, string>,
      stock,
      restock_on: restockOn,
    })),
  }
}
