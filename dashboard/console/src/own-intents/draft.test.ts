import { describe, expect, it } from 'vitest'
import { bodyOf, draftOf, EMPTY_DRAFT, linesOf, nameOfInput, problemsOf } from './draft'

const FIVE = ['a', 'b', 'c', 'd', 'e'].join('\n')

describe('linesOf', () => {
  it('takes a pasted list as it comes', () => {
    expect(linesOf('- Engrave it?\r\n\n 2. engraving\n* how long\nengrave IT?\n3 rings')).toEqual([
      'engrave IT?',
      'engraving',
      'how long',
      '3 rings',
    ])
  })
})

describe('nameOfInput', () => {
  it.each([
    ['Gift Wrapping', 'gift_wrapping'],
    ['刻字', '刻字'],
    ['e-mail  list', 'e_mail_list'],
  ])('makes a name of %j', (input, name) => expect(nameOfInput(input)).toBe(name))
})

describe('problemsOf', () => {
  it('finds nothing wrong with a good draft', () => {
    expect(problemsOf({ ...EMPTY_DRAFT, name: 'a', examples: FIVE, answer: { en: 'x' } }, ['b'])).toEqual({})
  })

  it('names each thing that is missing', () => {
    expect(problemsOf(EMPTY_DRAFT, [])).toEqual({
      name: { key: 'own_error_name' },
      examples: { key: 'own_error_few', values: { missing: 5 } },
      answer: { key: 'own_error_answer' },
    })
  })

  it('wants no words of its own where a person or a flow speaks', () => {
    for (const action of ['handoff', 'track_order'])
      expect(problemsOf({ ...EMPTY_DRAFT, name: 'a', examples: FIVE, action }, [])).toEqual({})
  })

  it.each([
    [{ name: 'taken' }, 'name', 'own_error_taken'],
    [{ examples: `${FIVE}\n${'x'.repeat(301)}` }, 'examples', 'own_error_long'],
    [{ examples: Array.from({ length: 201 }, (_, i) => `e ${i}`).join('\n') }, 'examples', 'own_error_many'],
  ] as const)('refuses %j', (change, field, key) => {
    const draft = { ...EMPTY_DRAFT, name: 'a', examples: FIVE, answer: { en: 'x' }, ...change }
    expect(problemsOf(draft, ['taken'])[field]?.key).toBe(key)
  })
})

describe('bodyOf', () => {
  it('gives back what was loaded', () => {
    const intent = {
      name: 'a',
      examples: ['a', 'b', 'c', 'd', 'e'],
      answer: { en: 'x' },
      quick_replies: { en: ['1', '2'] },
      action: { kind: 'answer' as const },
    }
    const { name: _, ...content } = intent
    expect(bodyOf(draftOf(intent), 3)).toEqual({ ...content, base_version: 3 })
  })

  it('leaves out what the action has no use for', () => {
    const draft = {
      ...EMPTY_DRAFT,
      examples: FIVE,
      action: 'track_order',
      answer: { en: 'x', zh: ' ' },
      replies: { en: '1' },
    }
    expect(bodyOf(draft, 0)).toMatchObject({
      answer: {},
      quick_replies: {},
      action: { kind: 'flow', flow: 'track_order' },
    })
    expect(bodyOf({ ...draft, action: 'handoff' }, 0)).toMatchObject({ answer: { en: 'x' }, quick_replies: {} })
  })
})
