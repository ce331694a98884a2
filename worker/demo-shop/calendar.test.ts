import { describe, expect, test } from 'vitest'
import { addDays, addWorkingDays, dayOf, startOfDay, weekdayOf } from './calendar'

describe('calendar', () => {
  test('adds days over the ends of months and years', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
    expect(addDays('2028-03-01', -1)).toBe('2028-02-29')
  })

  test('counts working days over a weekend', () => {
    expect(addWorkingDays('2026-11-26', 2)).toBe('2026-11-30')
    expect(addWorkingDays('2026-11-28', 5)).toBe('2026-12-04')
  })

  test('knows weekdays', () => {
    expect(weekdayOf('2026-11-29')).toBe(0)
  })

  test("starts a day at the zone's midnight, in summer and in winter", () => {
    expect(new Date(startOfDay('2026-11-24', 'Europe/Lisbon')).toISOString()).toBe('2026-11-24T00:00:00.000Z')
    expect(new Date(startOfDay('2026-07-01', 'Europe/Lisbon')).toISOString()).toBe('2026-06-30T23:00:00.000Z')
    expect(new Date(startOfDay('2026-07-01', 'Asia/Shanghai')).toISOString()).toBe('2026-06-30T16:00:00.000Z')
  })

  test('starts the days on which clocks change at their own midnight', () => {
    expect(new Date(startOfDay('2026-03-29', 'Europe/Lisbon')).toISOString()).toBe('2026-03-29T00:00:00.000Z')
    expect(new Date(startOfDay('2026-03-30', 'Europe/Lisbon')).toISOString()).toBe('2026-03-29T23:00:00.000Z')
    expect(new Date(startOfDay('2026-10-25', 'Europe/Lisbon')).toISOString()).toBe('2026-10-24T23:00:00.000Z')
  })

  test('finds the day of an instant in a zone', () => {
    expect(dayOf(Date.parse('2026-06-30T23:30:00Z'), 'Europe/Lisbon')).toBe('2026-07-01')
    expect(dayOf(Date.parse('2026-11-24T00:00:00Z'), 'Europe/Lisbon')).toBe('2026-11-24')
  })

  test('refuses what is no day', () => {
    expect(() => addDays('24.11.2026', 1)).toThrow(RangeError)
    expect(() => startOfDay('2026-13-01', 'Europe/Lisbon')).toThrow(RangeError)
  })
})
