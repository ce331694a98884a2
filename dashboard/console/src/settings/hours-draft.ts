import type { HoursSettings } from '../../../../worker/protocol'

export type Hours = NonNullable<HoursSettings['hours']>
export type Span = Hours['weekly']['mon'][number]
export type Weekday = keyof Hours['weekly']
export const WEEKDAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const WORKDAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri']
const NINE_TO_FIVE: Span = ['09:00', '17:00']
export const MAX_SPANS = 6

/** What a shop begins with that sets hours for the first time. */
export function firstHours(timezone: string): Hours {
  const day = (name: Weekday): Span[] => (WORKDAYS.includes(name) ? [NINE_TO_FIVE] : [])
  const weekly = {
    mon: day('mon'),
    tue: day('tue'),
    wed: day('wed'),
    thu: day('thu'),
    fri: day('fri'),
    sat: [],
    sun: [],
  }
  return { timezone, weekly, holidays: [] }
}

/** A further span after those of a day: from an hour after the last one, for two hours at most. */
export function nextSpan(spans: readonly Span[]): Span {
  const last = spans.at(-1)
  if (!last) return NINE_TO_FIVE
  const from = Math.min(Number(last[1].slice(0, 2)) + 1, 22)
  return [clockOf(from), clockOf(Math.min(from + 2, 24))]
}

/** Monday's hours on every working day. */
export function mondayToFriday(hours: Hours): Hours {
  const { mon } = hours.weekly
  return { ...hours, weekly: { ...hours.weekly, tue: mon, wed: mon, thu: mon, fri: mon } }
}

export function withDay(hours: Hours, day: Weekday, spans: Span[]): Hours {
  return { ...hours, weekly: { ...hours.weekly, [day]: spans } }
}

/** What is wrong with a span: a time that is missing, or one that ends when it begins. One that ends earlier goes on over midnight. */
export function spanFault([from, to]: Span): 'missing' | 'empty' | null {
  if (!/^\d\d:\d\d$/.test(from) || !/^\d\d:\d\d$/.test(to)) return 'missing'
  return from === to ? 'empty' : null
}

export function isOverMidnight([from, to]: Span): boolean {
  return to !== '24:00' && to < from
}

export function hasFaults({ weekly, holidays }: Hours): boolean {
  const spans = WEEKDAYS.flatMap((day) => weekly[day])
  return spans.some((span) => spanFault(span) !== null) || holidays.some(({ date }) => date === '')
}

/** Holidays by day, each day once: of two on one day the later one written stays. */
export function tidyHolidays(hours: Hours): Hours {
  const byDay = new Map(hours.holidays.map((holiday) => [holiday.date, holiday]))
  return { ...hours, holidays: [...byDay.values()].sort((a, b) => a.date.localeCompare(b.date)) }
}

function clockOf(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`
}
