import type { OrderPlan, ParcelPlan } from './plan'
import type { Random } from './random'
import type { Zone } from './zones'

/** What becomes of an order, before it is known whose it is and what is in it. */
export type Fate = Omit<OrderPlan, 'email' | 'items'>
type Scenario = {
  readonly count: number
  readonly minLines?: number
  readonly fate: (random: Random, zone: Zone) => Fate
}

const REASONS = ['does_not_fit', 'changed_mind', 'damaged', 'wrong_item'] as const

/** The base orders beside the documented ones: 485 of them. Ages stay under ninety days. */
export const BASE_SCENARIOS: readonly Scenario[] = [
  { count: 14, fate: (random) => unsent('pending_payment', random.int(1, 5)) },
  { count: 34, fate: (random) => unsent('processing', random.int(1, 2)) },
  { count: 10, fate: (random) => unsent('cancelled', random.int(2, 80)) },
  { count: 16, fate: cancelledPaid },
  { count: 52, fate: (random, zone) => shipped([onTheWay(random, zone)], random) },
  { count: 19, fate: (random, zone) => shipped([overdue(random, zone)], random) },
  { count: 5, fate: (random, zone) => shipped([stopped('exception', random, zone)], random) },
  { count: 2, fate: (random, zone) => shipped([expired(random, zone)], random) },
  { count: 9, fate: (random, zone) => shipped([arriving('out_for_delivery', 0, random, zone)], random) },
  { count: 6, fate: (random, zone) => shipped([arriving('attempt_fail', 1, random, zone)], random) },
  {
    count: 7,
    fate: (random, zone) => shipped([arriving('available_for_pickup', random.int(1, 5), random, zone)], random),
  },
  { count: 8, fate: (random, zone) => shipped([announced('info_received', random, zone)], random) },
  { count: 4, fate: (random, zone) => shipped([announced('pending', random, zone)], random) },
  {
    count: 9,
    minLines: 2,
    fate: (random, zone) => shipped([arrived(2, random, zone), onTheWay(random, zone)], random),
  },
  {
    count: 9,
    minLines: 3,
    fate: (random, zone) => partlyShipped([arrived(1, random, zone), onTheWay(random, zone)], random),
  },
  { count: 8, minLines: 2, fate: (random, zone) => partlyShipped([onTheWay(random, zone)], random) },
  { count: 14, minLines: 2, fate: (random, zone) => delivered(twins(random.int(2, 60), random, zone), random) },
  { count: 6, minLines: 3, fate: (random, zone) => delivered(triplets(random.int(2, 40), random, zone), random) },
  { count: 18, fate: returnUnderWay },
  { count: 14, fate: returned },
  { count: 22, fate: (random, zone) => refunded(random.int(14, 66), random, zone) },
  { count: 109, fate: (random, zone) => delivered([arrived(random.int(1, 29), random, zone)], random) },
  { count: 90, fate: (random, zone) => delivered([arrived(random.int(32, 72), random, zone)], random) },
]

/** An order of the time before the base ones, delivered `ago` days ago or thereabouts; nothing of it is still open. */
export function pastFate(ago: number, random: Random, zone: Zone): Fate {
  const kind = random.weighted([80, 7, 8, 5])
  if (kind === 1) return delivered(twins(ago, random, zone), random)
  if (kind === 2) return refunded(ago, random, zone)
  if (kind === 3) return unsent('cancelled', ago)
  return delivered([arrived(ago, random, zone)], random)
}

function unsent(status: OrderPlan['status'], placedDaysAgo: number): Fate {
  return { status, placedDaysAgo, parcels: [] }
}

function cancelledPaid(random: Random): Fate {
  const requestedDaysAgo = random.int(1, 60)
  const paid = requestedDaysAgo > 4
  const refund = paid
    ? { status: 'paid' as const, requestedDaysAgo, paidDaysAgo: requestedDaysAgo - random.int(3, 4) }
    : { status: 'approved' as const, requestedDaysAgo }
  return { ...unsent('cancelled', requestedDaysAgo + random.int(0, 1)), refund }
}

function shipped(parcels: readonly ParcelPlan[], random: Random): Fate {
  return sent('shipped', parcels, random)
}

function partlyShipped(parcels: readonly ParcelPlan[], random: Random): Fate {
  return sent('partly_shipped', parcels, random)
}

function delivered(parcels: readonly ParcelPlan[], random: Random): Fate {
  return sent('delivered', parcels, random)
}

/** Packing takes a day or two before the first parcel leaves. */
function sent(status: OrderPlan['status'], parcels: readonly ParcelPlan[], random: Random): Fate {
  const first = Math.max(...parcels.map((parcel) => parcel.sentDaysAgo))
  return { status, placedDaysAgo: first + random.int(1, 2), parcels }
}

function onTheWay(random: Random, zone: Zone): ParcelPlan {
  const days = random.int(zone.minDays, zone.maxDays)
  const sentDaysAgo = random.int(1, days)
  return {
    status: 'in_transit',
    sentDaysAgo,
    lastDaysAgo: random.int(1, Math.min(2, sentDaysAgo)),
    expectedInDays: days - sentDaysAgo,
  }
}

function overdue(random: Random, zone: Zone): ParcelPlan {
  const lateDays = random.int(1, 7)
  const sentDaysAgo = zone.maxDays + lateDays
  return { status: 'in_transit', sentDaysAgo, lastDaysAgo: lateDays + random.int(0, 1), expectedInDays: -lateDays }
}

function stopped(status: 'exception', random: Random, zone: Zone): ParcelPlan {
  const lateDays = random.int(4, 9)
  return { status, sentDaysAgo: zone.maxDays + lateDays, lastDaysAgo: random.int(1, 3), expectedInDays: -lateDays }
}

function expired(random: Random, zone: Zone): ParcelPlan {
  const sentDaysAgo = random.int(45, 60)
  return {
    status: 'expired',
    sentDaysAgo,
    lastDaysAgo: sentDaysAgo - random.int(32, 40),
    expectedInDays: zone.maxDays - sentDaysAgo,
  }
}

function arriving(
  status: 'out_for_delivery' | 'attempt_fail' | 'available_for_pickup',
  ago: number,
  random: Random,
  zone: Zone,
): ParcelPlan {
  const days = random.int(zone.minDays, zone.maxDays)
  // After a failed attempt the next one is today.
  return { status, sentDaysAgo: days + ago, lastDaysAgo: ago, expectedInDays: status === 'attempt_fail' ? 0 : -ago }
}

function announced(status: 'info_received' | 'pending', random: Random, zone: Zone): ParcelPlan {
  return { status, sentDaysAgo: 1, lastDaysAgo: 1, expectedInDays: random.int(zone.minDays, zone.maxDays) }
}

function arrived(ago: number, random: Random, zone: Zone): ParcelPlan {
  const days = random.int(zone.minDays, zone.maxDays)
  return {
    status: 'delivered',
    sentDaysAgo: ago + days,
    lastDaysAgo: ago,
    expectedInDays: -ago + random.pick([0, 0, 0, 0, 1, -1]),
  }
}

function twins(ago: number, random: Random, zone: Zone): readonly ParcelPlan[] {
  return [arrived(ago + random.int(1, 2), random, zone), arrived(ago, random, zone)]
}

function triplets(ago: number, random: Random, zone: Zone): readonly ParcelPlan[] {
  return [...twins(ago + 1, random, zone), arrived(ago, random, zone)]
}

function returnUnderWay(random: Random, zone: Zone): Fate {
  const ago = random.int(6, 28)
  const requestedDaysAgo = random.int(1, 5)
  const status = random.pick(['requested', 'label_sent', 'in_transit'] as const)
  const kind = random.chance(0.35) ? 'exchange' : 'return'
  const asked =
    kind === 'return' && status === 'in_transit' ? { refund: { status: 'requested' as const, requestedDaysAgo } } : {}
  return {
    ...delivered([arrived(ago, random, zone)], random),
    return: { kind, status, requestedDaysAgo, reason: random.pick(REASONS) },
    ...asked,
  }
}

function returned(random: Random, zone: Zone): Fate {
  const requestedDaysAgo = random.int(5, 9)
  const status = random.pick(['requested', 'approved', 'approved', 'rejected'] as const)
  return {
    ...sent('returned', [arrived(requestedDaysAgo + random.int(3, 18), random, zone)], random),
    return: { kind: 'return', status: 'received', requestedDaysAgo, reason: random.pick(REASONS) },
    refund: { status, requestedDaysAgo: requestedDaysAgo - 3 },
  }
}

function refunded(ago: number, random: Random, zone: Zone): Fate {
  const requestedDaysAgo = ago - random.int(1, 4)
  return {
    ...sent('refunded', [arrived(ago, random, zone)], random),
    return: { kind: 'return', status: 'closed', requestedDaysAgo, reason: random.pick(REASONS) },
    refund: {
      status: 'paid',
      requestedDaysAgo: requestedDaysAgo - 3,
      paidDaysAgo: requestedDaysAgo - random.int(6, 9),
    },
  }
}
