import { describe, expect, it } from 'vitest'
import { auroc } from './auroc'

describe('auroc', () => {
  it('is 1 when every positive is above every negative, and 0 the other way round', () => {
    expect(auroc([3, 4], [1, 2])).toBe(1)
    expect(auroc([1, 2], [3, 4])).toBe(0)
  })

  it('is the share of pairs in the right order, ties counting half', () => {
    // 2 > 1, 2 < 3, 3 > 1, 3 = 3
    expect(auroc([2, 3], [1, 3])).toBe(2.5 / 4)
    expect(auroc([1, 1], [1, 1, 1])).toBe(0.5)
  })

  it('is nothing without both sides', () => {
    expect(auroc([], [1])).toBeNaN()
  })
})
