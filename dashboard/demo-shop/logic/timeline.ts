import type { OrderCard, ShipmentCard, ShipmentStatus } from '../../../worker/protocol/message'

export const STEPS = ['ordered', 'handed_over', 'on_the_way', 'out_for_delivery', 'delivered'] as const
export type Step = (typeof STEPS)[number]
export type StepState = 'done' | 'current' | 'todo'
export type TimelineStep = { readonly step: Step; readonly state: StepState }

/** How far a parcel in this state has come. */
const REACHED: Readonly<Record<ShipmentStatus, Step>> = {
  pending: 'ordered',
  info_received: 'ordered',
  in_transit: 'on_the_way',
  out_for_delivery: 'out_for_delivery',
  attempt_fail: 'out_for_delivery',
  available_for_pickup: 'out_for_delivery',
  delivered: 'delivered',
  exception: 'on_the_way',
  expired: 'on_the_way',
}

export const timeline = (status: ShipmentStatus): TimelineStep[] => {
  const reached = STEPS.indexOf(REACHED[status])
  return STEPS.map((step, at) => {
    if (at < reached || status === 'delivered') return { step, state: 'done' }
    return { step, state: at === reached ? 'current' : 'todo' }
  })
}

export type Tone = 'success' | 'warning' | 'danger' | 'info' | 'neutral'

export const shipmentTone = (shipment: Pick<ShipmentCard, 'status' | 'late'>): Tone => {
  if (shipment.status === 'delivered') return 'success'
  if (shipment.status === 'exception' || shipment.status === 'expired') return 'danger'
  if (shipment.status === 'attempt_fail' || shipment.late) return 'warning'
  return shipment.status === 'pending' ? 'neutral' : 'info'
}

const ORDER_TONES: Readonly<Record<string, Tone>> = {
  pending_payment: 'warning',
  processing: 'info',
  shipped: 'info',
  partly_shipped: 'info',
  delivered: 'success',
}

export const orderTone = (order: Pick<OrderCard, 'status'>): Tone => ORDER_TONES[order.status] ?? 'neutral'
