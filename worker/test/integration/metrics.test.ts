import { createExecutionContext, createMessageBatch, env, getQueueResult } from 'cloudflare:test'
import { Hono } from 'hono'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { createApiKey, hashApiKey, type Role, revokeApiKey } from '../../adapters/d1/api-keys'
import { storeTurnPoints } from '../../adapters/d1/turn-points'
import type { ShopBundle } from '../../core/domain'
import type { TurnPoint } from '../../core/metrics/columns'
import type { AppEnv } from '../../http/env'
import { API_KEY_FRESH_MS } from '../../http/middleware/api-key'
import { onError } from '../../http/problem'
import { reportsRoutes } from '../../http/routes/reports'
import { consumeMeasurements } from '../../jobs/measurements'
import type { Problem, Report } from '../../protocol'

const DAY = { from: '2026-11-24T00:00:00Z', to: '2026-11-25T00:00:00Z' }
const NOON = Date.parse('2026-11-24T12:00:00Z')
const QUEUE = 'kefu-measurements'
let keySequence = 0

const app = new Hono<AppEnv>()
  .use('/v1/shops/:shop/*', async (c, next) => {
    c.set('bundle', { settings: { shop: c.req.param('shop'), timeZone: 'Asia/Shanghai' } } as ShopBundle)
    await next()
  })
  .route('/v1/shops/:shop', reportsRoutes)
app.onError(onError)

function point(changes: Partial<TurnPoint> = {}): TurnPoint {
  keySequence += 1
  return {
    point_id: `p${keySequence}`,
    shop: 'demo',
    conversation_id: `c${keySequence}`,
    channel: 'web',
    intent: 'track_order',
    policy: 'flow',
    action: '',
    sentiment: 'neutral',
    language: 'en',
    status: 'bot',
    outcome: 'answered',
    at: NOON,
    confidence: 0.9,
    sentiment_score: 0,
    latency_ms: 12,
    nlu_ms: 2,
    messages_in: 1,
    messages_out: 1,
    ...changes,
  }
}

const idle = (changes: Partial<TurnPoint>): TurnPoint =>
  point({ messages_in: 0, messages_out: 0, latency_ms: 0, nlu_ms: 0, outcome: 'resolved', intent: '', ...changes })

async function consume(bodies: readonly unknown[]) {
  const writeDataPoint = vi.fn()
  const messages = bodies.map((body, i) => ({ id: `m${i}`, timestamp: new Date(NOON), attempts: 1, body }))
  const batch = createMessageBatch(QUEUE, messages)
  await consumeMeasurements(batch, { DB: env.DB, TURNS: { writeDataPoint } })
  return { result: await getQueueResult(batch, createExecutionContext()), writeDataPoint }
}

async function ask(
  query: Readonly<Record<string, string>>,
  options: { key?: string; report?: string; shop?: string } = {},
): Promise<Response> {
  const { key = await newKey('analyst'), report = 'overview', shop = 'demo' } = options
  return app.request(
    `/v1/shops/${shop}/reports/${report}?${new URLSearchParams(query)}`,
    { headers: { authorization: `Bearer ${key}` } },
    env,
  )
}

async function askReport(query: Readonly<Record<string, string>>, report = 'overview'): Promise<Report> {
  const response = await ask(query, { report })
  expect(response.status).toBe(200)
  return response.json()
}

const newKey = (role: Role, shop = 'demo'): Promise<string> =>
  createApiKey(env.DB, { shop, role, label: 'test', now: NOON })

beforeEach(async () => {
  await env.DB.prepare('DELETE FROM turn_points').run()
})

describe('measurements', () => {
  it('counts a redelivered batch once, in D1 and in Analytics Engine', async () => {
    const points = [point(), point(), point()]
    const first = await consume(points)
    const again = await consume([...points, point()])
    expect(first.writeDataPoint).toHaveBeenCalledTimes(3)
    expect(again.writeDataPoint).toHaveBeenCalledTimes(1)
    expect(again.result.explicitAcks).toHaveLength(4)
    expect((await askReport(DAY)).summary).toMatchObject({ turns: 4, messages: 8, conversations: 4 })
  })

  it('counts a message that stands twice in one batch once', async () => {
    const twice = point()
    const { writeDataPoint } = await consume([twice, twice])
    expect(writeDataPoint).toHaveBeenCalledTimes(1)
  })

  it('acknowledges a malformed message and stores the others', async () => {
    const { messages_in: _, ...lacking } = point()
    const { result } = await consume([
      null,
      'nonsense',
      lacking,
      point({ latency_ms: -1 }),
      JSON.stringify(point()),
      point(),
    ])
    expect(result.explicitAcks).toHaveLength(6)
    expect(result.retryMessages).toHaveLength(0)
    expect((await askReport(DAY)).summary['turns']).toBe(2)
  })

  it('retries each message, later, when D1 fails, and still lets go of a malformed one', async () => {
    const messages = [point(), null].map((body, i) => ({ id: `m${i}`, timestamp: new Date(NOON), attempts: 3, body }))
    const batch = createMessageBatch(QUEUE, messages)
    const retry = vi.spyOn(batch.messages[0] ?? expect.fail('no message'), 'retry')
    const broken = {
      prepare: () => {
        throw new Error('D1_ERROR')
      },
    } as unknown as D1Database
    await consumeMeasurements(batch, { DB: broken, TURNS: { writeDataPoint: vi.fn() } })
    const result = await getQueueResult(batch, createExecutionContext())
    expect(result.explicitAcks).toEqual(['m1'])
    expect(result.retryMessages).toMatchObject([{ msgId: 'm0' }])
    expect(retry).toHaveBeenCalledExactlyOnceWith({ delaySeconds: 20 })
  })

  it('stores points that Analytics Engine refuses, and writes the others', async () => {
    const { writeDataPoint, result } = await consume([point({ shop: 's'.repeat(100) }), point()])
    expect(writeDataPoint).toHaveBeenCalledTimes(1)
    expect(result.explicitAcks).toHaveLength(2)
  })
})

describe('figures', () => {
  it('counts an idle resolution neither as a turn nor in the reply times', async () => {
    await storeTurnPoints(env.DB, [
      point({ conversation_id: 'a' }),
      idle({ conversation_id: 'a', at: NOON + 1 }),
      idle({ conversation_id: 'yesterday' }),
    ])
    const { summary, rows } = await askReport(DAY)
    expect(summary).toMatchObject({
      turns: 1,
      conversations: 1,
      reply_p50_ms: 12,
      resolved: 2,
      resolved_assumed: 2,
      resolved_confirmed: 0,
    })
    expect(rows.filter((row) => row['dimension'] === 'intent').map((row) => row['value'])).toEqual(['track_order'])
  })

  it('takes a resolution back when the shopper writes again', async () => {
    await storeTurnPoints(env.DB, [
      point({ conversation_id: 'a', outcome: 'resolved' }),
      point({ conversation_id: 'a', at: NOON + 1 }),
      point({ conversation_id: 'b', outcome: 'resolved' }),
    ])
    expect((await askReport(DAY)).summary).toMatchObject({ resolved: 1, resolved_confirmed: 1, conversations: 2 })
  })

  it('leaves turns in which a person has the conversation out of the bot shares', async () => {
    await storeTurnPoints(env.DB, [
      point({ conversation_id: 'a', outcome: 'fallback' }),
      point({ conversation_id: 'a', outcome: 'handed_off', at: NOON + 1 }),
      point({ conversation_id: 'a', outcome: 'handed_off', at: NOON + 2, messages_out: 0, latency_ms: 900 }),
    ])
    expect((await askReport(DAY)).summary).toMatchObject({
      turns: 3,
      fallback_share: 0.5,
      handed_off: 1,
      handoff_share: 1,
      reply_p99_ms: 12,
    })
  })

  it('answers with zeros and nulls when there is nothing', async () => {
    const { summary, series, rows } = await askReport(DAY)
    expect(summary).toMatchObject({ turns: 0, reply_p50_ms: null, fallback_share: null })
    expect(series).toHaveLength(24)
    expect(rows).toEqual([])
  })

  it('counts the other shops out', async () => {
    await storeTurnPoints(env.DB, [point({ shop: 'other' }), point()])
    expect((await askReport(DAY)).summary['turns']).toBe(1)
  })
})

describe('one definition', () => {
  const points = generated(1_500)
  const additive = ['conversations', 'turns', 'messages', 'resolved'] as const
  beforeEach(() => storeTurnPoints(env.DB, points).then(() => undefined))

  it.each([
    ['hour', 'Europe/Berlin', 25],
    ['day', 'Europe/Berlin', 1],
  ])('has card = series = rows = CSV by %s over the day the clock goes back', async (interval, tz, length) => {
    const query = { from: '2026-10-24T22:00:00Z', to: '2026-10-25T23:00:00Z', interval, tz }
    const { summary, series, rows } = await askReport(query)
    expect(series).toHaveLength(length)
    expect(summary['turns']).toBe(points.filter((each) => each.messages_in > 0).length)
    for (const id of additive) expect(sum(series.map(({ values }) => values[id]))).toBe(summary[id])
    for (const dimension of ['intent', 'channel', 'language', 'policy', 'sentiment']) {
      const part = rows.filter((row) => row['dimension'] === dimension)
      for (const id of ['conversations', 'turns']) expect(sum(part.map((row) => row[id]))).toBe(summary[id])
    }
    const table = (await (await ask({ ...query, format: 'csv' })).text())
      .trim()
      .split('\r\n')
      .map((line) => line.split(','))
    const [header = [], card = [], ...rest] = table
    for (const [id, value] of Object.entries(summary))
      expect(card[header.indexOf(id)]).toBe(value === null ? '' : String(value))
    expect(sum(rest.filter(([part]) => part === 'series').map((line) => Number(line[header.indexOf('turns')])))).toBe(
      summary['turns'],
    )
  })

  it('has the percentiles of a naive computation, as a whole, by hour and by policy', async () => {
    const query = { from: '2026-10-24T22:00:00Z', to: '2026-10-25T23:00:00Z' }
    const { summary, series, rows } = await askReport(query, 'latency')
    const answered = points.filter((each) => each.messages_in > 0 && each.messages_out > 0)
    expect(summary['reply_p50_ms']).toBe(naive(answered, 500))
    expect(summary['reply_p95_ms']).toBe(naive(answered, 950))
    expect(summary['reply_p99_ms']).toBe(naive(answered, 990))
    for (const { at, values } of series) {
      const start = Date.parse(at)
      expect(values['reply_p95_ms']).toBe(
        naive(
          answered.filter((each) => each.at >= start && each.at < start + 3_600_000),
          950,
        ),
      )
    }
    for (const row of rows.filter(({ dimension }) => dimension === 'policy')) {
      expect(row['reply_p99_ms']).toBe(
        naive(
          answered.filter((each) => each.policy === row['value']),
          990,
        ),
      )
    }
  })
})

describe('time zones', () => {
  it('puts a turn into the local day it happened in', async () => {
    await storeTurnPoints(env.DB, [
      point({ at: Date.parse('2026-11-24T15:59:59.999Z') }),
      point({ at: Date.parse('2026-11-24T16:00:00Z') }),
    ])
    const range = { from: '2026-11-23T16:00:00Z', to: '2026-11-25T16:00:00Z', interval: 'day', tz: 'Asia/Shanghai' }
    const { series } = await askReport(range)
    expect(series.map(({ at, values }) => [at, values['turns']])).toEqual([
      ['2026-11-23T16:00:00.000Z', 1],
      ['2026-11-24T16:00:00.000Z', 1],
    ])
  })

  it('defaults to today in the zone, and knows the zone of the shop', async () => {
    const { from, to, tz } = await askReport({ tz: 'shop' })
    expect(tz).toBe('Asia/Shanghai')
    expect(from).toMatch(/T16:00:00\.000Z$/)
    expect(Date.parse(from)).toBeLessThanOrEqual(Date.now())
    expect(Date.parse(to)).toBeGreaterThan(Date.now())
  })

  it('takes the day before with `to` alone', async () => {
    expect(await askReport({ to: '2026-11-24T16:00:00Z', tz: 'Asia/Shanghai' })).toMatchObject({
      from: '2026-11-23T16:00:00.000Z',
    })
  })

  it.each([
    [{ tz: 'Mars/Olympus' }, 'tz'],
    [{ from: 'yesterday' }, 'from'],
    [{ from: DAY.to, to: DAY.from }, 'to'],
    [{ from: '2026-08-01T00:00:00Z', to: '2026-11-24T00:00:00Z', interval: 'day' }, 'from'],
    [{ from: '2026-11-01T00:00:00Z', to: '2026-11-24T00:00:00Z', interval: 'minute' }, 'interval'],
    [{ interval: 'week' }, 'interval'],
    [{ format: 'pdf' }, 'format'],
  ])('answers 400 and names the field (%#)', async (query, field) => {
    const response = await ask(query)
    expect(response.status).toBe(400)
    expect((await response.json<Problem>()).errors?.map((error) => error.field)).toEqual([field])
  })
})

describe('API keys', () => {
  let refusal = ''
  beforeAll(async () => {
    refusal = await (await ask(DAY, { key: 'kefu_00000000000000000000000000000000' })).text()
  })

  it('has keys of the agreed form and keeps none of them', async () => {
    const key = await newKey('owner')
    expect(key).toMatch(/^kefu_[0-9A-Za-z]{32}$/)
    const { results } = await env.DB.prepare('SELECT * FROM api_keys').all()
    expect(JSON.stringify(results)).not.toContain(key)
  })

  it.each(['', 'kefu_short', `kefu_${'x'.repeat(32)}`])('answers 401, always the same, to %j', async (key) => {
    const response = await ask(DAY, { key })
    expect(response.status).toBe(401)
    expect(response.headers.get('www-authenticate')).toBe('Bearer realm="kefu"')
    expect(await response.text()).toBe(refusal)
  })

  it('refuses the key of another shop as if it did not exist', async () => {
    const key = await newKey('owner', 'other')
    expect((await ask(DAY, { key, shop: 'other' })).status).toBe(200)
    const response = await ask(DAY, { key })
    expect(response.status).toBe(401)
    expect(await response.text()).toBe(refusal)
  })

  it('refuses a revoked key at once where it is not known, and within 30 s where it is', async () => {
    const [fresh, used] = [await newKey('analyst'), await newKey('analyst')]
    expect((await ask(DAY, { key: used })).status).toBe(200)
    for (const key of [fresh, used]) expect(await revokeApiKey(env.DB, 'demo', await hashApiKey(key), NOON)).toBe(true)
    expect((await ask(DAY, { key: fresh })).status).toBe(401)
    vi.setSystemTime(Date.now() + API_KEY_FRESH_MS + 1)
    expect((await ask(DAY, { key: used })).status).toBe(401)
    vi.useRealTimers()
  })

  it('says 404 to an unknown report, to those with a key', async () => {
    expect((await ask(DAY, { report: 'toString' })).status).toBe(404)
    expect((await ask(DAY, { report: 'toString', key: '' })).status).toBe(401)
  })
})

/** Nearest rank: the smallest value that at least permille of 1000 values do not exceed. */
function naive(points: readonly TurnPoint[], permille: number): number | null {
  const values = points.map((each) => each.latency_ms).sort((a, b) => a - b)
  return values[Math.ceil((values.length * permille) / 1_000) - 1] ?? null
}

function sum(values: readonly unknown[]): number {
  return values.reduce<number>((total, value) => total + Number(value), 0)
}

/** Conversations over the 25 hours of 25 October 2026 in Berlin, the same ones every time. */
function generated(count: number): TurnPoint[] {
  let state = 7
  const draw = (below: number): number => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
  const pick = (...from: readonly string[]): string => from[draw(from.length)] ?? ''
  return Array.from({ length: count }, (_, i) => {
    const silent = draw(20) === 0
    return point({
      point_id: `g${i}`,
      conversation_id: `g${draw(count / 4)}`,
      at: Date.parse('2026-10-24T22:00:00Z') + draw(25 * 3_600_000),
      channel: pick('web', 'telegram'),
      language: pick('en', 'zh', 'es'),
      intent: pick('track_order', 'cancel_order', 'greeting', 'nlu_fallback'),
      policy: pick('flow', 'knowledge', 'fallback'),
      sentiment: pick('negative', 'neutral', 'positive'),
      latency_ms: draw(40_000) / 1_000,
      outcome: silent ? 'resolved' : pick('answered', 'answered', 'fallback', 'handed_off', 'resolved', 'error'),
      messages_in: silent ? 0 : 1 + draw(2),
      messages_out: silent ? 0 : draw(3),
    })
  })
}
