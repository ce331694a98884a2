import { describe, expect, it } from 'vitest'
import { type FlowVocabulary, validateFlow } from './validate-flow'

/** The same words in every locale given. */
function texts(words: Readonly<Record<string, string>>, ...locales: string[]): FlowVocabulary['texts'] {
  return new Map(locales.map((locale) => [locale, new Map(Object.entries(words))]))
}

const WORDS = { ask_size: 'Which size?', told: 'Told.' }

const SMALL: FlowVocabulary = {
  actions: new Map([['look_up', ['found', 'missing']]]),
  options: new Set(['sizes']),
  flows: new Set(['size_help', 'verify_order']),
  intents: new Set(['size_advice']),
  texts: texts(WORDS, 'en', 'zh'),
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
    const lacking = { ...SMALL, texts: new Map([...SMALL.texts, ...texts({ ask_size: 'Que tamanho?' }, 'pt')]) }
    const title = { en: 'Size help', zh: '尺码', pt: 'Tamanhos' }
    expect(faults(flow({ done: { ...END, say: 'told' } }, { title }), lacking)).toEqual([
      'states.done: text "told" is missing in pt',
    ])
    const collect = {
      kind: 'collect',
      slot: 'size',
      prompt: 'ask_size',
      reprompt: 'told',
      options: 'sizes',
      next: 'look',
    }
    expect(faults(flow({ ask: collect }, { title }), lacking)).toEqual(['states.ask: text "told" is missing in pt'])
    const choices = {
      kind: 'collect',
      slot: 'size',
      prompt: 'ask_size',
      choices: [{ title: 'told', value: 'm' }],
      next: 'look',
    }
    expect(faults(flow({ ask: choices }, { title }), lacking)).toEqual(['states.ask: text "told" is missing in pt'])
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
      flow({}, { slots: { size: { from: 'entity', entity: 'material' } } }),
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

  it('does not repeat a value of several lines or a number either', () => {
    expect(faults(flow({ ask: { kind: 'a\nsecret', next: 'done' } })).join()).not.toContain('secret')
    expect(faults(flow({}, { version: 4711.5 }))).toEqual(['version: Invalid integer'])
    expect(faults(flow({}, { version: -4711 })).join()).not.toContain('4711')
  })

  it('does not repeat a key that is no name either', () => {
    expect(faults(flow({ 'a\nsecret': END })).join()).not.toContain('secret')
    expect(faults(flow({ 'a\nsecret': END }))).toEqual(['states.?: must be snake_case'])
  })

  it('takes no name of an object for a state, slot or text', () => {
    expect(faults(flow({ look: { kind: 'confirm', prompt: 'told', yes: 'done', no: 'constructor' } }))).toEqual([
      'states.look: leads to "constructor", which is no state',
    ])
    expect(faults(flow({}, { start: 'constructor' }))).toEqual(['start: "constructor" is no state'])
    const ask = { kind: 'collect', slot: 'constructor', prompt: 'constructor', options: 'constructor', next: 'look' }
    expect(faults(flow({ ask }))).toEqual([
      'states.ask: text "constructor" is missing in en',
      'states.ask: text "constructor" is missing in zh',
      'states.ask: slot "constructor" is not declared',
      'states.ask: unknown options "constructor"',
    ])
    const actions = new Map([['look_up', ['found', 'missing', 'constructor']]])
    expect(faults(flow(), { ...SMALL, actions })).toEqual([
      'states.look: outcome "constructor" of look_up leads nowhere',
    ])
  })

  it('names a loop through a call, which returns at once for a verified order', () => {
    const ask = { kind: 'call', flow: 'verify_order', outcomes: { completed: 'look', failed: 'done' } }
    const look = { kind: 'action', action: 'look_up', outcomes: { found: 'done', missing: 'ask' } }
    expect(faults(flow({ ask, look }))).toEqual([
      'states.ask: stands in a loop that never waits for the shopper',
      'states.look: stands in a loop that never waits for the shopper',
    ])
  })

  it('names a question asked again without its answer being forgotten', () => {
    const look = { kind: 'action', action: 'look_up', outcomes: { found: 'done', missing: 'ask' } }
    expect(faults(flow({ look }))).toEqual([
      'states.ask: stands in a loop that never waits for the shopper once "size" is known: a set state on the way must clear it',
      'states.look: stands in a loop that never waits for the shopper',
    ])
  })

  it('names it too where a way back fills the slot again, or clears another', () => {
    const slots = { size: { from: 'choice' }, colour: { from: 'text' } }
    const look = { kind: 'action', action: 'look_up', outcomes: { found: 'done', missing: 'again' } }
    const again = { kind: 'set', slots: { size: null }, next: 'refill' }
    const refill = { kind: 'set', slots: { size: 'm' }, next: 'ask' }
    expect(faults(flow({ look, again, refill }, { slots })).length).toBe(4)
    expect(faults(flow({ look, again: { ...again, slots: { colour: null }, next: 'ask' } }, { slots })).length).toBe(3)
    expect(faults(flow({ look, again: { ...again, next: 'ask' } }, { slots }))).toEqual([])
  })

  it('names it where only one of two ways back forgets the answer', () => {
    const look = { kind: 'action', action: 'look_up', outcomes: { found: 'again', missing: 'ask' } }
    const again = { kind: 'confirm', prompt: 'told', yes: 'clear', no: 'done' }
    const clear = { kind: 'set', slots: { size: null }, next: 'ask' }
    expect(faults(flow({ look, again, clear }))).toHaveLength(2)
  })

  it('passes two questions that each way back asks one of', () => {
    const slots = { size: { from: 'choice' }, colour: { from: 'text' } }
    const ask = { kind: 'collect', slot: 'size', prompt: 'ask_size', options: 'sizes', next: 'ask_colour' }
    const states = {
      ask,
      ask_colour: { kind: 'collect', slot: 'colour', prompt: 'told', next: 'look' },
      look: { kind: 'action', action: 'look_up', outcomes: { found: 'which', missing: 'forget_both' } },
      which: { kind: 'action', action: 'look_up', outcomes: { found: 'done', missing: 'forget_colour' } },
      forget_colour: { kind: 'set', slots: { colour: null }, next: 'ask_colour' },
      forget_both: { kind: 'set', slots: { size: null, colour: null }, next: 'ask' },
    }
    expect(faults(flow(states, { slots }))).toEqual([])
    const forget_both = { kind: 'set', slots: { size: null }, next: 'ask' }
    expect(faults(flow({ ...states, forget_both }, { slots }))).toEqual([])
    const forget_colour = { kind: 'set', slots: { size: null }, next: 'ask_colour' }
    expect(faults(flow({ ...states, forget_colour }, { slots }))).not.toEqual([])
  })

  it('names a slot that is set but not declared', () => {
    const look = { kind: 'set', slots: { siez: null }, next: 'done' }
    expect(faults(flow({ look }))).toEqual(['states.look: slot "siez" is not declared'])
  })

  it('names a slot to pick for which nothing is offered', () => {
    const ask = { kind: 'collect', slot: 'size', prompt: 'ask_size', next: 'look' }
    expect(faults(flow({ ask }))).toEqual([
      'states.ask: slot "size" is a choice, but none is offered: give choices or options',
    ])
    expect(faults(flow({ ask }, { slots: { size: { from: 'text' } } }))).toEqual([])
  })

  it('names a locale of the texts in which the flow has no title, and a blank title', () => {
    expect(faults(flow({}, { title: {} }))).toEqual(['title: missing in en', 'title: missing in zh'])
    expect(faults(flow({}, { title: { en: 'Size help' } }))).toEqual(['title: missing in zh'])
    expect(faults(flow({}, { title: { en: ' ', zh: '尺码' } }))).toEqual(['title.en: must not be blank'])
  })
})

describe('what a choice and an end may offer', () => {
  const ask = (more: object) => ({ kind: 'collect', slot: 'size', prompt: 'ask_size', next: 'look', ...more })
  const small = [{ title: 'told', value: 's' }]

  it('is an intent there is', () => {
    const known = [{ title: 'told', value: 's', intents: ['size_advice'] }]
    expect(faults(flow({ ask: ask({ choices: known }) }))).toEqual([])
    const unknown = [{ title: 'told', value: 's', intents: ['fly'] }]
    expect(faults(flow({ ask: ask({ choices: unknown }) }))).toEqual(['states.ask: unknown intent "fly" of a choice'])
  })

  it('at an end has a title of its own and something said with it', () => {
    const vocabulary = { ...SMALL, texts: texts({ ...WORDS, intent_size_advice: 'Which size?' }, 'en', 'zh') }
    expect(faults(flow({ done: { ...END, say: 'told', offer: ['size_advice'] } }), vocabulary)).toEqual([])
    expect(faults(flow({ done: { ...END, offer: ['size_advice'] } }), vocabulary)).toEqual([
      'states.done: offers something but says nothing',
    ])
    expect(faults(flow({ done: { ...END, say: 'told', offer: ['fly'] } }))).toEqual([
      'states.done: offers unknown intent "fly"',
      'states.done: text "intent_fly" is missing in en',
      'states.done: text "intent_fly" is missing in zh',
    ])
  })

  it('at a question for an attachment is a way on without one', () => {
    const slots = { size: { from: 'attachment' } }
    expect(faults(flow({ ask: ask({ choices: small }) }, { slots }))).toEqual([])
    expect(faults(flow({ ask: ask({}) }, { slots }))).toEqual([
      'states.ask: slot "size" is an attachment: give a choice to go on without one',
    ])
  })

  it('is never the first message: that is not asked for', () => {
    expect(faults(flow({ ask: ask({}) }, { slots: { size: { from: 'message' } } }))).toEqual([
      'states.ask: slot "size" is the first message, which is never asked for',
    ])
  })
})

describe('the texts of a flow', () => {
  const tell = (told: string, more: Readonly<Record<string, string>> = {}) =>
    faults(flow({ done: { ...END, say: 'told' } }), { ...SMALL, texts: texts({ ...WORDS, told, ...more }, 'en', 'zh') })

  it('may name the slots it declares and what the engine always gives', () => {
    expect(tell('{size} of {shop}, {order_number}, {left, plural, one {#} other {#}}')).toEqual([])
  })

  it('are named with a value that nobody gives, nested ones too', () => {
    const fault = (name: string) =>
      ['en', 'zh'].map((locale) => `states.done: text "told" names {${name}} in ${locale}, which has no value there`)
    expect(tell('In {colour}')).toEqual(fault('colour'))
    expect(tell('{size, select, m {in {colour}} other {}}')).toEqual(fault('colour'))
    expect(tell('{count, plural, one {one} other {#}}')).toEqual(fault('count'))
    expect(tell('{constructor}')).toEqual(fault('constructor'))
  })

  it('are checked in the wording for a mood too', () => {
    expect(tell('Told.', { 'told.negative': 'Sorry, {name}' })).toHaveLength(2)
    expect(tell('Told.', { told_again: '{name}' })).toEqual([])
  })

  it('are named when they cannot be read', () => {
    expect(tell('Told {')).toEqual(['en', 'zh'].map((locale) => `states.done: text "told" cannot be read in ${locale}`))
  })

  it('have no values in the titles of choices, which are spoken without', () => {
    const ask = {
      kind: 'collect',
      slot: 'size',
      prompt: 'ask_size',
      choices: [{ title: 'told', value: 'm' }],
      next: 'look',
    }
    const vocabulary = { ...SMALL, texts: texts({ ...WORDS, told: 'From {shop}' }, 'en') }
    expect(faults(flow({ ask }), vocabulary)).toEqual([
      'states.ask: text "told" names {shop} in en, which has no value there',
    ])
  })
})
