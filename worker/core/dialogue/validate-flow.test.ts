import { describe, expect, it } from 'vitest'
import manifest from '../../../wasm/model/manifest.json' with { type: 'json' }
import { ACTIONS, OPTIONS } from '../actions/registry'
import { RESPONSE_LOCALES, text, textKeysOf } from '../responses/render'
import { textKeys } from './flow-schema'
import { BUILT_IN_FLOWS } from './flows'
import { type FlowVocabulary, validateFlow } from './validate-flow'

const REAL: FlowVocabulary = {
  actions: new Map([...ACTIONS].map(([name, action]) => [name, action.outcomes])),
  options: new Set(OPTIONS.keys()),
  flows: new Set(BUILT_IN_FLOWS.map((flow) => (flow as { flow: string }).flow)),
  intents: new Set(manifest.intents),
  texts: new Map(RESPONSE_LOCALES.map((locale) => [locale, textKeysOf(locale)])),
}

const SMALL: FlowVocabulary = {
  actions: new Map([['look_up', ['found', 'missing']]]),
  options: new Set(['sizes']),
  flows: new Set(['size_help', 'verify_order']),
  intents: new Set(['size_advice']),
  texts: new Map([
    ['en', new Set(['ask_size', 'told'])],
    ['zh', new Set(['ask_size', 'told'])],
  ]),
}

const END = { kind: 'end', outcome: 'completed' }

/** A valid flow; `states` and `more` are laid over it. */
function flow(states: Record<string, unknown> = {}, more: Record<string, unknown> = {}): unknown {
  return {
    flow: 'size_help',
    version: 1,
    title: { en: 'Size help', zh: '尺码' },
    trigger: { intents: ['size_advice'] },
    slots: { size: { from: 'choice' } },
    start: 'ask',
    states: {
      ask: { kind: 'collect', slot: 'size', prompt: 'ask_size', options: 'sizes', next: 'look' },
      look: { kind: 'action', action: 'look_up', outcomes: { found: 'done', missing: 'done' } },
      done: END,
      ...states,
    },
    ...more,
  }
}

function faults(input: unknown, vocabulary = SMALL): string[] {
  const checked = validateFlow(input, vocabulary)
  return checked.ok ? [] : checked.error
}

describe('the built-in flows', () => {
  it.each(BUILT_IN_FLOWS.map((input) => [(input as { flow: string }).flow, input]))('%s is valid', (_name, input) => {
    expect(faults(input, REAL)).toEqual([])
  })

  it('have different names, and no intent starts two of them', () => {
    const intents = BUILT_IN_FLOWS.flatMap((input) => (input as { trigger: { intents: string[] } }).trigger.intents)
    expect(REAL.flows.size).toBe(BUILT_IN_FLOWS.length)
    expect(new Set(intents).size).toBe(intents.length)
  })

  it('have a title in every locale of the texts', () => {
    for (const input of BUILT_IN_FLOWS)
      expect(Object.keys((input as { title: object }).title).sort()).toEqual(RESPONSE_LOCALES)
  })

  it('speak texts that need no value a flow does not have', () => {
    const values = {
      shop: '',
      window: 30,
      order_number: '',
      email: '',
      address: '',
      item: '',
      kind: 'return',
      status: '',
      left: 0,
      return_id: '',
    }
    for (const input of BUILT_IN_FLOWS) {
      const checked = validateFlow(input, REAL)
      if (!checked.ok) throw new Error(checked.error.join())
      for (const state of Object.values(checked.value.states))
        for (const key of textKeys(state))
          for (const locale of RESPONSE_LOCALES) expect(() => text(key, locale, values)).not.toThrow()
    }
  })

  it('use every action and every provider of options there is', () => {
    const json = JSON.stringify(BUILT_IN_FLOWS)
    for (const name of ACTIONS.keys()) expect(json).toContain(`"action":"${name}"`)
    for (const name of OPTIONS.keys()) expect(json).toContain(`"options":"${name}"`)
  })
})

describe('validateFlow', () => {
  it('passes a valid flow, with its defaults filled in', () => {
    const checked = validateFlow(flow(), SMALL)
    expect(checked).toMatchObject({ ok: true, value: { slots: { size: { keep: false } }, trigger: { set: {} } } })
  })

  it('names a state that cannot be reached', () => {
    expect(faults(flow({ island: END }))).toEqual(['states.island: cannot be reached from "ask"'])
  })

  it('names a start that is no state', () => {
    expect(faults(flow({}, { start: 'begin' }))).toEqual(['start: "begin" is no state'])
  })

  it('names a step to nowhere', () => {
    expect(faults(flow({ ask: { kind: 'confirm', prompt: 'ask_size', yes: 'look', no: 'gone' } }))).toEqual([
      'states.ask: leads to "gone", which is no state',
    ])
  })

  it('names an unknown action', () => {
    expect(faults(flow({ look: { kind: 'action', action: 'fly', outcomes: { found: 'done' } } }))).toEqual([
      'states.look: unknown action "fly"',
    ])
  })

  it('names an outcome that leads nowhere and one that does not exist', () => {
    expect(
      faults(flow({ look: { kind: 'action', action: 'look_up', outcomes: { found: 'done', lost: 'done' } } })),
    ).toEqual(['states.look: outcome "missing" of look_up leads nowhere', 'states.look: look_up has no outcome "lost"'])
  })

  it('names a text that one locale lacks, wherever it is spoken', () => {
    const lacking = { ...SMALL, texts: new Map([...SMALL.texts, ['pt', new Set(['ask_size'])]]) }
    expect(faults(flow({ done: { ...END, say: 'told' } }), lacking)).toEqual([
      'states.done: text "told" is missing in pt',
    ])
    const collect = { kind: 'collect', slot: 'size', prompt: 'ask_size', reprompt: 'told', next: 'look' }
    expect(faults(flow({ ask: collect }), lacking)).toEqual(['states.ask: text "told" is missing in pt'])
    const choices = {
      kind: 'collect',
      slot: 'size',
      prompt: 'ask_size',
      choices: [{ title: 'told', value: 'm' }],
      next: 'look',
    }
    expect(faults(flow({ ask: choices }), lacking)).toEqual(['states.ask: text "told" is missing in pt'])
  })

  it('names a slot that is not declared', () => {
    expect(faults(flow({}, { slots: {} }))).toEqual(['states.ask: slot "size" is not declared'])
  })

  it('names a provider of options that does not exist', () => {
    const ask = { kind: 'collect', slot: 'size', prompt: 'ask_size', options: 'colours', next: 'look' }
    expect(faults(flow({ ask }))).toEqual(['states.ask: unknown options "colours"'])
  })

  it('names a call of itself and of an unknown flow', () => {
    const call = (name: string) => ({ kind: 'call', flow: name, outcomes: { completed: 'look', failed: 'done' } })
    expect(faults(flow({ ask: call('size_help') }))).toEqual(['states.ask: a flow cannot call itself'])
    expect(faults(flow({ ask: call('nowhere') }))).toEqual(['states.ask: calls unknown flow "nowhere"'])
    expect(faults(flow({ ask: call('verify_order') }))).toEqual([])
  })

  it('names every state of a loop that never waits', () => {
    const look = { kind: 'action', action: 'look_up', outcomes: { found: 'done', missing: 'again' } }
    const again = { kind: 'set', slots: { size: null }, next: 'look' }
    expect(faults(flow({ look, again }))).toEqual([
      'states.look: stands in a loop that never waits for the shopper',
      'states.again: stands in a loop that never waits for the shopper',
    ])
  })

  it('passes a loop that waits', () => {
    const look = { kind: 'action', action: 'look_up', outcomes: { found: 'done', missing: 'again' } }
    expect(faults(flow({ look, again: { kind: 'set', slots: { size: null }, next: 'ask' } }))).toEqual([])
  })

  it('names states from which no end can be reached', () => {
    const look = { kind: 'action', action: 'look_up', outcomes: { found: 'done', missing: 'trap' } }
    const trap = { kind: 'confirm', prompt: 'told', yes: 'trap', no: 'trap' }
    expect(faults(flow({ look, trap }))).toEqual(['states.trap: no way from here to an end'])
  })

  it('names an unknown intent, and what is set for none of its own', () => {
    const trigger = { intents: ['fly_away'], set: { size_advice: { size: 'm' } } }
    expect(faults(flow({}, { trigger }))).toEqual([
      'trigger.intents: unknown intent "fly_away"',
      'trigger.set.size_advice: not among the intents of the trigger',
    ])
    expect(
      faults(flow({}, { trigger: { intents: ['size_advice'], set: { size_advice: { colour: 'red' } } } })),
    ).toEqual(['trigger.set.size_advice: slot "colour" is not declared'])
  })

  it.each<[string, unknown, string]>([
    ['nothing', null, 'flow:'],
    ['a list', [], ''],
    ['a missing version', flow({}, { version: undefined }), 'version:'],
    ['a version of 0', flow({}, { version: 0 }), 'version:'],
    ['an unknown kind of state', flow({ ask: { kind: 'jump', next: 'done' } }), 'states.ask.kind:'],
    ['a field too many', flow({ done: { ...END, colour: 'red' } }), 'states.done.colour:'],
    [
      'a name that is not snake_case',
      flow({ ask: { kind: 'say', say: 'Ask Size', next: 'done' } }),
      'states.ask.say: must be snake_case',
    ],
    [
      'an entity nobody reads',
      flow({}, { slots: { size: { from: 'entity', entity: 'colour' } } }),
      'slots.size.entity:',
    ],
  ])('names the place of %s', (_name, input, start) => {
    const found = faults(input)
    expect(found.length).toBeGreaterThan(0)
    for (const fault of found) expect(fault.startsWith(start)).toBe(true)
  })

  it('does not repeat the value it refuses', () => {
    expect(faults(flow({ ask: { kind: 'secret', next: 'done' } })).join()).not.toContain('secret')
  })

  it.fails('does not repeat a value of several lines or a number either', () => {
    expect(faults(flow({ ask: { kind: 'a\nsecret', next: 'done' } })).join()).not.toContain('secret')
    expect(faults(flow({}, { version: 4711.5 })).join()).not.toContain('4711')
  })

  it.fails('takes no name of an object for a state, slot or text', () => {
    expect(faults(flow({ look: { kind: 'say', say: 'told', next: 'constructor' } }))).toEqual([
      'states.look: leads to "constructor", which is no state',
    ])
  })

  it.fails('names a loop through a call, which returns at once for a verified order', () => {
    const ask = { kind: 'call', flow: 'verify_order', outcomes: { completed: 'look', failed: 'done' } }
    const look = { kind: 'action', action: 'look_up', outcomes: { found: 'done', missing: 'ask' } }
    expect(faults(flow({ ask, look }))).not.toEqual([])
  })

  it.fails('names a question asked again without its answer being forgotten', () => {
    const look = { kind: 'action', action: 'look_up', outcomes: { found: 'done', missing: 'ask' } }
    expect(faults(flow({ look }))).not.toEqual([])
  })

  it.fails('names a slot that is set but not declared', () => {
    const look = { kind: 'set', slots: { siez: null }, next: 'done' }
    expect(faults(flow({ look }))).toEqual(['states.look: slot "siez" is not declared'])
  })

  it.fails('names a slot to pick for which nothing is offered', () => {
    expect(faults(flow({ ask: { kind: 'collect', slot: 'size', prompt: 'ask_size', next: 'look' } }))).not.toEqual([])
  })
})
