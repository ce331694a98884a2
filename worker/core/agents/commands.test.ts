import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ConversationEvent } from '../events'
import { EMPTY_TRACKER, foldEvents, type Tracker } from '../tracker'
import { type AgentCommand, agentEvents } from './commands'
import { entryOf, priorityOf } from './snapshot'

const ANN = { id: 'member:ann', name: 'Ann' }
const BO = { id: 'member:bo', name: 'Bo' }
const words = (key: string, values: Readonly<Record<string, string | number>>) => `${key} ${values.name ?? ''}`.trim()
const QUEUED = foldEvents([{ type: 'handoff_requested', reason: 'asked' }])

function having(tracker: Tracker, ...commands: AgentCommand[]): Tracker {
  return commands.reduce((at, command) => {
    const events = agentEvents(at, command, words)
    return events.ok ? foldEvents(events.value, at) : at
  }, tracker)
}
const refusal = (tracker: Tracker, command: AgentCommand) => {
  const events = agentEvents(tracker, command, words)
  return events.ok ? null : events.error
}
const assign = (agent = ANN, more: object = {}) =>
  ({ type: 'assign', agent, by: 'routing', expected: null, ...more }) as const
const say = (agent = ANN) => ({ type: 'say', agent, clientMessageId: 'm1', text: 'Hello', attachments: [] }) as const

describe('agentEvents', () => {
  it('gives a waiting conversation to an agent and tells the shopper who it is', () => {
    const events = agentEvents(QUEUED, assign(), words)
    expect(events).toEqual({
      ok: true,
      value: [
        { type: 'agent_assigned', agent: ANN, by: 'routing' },
        { type: 'system_uttered', seq: 1, key: 'agent_joined', text: 'agent_joined Ann' },
      ],
    })
    expect(having(QUEUED, assign())).toMatchObject({ status: 'open', agent: ANN, lastSeq: 1 })
  })

  it('does nothing twice', () => {
    const open = having(QUEUED, assign())
    expect(agentEvents(open, assign(), words)).toEqual({ ok: true, value: [] })
    const resolved = having(open, { type: 'resolve', agent: ANN })
    expect(agentEvents(resolved, { type: 'resolve', agent: ANN }, words)).toEqual({ ok: true, value: [] })
  })

  it('lets one of two have it: who comes second is told that it has changed', () => {
    const open = having(QUEUED, assign(ANN, { by: 'agent' }))
    expect(refusal(open, assign(BO, { by: 'agent' }))).toBe('changed')
    expect(having(open, assign(BO, { by: 'transfer', expected: ANN.id }))).toMatchObject({ agent: BO, status: 'open' })
  })

  it('refuses what routing decided too late', () => {
    expect(refusal(EMPTY_TRACKER, assign())).toBe('ended')
    const resolved = foldEvents([{ type: 'conversation_resolved', how: 'confirmed' }], QUEUED)
    expect(refusal(resolved, assign())).toBe('ended')
    expect(having(resolved, assign(ANN, { by: 'agent' }))).toMatchObject({ status: 'open', agent: ANN })
  })

  it('lets only the owner speak, resolve and give back', () => {
    const open = having(QUEUED, assign())
    expect(refusal(open, say(BO))).toBe('not_owner')
    expect(refusal(QUEUED, say(ANN))).toBe('not_owner')
    expect(refusal(open, { type: 'resolve', agent: BO })).toBe('not_owner')
    expect(refusal(open, { type: 'release', agent: BO })).toBe('not_owner')
    expect(having(open, say())).toMatchObject({ lastSeq: 2, agentMessages: 1, pendingMessages: 0 })
  })

  it('gives back to the bot or to the queue', () => {
    const open = having(QUEUED, assign())
    expect(having(open, { type: 'release', agent: ANN })).toMatchObject({ status: 'bot', agent: null, lastAgent: ANN })
    const offline = { type: 'unassign', agent: ANN.id, reason: 'offline' } as const
    expect(having(open, offline)).toMatchObject({ status: 'queued', agent: null })
    // A late one for an agent who has it no more.
    expect(having(open, { ...offline, agent: BO.id })).toMatchObject({ status: 'open', agent: ANN })
  })

  it('asks for a rating when an agent resolves', () => {
    const resolved = having(QUEUED, assign(), say(), { type: 'resolve', agent: ANN })
    expect(resolved).toMatchObject({ status: 'resolved', resolvedHow: 'agent', agent: null, csat: { score: null } })
    expect(foldEvents([{ type: 'csat_given', score: 4, comment: null }], resolved).csat?.score).toBe(4)
  })

  it('has at most one owner, and one exactly while a person has it, whatever is commanded', () => {
    const who = fc.constantFrom(ANN, BO)
    const command: fc.Arbitrary<AgentCommand> = fc.oneof(
      fc.record({
        type: fc.constant('assign' as const),
        agent: who,
        by: fc.constantFrom('routing' as const, 'agent' as const, 'transfer' as const),
        expected: fc.constantFrom(null, ANN.id, BO.id),
      }),
      fc.record({
        type: fc.constant('unassign' as const),
        agent: fc.constantFrom(ANN.id, BO.id),
        reason: fc.constantFrom('offline' as const, 'no_answer' as const),
      }),
      fc.record({ type: fc.constant('release' as const), agent: who }),
      fc.record({ type: fc.constant('resolve' as const), agent: who }),
      who.map(say),
    )
    fc.assert(
      fc.property(fc.array(command, { maxLength: 30 }), (commands) => {
        let at: Tracker = QUEUED
        for (const one of commands) {
          const before = at
          at = having(at, one)
          expect(at.agent !== null).toBe(at.status === 'open')
          expect(at.lastSeq).toBeGreaterThanOrEqual(before.lastSeq)
        }
      }),
    )
  })
})

describe('snapshots', () => {
  it('put what an agent set before what the handoff said, and a VIP before others', () => {
    const high = foldEvents([{ type: 'handoff_requested', reason: 'upset', priority: 'high' }])
    expect(priorityOf(high)).toBe('high')
    const vip: ConversationEvent = { type: 'shopper_recognised', email: 'a@b.de', segment: 'vip' }
    expect(priorityOf(foldEvents([vip], high))).toBe('urgent')
    expect(priorityOf(having(high, { type: 'prioritise', agent: ANN, priority: 'low' }))).toBe('low')
  })

  it('show notes to agents, and no event that is the bot’s own', () => {
    const note: ConversationEvent = { type: 'note_added', noteId: 'n1', agent: ANN, text: 'careful', mentions: [BO.id] }
    expect(entryOf(note, 0, 3)).toMatchObject({ type: 'note', after_seq: 3, text: 'careful', mentions: [BO.id] })
    expect(entryOf({ type: 'slot_set', name: 'a', value: 'b' }, 0, 3)).toBeNull()
  })
})
