import { describe, expect, it } from 'vitest'
import { answersOf, calibrationError, fitRejection, fitTemperature, reliabilityBins } from './calibrate'

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
    expect(calibrationError(answersOf(OVERCONFIDENT, 1))).toBeCloseTo(1 / (1 + Math.exp(-6)) - 0.8, 5)
    expect(calibrationError(answersOf(OVERCONFIDENT, 6 / Math.log(4)))).toBeCloseTo(0, 5)
  })
})

describe('fitRejection', () => {
  const many = (n: number, logits: readonly number[], truth: number) =>
    Array.from({ length: n }, () => ({ logits: [...logits], truth }))

  it('refuses what is unsure when that is what lies outside', () => {
    const set = [...many(90, [6, 0, 0], 0), ...many(10, [0.4, 0.3, 0.3], 2)]
    const rule = fitRejection([set], 1, 2)
    const unsure = Math.exp(0.4) / (Math.exp(0.4) + 2 * Math.exp(0.3))
    expect(rule.confidence > unsure || rule.outOfScope <= 0.32).toBe(true)
  })

  it('listens to the chance of out of scope beside a likelier intent', () => {
    // Both are equally sure of intent 0; only the second leaves much to out of scope.
    const inside = many(95, [3, 2, -2], 0)
    const outside = many(20, [3, -2, 2], 2)
    const rule = fitRejection([[...inside, ...outside]], 1, 2)
    expect(rule.outOfScope).toBeLessThanOrEqual(0.27)
    expect(rule.outOfScope).toBeGreaterThan(0.01)
  })

  it('keeps 95 % of the in-scope messages, whatever that costs outside', () => {
    const sure = many(80, [5, 0, 0], 0)
    const hesitant = many(20, [1, 0.2, 0.2], 0)
    const outside = many(500, [1, 0.2, 0.2], 2)
    const rule = fitRejection([[...sure, ...hesitant, ...outside]], 1, 2)
    const total = Math.exp(1) + 2 * Math.exp(0.2)
    expect(rule.confidence).toBeLessThanOrEqual(Math.exp(1) / total)
    expect(rule.outOfScope).toBeGreaterThan(Math.exp(0.2) / total)
  })
})

describe('reliabilityBins', () => {
  it('leaves out empty bins and loses no answer', () => {
    const answers = [0.05, 0.95, 1].map((confidence) => ({ confidence, right: confidence > 0.5 }))
    const bins = reliabilityBins(answers, 10)
    expect(bins).toHaveLength(2)
    expect(bins.reduce((sum, { n }) => sum + n, 0)).toBe(3)
    expect(bins.at(-1)).toEqual({ n: 2, confidence: 0.975, accuracy: 1 })
  })
})
