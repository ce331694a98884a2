import { describe, expect, it } from 'vitest'
import { adamBlock, adamStep, rateAt } from './adam'

describe('adamStep', () => {
  it('goes downhill', () => {
    const block = adamBlock(Float32Array.of(5, -3))
    for (let step = 1; step <= 400; step += 1) {
      block.weights.forEach((weight, i) => {
        block.gradient[i] = 2 * weight
      })
      adamStep([block], 0.05, 0, 10, step)
    }
    expect(Math.max(...block.weights.map(Math.abs))).toBeLessThan(0.1)
  })

  it('moves only the touched rows of a sparse block and clears their gradient', () => {
    const block = adamBlock(Float32Array.of(1, 1, 1, 1), 2)
    block.gradient.fill(1)
    block.touched.add(1)
    adamStep([block], 0.1, 0, 10, 1)
    expect([...block.weights.slice(0, 2)]).toEqual([1, 1])
    expect(block.weights[2]).toBeCloseTo(0.9)
    expect([...block.gradient.slice(2)]).toEqual([0, 0])
    expect(block.touched.size).toBe(0)
  })
})

describe('rateAt', () => {
  it('rises, peaks and falls to nothing', () => {
    expect(rateAt(5, 100, 1, 0.1)).toBeCloseTo(0.5)
    expect(rateAt(10, 100, 1, 0.1)).toBe(1)
    expect(rateAt(100, 100, 1, 0.1)).toBeCloseTo(0)
  })
})
