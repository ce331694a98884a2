import { describe, expect, it } from 'vitest'
import { TURN_BLOBS, TURN_DOUBLES, toAnalyticsPoint } from '../../core/metrics/columns'
import { foldEvents } from '../../core/tracker'
import { Chat } from '../../test/fixtures/chat'
import { memoryOrders } from '../../test/fixtures/memory-orders'
import { NOW, SAMPLE_ORDERS } from '../../test/fixtures/sample-orders'
import { reading, unsure } from '../../test/fixtures/understanding'
import { resolvedPoint, turnPoint } from './points'

const IDENTITY = { shop: 'demo', conversationId: '01JD0000000000000000000000' }
const TIMING = { startedAt: NOW, nluMs: 3, dialogueMs: 2, storeMs: 0, totalMs: 5 }

describe('turnPoint', () => {
  it('counts what a flow asked for as an answer, and what did not fit as not understood', async () => {
    const talk = new Chat(memoryOrders(SAMPLE_ORDERS))
    await talk.say('where is my parcel', reading('track_order'))
    const before = talk.tracker
    const unfit = await talk.say('hm hm', unsure())
    expect(turnPoint(IDENTITY, before, unfit, TIMING)).toMatchObject({ intent: 'nlu_fallback', outcome: 'fallback' })
    const value = { ...unsure(), entities: reading('x', { entities: { order_number: '1004' } }).entities }
    const fit = await talk.say('1004', value)
    expect(turnPoint(IDENTITY, before, fit, TIMING)).toMatchObject({ intent: 'inform', outcome: 'answered' })
  })

  it('measures one turn', async () => {
    const talk = new Chat(memoryOrders(SAMPLE_ORDERS))
    const before = talk.tracker
    const understanding = reading('track_order', {
      entities: { order_number: '1004', email: 'wei@example.com' },
      sentiment: 'negative',
    })
    const turn = await talk.say('where is 1004, wei@example.com', understanding)
    expect(turnPoint(IDENTITY, before, turn, TIMING)).toEqual({
      shop: 'demo',
      conversation_id: IDENTITY.conversationId,
      channel: 'web',
      point_id: `${IDENTITY.conversationId}:1`,
      intent: 'track_order',
      policy: 'flow',
      action: 'show_order',
      sentiment: 'negative',
      language: 'en',
      status: 'bot',
      outcome: 'answered',
      at: NOW,
      confidence: 0.95,
      sentiment_score: 0,
      latency_ms: 5,
      nlu_ms: 3,
      messages_in: 1,
      messages_out: 2,
    })
  })

  it('holds every column and fits Analytics Engine, and nothing that names a person', async () => {
    const talk = new Chat(memoryOrders(SAMPLE_ORDERS))
    const before = talk.tracker
    const turn = await talk.say('1001 ana@example.com', unsure({ order_number: '1001', email: 'ana@example.com' }))
    const point = turnPoint(IDENTITY, before, turn, TIMING)
    expect(Object.keys(point).sort()).toEqual([...TURN_BLOBS, ...TURN_DOUBLES].sort())
    expect(() => toAnalyticsPoint(point)).not.toThrow()
    expect(JSON.stringify(point)).not.toMatch(/ana@|1001/)
  })

  it('has an id of its own for every turn, the same for a repeat', async () => {
    const talk = new Chat(memoryOrders(SAMPLE_ORDERS))
    const ids: string[] = []
    for (const text of ['a', 'b', 'c']) {
      const before = talk.tracker
      const turn = await talk.say(text, unsure())
      ids.push(turnPoint(IDENTITY, before, turn, TIMING).point_id)
      expect(turnPoint(IDENTITY, before, turn, { ...TIMING, totalMs: 99 }).point_id).toBe(ids.at(-1))
    }
    expect(new Set(ids).size).toBe(3)
  })
})

describe('resolvedPoint', () => {
  it('is no turn: no messages, no latency, an id no turn has', () => {
    const tracker = foldEvents([
      {
        type: 'user_uttered',
        seq: 1,
        clientMessageId: 'm',
        text: 'x',
        understanding: reading('thanks', { language: 'zh' }),
        locale: 'zh',
      },
    ])
    const point = resolvedPoint(IDENTITY, tracker, NOW)
    expect(point).toMatchObject({
      outcome: 'resolved',
      status: 'resolved',
      policy: 'idle',
      language: 'zh',
      messages_in: 0,
      messages_out: 0,
    })
    expect(point.point_id).toBe(`${IDENTITY.conversationId}:1:resolved`)
    expect(() => toAnalyticsPoint(point)).not.toThrow()
  })
})
