import { describe, expect, it } from 'vitest'
import { askedAt, filled, fitting, mentionsIn } from './suggest'

describe('suggestions', () => {
  it('are asked for by a slash that begins a reply and an at sign that begins a word of a note', () => {
    expect(askedAt('/ref', 4, false)).toEqual({ kind: 'canned', word: 'ref', start: 0 })
    expect(askedAt('and/or', 6, false)).toBeNull()
    expect(askedAt('/ref', 4, true)).toBeNull()
    expect(askedAt('please @Li', 10, true)).toEqual({ kind: 'mention', word: 'Li', start: 7 })
    expect(askedAt('ana@example', 11, true)).toBeNull()
    expect(askedAt('@Li', 3, false)).toBeNull()
  })

  it('show titles that begin with the word first, then those that hold it, then texts', () => {
    const all = ['Late refund', 'Refund', 'Greeting'].map((title) => ({ id: title, title, text: '', put: '' }))
    const texts = [...all, { id: 'x', title: 'Sorry', text: 'A refund is on its way', put: '' }]
    expect(fitting(texts, 'refund').map(({ title }) => title)).toEqual(['Refund', 'Late refund', 'Sorry'])
  })

  it('fill in what is known, and leave no hole where it is not', () => {
    expect(
      filled('Hello {{shopper.name}}, this is {{agent.name}}.', { 'shopper.name': null, 'agent.name': 'Mia' }),
    ).toBe('Hello, this is Mia.')
    expect(filled('{{unheard_of}}', {})).toBe('{{unheard_of}}')
  })

  it('find the colleagues whom a note calls', () => {
    const agents = [
      { id: 'member:1', name: 'Li Wei' },
      { id: 'member:2', name: 'Mia' },
    ]
    expect(mentionsIn('@Li Wei can you look?', agents)).toEqual(['member:1'])
  })
})
