import { describe, expect, it } from 'vitest'
import { rankIntents, readSentiment, softmax } from './interpret'
import type { ModelManifest } from './manifest'

const MANIFEST: ModelManifest = {
  version: 'test',
  intents: ['track_order', 'greeting', 'thanks', 'affirm', 'deny'],
  pattern: '.',
  padPiece: 256,
  maxPieces: 64,
  bag: { buckets: 16, maxGram: 5 },
  temperature: 1,
  sentimentTemperature: 1,
  fallbackThreshold: 0.5,
}

describe('softmax', () => {
  it('sums to 1 and keeps the order', () => {
    const [a = 0, b = 0, c = 0] = softmax([1, 2, 3], 1)
    expect(a + b + c).toBeCloseTo(1)
    expect(a < b && b < c).toBe(true)
  })

  it('is flatter at a higher temperature', () => {
    expect(softmax([0, 4], 2)[1]).toBeLessThan(softmax([0, 4], 1)[1] ?? 0)
  })

  it('survives large logits', () => {
    expect(softmax([1_000, 0], 1)).toEqual([1, 0])
  })
})

describe('rankIntents', () => {
  it('names the likeliest intent and the next three', () => {
    const { intent, alternatives } = rankIntents([9, 3, 2, 1, 0], MANIFEST)
    expect(intent.name).toBe('track_order')
    expect(alternatives.map(({ name }) => name)).toEqual(['greeting', 'thanks', 'affirm'])
  })

  it('falls back below the threshold, with the confidence that was too low', () => {
    const { intent, alternatives } = rankIntents([1, 0.9, 0.8, 0, 0], MANIFEST)
    expect(intent.name).toBe('nlu_fallback')
    expect(intent.confidence).toBe(alternatives[0]?.confidence)
    expect(alternatives.map(({ name }) => name)).toEqual(['track_order', 'greeting', 'thanks'])
  })

  it('names an intent exactly at the threshold', () => {
    const manifest = { ...MANIFEST, intents: ['a', 'b'], fallbackThreshold: 0.5 }
    expect(rankIntents([1, 1], manifest).intent.name).toBe('a')
  })
})

describe('readSentiment', () => {
  it('scores positive minus negative', () => {
    const sentiment = readSentiment([Math.log(0.2), Math.log(0.1), Math.log(0.7)], 1)
    expect(sentiment.label).toBe('positive')
    expect(sentiment.score).toBeCloseTo(0.5)
  })
})
