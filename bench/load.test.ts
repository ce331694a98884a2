import { describe, expect, it } from 'vitest'
import { addRound, emptySample, figuresOf, mean, percentile } from './load.ts'
import { durationOf, type Talker } from './talkers.ts'

const options = { base: new URL('http://127.0.0.1'), clients: 2, warmUpMs: 20, measureMs: 60, cpuMs: () => 5 }

function talker(exchange: () => Promise<{ ms: number; nluMs: number | null }>): () => Promise<Talker> {
  return async () => ({ exchange, close: () => {} })
}

describe('percentiles', () => {
  it('are values that were measured, by nearest rank', () => {
    const values = Array.from({ length: 100 }, (_, index) => index + 1)
    expect([0.5, 0.95, 0.99, 1].map((share) => percentile(values, share))).toEqual([50, 95, 99, 100])
    expect(percentile([7], 0.5)).toBe(7)
  })

  it('are null of nothing', () => {
    expect(percentile([], 0.5)).toBeNull()
    expect(mean([])).toBeNull()
    expect(figuresOf(emptySample())).toMatchObject({ p50_ms: null, per_s: 0, cpu_ms: null, count: 0 })
  })
})

describe('a round of load', () => {
  it('counts what ends after the warm-up and before the end', async () => {
    const sample = emptySample()
    const pause = () => new Promise((resolve) => setTimeout(resolve, 5))
    await addRound(
      sample,
      talker(async () => pause().then(() => ({ ms: 5, nluMs: 1 }))),
      options,
    )
    expect(sample.latencies.length).toBeGreaterThan(2)
    expect(sample.latencies.length).toBeLessThan(26)
    expect(sample).toMatchObject({ seconds: 0.06, cpuMs: 0, errors: 0 })
    expect(mean(sample.nlu)).toBe(1)
  })

  it('counts a client that fails', async () => {
    const sample = emptySample()
    await addRound(
      sample,
      talker(() => Promise.reject(new Error('refused'))),
      options,
    )
    expect(sample).toMatchObject({ errors: 2, messages: ['Error: refused', 'Error: refused'] })
  })
})

describe('Server-Timing', () => {
  it('gives the duration of a named part', () => {
    expect(durationOf('nlu;dur=1.25, dialogue;dur=0.50', 'nlu')).toBe(1.25)
    expect(durationOf('stored;dur=0', 'nlu')).toBeNull()
  })
})
