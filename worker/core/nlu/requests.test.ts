import { describe, expect, it } from 'vitest'
import { readRequests } from './requests'

const clause = (text: string, start: number, name: string, confidence = 0.9) => ({
  clause: { text, start, end: start + text.length },
  intent: { name, confidence },
})
const WHOLE = new Map([
  ['cancel_order', 0.5],
  ['track_order', 0.4],
  ['promotion', 0.001],
])

describe('readRequests', () => {
  it('names two requests in the order they were made', () => {
    const clauses = [clause('cancel 1001', 0, 'cancel_order'), clause('where is 1002?', 16, 'track_order')]
    expect(readRequests(clauses, WHOLE)).toEqual([
      { intent: { name: 'cancel_order', confidence: 0.9 }, start: 0, end: 11 },
      { intent: { name: 'track_order', confidence: 0.9 }, start: 16, end: 30 },
    ])
  })

  it('finds none in one request told in two clauses', () => {
    const clauses = [clause('it is late', 0, 'track_order'), clause('where is it', 12, 'track_order')]
    expect(readRequests(clauses, WHOLE)).toEqual([])
  })

  it.each([
    ['unsure of', clause('that one', 12, 'cancel_order', 0.4)],
    ['small talk', clause('thank you', 12, 'thanks')],
    ['an intent that the whole message has no trace of', clause('the red one', 12, 'promotion', 0.7)],
  ])('does not count a clause that is %s', (_, second) => {
    expect(readRequests([clause('where is it', 0, 'track_order'), second], WHOLE)).toEqual([])
  })

  it('counts a clear clause even where the whole message has no trace of it', () => {
    const clauses = [clause('where is it', 0, 'track_order'), clause('do you have coupons', 16, 'promotion', 0.95)]
    expect(readRequests(clauses, WHOLE)).toHaveLength(2)
  })

  it('gives what is said between to the request before it, and what is said first to the first', () => {
    const clauses = [
      clause('hello', 0, 'greeting'),
      clause('cancel it', 7, 'cancel_order'),
      clause('sorry', 18, 'thanks'),
      clause('where is the other', 25, 'track_order'),
    ]
    expect(readRequests(clauses, WHOLE).map(({ start, end }) => [start, end])).toEqual([
      [0, 23],
      [25, 43],
    ])
  })
})
