import { describe, expect, it } from 'vitest'
import { quantiseColumns, quantiseRows } from './quantise'

const MATRIX = Float32Array.of(1, -0.5, 0.25, 100, 50, -25)

describe('quantiseRows', () => {
  it('is within half a step of each row', () => {
    const { values, scales } = quantiseRows(MATRIX, 3)
    MATRIX.forEach((value, i) => {
      const scale = scales[Math.floor(i / 3)] ?? 0
      expect(Math.abs((values[i] ?? 0) * scale - value)).toBeLessThanOrEqual(scale * 0.5001)
    })
  })

  it('keeps a row of zeros', () => {
    expect([...quantiseRows(new Float32Array(4), 2).values]).toEqual([0, 0, 0, 0])
  })
})

describe('quantiseColumns', () => {
  it('has one scale per column', () => {
    const { values, scales } = quantiseColumns(MATRIX, 3)
    expect(scales).toHaveLength(3)
    expect([...values.slice(3)]).toEqual([127, 127, -127])
  })
})
