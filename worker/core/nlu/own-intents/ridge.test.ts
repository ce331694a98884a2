import { expect, it } from 'vitest'
import { fitRidge } from './ridge'

const ROWS = [
  [1, 0.2, 0],
  [0.1, 1, 0.3],
  [0.5, 0.5, 1],
  [0.9, 0.1, 0.4],
  [0.2, 0.7, 0.7],
]
const TARGET = [1, 0, 0, 1, 0]
const PENALTIES = [0.3, 0.1, 0.2, 0.3, 0.1]

const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0)

function solved(keep: readonly number[]) {
  const rows = keep.map((i) => ROWS[i] ?? [])
  const cells = Float64Array.from(rows.flatMap((a) => rows.map((b) => dot(a, b))))
  const penalties = Float64Array.from(keep, (i) => PENALTIES[i] ?? 0)
  const target = Float64Array.from(keep, (i) => TARGET[i] ?? 0)
  return { rows, ...fitRidge({ size: rows.length, cells }, penalties, [target]) }
}

it('solves the regularised system', () => {
  const { rows, coefficients } = solved([0, 1, 2, 3, 4])
  const own = Array.from(coefficients[0] ?? [])
  for (const [i, row] of rows.entries()) {
    const told = rows.reduce((sum, other, j) => sum + dot(row, other) * (own[j] ?? 0), 0)
    expect(told + (PENALTIES[i] ?? 0) * (own[i] ?? 0)).toBeCloseTo(TARGET[i] ?? 0, 10)
  }
})

it('tells of each row what learning without it would tell', () => {
  const { leftOut } = solved([0, 1, 2, 3, 4])
  for (let out = 0; out < ROWS.length; out += 1) {
    const { rows, coefficients } = solved([0, 1, 2, 3, 4].filter((i) => i !== out))
    const told = rows.reduce((sum, row, j) => sum + dot(ROWS[out] ?? [], row) * (coefficients[0]?.[j] ?? 0), 0)
    expect(leftOut[0]?.[out]).toBeCloseTo(told, 10)
  }
})
