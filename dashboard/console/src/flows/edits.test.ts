import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { moveChoice, newFlow, offerPerson, readFlow, reword, textOf, toggleIntent } from './edits'

function flowOf(json: unknown) {
  const read = readFlow(json)
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.flow
}

const FILE = new URL('../../../../worker/core/dialogue/flows/newsletter.json', import.meta.url)
const JSON_TEXT = readFileSync(FILE, 'utf8')
const SMALL = flowOf({
  flow: 'small',
  version: 1,
  title: { en: 'Small' },
  trigger: { intents: ['a', 'b'], set: { a: { size: 's' } } },
  slots: { size: { from: 'choice' } },
  start: 'ask',
  states: {
    ask: {
      kind: 'collect',
      slot: 'size',
      prompt: 'ask_size',
      reprompt: 'ask_size',
      choices: ['s', 'm', 'l'].map((value) => ({ title: `size_${value}`, value })),
      next: 'again',
    },
    again: { kind: 'say', say: 'ask_size', next: 'end' },
    end: { kind: 'end', outcome: 'completed', say: 'thanks' },
  },
})

describe('edits of a flow', () => {
  it('come back as the JSON that was read, defaults left out', () => {
    expect(JSON.parse(textOf(flowOf(JSON.parse(JSON_TEXT))))).toEqual(JSON.parse(JSON_TEXT))
  })

  it('word a text for this flow alone, wherever it is said and in every language', () => {
    const edited = reword(SMALL, 'ask_size', { en: 'Size?', zh: '尺码？' })
    expect(edited.states).toMatchObject({
      ask: { prompt: 'x_small_ask_size', reprompt: 'x_small_ask_size' },
      again: { say: 'x_small_ask_size' },
      end: { say: 'thanks' },
    })
    expect(edited.texts).toEqual({ en: { x_small_ask_size: 'Size?' }, zh: { x_small_ask_size: '尺码？' } })
    const twice = reword(edited, 'x_small_ask_size', { en: 'Which?', zh: '哪个？' })
    expect(twice.states).toEqual(edited.states)
    expect(twice.texts?.['en']).toEqual({ x_small_ask_size: 'Which?' })
    expect(reword(SMALL, 'size_m', { en: 'Middle' }).states).toMatchObject({
      ask: { choices: [{ title: 'size_s' }, { title: 'x_small_size_m' }, { title: 'size_l' }] },
    })
  })

  it('take an intent away with what it sets, and add one', () => {
    expect(toggleIntent(SMALL, 'a').trigger).toEqual({ intents: ['b'], set: {} })
    expect(toggleIntent(SMALL, 'c').trigger.intents).toEqual(['a', 'b', 'c'])
  })

  it('move a choice, never off the list', () => {
    const order = (flow: typeof SMALL) => {
      const state = flow.states['ask']
      return state?.kind === 'collect' ? state.choices.map(({ value }) => value).join('') : ''
    }
    expect(order(moveChoice(SMALL, 'ask', 2, -1))).toBe('slm')
    expect(order(moveChoice(SMALL, 'ask', 0, 1))).toBe('msl')
    for (const [index, by] of [
      [0, -1],
      [2, 1],
      [9, 1],
    ] as const)
      expect(order(moveChoice(SMALL, 'ask', index, by))).toBe('sml')
    expect(moveChoice(SMALL, 'end', 0, 1)).toBe(SMALL)
  })

  it('offer a person or do not, at questions and ends alone', () => {
    const offered = offerPerson(offerPerson(SMALL, 'ask', true), 'end', true)
    expect(offered.states).toMatchObject({ ask: { offer_person: 'flow' }, end: { offer_person: true } })
    expect(offerPerson(offerPerson(offered, 'ask', false), 'end', false)).toEqual(SMALL)
    expect(offerPerson(SMALL, 'again', true)).toBe(SMALL)
  })

  it('begin a new flow that has the shape of one', () => {
    expect(readFlow(newFlow('gift_wrap', ['en', 'zh'])).ok).toBe(true)
    expect(readFlow({ flow: 'x' }).ok).toBe(false)
  })
})
