import { describe, expect, it } from 'vitest'
import { dayIn, formatDay, formatLanguages, formatList, formatMoney } from './format'

describe('formatDay', () => {
  it('says a day as a person would', () => {
    expect(formatDay('2026-11-27', 'en')).toBe('Friday 27 November')
    expect(formatDay('2026-11-27', 'zh')).toBe('11月27日星期五')
    expect(formatDay('2026-11-27', 'pt')).toBe('sexta-feira, 27 de novembro')
    expect(formatDay('2026-11-27', 'ar')).toBe('الجمعة، 27 نوفمبر')
  })

  it('is the same day in any zone of the machine', () => {
    expect(formatDay('2026-01-01', 'en')).toBe('Thursday 1 January')
    expect(formatDay('2026-12-31', 'en')).toBe('Thursday 31 December')
  })

  it('leaves what is no day as it is', () => {
    for (const day of ['', 'soon', '2026-13-01']) expect(formatDay(day, 'en')).toBe(day)
  })
})

describe('formatMoney', () => {
  it('writes minor units with their currency', () => {
    expect(formatMoney(1_250, 'EUR', 'en')).toBe('€12.50')
    expect(formatMoney(0, 'EUR', 'en')).toBe('€0.00')
    expect(formatMoney(-990, 'EUR', 'en')).toBe('-€9.90')
    expect(formatMoney(123_456_789, 'CNY', 'zh')).toBe('¥1,234,567.89')
  })

  it('knows currencies without hundredths', () => {
    expect(formatMoney(1_250, 'JPY', 'en')).toBe('¥1,250')
    expect(formatMoney(1_250, 'KRW', 'zh')).toMatch(/1,250$/)
    expect(formatMoney(1_250, 'KWD', 'en')).toMatch(/1\.250/)
  })

  it('says the same the second time, in one currency and between two', () => {
    for (const _ of [1, 2]) {
      expect(formatMoney(1_250, 'JPY', 'en')).toBe('¥1,250')
      expect(formatMoney(1_250, 'EUR', 'en')).toBe('€12.50')
    }
  })
})

describe('formatList', () => {
  it('joins as the language does', () => {
    expect(formatList(['a', 'b', 'c'], 'en')).toBe('a, b and c')
    expect(formatList(['a', 'b', 'c'], 'de')).toBe('a, b und c')
    expect(formatList(['甲', '乙'], 'zh')).toBe('甲和乙')
    expect(formatList(['a'], 'fr')).toBe('a')
    expect(formatList([], 'ar')).toBe('')
  })
})

describe('formatLanguages', () => {
  it('names them in the language spoken', () => {
    expect(formatLanguages(['en', 'zh'], 'en')).toBe('English or Chinese')
    expect(formatLanguages(['en', 'de'], 'de')).toBe('Englisch oder Deutsch')
  })
})

describe('dayIn', () => {
  it('is the calendar day of the zone, not of UTC', () => {
    const at = Date.parse('2026-11-27T23:30:00Z')
    expect(dayIn(at, 'UTC')).toBe('2026-11-27')
    expect(dayIn(at, 'Asia/Shanghai')).toBe('2026-11-28')
    expect(dayIn(at, 'America/Los_Angeles')).toBe('2026-11-27')
    expect(dayIn(at, 'UTC')).toBe('2026-11-27')
  })

  it('knows no zone that does not exist, however often it is asked', () => {
    for (const _ of [1, 2]) expect(() => dayIn(0, 'Mars/Olympus')).toThrow(RangeError)
  })
})
