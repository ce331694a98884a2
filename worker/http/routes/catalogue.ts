import { Hono } from 'hono'
import * as v from 'valibot'
import { findPicture, findProduct, listProducts } from '../../adapters/d1/catalogue'
import { openDatabase } from '../../adapters/d1/database'
import { ordersOf } from '../../adapters/orders-of'
import { VERIFY_WINDOW_MS } from '../../config'
import { orderCard } from '../../core/actions/order-card'
import type { Article, ShopBundle } from '../../core/domain'
import { isLive } from '../../core/knowledge/live'
import type { OrderError } from '../../core/ports'
import { productPicture } from '../../demo-shop/picture'
import {
  articleList,
  type HelpArticle,
  helpArticle,
  orderLookup,
  orderLookupResult,
  product,
  productList,
} from '../../protocol'
import type { AppEnv } from '../env'
import { limitBody, requireJson } from '../middleware/body-limit'
import { limitRate } from '../middleware/rate-limit'
import { ProblemError } from '../problem'
import { documented, jsonBody, pathParams, query } from '../validate'

/** A product's or article's slug. */
const slug = v.pipe(v.string(), v.maxLength(100, 'must be at most 100 characters'))
const productPath = v.object({ product_id: slug })
const articlePath = v.object({ article_id: slug })
const productQuery = v.object({ category: v.optional(slug) })

/** Pictures are drawn from code: a day is short enough for a new look to arrive. */
const PICTURE_HEADERS = {
  'content-type': 'image/svg+xml',
  'cache-control': 'public, max-age=86400',
  'content-security-policy': "default-src 'none'",
  'x-content-type-options': 'nosniff',
}

/** What a shop sells and explains, and where an order is; mounted under /v1/shops/:shop behind withShop. */
export const catalogueRoutes = new Hono<AppEnv>()
  .get(
    '/products',
    documented({
      summary: 'Products, in the order of the shop',
      tag: 'Catalogue',
      success: { 200: { description: 'All products, or those of one category', schema: productList } },
      problems: [404],
    }),
    query(productQuery),
    async (c) => {
      const { settings } = c.get('bundle')
      const { category } = c.req.valid('query')
      return c.json({
        products: await listProducts(openDatabase(c.env.DB), settings.shop, settings.currency, category),
      })
    },
  )
  .get(
    '/products/:product_id',
    documented({
      summary: 'One product',
      tag: 'Catalogue',
      success: { 200: { description: 'The product with its variants and stock', schema: product } },
      problems: [404],
    }),
    pathParams(productPath),
    async (c) => {
      const { settings } = c.get('bundle')
      const found = await findProduct(
        openDatabase(c.env.DB),
        settings.shop,
        settings.currency,
        c.req.valid('param').product_id,
      )
      if (!found) throw new ProblemError(404)
      return c.json(found)
    },
  )
  .get(
    '/products/:product_id/image.svg',
    documented({
      summary: "A product's picture",
      tag: 'Catalogue',
      success: { 200: { description: 'A line drawing (image/svg+xml)' } },
      problems: [404],
    }),
    pathParams(productPath),
    async (c) => {
      const found = await findPicture(
        openDatabase(c.env.DB),
        c.get('bundle').settings.shop,
        c.req.valid('param').product_id,
      )
      if (!found) throw new ProblemError(404)
      return c.body(productPicture(found.icon, found.hue), 200, PICTURE_HEADERS)
    },
  )
  .get(
    '/articles',
    documented({
      summary: 'Help articles',
      tag: 'Catalogue',
      success: { 200: { description: 'Titles and tags, in the order of the shop', schema: articleList } },
      problems: [404],
    }),
    (c) => {
      const now = Date.now()
      const live = c.get('bundle').articles.filter((article) => isLive(article, now))
      const articles = live.map((article) => ({
        article_id: article.id,
        tags: [...article.tags],
        title: textsOf(article, 'title'),
      }))
      return c.json({ articles })
    },
  )
  .get(
    '/articles/:article_id',
    documented({
      summary: 'One help article',
      tag: 'Catalogue',
      success: { 200: { description: 'The article in every locale it is written in', schema: helpArticle } },
      problems: [404],
    }),
    pathParams(articlePath),
    (c) => c.json(articleOf(c.get('bundle'), c.req.valid('param').article_id, Date.now())),
  )
  .post(
    '/orders/lookup',
    documented({
      summary: 'Where an order is, for whoever knows its number and e-mail',
      tag: 'Catalogue',
      success: { 200: { description: 'The same card the bot shows', schema: orderLookupResult } },
      problems: [404, 413, 415, 429, 503],
    }),
    limitRate('LOOKUP_LIMIT', 'Too many lookups from this address.'),
    limitBody,
    requireJson,
    jsonBody(orderLookup),
    async (c) => {
      const { settings } = c.get('bundle')
      const { order_number: orderNumber, email, locale } = c.req.valid('json')
      const now = Date.now()
      const orders = ordersOf(c.env, c.get('bundle'))
      const found = await orders.verify(orderNumber, email, now)
      if (!found.ok) throw lookupProblem(found.error)
      return c.json({ order: orderCard(found.value, locale, settings, now) }, 200, { 'cache-control': 'no-store' })
    },
  )

function lookupProblem(error: OrderError): ProblemError {
  switch (error) {
    case 'not_found':
      return new ProblemError(404, 'No order has this number and e-mail address.')
    case 'locked':
      return new ProblemError(429, 'Too many wrong attempts for this order number.', [], {
        'retry-after': String(VERIFY_WINDOW_MS / 1_000),
      })
    case 'late':
      return new ProblemError(503, 'The orders cannot be read right now.', [], { 'retry-after': '5' })
  }
}

/** @throws ProblemError 404 for an article the shop does not have, or does not show at the time. */
function articleOf(bundle: ShopBundle, articleId: string, now: number): HelpArticle {
  const articles = bundle.articles.filter((one) => isLive(one, now))
  const article = articles.find(({ id }) => id === articleId)
  if (!article) throw new ProblemError(404)
  const related = article.related.flatMap((relatedId) => articles.find(({ id }) => id === relatedId) ?? [])
  return {
    article_id: article.id,
    tags: [...article.tags],
    title: textsOf(article, 'title'),
    answer: textsOf(article, 'answer'),
    related: related.map((other) => ({ article_id: other.id, title: textsOf(other, 'title') })),
  }
}

function textsOf(article: Article, part: 'title' | 'answer'): Record<string, string> {
  return Object.fromEntries(Object.entries(article.texts).map(([locale, texts]) => [locale, texts[part]]))
}
