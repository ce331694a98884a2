import type { OrderPlan } from './plan'

/** An order that demos, stories and documentation rely on: it is the same on every day and for every seed. */
export type FixedOrder = {
  readonly orderNumber: string
  readonly email: string
  readonly about: string
  readonly plan: OrderPlan
}

export const FIXED_ORDERS: readonly FixedOrder[] = [
  fixed('1001', 'One DHL parcel in transit, expected in two days.', {
    status: 'shipped',
    placedDaysAgo: 3,
    email: 'ana@example.com',
    items: [
      ['ATL-NAT', 1],
      ['PM-OAT', 2],
    ],
    parcels: [{ status: 'in_transit', sentDaysAgo: 2, lastDaysAgo: 1, expectedInDays: 2, carrier: 'DHL' }],
  }),
  fixed('1002', 'Paid and being packed: can be cancelled and its address changed.', {
    status: 'processing',
    placedDaysAgo: 1,
    email: 'ana@example.com',
    items: [['LS-WHT-M', 1]],
    parcels: [],
  }),
  fixed('1003', 'Delivered five days ago, two lines, returnable.', {
    status: 'delivered',
    placedDaysAgo: 9,
    email: 'ana@example.com',
    items: [
      ['QCS-NAV-40', 1],
      ['TLC-SND-45', 2],
    ],
    parcels: [{ status: 'delivered', sentDaysAgo: 8, lastDaysAgo: 5, expectedInDays: -5, carrier: 'CTT' }],
  }),
  fixed('1004', 'In transit and three days overdue.', {
    status: 'shipped',
    placedDaysAgo: 17,
    email: 'wei@example.com',
    items: [['MOH-INK', 1]],
    parcels: [{ status: 'in_transit', sentDaysAgo: 15, lastDaysAgo: 6, expectedInDays: -3, carrier: 'DHL' }],
  }),
  fixed('1005', 'Lost on the way: the carrier reports an exception.', {
    status: 'shipped',
    placedDaysAgo: 24,
    email: 'wei@example.com',
    items: [
      ['CGT-BAM', 1],
      ['CTT-FOR', 2],
    ],
    parcels: [{ status: 'exception', sentDaysAgo: 22, lastDaysAgo: 4, expectedInDays: -9, carrier: 'UPS' }],
  }),
  fixed('1006', 'Sent back whole; the refund was paid two days ago.', {
    status: 'refunded',
    placedDaysAgo: 20,
    email: 'ana@example.com',
    items: [['FMC-PLU-M', 1]],
    parcels: [{ status: 'delivered', sentDaysAgo: 19, lastDaysAgo: 16, expectedInDays: -16, carrier: 'GLS' }],
    refund: { status: 'paid', requestedDaysAgo: 7, paidDaysAgo: 2 },
    return: { kind: 'return', status: 'closed', requestedDaysAgo: 13, reason: 'does_not_fit' },
  }),
  fixed('1007', 'Two parcels: one delivered, one in transit.', {
    status: 'shipped',
    placedDaysAgo: 13,
    email: 'wei@example.com',
    items: [
      ['CTC-SAG', 1],
      ['BB-HON', 1],
      ['TML-EN', 1],
    ],
    parcels: [
      { status: 'delivered', sentDaysAgo: 11, lastDaysAgo: 2, expectedInDays: -1, carrier: 'DHL', lineIds: [1, 2] },
      { status: 'in_transit', sentDaysAgo: 9, lastDaysAgo: 1, expectedInDays: 3, carrier: 'UPS', lineIds: [3] },
    ],
  }),
  fixed('1008', 'Delivered sixty days ago: the return window is closed.', {
    status: 'delivered',
    placedDaysAgo: 64,
    email: 'ana@example.com',
    items: [
      ['CWC-WHT', 1],
      ['LPS-OAK', 1],
    ],
    parcels: [{ status: 'delivered', sentDaysAgo: 63, lastDaysAgo: 60, expectedInDays: -60, carrier: 'CTT' }],
  }),
  fixed('1009', 'Waiting for its payment.', {
    status: 'pending_payment',
    placedDaysAgo: 1,
    email: 'marie@example.com',
    items: [['FWT-RUS', 1]],
    parcels: [],
  }),
  fixed('1010', 'Cancelled before it left; the refund is approved.', {
    status: 'cancelled',
    placedDaysAgo: 4,
    email: 'marie@example.com',
    items: [['SRJ-NAV-M', 1]],
    parcels: [],
    refund: { status: 'approved', requestedDaysAgo: 3 },
  }),
  fixed('1011', 'One of two lines is on its way back; the refund is requested.', {
    status: 'delivered',
    placedDaysAgo: 16,
    email: 'marie@example.com',
    items: [
      ['RTR-39', 1],
      ['LHM-LIN', 2],
    ],
    parcels: [{ status: 'delivered', sentDaysAgo: 15, lastDaysAgo: 11, expectedInDays: -11, carrier: 'GLS' }],
    refund: { status: 'requested', requestedDaysAgo: 5, goodsOnly: true },
    return: { kind: 'return', status: 'in_transit', requestedDaysAgo: 5, reason: 'does_not_fit', lineIds: [1] },
  }),
  fixed('1012', 'Out for delivery today.', {
    status: 'shipped',
    placedDaysAgo: 5,
    email: 'tom@example.com',
    items: [['FRB-BLK', 1]],
    parcels: [{ status: 'out_for_delivery', sentDaysAgo: 4, lastDaysAgo: 0, expectedInDays: 0, carrier: 'DHL' }],
  }),
  fixed('1013', 'Delivered yesterday, the shopper says it never came.', {
    status: 'delivered',
    placedDaysAgo: 6,
    email: 'tom@example.com',
    items: [['DSB-STO', 2]],
    parcels: [{ status: 'delivered', sentDaysAgo: 5, lastDaysAgo: 1, expectedInDays: -1, carrier: 'GLS' }],
  }),
  fixed('1014', 'Being packed, two lines.', {
    status: 'processing',
    placedDaysAgo: 1,
    email: 'tom@example.com',
    items: [
      ['ODP-SAG', 1],
      ['LTT-BLU', 2],
    ],
    parcels: [],
  }),
  fixed('1015', 'Delivered three days ago, two lines, one of which cannot be sent back.', {
    status: 'delivered',
    placedDaysAgo: 7,
    email: 'marie@example.com',
    items: [
      ['CLB-PLA', 1],
      ['HFP-BEE', 1],
    ],
    parcels: [{ status: 'delivered', sentDaysAgo: 6, lastDaysAgo: 3, expectedInDays: -3, carrier: 'GLS' }],
  }),
]

function fixed(orderNumber: string, about: string, plan: OrderPlan): FixedOrder {
  return { orderNumber, email: plan.email, about, plan }
}
