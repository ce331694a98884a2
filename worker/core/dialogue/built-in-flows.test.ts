import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import manifest from '../../../wasm/model/manifest.json' with { type: 'json' }
import { turnDeps } from '../../test/fixtures/chat'
import { lateOrders } from '../../test/fixtures/memory-orders'
import { NOW } from '../../test/fixtures/sample-orders'
import { unsure } from '../../test/fixtures/understanding'
import { ACTIONS, CHANGING, OPTIONS } from '../actions/registry'
import { RULE_INTENTS } from '../nlu/tasks'
import { RESPONSE_LOCALES } from '../responses/render'
import en from '../responses/texts/en.json' with { type: 'json' }
import zh from '../responses/texts/zh.json' with { type: 'json' }
import { EMPTY_TRACKER } from '../tracker'
import { TurnContext } from './context'
import { prompt } from './engine'
import { type Flow, flowSchema } from './flow-schema'
import { BUILT_IN_FLOWS } from './flows'
import { ENGINE_VALUES, type FlowVocabulary, validateFlow } from './validate-flow'

const REAL: FlowVocabulary = {
  actions: new Map([...ACTIONS].map(([name, action]) => [name, action.outcomes])),
  changing: CHANGING,
  options: new Set(OPTIONS.keys()),
  flows: new Set(BUILT_IN_FLOWS.map((flow) => (flow as { flow: string }).flow)),
  intents: new Set([...manifest.intents, ...RULE_INTENTS]),
  texts: new Map(Object.entries({ en, zh }).map(([locale, texts]) => [locale, new Map(Object.entries(texts))])),
}

describe('the built-in flows', () => {
  it.each(BUILT_IN_FLOWS.map((input) => [(input as { flow: string }).flow, input]))('%s is valid', (_name, input) => {
    const checked = validateFlow(input, REAL)
    expect(checked.ok ? [] : checked.error).toEqual([])
  })

  it('have different names, and no intent starts two of them', () => {
    const intents = BUILT_IN_FLOWS.flatMap((input) => (input as { trigger: { intents: string[] } }).trigger.intents)
    expect(REAL.flows.size).toBe(BUILT_IN_FLOWS.length)
    expect(new Set(intents).size).toBe(intents.length)
  })

  it('have a title in every locale of the texts', () => {
    for (const input of BUILT_IN_FLOWS)
      expect(Object.keys((input as { title: object }).title).sort()).toEqual([...RESPONSE_LOCALES].sort())
  })

  it('run no change without a question before it, while every change is in one of them', () => {
    const skipping = BUILT_IN_FLOWS.map((input) => {
      const flow = v.parse(flowSchema, input)
      const states = Object.entries(flow.states).map(([id, state]) => [
        id,
        state.kind === 'confirm' ? { kind: 'say', say: state.prompt, next: state.yes } : state,
      ])
      return { ...flow, states: Object.fromEntries(states) }
    })
    const refused = skipping.flatMap((flow) => {
      const checked = validateFlow(flow, REAL)
      return checked.ok ? [] : checked.error.filter((message) => message.includes('without the yes'))
    })
    for (const name of CHANGING) expect(refused.join('\n')).toContain(`${name} makes a change`)
  })

  it('use every action and every provider of options there is', () => {
    const json = JSON.stringify(BUILT_IN_FLOWS)
    // A tool is a shop's own, and so are the flows that call one.
    for (const name of ACTIONS.keys()) if (name !== 'call_tool') expect(json).toContain(`"action":"${name}"`)
    for (const name of OPTIONS.keys()) expect(json).toContain(`"options":"${name}"`)
  })
})

describe('the texts of a flow', () => {
  it('get from the engine exactly the values the validator counts on', async () => {
    const input = {
      conversationId: '01JDEMO',
      clientMessageId: 'm-1',
      text: 'hi',
      understanding: unsure(),
      locale: 'en',
      now: NOW,
    }
    const ctx = new TurnContext(EMPTY_TRACKER, input, turnDeps(lateOrders()))
    const [built] = BUILT_IN_FLOWS
    const waiting: Flow = v.parse(flowSchema, built)
    const state = Object.values(waiting.states).find(({ kind }) => kind === 'collect')
    if (!state) throw new Error('the flow asks nothing')
    await prompt(ctx, { frame: { flow: waiting.flow, state: waiting.start, slots: {} }, flow: waiting, state })
    expect(new Set(Object.keys(ctx.said[0]?.values ?? {}))).toEqual(ENGINE_VALUES)
  })
})
