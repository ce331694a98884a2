import { describe, expect, it } from 'vitest'
import type { ConversationEvent } from '../events'
import { foldEvents } from '../tracker'
import { type ServiceState, servicePoints } from './service-points'

const SHOP = { shop: 'demo', conversationId: 'C' }
const ANN = { id: 'member:ann', name: 'Ann' }
const ASSIGNED: ConversationEvent = { type: 'agent_assigned', agent: ANN, by: 'routing' }
const OPEN = foldEvents([{ type: 'handoff_requested', reason: 'asked', team: 'returns' }, ASSIGNED])
const said = (seq: number): ConversationEvent => ({
  type: 'agent_uttered',
  seq,
  clientMessageId: `m${seq}`,
  agent: ANN,
  text: 'Hi',
})

function measured(state: Partial<ServiceState>, ...events: ConversationEvent[]) {
  const before = { tracker: OPEN, waitingSince: 1_000, assignedAt: 4_000, answered: false, ...state }
  return servicePoints(SHOP, before, events, { row: 7, at: 10_000 })
}

describe('servicePoints', () => {
  it('measure the wait, the first answer and the handling', () => {
    expect(measured({}, ASSIGNED)).toMatchObject([
      { service: 'assigned', agent_id: ANN.id, value: 9_000, team: 'returns', detail: 'routing' },
    ])
    expect(measured({}, said(3))).toMatchObject([{ service: 'first_response', value: 6_000 }])
    expect(measured({ answered: true }, said(4))).toEqual([])
    expect(measured({}, { type: 'conversation_resolved', how: 'agent', by: ANN })).toMatchObject([
      { service: 'resolved', agent_id: ANN.id, value: 6_000 },
    ])
  })

  it('name each by its row, so that a repeat is the same', () => {
    const twice = [1, 2].map(() => measured({}, { type: 'csat_asked' }, ASSIGNED))
    expect(twice[0]).toEqual(twice[1])
    expect(twice[0]?.[0]?.point_id).toBe('C:7.1')
  })

  it('never count the bot’s work as a person’s', () => {
    expect(measured({}, { type: 'conversation_resolved', how: 'assumed' })).toEqual([])
    const byBot = foldEvents([{ type: 'conversation_resolved', how: 'confirmed' }])
    expect(measured({ tracker: byBot }, { type: 'conversation_reopened' })).toEqual([])
    expect(measured({ tracker: byBot }, { type: 'csat_given', score: 5, comment: null })).toMatchObject([
      { service: 'csat', agent_id: '', value: 5 },
    ])
    const byAnn = foldEvents([{ type: 'conversation_resolved', how: 'agent', by: ANN }], OPEN)
    expect(measured({ tracker: byAnn }, { type: 'csat_given', score: 2, comment: null })).toMatchObject([
      { service: 'csat', agent_id: ANN.id, value: 2 },
    ])
  })
})
