import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { checkShopFlow, type FlowSurroundings, usableFlows } from './shop-flows'

const END = { kind: 'end', outcome: 'completed' }

/** A valid flow of a shop's own that says one thing. */
function own(flow = 'hello', more: Record<string, unknown> = {}): Record<string, unknown> {
  const key = `x_${flow}_hi`
  return {
    flow,
    version: 1,
    title: { en: 'Hello', zh: '你好' },
    trigger: { intents: [] },
    slots: {},
    start: 'hi',
    states: { hi: { kind: 'say', say: key, next: 'done' }, done: END },
    texts: { en: { [key]: 'Hi from {shop}.' }, zh: { [key]: '{shop}向您问好。' } },
    ...more,
  }
}

const AROUND: FlowSurroundings = {
  flows: [],
  tools: [],
  intents: ['warranty', 'track_order', 'own:engraving'],
  locales: ['en', 'zh'],
}

function problems(input: unknown, around = AROUND, name = 'hello'): string[] {
  const checked = checkShopFlow(name, input, around)
  return checked.ok ? [] : checked.error.map(({ path, message }) => `${path.join('.')}: ${message}`)
}

function valid(input: unknown, name: string) {
  const checked = checkShopFlow(name, input, AROUND)
  if (!checked.ok) throw new Error(JSON.stringify(checked.error))
  return checked.value
}

describe('a flow of a shop', () => {
  it('may bring texts of its own and answer to an intent the shop taught', () => {
    expect(problems(own('hello', { trigger: { intents: ['own:engraving', 'warranty'] } }))).toEqual([])
  })

  it('is saved under its own name', () => {
    expect(problems(own('hallo'))).toContain('flow: must be "hello", the name it is saved under')
  })

  it('needs its texts in every language, under keys of its own, all of them said', () => {
    expect(problems(own('hello', { texts: { en: { x_hello_hi: 'Hi' } } }))).toEqual([
      'states.hi.say: text "x_hello_hi" is missing in zh',
    ])
    const { texts } = own() as { texts: Record<string, object> }
    const more = { ...texts, en: { ...texts['en'], x_other_hi: 'Hi', x_hello_no: 'No' }, xx: { x_hello_hi: 'Hi' } }
    expect(problems(own('hello', { texts: more }))).toEqual([
      'texts.en.x_other_hi: key "x_other_hi" must begin with x_hello_',
      'texts.en.x_other_hi: no state says "x_other_hi"',
      'texts.en.x_hello_no: no state says "x_hello_no"',
      'texts.xx: replies are written in en, zh only',
    ])
  })

  it('names no value that is not there, and writes texts that can be read', () => {
    const texts = { en: { x_hello_hi: 'Hi {stranger}' }, zh: { x_hello_hi: '你好 {' } }
    expect(problems(own('hello', { texts }))).toEqual([
      'states.hi.say: text "x_hello_hi" names {stranger} in en, which has no value there',
      'states.hi.say: text "x_hello_hi" cannot be read in zh',
      'texts.zh.x_hello_hi: is no ICU MessageFormat: look for a lone { or }',
    ])
  })

  it('takes no intent of another flow, built in or own, and none twice', () => {
    const taker = valid(own('taker', { trigger: { intents: ['warranty'] } }), 'taker')
    const around = { ...AROUND, flows: [taker] }
    const trigger = { intents: ['warranty', 'track_order', 'own:engraving', 'own:engraving'] }
    expect(problems(own('hello', { trigger }), around)).toEqual([
      'trigger.intents.0: intent "warranty" starts the flow taker',
      'trigger.intents.1: intent "track_order" starts the flow track_order',
      'trigger.intents.3: intent "own:engraving" is named twice',
    ])
    expect(problems(own('taker', { trigger: { intents: ['warranty'] } }), around, 'taker')).toEqual([])
  })

  it('shares no key with a flow whose name begins alike', () => {
    const states = { hi: { kind: 'say', say: 'x_a_b_hi', next: 'done' }, done: END }
    const texts = { en: { x_a_b_hi: 'Hi' }, zh: { x_a_b_hi: '好' } }
    const first = valid(own('a', { states, texts }), 'a')
    expect(problems(own('a_b', { states, texts }), { ...AROUND, flows: [first] }, 'a_b')).toEqual([
      'texts.en.x_a_b_hi: key "x_a_b_hi" is the flow a\'s',
      'texts.zh.x_a_b_hi: key "x_a_b_hi" is the flow a\'s',
    ])
  })

  it('tells of faults in shape alone, each with its path', () => {
    expect(problems({ ...own(), start: 5, more: 1 })).toEqual([
      'start: Invalid type: Expected string',
      'more: Invalid key: Expected never',
    ])
    for (const input of [null, 7, 'x', [], {}]) expect(problems(input).length).toBeGreaterThan(0)
  })
})

describe('stored flows', () => {
  const caller = (flow: string, calls: string) =>
    own(flow, {
      start: 'go',
      states: { go: { kind: 'call', flow: calls, outcomes: { completed: 'done', failed: 'done' } }, done: END },
      texts: {},
    })
  const stored = (...definitions: Record<string, unknown>[]) =>
    definitions.map((definition) => ({ name: String(definition['flow']), definition }))

  it('are used while they fit, whatever their intents have become', () => {
    const { flows, unusable } = usableFlows(
      stored(own('a', { trigger: { intents: ['own:gone'] } }), caller('b', 'a')),
      [],
    )
    expect(flows.map(({ flow }) => flow)).toEqual(['a', 'b'])
    expect(unusable).toEqual([])
  })

  it('are left out where they no longer fit, and with them those that call them', () => {
    const broken = own('a', { states: { hi: { kind: 'action', action: 'gone', outcomes: {} } } })
    const { flows, unusable } = usableFlows(
      stored(own('d'), caller('c', 'b'), caller('b', 'a'), broken, { flow: 'e' }),
      [],
    )
    expect(flows.map(({ flow }) => flow)).toEqual(['d'])
    expect(unusable.map(({ name }) => name).sort()).toEqual(['a', 'b', 'c', 'e'])
  })
})

it('the whole flow in the documentation can be saved', () => {
  const page = readFileSync(new URL('../../../docs/flows.md', import.meta.url), 'utf8')
  const [, json = ''] = /```json\n(.*?)```/s.exec(page) ?? []
  const around = { ...AROUND, intents: ['own:gift_wrapping'] }
  expect(problems(JSON.parse(json), around, 'gift_wrap')).toEqual([])
})
