import { createExecutionContext, createMessageBatch, env, getQueueResult } from 'cloudflare:test'
import { exports } from 'cloudflare:workers'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { createApiKey } from '../../adapters/d1/api-keys'
import { takeEvents } from '../../adapters/data-import/take-events'
import { widgetKey } from '../../adapters/jwt/widget-key'
import { DEMO_SETTINGS } from '../../demo-shop/settings'
import { consumeEvents } from '../../jobs/events'
import { writeDemoRows } from '../fixtures/demo-rows'

const NOW = Date.now()
const AT = new Date(NOW - 60_000).toISOString()
let apiKey = ''
let pageKey = ''

const event = (more: Record<string, unknown> = {}) => ({
  event_id: crypto.randomUUID(),
  type: 'product_view',
  at: AT,
  anonymous_id: 'v1',
  properties: { product_id: 'pebble-mug', url: '/products/pebble-mug', colour: 'moss' },
  ...more,
})

function post(body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return exports.default.fetch('https://kefu.test/v1/shops/demo/events', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
}

const send = (events: readonly unknown[]) => post({ events }, { authorization: `Bearer ${apiKey}` })

/** Runs the events through the consumer by hand, so that a test knows when they are stored. */
async function takeAndStore(events: readonly Record<string, unknown>[]) {
  const sent: unknown[] = []
  const EVENTS = { send: async (body: unknown) => void sent.push(body) } as unknown as Env['EVENTS']
  const taken = await takeEvents({ DB: env.DB, EVENTS }, DEMO_SETTINGS, events, { source: 'api', now: NOW })
  return { taken, sent, result: await consume(sent) }
}

async function consume(bodies: readonly unknown[], db: D1Database = env.DB) {
  const messages = bodies.map((body, i) => ({ id: `m${i}`, timestamp: new Date(NOW), attempts: 1, body }))
  const batch = createMessageBatch('kefu-events', messages)
  await consumeEvents(batch, { DB: db })
  return getQueueResult(batch, createExecutionContext())
}

const stored = async () => (await env.DB.prepare('select * from behaviour_events order by event_id').all()).results

beforeAll(async () => {
  await writeDemoRows()
  apiKey = await createApiKey(env.DB, { shop: 'demo', role: 'admin', label: 'test', now: NOW })
  pageKey = await widgetKey(env.TOKEN_SECRET, 'demo')
})
beforeEach(async () => {
  const tables = ['behaviour_events', 'data_keys', 'quarantine', 'import_batches']
  await env.DB.batch(tables.map((table) => env.DB.prepare(`delete from ${table}`)))
})

describe('POST /events', () => {
  it('takes events of a server, and the same again as duplicates', async () => {
    const events = [event(), event({ type: 'search', properties: { query: 'mug', results: 4 } })]
    const first = await send(events)
    expect(first.status).toBe(202)
    expect(await first.json()).toEqual({ accepted: 2, duplicates: 0, quarantined: 0 })
    expect(await (await send([...events, events[0]])).json()).toEqual({ accepted: 0, duplicates: 3, quarantined: 0 })
  })

  it('keeps a bad event aside without holding up the others', async () => {
    const answer = await send([event(), event({ at: 'soon' }), { type: 'search', at: AT }])
    expect(await answer.json()).toEqual({ accepted: 1, duplicates: 0, quarantined: 2 })
  })

  it('takes a beacon of a page, which has no headers', async () => {
    const answer = await post(JSON.stringify({ key: pageKey, events: [event()] }), { 'content-type': 'text/plain' })
    expect(answer.status).toBe(202)
    const config = await exports.default.fetch('https://kefu.test/v1/shops/demo/widget-config')
    expect(await config.json()).toMatchObject({ events_key: pageKey })
  })

  it('refuses strangers, foreign keys, other roles and foreign pages', async () => {
    const analyst = await createApiKey(env.DB, { shop: 'demo', role: 'analyst', label: 'test', now: NOW })
    const foreign = await widgetKey(env.TOKEN_SECRET, 'other')
    const status = async (body: unknown, headers: Record<string, string> = {}) => (await post(body, headers)).status
    expect(await status({ events: [event()] })).toBe(401)
    expect(await status({ events: [event()], key: foreign })).toBe(401)
    expect(await status({ events: [event()] }, { authorization: `Bearer ${analyst}` })).toBe(403)
    expect(await status({ events: [event()], key: pageKey }, { origin: 'https://evil.example' })).toBe(403)
    expect(await stored()).toEqual([])
  })

  it('names what is wrong with the request itself', async () => {
    const authorization = `Bearer ${apiKey}`
    expect((await post('nonsense', { authorization })).status).toBe(400)
    const many = await post({ events: Array.from({ length: 201 }, () => ({})) }, { authorization })
    expect(many.status).toBe(400)
    expect(await many.json()).toMatchObject({ errors: [{ field: 'events', message: 'must hold at most 200 events' }] })
    expect((await post({ events: [event({ properties: { x: 'x'.repeat(70_000) } })] }, { authorization })).status).toBe(
      413,
    )
  })
})

describe('events', () => {
  it('are stored with their properties as fields of their own', async () => {
    await takeAndStore([event({ event_id: 'e1', contact_id: 'c9' })])
    expect(await stored()).toMatchObject([
      {
        shop: 'demo',
        event_id: 'e1',
        type: 'product_view',
        at: Date.parse(AT),
        source: 'api',
        anonymous_id: 'v1',
        contact_id: 'c9',
        product_id: 'pebble-mug',
        path: '/products/pebble-mug',
        properties: '{"colour":"moss"}',
      },
    ])
  })

  it('are stored once when the queue delivers them twice, or two requests bring them at once', async () => {
    const events = [event({ event_id: 'e1' }), event({ event_id: 'e2' })]
    const [a, b] = await Promise.all([takeAndStore(events), takeAndStore(events)])
    await consume(a.sent)
    expect(await stored()).toHaveLength(2)
    expect(a.taken.accepted + b.taken.accepted).toBe(2)
    expect(a.taken.duplicates + b.taken.duplicates).toBe(2)
  })

  it('are counted to the day: what was received is the sum of what became of it', async () => {
    const good = event()
    await takeAndStore([good, good, event({ type: 'add_to_cart' }), event({ at: 'never' })])
    await takeAndStore([good])
    const batch = await env.DB.prepare('select * from import_batches').first()
    expect(batch).toMatchObject({ position: 5, accepted: 1, corrected: 1, duplicates: 2, quarantined: 1 })
    const { results } = await env.DB.prepare('select reasons from quarantine').all()
    expect(results).toEqual([{ reasons: '[{"field":"at","code":"bad_date"}]' }])
  })

  it('are not remembered when their queue cannot be reached, so that they can be sent again', async () => {
    const EVENTS = { send: () => Promise.reject(new Error('down')) } as unknown as Env['EVENTS']
    const events = [event()]
    await expect(
      takeEvents({ DB: env.DB, EVENTS }, DEMO_SETTINGS, events, { source: 'api', now: NOW }),
    ).rejects.toThrow('down')
    expect((await takeAndStore(events)).taken).toMatchObject({ accepted: 1, duplicates: 0 })
  })

  it('come back when D1 fails, and a malformed message is let go', async () => {
    const { sent } = await takeAndStore([event()])
    vi.spyOn(console, 'error').mockImplementation(() => {})
    const broken = { prepare: env.DB.prepare.bind(env.DB), batch: () => Promise.reject(new Error('down')) }
    const result = await consume(
      [...sent, null, { kind: 'events', shop: 'a', events: [{ shop: 'b' }], aside: [] }],
      broken as unknown as D1Database,
    )
    expect(result.retryMessages).toHaveLength(1)
    expect(result.explicitAcks).toHaveLength(2)
    vi.restoreAllMocks()
  })

  it('go in several messages when they are large', async () => {
    const large = Array.from({ length: 30 }, () => event({ properties: { note: 'x'.repeat(6_000) } }))
    const { sent } = await takeAndStore(large)
    expect(sent.length).toBeGreaterThan(3)
    expect(sent.every((body) => JSON.stringify(body).length < 100_000)).toBe(true)
    expect(await stored()).toHaveLength(30)
  })
})
