import type { Language, Translate } from '../i18n'
import { usePreferences } from '../preferences'
import { browserZone } from '../use-overview'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** The agent's zone: UTC where they chose it, else where they sit. */
export function useZone(): string {
  return usePreferences().zone === 'utc' ? 'UTC' : browserZone()
}

/** How long ago, in one unit: "now", "4 min", "2 h", "3 d". */
export function ageOf(from: string, now: number, language: Language, t: Translate): string {
  const ms = Math.max(0, now - Date.parse(from))
  if (ms < MINUTE_MS) return t('inbox_now')
  const [value, unit] =
    ms < HOUR_MS
      ? ([ms / MINUTE_MS, 'minute'] as const)
      : ms < DAY_MS
        ? ([ms / HOUR_MS, 'hour'] as const)
        : ([ms / DAY_MS, 'day'] as const)
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short' }).format(Math.floor(value))
}

export function clockOf(at: string, language: Language, timeZone: string): string {
  return new Intl.DateTimeFormat(language, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
    new Date(at),
  )
}

export function momentOf(at: string, language: Language, timeZone: string): string {
  return new Intl.DateTimeFormat(language, {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(at))
}

/** The calendar day in a zone, YYYY-MM-DD. */
export function dayIn(at: string, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    new Date(at),
  )
}

/** "Today", "Yesterday", or the day. */
export function dayName(at: string, now: number, zone: { language: Language; timeZone: string }, t: Translate): string {
  const { language, timeZone } = zone
  const day = dayIn(at, timeZone)
  if (day === dayIn(new Date(now).toISOString(), timeZone)) return t('inbox_today')
  if (day === dayIn(new Date(now - DAY_MS).toISOString(), timeZone)) return t('inbox_yesterday')
  return new Intl.DateTimeFormat(language, { timeZone, weekday: 'long', day: 'numeric', month: 'long' }).format(
    new Date(at),
  )
}
