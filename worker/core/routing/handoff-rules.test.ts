import { describe, expect, it } from 'vitest'
import { type HandoffRule, ruleFor } from './handoff-rules'

const RULES: readonly HandoffRule[] = [
  { name: 'nothing', when: {}, person: true },
  { name: 'angry vip', when: { segments: ['vip'], moods: ['angry'] }, person: true },
  { name: 'money', when: { intents: ['payment_problem', 'refund_status'] }, person: false, team: 'money' },
]
const FACTS = { intent: 'greeting', segment: null, mood: undefined } as const
const named = (facts: object) => ruleFor(RULES, { ...FACTS, ...facts })?.name ?? null

describe('ruleFor', () => {
  it('takes the first rule all of whose conditions fit', () => {
    expect(named({})).toBeNull()
    expect(named({ segment: 'vip' })).toBeNull()
    expect(named({ segment: 'vip', mood: 'angry' })).toBe('angry vip')
    expect(named({ intent: 'refund_status' })).toBe('money')
    expect(named({ intent: 'refund_status', segment: 'vip', mood: 'angry' })).toBe('angry vip')
  })
})
