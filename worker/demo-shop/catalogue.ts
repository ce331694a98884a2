import articles from './articles.json' with { type: 'json' }
import { addDays, startOfDay } from './calendar'
import products from './products.json' with { type: 'json' }
import type { ArticleRow, ProductRow, VariantRow } from './rows'
import { DEMO_SETTINGS, DEMO_SHOP } from './settings'

/** Something that can be ordered. */
export type Item = {
  readonly productId: string
  readonly sku: string
  readonly title: Readonly<Record<string, string>>
  readonly unitCents: number
}

/** Sizes that read the same in every language go into a line's title: "Plain Tee, M". */
const PLAIN_SIZE = /^(\d{2}(-\d{2})?|S|M|L|XL)$/

/** A product with what it is bought together with. */
export type Product = { readonly id: string; readonly goesWith: readonly string[]; readonly items: readonly Item[] }

export const PRODUCTS: readonly Product[] = products.map((product) => ({
  id: product.id,
  goesWith: product.goes_with,
  items: product.variants.map((variant) => ({
    productId: product.id,
    sku: variant.sku,
    title: titled(product.name, (variant.options as Record<string, string>).size),
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
  return articles.map((article, position) => ({
    shop: DEMO_SHOP,
    articleId: article.id,
    position,
    intents: JSON.stringify(article.intents),
    tags: JSON.stringify(article.tags),
    related: JSON.stringify(article.related),
    texts: JSON.stringify({ en: article.en, zh: article.zh }),
    updatedAt,
    status: 'published',
    version: 1,
    changedBy: '',
    createdAt: updatedAt,
  }))
}

export function productRows(): ProductRow[] {
  return products.map((product, position) => ({
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
  }))
}

export function variantRows(today: string): VariantRow[] {
  return products.flatMap((product) =>
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

function titled(name: Readonly<Record<string, string>>, size: string | undefined): Record<string, string> {
  if (!size || !PLAIN_SIZE.test(size)) return { ...name }
  return Object.fromEntries(
    Object.entries(name).map(([locale, words]) => [locale, `${words}${locale === 'zh' ? '，' : ', '}${size}`]),
  )
}
