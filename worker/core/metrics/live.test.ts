import { describe, expect, it } from 'vitest'
import { addTurns, LIVE_MINUTES, type LiveTurn, snapshot } from './live'

const NOW = Date.parse('2026-11-24T12:00:30Z')
const turn = (minutesAgo: number, more: Partial<LiveTurn> = {}): LiveTurn => ({
  conversationId: 'c1',
  at: NOW - minutesAgo * 60_000,
  outcome: 'answered',
  latencyMs: 5,
  ...more,
})

describe('the live window', () => {
  it('counts each turn in its minute, the running one last', () => {
    const { turns_per_minute } = snapshot([turn(0), turn(0.2), turn(3), turn(14)], NOW)
    expect(turns_per_minute).toHaveLength(LIVE_MINUTES)
    expect(turns_per_minute.at(-1)).toBe(2)
    expect(turns_per_minute.at(-4)).toBe(1)
    expect(turns_per_minute[0]).toBe(1)
  })

  it('counts a conversation once, and only while it is active', () => {
    const turns = [turn(1), turn(2), turn(2, { conversationId: 'c2' }), turn(9, { conversationId: 'c3' })]
    expect(snapshot(turns, NOW).active_conversations).toBe(2)
  })

  it('drops what has left the window and keeps order', () => {
    const kept = addTurns([turn(20), turn(2)], [turn(5), turn(40)], NOW)
    expect(kept.map((entry) => entry.at)).toEqual([turn(5).at, turn(2).at])
  })

  it('is honest about an empty window', () => {
    expect(snapshot([], NOW)).toMatchObject({ active_conversations: 0, handed_off: 0, slowest_ms: null })
  })

  it('shows handoffs and the slowest reply', () => {
    const turns = [turn(1, { outcome: 'handed_off', latencyMs: 42 }), turn(2)]
    expect(snapshot(turns, NOW)).toMatchObject({ handed_off: 1, slowest_ms: 42 })
  })
})
