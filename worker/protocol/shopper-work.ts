import * as v from 'valibot'
import { instant } from './primitives'
import { erasureReport } from './privacy'

/** Rows of one page of open work. */
export const MAX_WORK_PAGE = 100

/** `before` is the number of the last row of the page before: "CS-1017". */
export const workQuery = v.object({
  status: v.optional(v.picklist(['open', 'done']), 'open'),
  before: v.optional(v.pipe(v.string(), v.regex(/^(?:CS|D|V)-\d{1,12}$/, 'must be a number such as CS-1001'))),
})

export const caseId = v.pipe(v.string(), v.regex(/^CS-\d{1,12}$/, 'must be a number such as CS-1001'))
export const dataRequestId = v.pipe(v.string(), v.regex(/^D-\d{1,12}$/, 'must be a number such as D-1001'))

/** What a shopper told and a person must look into. `email` is null for one nobody knows. */
export const shopperCase = v.object({
  case_id: v.string(),
  kind: v.picklist(['complaint', 'account', 'payment']),
  email: v.nullable(v.string()),
  text: v.string(),
  conversation_id: v.string(),
  status: v.picklist(['open', 'done']),
  opened_at: instant,
})
export const caseList = v.object({ cases: v.array(shopperCase), more: v.boolean() })
export type CaseList = v.InferOutput<typeof caseList>

/** What a shopper wants done with their own data. `due_on` is a calendar day, UTC. */
export const shopperDataRequest = v.object({
  request_id: v.string(),
  kind: v.picklist(['export', 'delete']),
  email: v.string(),
  status: v.picklist(['open', 'done']),
  requested_at: instant,
  due_on: v.string(),
  /** Open past the day it is due. */
  overdue: v.boolean(),
  /** How the shopper proved who they are; null in requests from before it was kept. */
  proof: v.nullable(v.picklist(['token', 'code', 'order_email'])),
  fulfilled_at: v.nullable(instant),
})
export const dataRequestList = v.object({ data_requests: v.array(shopperDataRequest), more: v.boolean() })
export type DataRequestList = v.InferOutput<typeof dataRequestList>

/** A review left in a conversation; `product_id` null is the shop itself, `known` whether the shopper proved who they are. */
export const shopperReview = v.object({
  review_id: v.string(),
  product_id: v.nullable(v.string()),
  rating: v.number(),
  text: v.string(),
  known: v.boolean(),
  at: instant,
})
export const reviewList = v.object({ reviews: v.array(shopperReview), more: v.boolean() })
export type ReviewList = v.InferOutput<typeof reviewList>

/** `sent_to` is masked; `erasure` tells how far it is. */
export const requestFulfilled = v.variant('kind', [
  v.object({ kind: v.literal('export'), status: v.literal('done'), sent_to: v.string() }),
  v.object({ kind: v.literal('delete'), status: v.picklist(['done', 'running']), erasure: erasureReport }),
])
export type RequestFulfilled = v.InferOutput<typeof requestFulfilled>

export const workDone = v.object({ status: v.literal('done') })
