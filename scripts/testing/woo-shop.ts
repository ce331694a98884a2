import { afterAll, beforeAll, beforeEach, vi } from 'vitest'
import { createWooOrders } from '../../worker/adapters/woocommerce/orders'
import type { ChangeRequest, Orders } from '../../worker/core/ports'
import { FakeWooCommerce } from '../../worker/test/fixtures/fake-woocommerce'
import { type MemoryWooRecords, memoryWooRecords } from '../../worker/test/fixtures/memory-woo-records'
import { serve } from './serve'

export const NOW = Date.parse('2026-05-01T10:00:00Z')
export const LATE = { ok: false, error: 'late' }

/** A WooCommerce shop behind a real port, new for each test, and what Kefu keeps of it. */
export type WooShop = { shop: FakeWooCommerce; records: MemoryWooRecords; orders(budgetMs?: number): Orders }

export function openWooShop(): WooShop {
  let server: Awaited<ReturnType<typeof serve>>
  const woo: WooShop = {
    shop: new FakeWooCommerce(),
    records: memoryWooRecords(),
    orders(budgetMs = 10_000) {
      const config = {
        url: server.url,
        consumerKey: woo.shop.key,
        consumerSecret: woo.shop.secret,
        locale: 'en',
        returnWindowDays: 30,
        deliveryDays: 3,
        allowLoopback: true,
      }
      return createWooOrders(config, 'woo', { budgetMs, records: woo.records })
    },
  }
  beforeAll(async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    server = await serve({ handle: (request) => woo.shop.handle(request) })
  })
  afterAll(() => server.close())
  beforeEach(() => {
    woo.shop = new FakeWooCommerce()
    woo.records = memoryWooRecords()
  })
  return woo
}

let keys = 0

/** A change by Ana, with a key of its own unless one is given. */
export function changeOf(orderNumber: string, key = `k${++keys}`): ChangeRequest {
  return { orderNumber, key, by: 'shopper:ana', now: NOW }
}
