import { createExecutionContext, createMessageBatch, env, getQueueResult } from 'cloudflare:test'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { storeTurnPoints } from '../../adapters/d1/turn-points'
import type { TurnPoint } from '../../core/metrics/columns'
import { consumeMeasurements } from '../../jobs/measurements'
import { ask, askReport, DAY } from '../fixtures/ask-report'
import { generated, idle, NOON, point } from '../fixtures/turn-points'

const QUEUE = 'kefu-measurements'

async function consume(bodies: readonly unknown[]) {
  const writeDataPoint = vi.fn()
  const messages = bodies.map((body, i) => ({ id: `m${i}`, timestamp: new Date(NOON), attempts: 1, body }))
  const batch = createMessageBatch(QUEUE, messages)
  await consumeMeasurements(batch, { ...env, TURNS: { writeDataPoint } })
  return { result: await getQueueResult(batch, createExecutionContext()), writeDataPoint }
}

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
    await consumeMeasurements(batch, { ...env, DB: broken, TURNS: { writeDataPoint: vi.fn() } })
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

  it('is made anew as soon as a point is stored', async () => {
    await storeTurnPoints(env.DB, [point()])
    expect((await askReport(DAY)).summary['turns']).toBe(1)
    expect((await askReport(DAY)).summary['turns']).toBe(1)
    await storeTurnPoints(env.DB, [point()])
    expect((await askReport(DAY)).summary['turns']).toBe(2)
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

/** Nearest rank: the smallest value that at least permille of 1000 values do not exceed. */
function naive(points: readonly TurnPoint[], permille: number): number | null {
  const values = points.map((each) => each.latency_ms).sort((a, b) => a - b)
  return values[Math.ceil((values.length * permille) / 1_000) - 1] ?? null
}

function sum(values: readonly unknown[]): number {
  return values.reduce<number>((total, value) => total + Number(value), 0)
}
