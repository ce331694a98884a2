import { describe, expect, it, vi } from 'vitest'
import { ORDER_MEMORY_MS } from '../config'
import { memoryOrders } from '../test/fixtures/memory-orders'
import { order } from '../test/fixtures/sample-orders'
import { rememberOrders } from './remember-orders'

const NOW = 1_000_000

function remembered() {
  const store = memoryOrders([order('1001')])
  const get = vi.spyOn(store, 'get')
  const clock = { now: NOW }
  const orders = rememberOrders(store, new Map(), () => clock.now)
  return { orders, get, clock, email: order('1001').email }
}

describe('orders a conversation remembers', () => {
  it('come from memory after they were verified', async () => {
    const { orders, get, email } = remembered()
    const verified = await orders.verify('1001', email, NOW)
    expect(await orders.get('1001')).toEqual(verified)
    expect(get).not.toHaveBeenCalled()
  })

  it('are read again once the memory is old', async () => {
    const { orders, get, clock } = remembered()
    await orders.get('1001')
    clock.now += ORDER_MEMORY_MS - 1
    await orders.get('1001')
    expect(get).toHaveBeenCalledTimes(1)
    clock.now += 1
    await orders.get('1001')
    expect(get).toHaveBeenCalledTimes(2)
  })

  it('are forgotten by a change, made or refused', async () => {
    const { orders, get } = remembered()
    await orders.get('1001')
    await orders.cancel({ orderNumber: '1001', key: 'k', by: 'shopper', now: NOW })
    await orders.get('1001')
    expect(get).toHaveBeenCalledTimes(2)
  })

  it('are not kept when the e-mail was wrong', async () => {
    const { orders, get } = remembered()
    expect((await orders.verify('1001', 'eve@example.com', NOW)).ok).toBe(false)
    await orders.get('1001')
    expect(get).toHaveBeenCalledTimes(1)
  })
})
