import { describe, expect, test } from 'vitest'
import { fill, formatDay, formatInstant, formatMoney, formatRating, localise, percentOff } from './format'

const eur = (cents: number) => ({ cents, currency: 'EUR' })

describe('formatMoney', () => {
  test('puts the sign where the language has it', () => {
    expect(formatMoney(eur(6900), 'en')).toBe('€69.00')
    expect(formatMoney(eur(123456), 'zh')).toBe('€1,234.56')
  })
})

describe('percentOff', () => {
  test('rounds down', () => expect(percentOff(eur(11900), eur(14900))).toBe(20))
  test('is null without a higher price before', () => {
    expect(percentOff(eur(1000), null)).toBeNull()
    expect(percentOff(eur(1000), eur(1000))).toBeNull()
    expect(percentOff(eur(1000), { cents: 2000, currency: 'USD' })).toBeNull()
  })
})

describe('dates', () => {
  test('a day stays that day in every zone', () => {
    expect(formatDay('2026-03-01', 'en')).toMatch(/^Sun,? 1 Mar$/)
    expect(formatDay('2026-03-01', 'zh')).toContain('3月1日')
  })
  test('an instant is told in the shop’s zone', () => {
    expect(formatInstant('2026-07-01T23:30:00Z', 'en')).toBe('2 Jul, 00:30')
    expect(formatInstant('2026-07-01T23:30:00Z', 'en', false)).toBe('2 Jul 2026')
  })
  test('what is no date stays readable', () => {
    expect(formatDay('soon', 'en')).toBe('soon')
    expect(formatInstant('soon', 'zh')).toBe('soon')
  })
})

test('formatRating keeps one decimal', () => expect(formatRating(5, 'en')).toBe('5.0'))

test('localise falls back to English, then to any', () => {
  expect(localise({ en: 'Lamp', zh: '灯' }, 'zh')).toBe('灯')
  expect(localise({ en: 'Lamp' }, 'zh')).toBe('Lamp')
  expect(localise({ fr: 'Lampe' }, 'zh')).toBe('Lampe')
  expect(localise({}, 'zh')).toBe('')
})

test('fill leaves unknown names alone', () => expect(fill('{a} of {b}', { a: 1 })).toBe('1 of {b}'))
