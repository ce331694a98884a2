import { createScheduledController } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { VERIFY_WINDOW_MS } from '../../config'
import { sweep } from '../../jobs/sweep'

test('forgets wrong attempts past the window, and only those', async () => {
  const now = Date.now()
  const insert = env.DB.prepare('insert into verification_failures (shop, order_number, at) values (?, ?, ?)')
  await env.DB.batch([
    insert.bind('sweep-shop', 'old', now - VERIFY_WINDOW_MS - 1),
    insert.bind('sweep-shop', 'recent', now - VERIFY_WINDOW_MS + 60_000),
  ])
  await sweep(createScheduledController(), env)
  const { results } = await env.DB.prepare(
    `select order_number from verification_failures where shop = 'sweep-shop'`,
  ).all()
  expect(results).toEqual([{ order_number: 'recent' }])
})
