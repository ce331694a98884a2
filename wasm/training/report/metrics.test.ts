import { describe, expect, it } from 'vitest'
import { measure, quantile, worstConfusions } from './metrics'

const judged = (truth: string, predicted: string) => ({ truth, predicted })

const EXAMPLE = [
  judged('a', 'a'),
  judged('a', 'b'),
  judged('b', 'b'),
  judged('b', 'nlu_fallback'),
  judged('out_of_scope', 'nlu_fallback'),
  judged('out_of_scope', 'out_of_scope'),
  judged('out_of_scope', 'a'),
  judged('out_of_scope', 'a'),
]

describe('measure', () => {
  it('counts a fallback as out of scope', () => {
    const metrics = measure(EXAMPLE)
    expect(metrics.n).toBe(8)
    expect(metrics.accuracy).toBe(4 / 8)
    expect(metrics.oos_recall).toBe(2 / 4)
    expect(metrics.oos_precision).toBe(2 / 3)
  })

  it('averages F1 over the labels of the file', () => {
    // a: 1 right, 2 actual, 3 called; b: 1, 2, 2; out_of_scope: 2, 4, 3
    expect(measure(EXAMPLE).macro_f1).toBeCloseTo((2 / 5 + 2 / 4 + 4 / 7) / 3)
  })

  it('has no out-of-scope figures for a file without such messages', () => {
    expect(measure([judged('a', 'a')])).toEqual({
      n: 1,
      accuracy: 1,
      macro_f1: 1,
      oos_recall: null,
      oos_precision: null,
    })
  })
})

describe('worstConfusions', () => {
  it('lists the most frequent mistakes first and keeps the fallback visible', () => {
    expect(worstConfusions(EXAMPLE, 2)).toEqual([
      { truth: 'out_of_scope', predicted: 'a', count: 2 },
      { truth: 'a', predicted: 'b', count: 1 },
    ])
    expect(worstConfusions(EXAMPLE, 9)).toContainEqual({ truth: 'b', predicted: 'nlu_fallback', count: 1 })
  })
})

describe('quantile', () => {
  it('takes the nearest rank', () => {
    expect(quantile([4, 1, 3, 2], 0.5)).toBe(2)
    expect(quantile([4, 1, 3, 2], 0.99)).toBe(4)
  })
})
