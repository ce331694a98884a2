import type { Field } from './field'
import { EVENT_FIELDS } from './kinds/events'
import { ORDER_FIELDS } from './kinds/orders'
import { PRODUCT_FIELDS } from './kinds/products'
import { REVIEW_FIELDS } from './kinds/reviews'

export const DATA_KINDS = ['orders', 'events', 'products', 'reviews'] as const
export type DataKind = (typeof DATA_KINDS)[number]

/** Where values of a kind are compared with the others: `field`, apart for each value of `segment`. */
export type OutlierRule = {
  readonly field: string
  readonly segment: string
  /** Flag: the value stays and is marked. Cap: it becomes the bound it is beyond, and that is a fix. */
  readonly action: 'flag' | 'cap'
}

export type KindSpec = {
  readonly fields: readonly Field[]
  /** Of these groups, a row needs one with all its fields: an order has a total, or a price of one of its lines. */
  readonly needsOneOf: readonly (readonly string[])[]
  readonly outliers: readonly OutlierRule[]
}

const SPECS: Readonly<Record<DataKind, KindSpec>> = {
  orders: {
    fields: ORDER_FIELDS,
    needsOneOf: [['total'], ['unit_price']],
    outliers: [
      { field: 'total', segment: 'currency', action: 'flag' },
      { field: 'quantity', segment: '', action: 'flag' },
    ],
  },
  events: { fields: EVENT_FIELDS, needsOneOf: [], outliers: [{ field: 'value', segment: 'type', action: 'flag' }] },
  products: {
    fields: PRODUCT_FIELDS,
    needsOneOf: [],
    outliers: [{ field: 'price', segment: 'category', action: 'flag' }],
  },
  reviews: { fields: REVIEW_FIELDS, needsOneOf: [['text'], ['rating']], outliers: [] },
}

export function specOf(kind: DataKind): KindSpec {
  return SPECS[kind]
}
