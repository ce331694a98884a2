import { env } from 'cloudflare:workers'
import { Hono } from 'hono'
import * as v from 'valibot'
import { beforeAll, describe, expect, test } from 'vitest'
import { loadBundleFromD1 } from '../../adapters/d1/bundle'
import { MAX_VERIFY_ATTEMPTS_PER_ORDER } from '../../config'
import type { AppEnv } from '../../http/env'
import { onError, problemResponse } from '../../http/problem'
import { catalogueRoutes } from '../../http/routes/catalogue'
import { articleList, helpArticle, orderLookupResult, product, productList } from '../../protocol'
import { writeDemoRows } from '../fixtures/demo-rows'

const app = new Hono<AppEnv>()
  .use(async (c, next) => {
    const bundle = await loadBundleFromD1(c.env.DB, 'demo')
    if (bundle) c.set('bundle', bundle)
    await next()
  })
  .route('/', catalogueRoutes)
  .notFound(() => problemResponse(404))
  .onError(onError)

const get = (path: string) => app.request(path, {}, env)
const lookup = (body: unknown, headers: Record<string, string> = {}, bindings: Partial<Env> = {}) =>
  app.request(
    '/orders/lookup',
    { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) },
    { ...env, ...bindings },
  )

beforeAll(writeDemoRows)

describe('products', () => {
  test('are listed in the order of the shop', async () => {
    const { products } = v.parse(productList, await (await get('/products')).json())
    expect(products).toHaveLength(120)
    expect(products[0]?.product_id).toBe('alder-table-lamp')
  })

  test('are listed by category, none for a category the shop does not have', async () => {
    const { products } = v.parse(productList, await (await get('/products?category=kids')).json())
    expect(products.length).toBeGreaterThan(5)
    expect(products.every((each) => each.category === 'kids' && each.variants.length > 0)).toBe(true)
    expect(await (await get('/products?category=cars')).json()).toEqual({ products: [] })
  })

  test('are shown one by one with variants and the day they are back', async () => {
    const found = v.parse(product, await (await get('/products/brass-reading-lamp')).json())
    expect(found).toMatchObject({
      price: { cents: 11_900, currency: 'EUR' },
      compare_at: { cents: 14_900, currency: 'EUR' },
    })
    expect(found.variants.find((variant) => variant.stock === 0)?.restock_on).toMatch(/^\d{4}-\d{2}-\d{2}$/)
  })

  test('have a picture that nothing can run in', async () => {
    const response = await get('/products/pebble-mug/image.svg')
    expect(response.headers.get('content-type')).toBe('image/svg+xml')
    expect(response.headers.get('cache-control')).toContain('max-age')
    expect(response.headers.get('content-security-policy')).toBe("default-src 'none'")
    expect(await response.text()).toMatch(/^<svg [^>]+>.*<\/svg>$/s)
  })

  test.each(['/products/nothing', '/products/nothing/image.svg', '/articles/nothing'])(
    '%s is a 404 problem',
    async (path) => {
      const response = await get(path)
      expect(response.status).toBe(404)
      expect(response.headers.get('content-type')).toBe('application/problem+json')
    },
  )
})

describe('articles', () => {
  test('are listed with their titles', async () => {
    const { articles } = v.parse(articleList, await (await get('/articles')).json())
    expect(articles).toHaveLength(110)
    expect(articles[0]?.title.zh).toBeTruthy()
  })

  test('are shown with related ones in their own order', async () => {
    const article = v.parse(helpArticle, await (await get('/articles/delivery-time-home')).json())
    expect(article.answer.en).toContain('1 to 3 working days')
    expect(article.related.map((other) => other.article_id)).toEqual([
      'express-delivery',
      'delivery-time-abroad',
      'delivery-costs',
      'weekend-delivery',
    ])
  })
})

describe('order lookup', () => {
  test('answers with the card the bot shows, in the locale asked for', async () => {
    const response = await lookup({ order_number: '#1001', email: 'Ana@example.com', locale: 'zh' })
    expect(response.headers.get('cache-control')).toBe('no-store')
    const { order } = v.parse(orderLookupResult, await response.json())
    expect(order).toMatchObject({
      order_number: '1001',
      status_label: '运送中',
      shipments: [{ carrier: 'DHL', late: false }],
    })
  })

  test('says the same to an unknown order as to a wrong e-mail, then closes the number', async () => {
    const unknown = await (await lookup({ order_number: '9998', email: 'ana@example.com' })).text()
    for (let i = 0; i < MAX_VERIFY_ATTEMPTS_PER_ORDER; i++) {
      const wrong = await lookup({ order_number: '1005', email: `guess${i}@example.com` })
      expect(wrong.status).toBe(404)
      expect(await wrong.text()).toBe(unknown)
    }
    const locked = await lookup({ order_number: '1005', email: 'wei@example.com' })
    expect(locked.status).toBe(429)
    expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(0)
  })

  test('names the fields that are wrong and repeats nothing', async () => {
    const response = await lookup({ order_number: '', email: 'not-an-address' })
    expect(response.status).toBe(400)
    const text = await response.text()
    expect(JSON.parse(text)).toMatchObject({ errors: [{ field: 'order_number' }, { field: 'email' }] })
    expect(text).not.toContain('not-an-address')
  })

  test('reads no body that is too long or not declared as JSON', async () => {
    expect((await lookup({ order_number: 'x'.repeat(100_000), email: 'ana@example.com' })).status).toBe(413)
    const pair = { order_number: '1001', email: 'ana@example.com' }
    expect((await lookup(pair, { 'content-type': 'text/plain' })).status).toBe(415)
  })

  test('is limited by shop and network', async () => {
    const keys: string[] = []
    const closed: RateLimit = {
      limit: async ({ key }) => {
        keys.push(key)
        return { success: false }
      },
    }
    const pair = { order_number: '1001', email: 'ana@example.com' }
    const response = await lookup(pair, { 'cf-connecting-ip': '2001:db8::5' }, { LOOKUP_LIMIT: closed })
    expect(response.status).toBe(429)
    expect(response.headers.get('retry-after')).toBe('60')
    expect(keys).toEqual(['demo:2001:db8:0:0::/64'])
    expect((await lookup(pair, { 'cf-connecting-ip': '127.0.0.1' }, { LOOKUP_LIMIT: closed })).status).toBe(200)
  })
})
