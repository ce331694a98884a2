import { describe, expect, it } from 'vitest'
import { calibrationError, fitTemperature, fitThreshold } from './calibrate'

/** 80 of 100 right, always with the same logits. */
const OVERCONFIDENT = Array.from({ length: 100 }, (_, i) => ({ logits: [6, 0], truth: i < 80 ? 0 : 1 }))

describe('fitTemperature', () => {
  it('finds the temperature at which confidence is accuracy', () => {
    // 1 / (1 + exp(-6 / T)) = 0.8 at T = 6 / ln 4
    expect(fitTemperature(OVERCONFIDENT)).toBeCloseTo(6 / Math.log(4), 2)
  })
})

describe('calibrationError', () => {
  it('is the gap between confidence and accuracy', () => {
    expect(calibrationError(OVERCONFIDENT, 1)).toBeCloseTo(1 / (1 + Math.exp(-6)) - 0.8, 5)
    expect(calibrationError(OVERCONFIDENT, 6 / Math.log(4))).toBeCloseTo(0, 5)
  })
})

describe('fitThreshold', () => {
  it('keeps 95 % of the in-scope messages and ignores the others', () => {
    const inScope = Array.from({ length: 100 }, (_, i) => ({ logits: [i / 10, 0], truth: 0 }))
    const outside = Array.from({ length: 50 }, () => ({ logits: [0, 0], truth: 1 }))
    const threshold = fitThreshold([...inScope, ...outside], 1, 1)
    const kept = inScope.filter(({ logits: [x = 0] }) => 1 / (1 + Math.exp(-x)) >= threshold - 1e-4)
    expect(kept.length).toBeGreaterThanOrEqual(95)
    expect(kept.length).toBeLessThanOrEqual(97)
  })
})
