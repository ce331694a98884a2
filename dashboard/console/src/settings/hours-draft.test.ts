import { describe, expect, it } from 'vitest'
import {
  firstHours,
  hasFaults,
  isOverMidnight,
  mondayToFriday,
  nextSpan,
  spanFault,
  tidyHolidays,
  withDay,
} from './hours-draft'

const HOURS = firstHours('Europe/Lisbon')

describe('business hours as they are written', () => {
  it('begin with the working days from nine to five', () => {
    expect(HOURS.weekly.fri).toEqual([['09:00', '17:00']])
    expect(HOURS.weekly.sat).toEqual([])
    expect(hasFaults(HOURS)).toBe(false)
  })

  it('carry Monday over to the other working days and leave the weekend', () => {
    const changed = mondayToFriday(withDay(withDay(HOURS, 'mon', [['08:00', '12:00']]), 'sun', [['10:00', '12:00']]))
    expect(changed.weekly.wed).toEqual([['08:00', '12:00']])
    expect(changed.weekly.sun).toEqual([['10:00', '12:00']])
  })

  it('offer a further span after the last one, and never one past midnight', () => {
    expect(nextSpan([])).toEqual(['09:00', '17:00'])
    expect(nextSpan([['09:00', '12:00']])).toEqual(['13:00', '15:00'])
    expect(nextSpan([['09:00', '23:30']])).toEqual(['22:00', '24:00'])
  })

  it('are faulty where a time is missing or a span has no length', () => {
    expect(spanFault(['', '17:00'])).toBe('missing')
    expect(spanFault(['09:00', '09:00'])).toBe('empty')
    expect(spanFault(['22:00', '02:00'])).toBeNull()
    expect(isOverMidnight(['22:00', '02:00'])).toBe(true)
    expect(isOverMidnight(['22:00', '24:00'])).toBe(false)
    expect(hasFaults(withDay(HOURS, 'sun', [['', '']]))).toBe(true)
  })

  it('keep one holiday of a day, in the order of the days', () => {
    const holidays = [
      { date: '2026-12-26', name: 'b' },
      { date: '2026-12-25', name: 'a' },
      { date: '2026-12-26', name: 'c' },
    ]
    expect(tidyHolidays({ ...HOURS, holidays }).holidays.map(({ name }) => name)).toEqual(['a', 'c'])
  })
})
