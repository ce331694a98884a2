import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { fakeOrder } from '../../test/fixtures/fake-woocommerce-orders'
import { deliveryName, readDelivery, type WooDelivery } from './webhook'

const SECRET = 'the webhook secret & more'
const sign = (body: string, secret = SECRET) => createHmac('sha256', secret).update(body).digest('base64')

function delivery(body: string, more: Partial<WooDelivery> = {}): WooDelivery {
  return {
    body: new TextEncoder().encode(body),
    signature: sign(body),
    topic: 'order.updated',
    deliveryId: 'd1',
    ...more,
  }
}

const ORDER = JSON.stringify(fakeOrder({ id: 17, billing: { ...fakeOrder({ id: 1 }).billing, first_name: '安娜' } }))

describe('a delivery', () => {
  it('that is signed brings the order and when it was changed', async () => {
    expect(await readDelivery(SECRET, delivery(ORDER))).toMatchObject({
      ok: true,
      value: { kind: 'order', order: { id: 17 }, modifiedAt: Date.parse('2026-04-20T09:05:00Z') },
    })
  })

  it.each([
    ['no signature', { signature: null }],
    ['an empty one', { signature: '' }],
    ['one with another secret', { signature: sign(ORDER, 'other') }],
    ['one of another body', { signature: sign(`${ORDER} `) }],
    ['one in hex', { signature: createHmac('sha256', SECRET).update(ORDER).digest('hex') }],
    ['half of one', { signature: sign(ORDER).slice(0, 20) }],
    ['no base64', { signature: '!'.repeat(44) }],
  ])('with %s is refused', async (_, more) => {
    expect(await readDelivery(SECRET, delivery(ORDER, more))).toEqual({ ok: false, error: 'unsigned' })
  })

  it('is refused by a shop without a secret, even signed with an empty one', async () => {
    expect(await readDelivery('', delivery(ORDER))).toEqual({ ok: false, error: 'unsigned' })
  })

  it('may be an unsigned ping, and nothing else unsigned', async () => {
    const ping = { signature: null, topic: null }
    expect(await readDelivery(SECRET, delivery('webhook_id=42', ping))).toEqual({ ok: true, value: { kind: 'ping' } })
    expect(await readDelivery(SECRET, delivery(`webhook_id=42&${ORDER}`, ping))).toEqual({
      ok: false,
      error: 'unsigned',
    })
  })

  it.each([
    ['order.deleted', '{"id":17}', { kind: 'deleted', orderId: 17 }],
    ['product.updated', '{"id":17}', { kind: 'other' }],
    ['action.wc_x', '{}', { kind: 'other' }],
  ])('of topic %s', async (topic, body, value) => {
    expect(await readDelivery(SECRET, delivery(body, { topic }))).toEqual({ ok: true, value })
  })

  it.each(['', 'null', '[]', '{"id":17}', ORDER.replace('date_modified_gmt', 'x')])(
    'that is signed but unreadable says so: %s',
    async (body) => {
      expect(await readDelivery(SECRET, delivery(body))).toEqual({ ok: false, error: 'unreadable' })
    },
  )
})

it('tells two orders of one second apart, which share a delivery id', () => {
  expect(deliveryName(delivery('{"id":1}'))).not.toBe(deliveryName(delivery('{"id":2}')))
  expect(deliveryName(delivery('{"id":1}'))).toBe(deliveryName(delivery('{"id":1}')))
})
