import { expect, it } from 'vitest'
import type { ConversationTrace, TraceStep } from '../../../../worker/protocol'
import { flowsIn, pathIn } from './path'

function trace(...turns: TraceStep[][]): ConversationTrace {
  const rest = { at: '', seq: 1, text: 'hi', understanding: null, policy: null, reason: null, replies: [], stack: [] }
  const told = turns.map((steps) => ({ ...rest, steps, slots: {}, status: 'bot' as const }))
  return { conversation_id: 'c', channel: 'web', locale: 'en', turns: told }
}

const started = (flow: string, state: string): TraceStep => ({ type: 'flow_started', flow, version: 1, state })
const moved = (flow: string, state: string): TraceStep => ({ type: 'flow_moved', flow, state })
const ended = (flow: string): TraceStep => ({ type: 'flow_ended', flow, outcome: 'completed' })

const CALLED = trace(
  [started('track', 'verify'), started('check', 'ask')],
  [
    moved('check', 'look'),
    { type: 'action', action: 'find', outcome: 'found' },
    moved('check', 'good'),
    ended('check'),
    moved('track', 'show'),
    { type: 'slot', name: 'x', value: null },
    ended('track'),
  ],
  [started('track', 'verify')],
)

it('the path through a flow goes on where the flow it called came back', () => {
  expect(pathIn(CALLED, 'track')).toEqual([
    { turn: 0, state: 'verify', from: null, by: '' },
    { turn: 1, state: 'show', from: 'verify', by: '' },
    { turn: 2, state: 'verify', from: null, by: '' },
  ])
})

it('tells the action that led on', () => {
  expect(pathIn(CALLED, 'check')).toEqual([
    { turn: 0, state: 'ask', from: null, by: '' },
    { turn: 1, state: 'look', from: 'ask', by: '' },
    { turn: 1, state: 'good', from: 'look', by: 'find: found' },
  ])
})

it('names each flow once, and none where there was none', () => {
  expect(flowsIn(CALLED)).toEqual(['track', 'check'])
  expect(pathIn(CALLED, 'other')).toEqual([])
  expect(flowsIn(trace())).toEqual([])
})
