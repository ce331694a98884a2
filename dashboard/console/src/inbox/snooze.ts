import { instantOf, localOf } from '../knowledge/zone'

export type Preset = { readonly id: 'hour' | 'evening' | 'tomorrow' | 'monday'; readonly until: string }

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** No use in putting away until this evening what would be back within the hour. */
const LAST_EVENING_HOUR = 17

/** Until when a conversation may be put away, counted on the clock of the agent's zone. `now` in epoch milliseconds. */
export function snoozePresets(now: number, timeZone: string): Preset[] {
  const local = localOf(new Date(now).toISOString(), timeZone)
  const today = local.slice(0, 10)
  const weekday = new Date(`${today}T00:00Z`).getUTCDay()
  const at = (days: number, time: string) => instantOf(`${dayAfter(today, days)}T${time}`, timeZone) ?? ''
  const presets: Preset[] = [{ id: 'hour', until: new Date(now + HOUR_MS).toISOString() }]
  if (Number(local.slice(11, 13)) < LAST_EVENING_HOUR) presets.push({ id: 'evening', until: at(0, '18:00') })
  presets.push({ id: 'tomorrow', until: at(1, '09:00') })
  // On a Sunday both would be the same.
  const toMonday = (8 - weekday) % 7 || 7
  if (toMonday > 1) presets.push({ id: 'monday', until: at(toMonday, '09:00') })
  return presets
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
}
