/** An instant as a field of date and time shows it in a zone: 2026-11-27T09:00. Empty for none. */
export function localOf(instant: string | null, timeZone: string): string {
  if (instant === null) return ''
  const at = Date.parse(instant)
  return new Date(at + offsetAt(at, timeZone)).toISOString().slice(0, 16)
}

/** The instant a field of date and time means in a zone; null for an empty one. */
export function instantOf(local: string, timeZone: string): string | null {
  const wall = Date.parse(`${local}Z`)
  if (local === '' || Number.isNaN(wall)) return null
  // Twice: the first guess may stand on the other side of a change of the clocks.
  const guess = wall - offsetAt(wall, timeZone)
  return new Date(wall - offsetAt(guess, timeZone)).toISOString()
}

/** How far the zone's clocks are ahead of UTC, in milliseconds. */
function offsetAt(at: number, timeZone: string): number {
  const minute = Math.floor(at / 60_000) * 60_000
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  }).formatToParts(minute)
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value)
  return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute')) - minute
}
