const DAY = /^(\d{4})-(\d{2})-(\d{2})$/
const INSTANT = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:?\d{2})$/

/** Epoch milliseconds of an instant with its offset (2026-11-27T09:00:00Z), or of the beginning of a day (2026-11-27) in the zone; null for anything else. */
export function readInstant(text: string, timeZone: string): number | null {
  const day = DAY.exec(text)
  if (day) return startOfDay(text, timeZone)
  const at = INSTANT.test(text) ? Date.parse(text.replace(' ', 'T')) : Number.NaN
  return Number.isNaN(at) ? null : at
}

function startOfDay(day: string, timeZone: string): number | null {
  const midnight = Date.parse(`${day}T00:00:00Z`)
  // 2026-02-30 reads as a day of March: it is none.
  if (Number.isNaN(midnight) || new Date(midnight).toISOString().slice(0, 10) !== day) return null
  // Twice: the first guess may stand on the other side of a change of the clocks.
  const guess = midnight - offsetAt(midnight, timeZone)
  return midnight - offsetAt(guess, timeZone)
}

/** How far the zone's clocks are ahead of UTC, in milliseconds. */
function offsetAt(at: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(at)
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value)
  return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second')) - at
}
