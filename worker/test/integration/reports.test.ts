import { env } from 'cloudflare:test'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { hashApiKey, revokeApiKey } from '../../adapters/d1/api-keys'
import { storeTurnPoints } from '../../adapters/d1/turn-points'
import { API_KEY_FRESH_MS } from '../../http/middleware/api-key'
import type { Problem } from '../../protocol'
import { ask, askReport, DAY, newKey } from '../fixtures/ask-report'
import { NOON, point } from '../fixtures/turn-points'

beforeEach(async () => {
  await env.DB.prepare('DELETE FROM turn_points').run()
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

  it('takes the word of the database for 30 s that a key does not exist', async () => {
    const key = `kefu_${'n'.repeat(32)}`
    expect((await ask(DAY, { key })).status).toBe(401)
    await env.DB.prepare(
      `INSERT INTO api_keys (key_hash, shop, role, label, created_at) VALUES (?, 'demo', 'analyst', 'test', 0)`,
    )
      .bind(await hashApiKey(key))
      .run()
    expect((await ask(DAY, { key })).status).toBe(401)
    vi.setSystemTime(Date.now() + API_KEY_FRESH_MS + 1)
    expect((await ask(DAY, { key })).status).toBe(200)
    vi.useRealTimers()
  })

  it('says 404 to an unknown report, to those with a key', async () => {
    expect((await ask(DAY, { report: 'toString' })).status).toBe(404)
    expect((await ask(DAY, { report: 'toString', key: '' })).status).toBe(401)
  })
})

describe('a report asked for again', () => {
  it('is made anew when its shop has a new turn, and not for those of others', async () => {
    const turns = async () => (await askReport(DAY)).summary['turns']
    await storeTurnPoints(env.DB, [point(), point({ shop: 'other' })])
    expect(await turns()).toBe(1)
    const made = vi.spyOn(env.DB, 'batch')
    await storeTurnPoints(env.DB, [point({ shop: 'other' }), point({ shop: 'other' })])
    made.mockClear()
    expect(await turns()).toBe(1)
    expect(made).not.toHaveBeenCalled()
    await storeTurnPoints(env.DB, [point(), point({ shop: 'other' })])
    made.mockClear()
    expect(await turns()).toBe(2)
    expect(made).toHaveBeenCalledOnce()
    made.mockRestore()
  })

  it('is made anew when other points came in place of those taken away', async () => {
    const turns = async () => (await askReport(DAY)).summary['turns']
    await storeTurnPoints(env.DB, [point(), point()])
    expect(await turns()).toBe(2)
    await env.DB.prepare('DELETE FROM turn_points').run()
    await storeTurnPoints(env.DB, [point()])
    expect(await turns()).toBe(1)
  })
})
