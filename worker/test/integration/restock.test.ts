import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { createD1Shoppers } from '../../adapters/d1/shoppers'
import { sendRestockAlerts } from '../../jobs/restock'
import { countRows, freshDemoRows, NOW } from '../fixtures/demo-rows'
import { memoryMail } from '../fixtures/memory-mail'

const shoppers = createD1Shoppers(env.DB, 'demo', { budgetMs: 5_000 })

beforeEach(async () => {
  await env.DB.prepare('delete from stock_alerts').run()
  await freshDemoRows()
})

async function waits(email: string, sku: string | null, locale = 'en'): Promise<void> {
  await shoppers.subscribeStock({ email, productId: 'pebble-mug', sku, locale, key: crypto.randomUUID(), now: NOW })
}

async function stockUp(sku: string): Promise<void> {
  await env.DB.prepare(`update variants set stock = 5 where shop = 'demo' and sku = ?`).bind(sku).run()
}

const run = (mail: ReturnType<typeof memoryMail>) =>
  sendRestockAlerts({ db: env.DB, mail, now: NOW }, 'demo', 'pebble-mug')

describe('sendRestockAlerts', () => {
  test('writes to who waits for what is back, in their language, and to nobody else', async () => {
    await waits('kim@example.com', 'PM-MOS')
    await waits('wei@example.com', 'PM-MOS', 'zh')
    const mail = memoryMail()
    expect(await run(mail)).toBe(0)
    await stockUp('PM-MOS')
    expect(await run(mail)).toBe(2)
    expect(mail.sent).toMatchObject([
      { to: 'kim@example.com', subject: 'Pebble Mug (moss) is back in stock', text: expect.stringContaining('Linden') },
      { to: 'wei@example.com', subject: expect.stringContaining('到货了') },
    ])
    // A relative address of the demo shop leads nowhere from a mail.
    expect(mail.sent[0]?.text).not.toMatch(/\/demo\/|\n{3}|\{/)
  })

  test('sends each mail once, whether tried again or run twice at once', async () => {
    await waits('kim@example.com', null)
    await stockUp('PM-MOS')
    const mail = memoryMail()
    await Promise.all([run(mail), run(mail)])
    await run(mail)
    expect(mail.sent).toHaveLength(1)
    expect(await countRows('stock_alerts where sent_at is null')).toBe(0)
  })

  test('leaves one that cannot be written down for the next time, and goes on', async () => {
    await waits('kim@example.com', 'PM-MOS')
    await waits('wei@example.com', 'PM-MOS')
    await stockUp('PM-MOS')
    expect(await run(memoryMail(['kim@example.com']))).toBe(1)
    const mail = memoryMail()
    expect(await run(mail)).toBe(1)
    expect(mail.sent).toMatchObject([{ to: 'kim@example.com' }])
  })

  test('reaches past a page of those who wait for something else', async () => {
    const rows = Array.from({ length: 130 }, (_, index) =>
      env.DB.prepare(
        `insert into stock_alerts (shop, email, product_id, sku, locale, created_at, request_key) values ('demo', ?, 'pebble-mug', 'GONE', 'en', 0, ?)`,
      ).bind(`p${index}@example.com`, `p${index}`),
    )
    await env.DB.batch(rows)
    await waits('kim@example.com', 'PM-MOS')
    await stockUp('PM-MOS')
    expect(await run(memoryMail())).toBe(1)
  })

  test('does nothing for a shop or product that is not there', async () => {
    const deps = { db: env.DB, mail: memoryMail(), now: NOW }
    expect(await sendRestockAlerts(deps, 'demo', 'no-such')).toBe(0)
    expect(await sendRestockAlerts(deps, 'no-shop', 'pebble-mug')).toBe(0)
  })
})
