import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import { publishBundle } from '../../adapters/kv/bundles'
import { keyOf, openOtherShop } from '../fixtures/own-intents'
import { openConversation, problemOf, request, say, seedDemoShop } from '../fixtures/shop'

const PATTERNS = { order: ['KF-\\d{6}', '[A-Z]{2}\\d{3}X'], tracking: ['ZZ\\d{5}QQ'] }

function call(key: string, method: string, body?: unknown, shop = 'demo'): Promise<Response> {
  return request(`/v1/shops/${shop}/number-patterns`, {
    method,
    headers: { authorization: `Bearer ${key}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
}

async function entitiesOf(text: string) {
  const { understanding } = await say(await openConversation(), text)
  return understanding.entities.map(({ type, value }) => ({ type, value }))
}

let owner = ''
beforeAll(async () => {
  await seedDemoShop()
  await openOtherShop()
  for (const shop of ['demo', 'other']) await publishBundle(env, shop)
  owner = await keyOf('owner')
})

describe("a shop's own formats of numbers", () => {
  test('are read from the next message on, and told back', async () => {
    const text = 'where is my parcel ab123x?'
    expect(await entitiesOf(text)).not.toContainEqual({ type: 'order_number', value: 'AB123X' })
    const stored = await call(owner, 'PUT', PATTERNS)
    expect(stored.status).toBe(200)
    expect(await entitiesOf(text)).toContainEqual({ type: 'order_number', value: 'AB123X' })
    expect(await entitiesOf('ZZ12345QQ')).toContainEqual({ type: 'tracking_number', value: 'ZZ12345QQ' })
    expect(await (await call(owner, 'GET')).json()).toEqual(PATTERNS)
  })

  test("are one shop's alone", async () => {
    await call(owner, 'PUT', PATTERNS)
    const other = await keyOf('owner', 'other')
    expect(await (await call(other, 'GET', undefined, 'other')).json()).toEqual({ order: [], tracking: [] })
    expect((await call(owner, 'PUT', PATTERNS, 'other')).status).toBe(401)
  })

  test.each([
    ['(a+)+', 'order.0'],
    ['\\d*', 'order.0'],
    ['[', 'order.0'],
  ])('refuses %s, which could not be run safely, and keeps what was', async (pattern, field) => {
    await call(owner, 'PUT', PATTERNS)
    const refused = await call(owner, 'PUT', { order: [pattern], tracking: [] })
    expect(refused.status).toBe(400)
    expect((await problemOf(refused)).errors?.[0]?.field).toBe(field)
    expect(await (await call(owner, 'GET')).json()).toEqual(PATTERNS)
  })

  test('may be set by owners and admins only', async () => {
    expect((await call(await keyOf('analyst'), 'PUT', PATTERNS)).status).toBe(403)
    expect((await call(await keyOf('agent'), 'GET')).status).toBe(403)
    expect((await call('wrong', 'GET')).status).toBe(401)
  })
})

describe('a message tried with patterns', () => {
  const tried = async (key: string, body: object) =>
    request('/v1/shops/demo/number-patterns/try', {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })

  test('shows what is read, where, and thanks to whose pattern, and stores nothing', async () => {
    await call(owner, 'PUT', { order: [], tracking: [] })
    const text = 'order 1001 and parcel QX77-12'
    const response = await tried(owner, { order: [], tracking: ['QX\\d{2}-\\d{2}'], text })
    expect(await response.json()).toEqual({
      numbers: [
        { type: 'order_number', value: '1001', start: 6, end: 10, own: false },
        { type: 'tracking_number', value: 'QX77-12', start: 22, end: 29, own: true },
      ],
    })
    expect(await (await call(owner, 'GET')).json()).toEqual({ order: [], tracking: [] })
  })

  test('are refused as they would be when they are stored', async () => {
    const refused = await tried(owner, { order: ['\\d+'], tracking: [], text: '1001' })
    expect((await problemOf(refused)).errors?.[0]?.field).toBe('order.0')
    expect((await tried(await keyOf('agent'), { order: [], tracking: [], text: '' })).status).toBe(403)
  })
})
