import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { type Changing, consentFaults } from './check-consent'
import { flowSchema } from './flow-schema'

const KNOWN: Changing = {
  changing: new Set(['cancel_order']),
  tools: new Map([
    ['block_card', { flows: ['stop'], named: new Set<string>(), fills: [], changes: true }],
    ['read_card', { flows: ['stop'], named: new Set<string>(), fills: [] }],
  ]),
}

const CANCEL = { kind: 'action', action: 'cancel_order', outcomes: { done: 'end' } }
const END = { kind: 'end', outcome: 'completed' }

function faults(states: Record<string, unknown>, start = 'ask'): string[] {
  const flow = v.parse(flowSchema, {
    flow: 'stop',
    version: 1,
    title: { en: 'Stop' },
    trigger: { intents: [] },
    slots: { why: { from: 'text' } },
    start,
    states: { end: END, ...states },
  })
  return consentFaults(flow, KNOWN).map(({ path, message }) => `${path.join('.')}: ${message}`)
}

const REFUSED = [
  'states.cancel.action: cancel_order makes a change, but can be reached without the yes of a confirm state',
]

describe('consentFaults', () => {
  it('passes a change behind a yes', () => {
    expect(faults({ ask: { kind: 'confirm', prompt: 'sure', yes: 'cancel', no: 'end' }, cancel: CANCEL })).toEqual([])
  })

  it('refuses a change that nothing asks about', () => {
    expect(faults({ cancel: CANCEL }, 'cancel')).toEqual(REFUSED)
  })

  it('takes a question for a text or a choice for no consent', () => {
    const ask = { kind: 'collect', slot: 'why', prompt: 'why', next: 'cancel' }
    expect(faults({ ask, cancel: CANCEL })).toEqual(REFUSED)
  })

  it('refuses a change behind the no of a question', () => {
    expect(faults({ ask: { kind: 'confirm', prompt: 'keep', yes: 'end', no: 'cancel' }, cancel: CANCEL })).toEqual(
      REFUSED,
    )
  })

  it('refuses a way around the question, however long', () => {
    const look = { kind: 'action', action: 'look_up', outcomes: { found: 'sure', missing: 'told' } }
    const sure = { kind: 'confirm', prompt: 'sure', yes: 'cancel', no: 'end' }
    const told = { kind: 'say', say: 'told', next: 'note' }
    const note = { kind: 'set', slots: { why: null }, next: 'cancel' }
    expect(faults({ ask: look, sure, told, note, cancel: CANCEL })).toEqual(REFUSED)
    expect(faults({ ask: look, sure, told: { ...told, next: 'sure' }, cancel: CANCEL })).toEqual([])
  })

  it('passes further steps between the yes and the change, and a change that failed and is tried again', () => {
    const ask = { kind: 'confirm', prompt: 'sure', yes: 'why', no: 'end' }
    const why = { kind: 'collect', slot: 'why', prompt: 'why', next: 'cancel' }
    const cancel = { ...CANCEL, outcomes: { done: 'end', failed: 'cancel' } }
    expect(faults({ ask, why, cancel })).toEqual([])
  })

  it('holds for tools that are marked as making a change, and for those alone', () => {
    const call = (tool: string) => ({ kind: 'action', action: 'call_tool', tool, outcomes: { ok: 'end' } })
    expect(faults({ ask: call('block_card') })).toEqual([
      'states.ask.action: tool "block_card" makes a change, but can be reached without the yes of a confirm state',
    ])
    expect(faults({ ask: call('read_card') })).toEqual([])
  })
})
