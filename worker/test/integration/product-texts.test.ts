import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, it } from 'vitest'
import { loadBundleFromD1 } from '../../adapters/d1/bundle'
import { createD1Products } from '../../adapters/d1/product-texts'
import { MAX_BUNDLE_PRODUCT_CHARS } from '../../config'
import { freshDemoRows, slowed } from '../fixtures/demo-rows'

beforeEach(freshDemoRows, 60_000)

const MUG = "shop = 'demo' and product_id = 'pebble-mug'"

async function mug() {
  const bundle = await loadBundleFromD1(env.DB, 'demo')
  const found = bundle?.products.find(({ id }) => id === 'pebble-mug')
  if (!found) throw new Error('no mug')
  return found
}

describe('a product in the bundle', () => {
  it('has what answers need', async () => {
    expect(await mug()).toMatchObject({
      category: 'kitchen',
      tags: expect.arrayContaining(['ceramic']),
      texts: { material: { en: 'Stoneware' } },
      goesWith: expect.arrayContaining(['simmer-milk-pan']),
      sizeChart: null,
    })
    const bundle = await loadBundleFromD1(env.DB, 'demo')
    const shirt = bundle?.products.find(({ id }) => id === 'linen-shirt')
    expect(shirt?.sizeChart?.rows.map(({ size }) => size)).toEqual(['S', 'M', 'L'])
  })

  it('leaves long texts to be read when they are asked for', async () => {
    const long = JSON.stringify({ en: 'Safe in the dishwasher. '.repeat(MAX_BUNDLE_PRODUCT_CHARS / 20) })
    await env.DB.prepare(`update products set description = ?, care = ? where ${MUG}`)
      .bind(long, JSON.stringify({ en: 'Wipe clean.' }))
      .run()
    expect((await mug()).texts).toBeNull()
    const products = createD1Products(env.DB, 'demo', { budgetMs: 5_000 })
    expect(await products.texts('pebble-mug')).toMatchObject({
      ok: true,
      value: { material: { en: 'Stoneware' }, care: { en: 'Wipe clean.' } },
    })
  })

  it.each(['not json', '[]', '{"unit":"cm"}', '{"unit":"cm","columns":["chest"],"rows":[{"size":"S","spans":[]}]}'])(
    'keeps the rest of it when its chart is %s',
    async (chart) => {
      await env.DB.prepare(`update products set size_chart = ?, care = 'not json' where ${MUG}`).bind(chart).run()
      expect(await mug()).toMatchObject({ sizeChart: null, texts: { material: { en: 'Stoneware' }, care: {} } })
    },
  )
})

describe('reading texts', () => {
  it('of an unknown product, or of another shop, finds nothing', async () => {
    const missing = { ok: false, error: 'not_found' }
    expect(await createD1Products(env.DB, 'demo', { budgetMs: 5_000 }).texts('nothing')).toEqual(missing)
    expect(await createD1Products(env.DB, 'other', { budgetMs: 5_000 }).texts('pebble-mug')).toEqual(missing)
    expect(await createD1Products(env.DB, 'demo', { budgetMs: 5_000 }).texts("' or 1=1 --")).toEqual(missing)
  })

  it('is late when the database is', async () => {
    const slow = slowed(env.DB, 500)
    const products = createD1Products(slow.db, 'demo', { budgetMs: 20 })
    expect(await products.texts('pebble-mug')).toEqual({ ok: false, error: 'late' })
    await slow.settled()
  })
})
