import type { OrderCard, ShipmentStatus } from '../../../../worker/protocol'

export type Tone = 'info' | 'success' | 'warning' | 'danger' | 'neutral'

export const STEPS = [1, 2, 3, 4] as const

interface Progress {
  /** How many of the four steps are done: announced, under way, in the street, handed over. */
  done: number
  tone: Tone
}

const PROGRESS: Record<ShipmentStatus, Progress> = {
  pending: { done: 0, tone: 'info' },
  info_received: { done: 1, tone: 'info' },
  in_transit: { done: 2, tone: 'info' },
  out_for_delivery: { done: 3, tone: 'info' },
  attempt_fail: { done: 3, tone: 'warning' },
  available_for_pickup: { done: 3, tone: 'success' },
  delivered: { done: 4, tone: 'success' },
  exception: { done: 2, tone: 'danger' },
  expired: { done: 2, tone: 'danger' },
}

/** A state of a newer server is shown as just begun. */
export const progressOf = (status: ShipmentStatus): Progress => PROGRESS[status] ?? PROGRESS.pending

const ENDED_BADLY = /cancel|refund|fail|return/

/** Tone of the order as a whole; a parcel in trouble says so on its own line. */
export function orderTone({ status, shipments }: OrderCard): Tone {
  if (ENDED_BADLY.test(status.toLowerCase())) return 'warning'
  return shipments.length && shipments.every((s) => s.status === 'delivered') ? 'success' : 'neutral'
}

/** The day that the customer waits for: none once everything has arrived. */
export function expectedDay(order: OrderCard): { day: string; late: boolean } | undefined {
  const underWay = order.shipments.filter((s) => s.status !== 'delivered')
  if (order.shipments.length && !underWay.length) return undefined
  const day =
    order.expected_on ??
    underWay
      .map((s) => s.expected_on ?? '')
      .sort()
      .at(-1)
  return day ? { day, late: underWay.some((s) => s.late) } : undefined
}
