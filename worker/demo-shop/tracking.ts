import type { TrackingEvent } from '../core/domain'
import type { ShipmentStatus } from '../protocol'
import { MINUTE_MS } from './calendar'
import type { Carrier } from './carriers'
import { spoken } from './locales'
import type { ParcelPlan } from './plan'
import type { Random } from './random'
import { arrivalSteps, type Step, TEXTS, transitSteps } from './tracking-steps'

const DAY_MINUTES = 1_440
/** Least time between two scans of one parcel, in minutes. */
const SCAN_GAP_MINUTES = 10

export type TrackingInput = {
  readonly parcel: ParcelPlan
  readonly carrier: Carrier
  readonly country: string
  readonly city: string
  /** The instant at which today starts in the shop's zone, epoch milliseconds. */
  readonly todayStart: number
  /** No event is later than this, epoch milliseconds. */
  readonly now: number
}

/** A step with its minute, counted from the start of today. */
type Scan = { readonly step: Step; readonly minute: number }

/** A parcel's tracking history, oldest first, none in the future. A parcel the carrier has not seen has none. */
export function trackingEvents(input: TrackingInput, random: Random): TrackingEvent[] {
  return settle(scansOf(input, random), input).map(({ step, at }) => ({
    at,
    status: step.status,
    text: spoken<string>(TEXTS[step.code], (locale) => locale.tracking[step.code]),
    place: step.place,
  }))
}

function scansOf({ parcel, carrier, country, city }: TrackingInput, random: Random): Scan[] {
  if (parcel.status === 'pending') return []
  const collected = -parcel.sentDaysAgo * DAY_MINUTES + random.int(900, 1_110)
  const announced = { step: announcement(), minute: collected - random.int(90, 240) }
  if (parcel.status === 'info_received') return [announced]
  const transit = travelled(transitSteps(carrier, country), parcel, random)
  const arrival = arrivalSteps(parcel.status, `${city}, ${country}`, transit.at(-1)?.place ?? '')
  const last = -parcel.lastDaysAgo * DAY_MINUTES + hourOfLast(parcel.status, random)
  const until = arrival.length > 0 ? -parcel.lastDaysAgo * DAY_MINUTES : last
  const scans = spread(transit, collected, Math.max(collected, until), arrival.length === 0, random)
  return [announced, ...scans, ...arriving(arrival, last, random)]
}

function announcement(): Step {
  return { code: 'announced', status: 'info_received', place: 'Loures, PT' }
}

/** How much of the way a parcel has made: all of it once it arrived, all but the last step when it is late, the first hub when it is lost. */
function travelled(steps: readonly Step[], parcel: ParcelPlan, random: Random): readonly Step[] {
  if (parcel.status === 'exception' || parcel.status === 'expired') return steps.slice(0, 3)
  if (parcel.status !== 'in_transit') return steps
  if (parcel.sentDaysAgo === parcel.lastDaysAgo) return steps.slice(0, 1)
  const stuck = parcel.expectedInDays !== null && parcel.expectedInDays < 0
  return steps.slice(0, stuck ? Math.max(2, steps.length - 1) : random.int(2, steps.length))
}

/** Places steps evenly between two minutes, the first at `from`; the last one at `to` only when nothing follows it. */
function spread(steps: readonly Step[], from: number, to: number, closed: boolean, random: Random): Scan[] {
  const gaps = closed ? Math.max(1, steps.length - 1) : steps.length
  return steps.map((step, index) => {
    const even = from + ((to - from) * index) / gaps
    const isEnd = index === 0 || (closed && index === steps.length - 1)
    return { step, minute: Math.round(even) + (isEnd ? 0 : random.int(-40, 40)) }
  })
}

/** The last day: depot before dawn, the van in the morning, the door at `last`. */
function arriving(steps: readonly Step[], last: number, random: Random): Scan[] {
  const day = Math.floor(last / DAY_MINUTES) * DAY_MINUTES
  return steps.map((step, index) => {
    if (index === steps.length - 1) return { step, minute: last }
    return { step, minute: day + (step.code === 'depot' ? random.int(200, 300) : random.int(370, 500)) }
  })
}

/** Minute of the day of the newest event. */
function hourOfLast(status: ShipmentStatus, random: Random): number {
  if (status === 'out_for_delivery') return random.int(370, 480)
  if (status === 'delivered' || status === 'attempt_fail' || status === 'available_for_pickup')
    return random.int(560, 1_100)
  return random.int(480, 1_200)
}

/** Turns minutes into instants, moving what would be in the future back to just before now, in order. */
function settle(scans: readonly Scan[], { todayStart, now }: TrackingInput): { step: Step; at: number }[] {
  let limit = now - SCAN_GAP_MINUTES * MINUTE_MS
  const settled = [...scans].reverse().map(({ step, minute }) => {
    const at = Math.min(todayStart + minute * MINUTE_MS, limit)
    limit = at - SCAN_GAP_MINUTES * MINUTE_MS
    return { step, at }
  })
  return settled.reverse()
}
