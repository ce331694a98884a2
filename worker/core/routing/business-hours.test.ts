import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type BusinessHours, businessMs, isOpen, minutesOf, nextOpening } from './business-hours'

const at = (iso: string) => Date.parse(iso)
const iso = (instant: number | null) => (instant === null ? null : new Date(instant).toISOString())
const WEEK = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] }
const DAYS: BusinessHours['weekly'][keyof BusinessHours['weekly']] = [['09:00', '17:00']]
const BERLIN: BusinessHours = {
  timezone: 'Europe/Berlin',
  weekly: {
    ...WEEK,
    mon: DAYS,
    tue: DAYS,
    wed: DAYS,
    thu: DAYS,
    fri: [
      ['09:00', '12:00'],
      ['13:00', '15:00'],
    ],
  },
  holidays: [{ date: '2026-12-25', name: 'Christmas Day' }],
}

describe('isOpen', () => {
  it('opens with the first minute and closes with the last', () => {
    // Wednesday, winter time: UTC+1.
    expect(isOpen(BERLIN, at('2026-11-25T07:59:59Z'))).toBe(false)
    expect(isOpen(BERLIN, at('2026-11-25T08:00:00Z'))).toBe(true)
    expect(isOpen(BERLIN, at('2026-11-25T15:59:59Z'))).toBe(true)
    expect(isOpen(BERLIN, at('2026-11-25T16:00:00Z'))).toBe(false)
  })

  it('keeps breaks, weekends and holidays', () => {
    expect(isOpen(BERLIN, at('2026-11-27T11:30:00Z'))).toBe(false)
    expect(isOpen(BERLIN, at('2026-11-28T10:00:00Z'))).toBe(false)
    expect(isOpen(BERLIN, at('2026-12-25T10:00:00Z'))).toBe(false)
  })

  it('follows the clocks over their changes', () => {
    // Summer time began on Sunday 29 March: nine o'clock is seven UTC from then on.
    expect(isOpen(BERLIN, at('2026-03-27T07:30:00Z'))).toBe(false)
    expect(isOpen(BERLIN, at('2026-03-30T07:30:00Z'))).toBe(true)
  })

  it('goes on over midnight', () => {
    const night: BusinessHours = { ...BERLIN, weekly: { ...WEEK, thu: [['22:00', '02:00']] }, holidays: [] }
    expect(isOpen(night, at('2026-11-26T22:30:00Z'))).toBe(true)
    expect(isOpen(night, at('2026-11-27T00:59:00Z'))).toBe(true)
    expect(isOpen(night, at('2026-11-27T01:00:00Z'))).toBe(false)
    const holiday = { ...night, holidays: [{ date: '2026-11-27', name: 'x' }] }
    expect(isOpen(holiday, at('2026-11-26T22:30:00Z'))).toBe(true)
    expect(isOpen(holiday, at('2026-11-26T23:30:00Z'))).toBe(false)
  })

  it('is open around the clock when every day is', () => {
    const day: typeof DAYS = [['00:00', '24:00']]
    const weekly = { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day }
    const always: BusinessHours = { timezone: 'Asia/Shanghai', weekly, holidays: [] }
    fc.assert(fc.property(fc.integer({ min: at('2026-01-01'), max: at('2027-01-01') }), (now) => isOpen(always, now)))
  })
})

describe('nextOpening', () => {
  it('is now while it is open, else the next beginning', () => {
    expect(iso(nextOpening(BERLIN, at('2026-11-25T10:00:00Z')))).toBe('2026-11-25T10:00:00.000Z')
    expect(iso(nextOpening(BERLIN, at('2026-11-25T17:00:00Z')))).toBe('2026-11-26T08:00:00.000Z')
    expect(iso(nextOpening(BERLIN, at('2026-11-27T16:00:00Z')))).toBe('2026-11-30T08:00:00.000Z')
    expect(iso(nextOpening(BERLIN, at('2026-12-24T17:00:00Z')))).toBe('2026-12-28T08:00:00.000Z')
  })

  it('is none for a shop nobody answers in', () => {
    expect(nextOpening({ ...BERLIN, weekly: WEEK }, at('2026-11-25T10:00:00Z'))).toBeNull()
    expect(nextOpening({ ...BERLIN, weekly: { ...WEEK, mon: [['9', 'x']] } }, at('2026-11-25T10:00:00Z'))).toBeNull()
  })

  it('is always an instant at which it is open, and none is open before it', () => {
    fc.assert(
      fc.property(fc.integer({ min: at('2026-01-01'), max: at('2027-01-01') }), (now) => {
        const next = nextOpening(BERLIN, now) ?? Number.NaN
        expect(isOpen(BERLIN, next)).toBe(true)
        if (next > now) expect(isOpen(BERLIN, now + Math.floor((next - now) / 2))).toBe(false)
      }),
    )
  })
})

describe('businessMs', () => {
  it('counts only the hours somebody is there', () => {
    const hour = 3_600_000
    // From Thursday 16:00 over the night to Friday 10:00, and over the break.
    expect(businessMs(BERLIN, at('2026-11-26T15:00:00Z'), at('2026-11-27T09:00:00Z'))).toBe(2 * hour)
    expect(businessMs(BERLIN, at('2026-11-27T10:00:00Z'), at('2026-11-27T13:00:00Z'))).toBe(2 * hour)
    expect(businessMs(BERLIN, at('2026-11-28T00:00:00Z'), at('2026-11-29T00:00:00Z'))).toBe(0)
  })

  it('adds up over a cut anywhere, also where spans overlap', () => {
    const overlapping: BusinessHours = {
      ...BERLIN,
      weekly: {
        ...BERLIN.weekly,
        wed: [
          ['08:00', '12:00'],
          ['10:00', '18:00'],
        ],
      },
    }
    const from = at('2026-11-23T00:00:00Z')
    fc.assert(
      fc.property(fc.nat(7 * 86_400_000), fc.nat(7 * 86_400_000), (a, b) => {
        const cut = from + Math.min(a, b)
        const to = from + Math.max(a, b)
        const whole = businessMs(overlapping, from, to)
        expect(businessMs(overlapping, from, cut) + businessMs(overlapping, cut, to)).toBe(whole)
        expect(whole).toBeLessThanOrEqual(to - from)
      }),
    )
  })
})

describe('minutesOf', () => {
  it('reads clock times and nothing else', () => {
    expect(['00:00', '09:30', '24:00', '24:01', '09:60', '9:30', ''].map(minutesOf)).toEqual([
      0,
      570,
      1440,
      null,
      null,
      null,
      null,
    ])
  })
})
