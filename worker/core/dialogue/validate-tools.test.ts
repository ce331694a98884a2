import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { httpToolDefinition } from '../../protocol'
import { TOOL_OUTCOMES } from '../actions/tools'
import { flowTools } from '../tools/flow-tools'
import { type FlowVocabulary, validateFlow } from './validate-flow'

const TOOL = v.parse(httpToolDefinition, {
  name: 'erp',
  method: 'POST',
  url: 'https://erp.example.com/{order_number}',
  body: { count: '{count:number}' },
  auth: { kind: 'none' },
  response: { until: { pointer: '/until', type: 'date' } },
  flows: ['warranty_check'],
})
const VOCABULARY: FlowVocabulary = {
  actions: new Map<string, readonly string[]>([
    ['call_tool', TOOL_OUTCOMES],
    ['look_up', ['found']],
  ]),
  options: new Set(),
  flows: new Set(),
  intents: new Set(['warranty']),
  texts: new Map([
    [
      'en',
      new Map([
        ['told', 'Until {until}.'],
        ['ask', 'Which?'],
      ]),
    ],
  ]),
  tools: flowTools([TOOL]),
}
const OUTCOMES = { ok: 'done', not_found: 'done', failed: 'done', late: 'done' }
const SLOTS = {
  order_number: { from: 'entity', entity: 'order_number' },
  count: { from: 'text' },
  until: { from: 'tool' },
}

function faults(call: object, more: object = {}, vocabulary: FlowVocabulary = VOCABULARY): string[] {
  const flow = {
    flow: 'warranty_check',
    version: 1,
    title: { en: 'Warranty' },
    trigger: { intents: ['warranty'] },
    slots: SLOTS,
    start: 'call',
    states: {
      call: { kind: 'action', action: 'call_tool', outcomes: OUTCOMES, ...call },
      done: { kind: 'end', outcome: 'completed', say: 'told' },
    },
    ...more,
  }
  const checked = validateFlow(flow, vocabulary)
  return checked.ok ? [] : checked.error
}

describe('a state that calls a tool', () => {
  it('is valid when the tool exists, may be called and finds its slots', () => {
    expect(faults({ tool: 'erp' })).toEqual([])
  })

  it('needs a tool that exists and that this flow may call', () => {
    expect(faults({})).toEqual(['states.call: call_tool needs a tool'])
    expect(faults({ tool: 'crm' })).toEqual(['states.call: unknown tool "crm"'])
    expect(faults({ tool: 'erp' }, {}, { ...VOCABULARY, tools: flowTools([]) })).toEqual([
      'states.call: unknown tool "erp"',
    ])
    expect(faults({ tool: 'erp' }, { flow: 'other' })).toEqual([
      'states.call: tool "erp" may not be called by this flow',
    ])
  })

  it('needs a way for every outcome', () => {
    const { late: _, ...rest } = OUTCOMES
    expect(faults({ tool: 'erp', outcomes: rest })).toEqual(['states.call: outcome "late" of call_tool leads nowhere'])
  })

  it('needs the slots of the tool to be declared', () => {
    const { count: _, until: __, ...rest } = SLOTS
    expect(faults({ tool: 'erp' }, { slots: rest })).toEqual([
      'states.call: tool "erp" is told slot "count", which is not declared',
      'states.call: tool "erp" fills slot "until", which is not declared',
      'states.done: text "told" names {until} in en, which has no value there',
    ])
  })

  it('is the only one that may name a tool', () => {
    expect(faults({ action: 'look_up', tool: 'erp', outcomes: { found: 'done' } })).toEqual([
      'states.call: only call_tool calls a tool',
    ])
  })

  it('fills slots that are not asked for', () => {
    const states = {
      call: { kind: 'collect', slot: 'until', prompt: 'ask', next: 'done' },
      done: { kind: 'end', outcome: 'completed' },
    }
    expect(faults({}, { states })).toEqual(['states.call: slot "until" is filled by a tool, it cannot be asked for'])
  })
})
