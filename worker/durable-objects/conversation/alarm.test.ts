import { describe, expect, it } from 'vitest'
import { IDLE_RESOLVE_MS } from '../../config'
import { type AlarmFacts, isIdle, nextAlarm } from './alarm'

const NOW = 1_000_000
const TALKING: AlarmFacts = {
  outboxDueAt: null,
  followUpDueAt: null,
  awayMailDueAt: null,
  lastActivityAt: NOW,
  status: 'bot',
  shopperMessages: 1,
}

describe('nextAlarm', () => {
  it('is when the conversation will have been silent for long enough', () => {
    expect(nextAlarm(TALKING)).toBe(NOW + IDLE_RESOLVE_MS)
  })

  it('is the outbox when that is due earlier', () => {
    expect(nextAlarm({ ...TALKING, outboxDueAt: NOW + 1 })).toBe(NOW + 1)
    expect(nextAlarm({ ...TALKING, outboxDueAt: NOW + IDLE_RESOLVE_MS + 1 })).toBe(NOW + IDLE_RESOLVE_MS)
  })

  it('is an outbox due in the past too', () => {
    expect(nextAlarm({ ...TALKING, outboxDueAt: 0 })).toBe(0)
  })

  it.each(['queued', 'open', 'resolved'] as const)('leaves resolving a conversation that is %s to others', (status) => {
    expect(nextAlarm({ ...TALKING, status })).toBeNull()
    expect(nextAlarm({ ...TALKING, status, outboxDueAt: 7 })).toBe(7)
  })

  it('has nothing to do for a conversation nobody wrote in', () => {
    expect(nextAlarm({ ...TALKING, shopperMessages: 0 })).toBeNull()
  })
})

describe('isIdle', () => {
  it('begins at the very instant the alarm is set for', () => {
    const at = nextAlarm(TALKING) ?? 0
    expect(isIdle(TALKING, at)).toBe(true)
    expect(isIdle(TALKING, at - 1)).toBe(false)
  })

  it.each(['queued', 'open', 'resolved'] as const)('never holds while %s', (status) => {
    expect(isIdle({ ...TALKING, status }, NOW + 10 * IDLE_RESOLVE_MS)).toBe(false)
  })

  it('never holds for an empty conversation', () => {
    expect(isIdle({ ...TALKING, shopperMessages: 0 }, NOW + IDLE_RESOLVE_MS)).toBe(false)
  })
})
