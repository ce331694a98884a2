import { describe, expect, it } from 'vitest'
import { confidenceOf, EVIDENCE, RANKING, SIGNALS, type Signals, scoreOf } from './ranking'

const NOTHING: Signals = { likeness: 0, grams: 0, words: 0, intent: 0, main: 0 }
const MUCH: Signals = { likeness: 0.9, grams: 0.8, words: 0.5, intent: 1, main: 1 }
const ASKED = { outside: 0, unsure: false, terms: 4 }

describe.each([
  ['with vectors', RANKING.withVectors],
  ['without vectors', RANKING.withoutVectors],
])('the fitted weights %s', (_, weights) => {
  it('are as many as there are signals and pieces of evidence, and finite', () => {
    expect(weights.rank).toHaveLength(SIGNALS.length)
    expect(weights.sure).toHaveLength(EVIDENCE.length)
    expect([...weights.rank, ...weights.sure].every(Number.isFinite)).toBe(true)
  })

  it('put no article down for what speaks for it', () => {
    for (const name of SIGNALS)
      expect(scoreOf({ ...NOTHING, [name]: 1 }, weights)).toBeGreaterThanOrEqual(scoreOf(NOTHING, weights))
  })

  it('are surer of what is far ahead, and less of what no shop deals with', () => {
    const sure = confidenceOf(MUCH, 2, ASKED, weights)
    expect(sure).toBeGreaterThan(0.8)
    expect(confidenceOf(MUCH, 0.1, ASKED, weights)).toBeLessThan(sure)
    expect(confidenceOf(MUCH, 2, { ...ASKED, outside: 1 }, weights)).toBeLessThan(sure)
    expect(confidenceOf(NOTHING, 0, ASKED, weights)).toBeLessThan(0.25)
  })

  it('stay within 0 and 1 however far ahead it is', () => {
    for (const ahead of [-1e9, 1e9, Number.POSITIVE_INFINITY]) {
      const confidence = confidenceOf(MUCH, ahead, ASKED, weights)
      expect(confidence).toBeGreaterThan(0)
      expect(confidence).toBeLessThan(1)
    }
  })
})
