import * as v from 'valibot'
import { money, orderCard } from './message'

/** A text in each of the shop's locales. */
const localised = v.record(v.string(), v.string())

export const productVariant = v.object({
  sku: v.string(),
  options: v.record(v.string(), v.string()),
  stock: v.number(),
  /** Calendar day in the shop's zone, YYYY-MM-DD, when it is out of stock and a date is known. */
  restock_on: v.nullable(v.string()),
})

/** GET /v1/shops/{shop}/products and /products/{product_id}. */
export const product = v.object({
  product_id: v.string(),
  category: v.string(),
  name: localised,
  description: localised,
  material: localised,
  price: money,
  compare_at: v.nullable(money),
  image_url: v.string(),
  rating: v.number(),
  tags: v.array(v.string()),
  goes_with: v.array(v.string()),
  variants: v.array(productVariant),
})
export type Product = v.InferOutput<typeof product>

/** Variants of one product set at once: more than any product has. */
export const MAX_STOCK_VARIANTS = 500
/** PUT /v1/shops/{shop}/products/{product_id}/stock: how many pieces there are now; variants left out stay as they are. */
export const stockUpdate = v.object({
  variants: v.pipe(
    v.array(
      v.object({
        sku: v.pipe(
          v.string(),
          v.minLength(1, 'must not be blank'),
          v.maxLength(100, 'must be at most 100 characters'),
        ),
        stock: v.pipe(
          v.number(),
          v.integer('must be a whole number'),
          v.minValue(0, 'must be 0 or more'),
          v.maxValue(10_000_000, 'must be at most 10000000'),
        ),
        /** When it is there again, where it is sold out; null for not known. Left out: as it was. */
        restock_on: v.optional(v.nullable(v.pipe(v.string(), v.isoDate('must be a day such as 2026-12-24')))),
      }),
    ),
    v.minLength(1, 'must name a variant'),
    v.maxLength(MAX_STOCK_VARIANTS, `at most ${MAX_STOCK_VARIANTS} variants`),
    v.check((list) => new Set(list.map(({ sku }) => sku)).size === list.length, 'must name each variant once'),
  ),
})
export type StockUpdate = v.InferOutput<typeof stockUpdate>
export const productList = v.object({ products: v.array(product) })

/** GET /v1/shops/{shop}/articles and /articles/{article_id}. */
export const helpArticle = v.object({
  article_id: v.string(),
  tags: v.array(v.string()),
  title: localised,
  answer: localised,
  related: v.array(v.object({ article_id: v.string(), title: localised })),
})
export type HelpArticle = v.InferOutput<typeof helpArticle>
export const articleList = v.object({
  articles: v.array(v.object({ article_id: v.string(), tags: v.array(v.string()), title: localised })),
})

/** POST /v1/shops/{shop}/orders/lookup: the same order card the bot shows; 404 for any pair that does not match. */
export const orderLookup = v.object({
  order_number: v.pipe(
    v.string(),
    v.trim(),
    v.minLength(1, 'must not be blank'),
    v.maxLength(32, 'must be at most 32 characters'),
  ),
  email: v.pipe(
    v.string(),
    v.trim(),
    v.maxLength(254, 'must be at most 254 characters'),
    v.email('must be an e-mail address'),
  ),
  locale: v.optional(v.string(), 'en'),
})
export const orderLookupResult = v.object({ order: orderCard })
