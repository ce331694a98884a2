import { describe, expect, it } from 'vitest'
import { rankIntents, readSentiment, softmax } from './interpret'
import type { ModelManifest } from './manifest'

const MANIFEST: ModelManifest = {
  version: 'test',
  intents: ['track_order', 'greeting', 'thanks', 'affirm', 'deny'],
  languages: ['en', 'zh'],
  pattern: '.',
  units: { pieces: 256, buckets: 16, minGram: 2, maxGram: 5, maxUnits: 64 },
  bag: { buckets: 16, maxGram: 5 },
  temperature: 1,
  sentimentTemperature: 1,
  fallbackThreshold: 0.5,
  outOfScopeThreshold: 0.2,
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

  it('falls back where out of scope is too likely beside a likelier intent', () => {
    const manifest = { ...MANIFEST, intents: ['a', 'b', 'out_of_scope'] }
    const read = (outside: number) => rankIntents([0.75 - outside, 0.25, outside].map(Math.log), manifest).intent.name
    expect(read(0.1)).toBe('a')
    expect(read(0.21)).toBe('nlu_fallback')
    expect(rankIntents([0.1, 0.1, 0.8].map(Math.log), manifest).intent.name).toBe('out_of_scope')
  })

  it('names an intent exactly at the threshold', () => {
    const manifest = { ...MANIFEST, intents: ['a', 'b'], fallbackThreshold: 0.5 }
    expect(rankIntents([1, 1], manifest).intent.name).toBe('a')
  })
})

describe('readSentiment', () => {
  it('adds up the moods', () => {
    const sentiment = readSentiment([0.1, 0.1, 0.1, 0.7].map(Math.log), 1)
    expect(sentiment).toMatchObject({ label: 'positive', mood: 'pleased' })
    expect(sentiment.score).toBeCloseTo(0.7 - 0.1 - 0.06)
  })

  it('is negative when anger and disappointment together are likelier than the rest', () => {
    const sentiment = readSentiment([0.3, 0.3, 0.4, 0].map(Math.log), 1)
    expect(sentiment.label).toBe('negative')
  })

  it('puts anger below disappointment', () => {
    const [angry, disappointed] = [readSentiment([9, 0, 0, 0], 1), readSentiment([0, 9, 0, 0], 1)]
    expect(angry).toMatchObject({ label: 'negative', mood: 'angry' })
    expect(disappointed).toMatchObject({ label: 'negative', mood: 'disappointed' })
    expect(angry.score).toBeLessThan(disappointed.score)
  })
})
