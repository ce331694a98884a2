import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import { generateDemoShop } from '../../demo-shop/generate'
import { lastSeed, type WriteOptions, writeDemoShop } from '../../demo-shop/write'
import { countRows } from '../fixtures/demo-rows'

const NOW = Date.parse('2026-11-24T09:00:00Z')
const write = (day: string, days: number, more: Partial<WriteOptions> = {}) =>
  writeDemoShop(env.DB, generateDemoShop({ today: day, days }), {
    seeded: { day, days },
    now: NOW,
    identityKey: 'first',
    keepSettings: false,
    ...more,
  })
const shopRow = () =>
  env.DB.prepare('select * from shops').first<{ settings: string; identity_keys: string; version: number }>()

beforeAll(() => write('2026-11-23', 100))

describe('writeDemoShop', () => {
  test('writes every row as it was generated', async () => {
    const demo = generateDemoShop({ today: '2026-11-23', days: 100 })
    const { results } = await env.DB.prepare('select * from orders order by cast(order_number as integer)').all()
    expect(results.map((row) => [row.order_number, row.total_cents, row.placed_at, row.address])).toEqual(
      demo.orders.map((row) => [row.orderNumber, row.totalCents, row.placedAt, row.address]),
    )
    expect(await countRows('shipments')).toBe(demo.shipments.length)
    expect(await countRows('variants')).toBe(demo.variants.length)
    expect(await countRows("products where typeof(rating) = 'real' and typeof(name) = 'text'")).toBe(
      demo.products.length,
    )
  })

  test('replaces what an earlier seed wrote and leaves everything else', async () => {
    await env.DB.batch([
      env.DB.prepare("update orders set order_number = 'EXT-1' where order_number = '10000'"),
      env.DB.prepare("update articles set article_id = 'our-own' where article_id = 'cookies'"),
      env.DB.prepare(
        "insert into audit_log (shop, at, by, action, subject, detail, request_key) values ('demo', 1, 'x', 'cancel', 'order:1002', '{}', 'k')",
      ),
    ])
    await write('2026-11-24', 90, { identityKey: 'second' })
    expect(await countRows('orders')).toBe(501)
    expect(await countRows("orders where order_number = 'EXT-1'")).toBe(1)
    expect(await countRows('articles')).toBe(111)
    expect(await countRows('audit_log')).toBe(1)
    expect(await lastSeed(env.DB)).toEqual({ day: '2026-11-24', days: 90 })
  })

  test("keeps the shop's identity key and raises its version", async () => {
    expect(await shopRow()).toMatchObject({ identity_keys: '["first"]', version: 2 })
  })

  test('keeps changed settings when told to, and else goes back to its own', async () => {
    const nameOf = async () => JSON.parse((await shopRow())?.settings ?? '{}')
    await env.DB.prepare(
      `update shops set settings = json_remove(json_set(settings, '$.name', 'Mine'), '$.productUrl')`,
    ).run()
    await write('2026-11-25', 90, { keepSettings: true })
    expect(await nameOf()).toMatchObject({ name: 'Mine', productUrl: '/demo/product/{id}' })
    await write('2026-11-25', 90)
    expect(await nameOf()).toMatchObject({ name: 'Linden & Lane' })
  })
})
