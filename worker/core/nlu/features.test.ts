import { describe, expect, it } from 'vitest'
import { bagOf, wordsOf } from './features'
import { normaliseText } from './normalise'

const SETTINGS = { buckets: 16_384, maxGram: 5 }
const bag = (text: string) => bagOf(normaliseText(text), SETTINGS)

describe('wordsOf', () => {
  it('cuts spaced words, unspaced runs, numbers and symbols', () => {
    expect(wordsOf(normaliseText('我要退2件 red T-shirts!'))).toEqual(['我要退', '2', '件', 'red', 't', 'shirts', '!'])
  })
})

describe('bagOf', () => {
  it('is two groups of length 1', () => {
    const squares = bag('where is my parcel').weights.reduce((sum, weight) => sum + weight * weight, 0)
    expect(squares).toBeCloseTo(2, 5)
  })

  it('keeps every bucket inside the table', () => {
    const { buckets } = bag('my parcel is late 我的包裹还没到')
    expect(buckets.every((bucket) => bucket >= 0 && bucket < SETTINGS.buckets)).toBe(true)
  })

  it('shares most of its features between a word and its misspelling', () => {
    const right = new Set(bag('refund').buckets)
    const wrong = [...bag('refundd').buckets]
    expect(wrong.filter((bucket) => right.has(bucket)).length).toBeGreaterThan(10)
  })

  it('tells word order apart', () => {
    expect([...bag('order my').buckets].sort()).not.toEqual([...bag('my order').buckets].sort())
  })

  it('reads Chinese by pairs and triples of characters', () => {
    const whole = new Set(bag('我要退货').buckets)
    const part = [...bag('退货').buckets]
    expect(part.some((bucket) => whole.has(bucket))).toBe(true)
  })

  it('gives one weightless entry for an empty text', () => {
    expect(bag('')).toEqual({ buckets: new Int32Array(1), weights: new Float32Array(1) })
  })

  it('pins the buckets of one text: the model was trained with exactly these', () => {
    expect([...bag('hi').buckets]).toMatchInlineSnapshot(`
      [
        11305,
        6508,
        13494,
        12318,
        14824,
        7426,
        5641,
        12788,
      ]
    `)
  })
})
