import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decimalsOf, fromMinorUnits, toMinorUnits } from './minor-units'

describe('toMinorUnits', () => {
  it.each([
    ['12.50', 'EUR', 1250],
    ['12.5', 'EUR', 1250],
    ['12', 'EUR', 1200],
    ['12.', 'EUR', 1200],
    ['0.29', 'EUR', 29],
    ['1.005', 'EUR', 101],
    ['1.0049', 'EUR', 100],
    ['-10.00', 'EUR', -1000],
    ['-0.001', 'EUR', 0],
    ['1200', 'JPY', 1200],
    ['1200.00', 'JPY', 1200],
    ['1.2345', 'KWD', 1235],
    ['90071992547409.91', 'EUR', 9007199254740991],
  ])('reads %s %s', (amount, currency, minor) => {
    expect(toMinorUnits(amount, currency)).toBe(minor)
  })

  it.each(['', '.', '.5', '1,200.00', '12 €', '1e3', 'NaN', '١٢', '12.3.4', '0x10'])(
    'does not guess at %j',
    (amount) => {
      expect(toMinorUnits(amount, 'EUR')).toBeNull()
    },
  )

  it('refuses what cannot be exact', () => {
    expect(toMinorUnits('90071992547409.93', 'EUR')).toBeNull()
  })

  it('comes back the same through fromMinorUnits', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.constantFrom('EUR', 'JPY', 'KWD'), (minor, currency) => {
        expect(toMinorUnits(fromMinorUnits(minor, currency), currency)).toBe(minor === 0 ? 0 : minor)
      }),
    )
  })
})

it('knows the places of a currency, and takes two for one nobody knows', () => {
  expect(['EUR', 'JPY', 'KWD', '???'].map(decimalsOf)).toEqual([2, 0, 3, 2])
})

it.each([
  [5, 'EUR', '0.05'],
  [-5, 'EUR', '-0.05'],
  [0, 'JPY', '0'],
  [1250, 'EUR', '12.50'],
])('writes %i %s as %s', (minor, currency, text) => {
  expect(fromMinorUnits(minor, currency)).toBe(text)
})
