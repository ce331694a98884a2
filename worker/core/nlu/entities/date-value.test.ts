import { describe, expect, it } from 'vitest'
import { formatDate, resolveDate } from './date-value'

/** A Wednesday. */
const TODAY = '2026-11-25'

describe('resolveDate', () => {
  const cases: readonly (readonly [value: string, day: string | null])[] = [
    ['2026-12-24', '2026-12-24'],
    ['2026-02-30', null],
    ['P0D', '2026-11-25'],
    ['P1D', '2026-11-26'],
    ['P-2D', '2026-11-23'],
    ['P-2W', '2026-11-11'],
    ['P3M', '2027-02-25'],
    ['P-1Y', '2025-11-25'],
    ['this:wed', '2026-11-25'],
    ['this:fri', '2026-11-27'],
    ['this:mon', '2026-11-30'],
    ['last:wed', '2026-11-18'],
    ['last:fri', '2026-11-20'],
    ['last:mon', '2026-11-23'],
    ['next:wed', '2026-12-02'],
    ['next:fri', '2026-11-27'],
    ['P-1W:mon', '2026-11-16'],
    ['P1W:sun', '2026-12-06'],
    ['P0W:mon', '2026-11-23'],
    ['--12-03', '2026-12-03'],
    ['--01-10', '2027-01-10'],
    ['--10-30', '2026-10-30'],
    ['---19', '2026-11-19'],
    ['---28', '2026-11-28'],
    ['---05', '2026-12-05'],
    ['---31', '2026-10-31'],
    ['--02-29', null],
    ['soon', null],
    ['next:xyz', null],
    ['P1W:xyz', null],
  ]
  for (const [value, day] of cases) it(value, () => expect(resolveDate(value, TODAY)).toBe(day))
  it('ends a month on its last day', () => expect(resolveDate('P1M', '2027-01-31')).toBe('2027-02-28'))
  it('finds the leap day nearby', () => expect(resolveDate('--02-29', '2027-12-01')).toBe('2028-02-29'))
  it('needs a day for today', () => {
    for (const today of ['', 'today', '2026-13-01']) expect(resolveDate('P1D', today)).toBeNull()
  })
})

describe('formatDate', () => {
  it('refuses what no calendar has', () => {
    expect(formatDate('2026', 2, 29)).toBeNull()
    expect(formatDate('2028', 2, 29)).toBe('2028-02-29')
    expect(formatDate('', 13, 1)).toBeNull()
    expect(formatDate('', null, 32)).toBeNull()
    expect(formatDate('26', 1, 5)).toBe('2026-01-05')
  })
})
