import { describe, expect, it } from 'vitest'
import { order, parcel } from '../../test/fixtures/sample-orders'
import type { Shipment } from '../domain'
import { expectedDay, isLost, isOverdue, isUnderWay, mainParcel } from './parcels'

const TODAY = '2026-11-27'

describe('isOverdue', () => {
  it('begins the day after the expected one', () => {
    expect(isOverdue(parcel('in_transit', 0), TODAY)).toBe(false)
    expect(isOverdue(parcel('in_transit', -1), TODAY)).toBe(true)
  })

  it('leaves out what has arrived, waits for its shopper or has no day', () => {
    expect(isOverdue(parcel('delivered', -3, 3), TODAY)).toBe(false)
    expect(isOverdue(parcel('available_for_pickup', -3), TODAY)).toBe(false)
    expect(isOverdue({ ...parcel('in_transit', -3), expectedOn: null }, TODAY)).toBe(false)
  })
})

describe('isUnderWay and isLost', () => {
  it('share no state, and a delivered parcel is neither', () => {
    for (const status of ['pending', 'info_received', 'in_transit', 'out_for_delivery', 'attempt_fail'] as const) {
      expect(isUnderWay(parcel(status, 0))).toBe(true)
      expect(isLost(parcel(status, 0))).toBe(false)
    }
    for (const status of ['exception', 'expired'] as const) {
      expect(isUnderWay(parcel(status, 0))).toBe(false)
      expect(isLost(parcel(status, 0))).toBe(true)
    }
    expect(isUnderWay(parcel('delivered', 0))).toBe(false)
  })
})

describe('mainParcel', () => {
  const of = (...shipments: Shipment[]) => mainParcel(order('1', { shipments }), TODAY)

  it('is the lost one, then the overdue one, then the last to arrive, then the last delivered', () => {
    const lost = parcel('exception', 9)
    const overdue = parcel('in_transit', -1)
    const soon = parcel('in_transit', 1)
    const later = parcel('in_transit', 4)
    const arrived = parcel('delivered', -2, 2)
    expect(of(soon, overdue, lost)).toBe(lost)
    expect(of(soon, overdue)).toBe(overdue)
    expect(of(soon, later, arrived)).toBe(later)
    expect(of(parcel('delivered', -9, 9), arrived)).toBe(arrived)
  })

  it('is null without parcels', () => {
    expect(of()).toBeNull()
  })
})

describe('expectedDay', () => {
  it('is the latest over the parcels still under way', () => {
    const shipments = [parcel('in_transit', 1), parcel('in_transit', 3), parcel('delivered', 8, 1)]
    expect(expectedDay(order('1', { shipments }))).toBe('2026-11-30')
    expect(expectedDay(order('1', { shipments: [parcel('delivered', 8, 1)] }))).toBeNull()
  })
})
