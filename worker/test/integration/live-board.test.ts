import { env } from 'cloudflare:workers'
import { describe, expect, it, vi } from 'vitest'
import type { TurnPoint } from '../../core/metrics/columns'
import { liveBoardOf, tellBoards } from '../../durable-objects/live-board'

const point = (conversation: string, more: Partial<TurnPoint> = {}): TurnPoint => ({
  point_id: `${conversation}:1`,
  shop: 'board-shop',
  conversation_id: conversation,
  channel: 'web',
  intent: 'greeting',
  policy: 'smalltalk',
  action: '',
  sentiment: 'neutral',
  language: 'en',
  status: 'bot',
  outcome: 'answered',
  at: Date.now(),
  confidence: 1,
  sentiment_score: 0,
  latency_ms: 4,
  nlu_ms: 1,
  messages_in: 1,
  messages_out: 1,
  ...more,
})

describe('the live board', () => {
  it('shows what it was told, shop by shop, more than one call can carry', async () => {
    const many = Array.from({ length: 130 }, (_, index) => point(`c${index}`))
    await tellBoards(env, [
      ...many,
      point('x', { shop: 'other-shop' }),
      point('idle', { messages_in: 0, outcome: 'resolved' }),
    ])
    expect(await liveBoardOf(env, 'board-shop').snapshot()).toMatchObject({ active_conversations: 130 })
    expect(await liveBoardOf(env, 'other-shop').snapshot()).toMatchObject({ active_conversations: 1, slowest_ms: 4 })
  })

  it('of one shop may fail without keeping the others from being told', async () => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => {})
    const failing = new Proxy(env.LIVE_BOARD, {
      get: (board, name) => (id: unknown) => {
        if (name === 'idFromName' && id === 'broken-shop') throw new Error('down')
        return Reflect.apply(Reflect.get(board, name), board, [id])
      },
    })
    await tellBoards({ LIVE_BOARD: failing }, [point('a', { shop: 'broken-shop' }), point('b', { shop: 'whole-shop' })])
    expect(await liveBoardOf(env, 'whole-shop').snapshot()).toMatchObject({ active_conversations: 1 })
    expect(logged).toHaveBeenCalledWith(expect.stringContaining('broken-shop'))
    logged.mockRestore()
  })
})
