import { variantTitle } from '../core/variant-title'
import { addDays, startOfDay } from './calendar'
import { DEMO_ARTICLE_TEXTS, DEMO_PRODUCT_TEXTS } from './locales'
import type { ArticleRow, ProductRow, VariantRow } from './rows'
import { DEMO_SETTINGS, DEMO_SHOP } from './settings'
import sizeCharts from './size-charts.json' with { type: 'json' }

const SIZE_CHARTS: Readonly<Record<string, unknown>> = sizeCharts

/** Something that can be ordered. */
export type Item = {
  readonly productId: string
  readonly sku: string
  readonly title: Readonly<Record<string, string>>
  readonly unitCents: number
}

/** A product with what it is bought together with. */
export type Product = { readonly id: string; readonly goesWith: readonly string[]; readonly items: readonly Item[] }

export const PRODUCTS: readonly Product[] = DEMO_PRODUCT_TEXTS.map((product) => ({
  id: product.id,
  goesWith: product.goes_with,
  items: product.variants.map((variant) => ({
    productId: product.id,
    sku: variant.sku,
    title: variantTitle(product.name, variant.options as Record<string, string>),
    unitCents: product.price_cents,
  })),
}))

const ITEM_BY_SKU: ReadonlyMap<string, Item> = new Map(
  PRODUCTS.flatMap((product) => product.items.map((item) => [item.sku, item])),
)

/** @throws Error for a SKU the shop does not sell: a fault of the demo's own data. */
export function itemBySku(sku: string): Item {
  const item = ITEM_BY_SKU.get(sku)
  if (!item) throw new Error(`the demo shop sells no ${sku}`)
  return item
}

export function articleRows(today: string): ArticleRow[] {
  const updatedAt = startOfDay(today, DEMO_SETTINGS.timeZone)
  return DEMO_ARTICLE_TEXTS.map((article, position) => ({
    shop: DEMO_SHOP,
    articleId: article.id,
    position,
    intents: JSON.stringify(article.intents),
    tags: JSON.stringify(article.tags),
    related: JSON.stringify(article.related),
    texts: JSON.stringify(article.texts),
    updatedAt,
    status: 'published',
    version: 1,
    changedBy: '',
    createdAt: updatedAt,
  }))
}

export function productRows(): ProductRow[] {
  return DEMO_PRODUCT_TEXTS.map((product, position) => ({
    shop: DEMO_SHOP,
    productId: product.id,
    position,
    category: product.category,
    name: JSON.stringify(product.name),
    description: JSON.stringify(product.description),
    material: JSON.stringify(product.material),
    priceCents: product.price_cents,
    compareAtCents: product.compare_at_cents,
    icon: product.icon,
    hue: product.hue,
    tags: JSON.stringify(product.tags),
    rating: product.rating,
    goesWith: JSON.stringify(product.goes_with),
    sizeChart: SIZE_CHARTS[product.id] === undefined ? null : JSON.stringify(SIZE_CHARTS[product.id]),
    care: null,
  }))
}

export function variantRows(today: string): VariantRow[] {
  return DEMO_PRODUCT_TEXTS.flatMap((product) =>
    product.variants.map((variant) => ({
      shop: DEMO_SHOP,
      sku: variant.sku,
      productId: product.id,
      options: JSON.stringify(variant.options),
      stock: variant.stock,
      restockOn: variant.restock_in_days === null ? null : addDays(today, variant.restock_in_days),
    })),
  )
}
