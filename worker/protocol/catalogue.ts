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
