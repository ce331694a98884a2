import type { OrderStatus, RefundStatus, ReturnStatus } from '../core/domain'
import type { ShipmentStatus } from '../protocol'
import type { Carrier } from './carriers'

/** What is to become an order. Everything is counted in days from today: `...DaysAgo` back, `...InDays` ahead (negative when passed). */
export type OrderPlan = {
  readonly status: OrderStatus
  readonly placedDaysAgo: number
  readonly email: string
  /** SKU and quantity. */
  readonly items: readonly (readonly [sku: string, quantity: number])[]
  readonly parcels: readonly ParcelPlan[]
  readonly refund?: RefundPlan
  readonly return?: ReturnPlan
}

export type ParcelPlan = {
  readonly status: ShipmentStatus
  readonly sentDaysAgo: number
  /** The day of the newest tracking event. */
  readonly lastDaysAgo: number
  readonly expectedInDays: number | null
  /** Chosen by the destination when left out. */
  readonly carrier?: Carrier
  /** Lines in it, from 1; left out, nobody knows. */
  readonly lineIds?: readonly number[]
}

export type RefundPlan = {
  readonly status: RefundStatus
  readonly requestedDaysAgo: number
  /** Only for a paid one. */
  readonly paidDaysAgo?: number
  /** Refund the goods alone, without what delivery cost. */
  readonly goodsOnly?: boolean
}

export type ReturnPlan = {
  readonly kind: 'return' | 'exchange'
  readonly status: ReturnStatus
  readonly requestedDaysAgo: number
  readonly reason: string
  /** Lines it is about, from 1; all of them when left out. */
  readonly lineIds?: readonly number[]
}
