import { Hono } from 'hono'
import * as v from 'valibot'
import { FIRST_NUMBER } from '../../adapters/d1/shopper-requests'
import { finishWork, listCases, listDataRequests, listReviews } from '../../adapters/d1/shopper-work'
import {
  caseId,
  caseList,
  dataRequestId,
  dataRequestList,
  MAX_WORK_PAGE,
  reviewList,
  workDone,
  workQuery,
} from '../../protocol'
import type { AppEnv } from '../env'
import { noteLook } from '../looked'
import { changerOf, requireRole } from '../middleware/api-key'
import { ProblemError } from '../problem'
import { documented, pathParams, query } from '../validate'

const TAG = 'Shoppers'
const canWork = requireRole('owner', 'admin', 'agent')
/** Whoever answers these holds a whole person's data in their hands. */
const canSeeData = requireRole('owner', 'admin')

/** What shoppers asked for that a person must see to, mounted under /v1/shops/:shop. */
export const shopperWorkRoutes = new Hono<AppEnv>()
  .get(
    '/cases',
    documented({
      summary: 'Complaints and account troubles told in conversations, newest first',
      tag: TAG,
      security: 'api_key',
      success: { 200: { description: 'A page of cases', schema: caseList } },
      problems: [401, 403, 404],
    }),
    canWork,
    query(workQuery),
    async (c) => {
      await noteLook(c, 'cases:list')
      const rows = await listCases(c.env.DB, c.get('bundle').settings.shop, pageOf(c.req.valid('query')))
      const page = rows.slice(0, MAX_WORK_PAGE).map((row) => ({
        case_id: `CS-${FIRST_NUMBER + row.id}`,
        kind: row.kind,
        email: row.email,
        text: row.text,
        // A change's key begins with its conversation.
        conversation_id: row.requestKey.split('/')[0] ?? '',
        status: row.status,
        opened_at: new Date(row.openedAt).toISOString(),
      }))
      return c.json({ cases: page, more: rows.length > MAX_WORK_PAGE }, 200, NO_STORE)
    },
  )
  .post(
    '/cases/:case_id/done',
    documented({
      summary: 'Mark a case as done',
      tag: TAG,
      security: 'api_key',
      success: { 200: { description: 'Done', schema: workDone } },
      problems: [401, 403, 404],
    }),
    canWork,
    pathParams(v.object({ case_id: caseId })),
    async (c) => {
      const { shop } = c.get('bundle').settings
      const by = await changerOf(c)
      const number = c.req.valid('param').case_id
      const found = await finishWork(c.env.DB, shop, { kind: 'case', number, by, now: Date.now() })
      if (!found) throw new ProblemError(404, 'There is no such case.')
      return c.json({ status: 'done' as const })
    },
  )
  .get(
    '/data-requests',
    documented({
      summary: "Shoppers' requests for a copy or the deletion of their data, newest first",
      tag: TAG,
      security: 'api_key',
      success: { 200: { description: 'A page of requests with the day they are due', schema: dataRequestList } },
      problems: [401, 403, 404],
    }),
    canSeeData,
    query(workQuery),
    async (c) => {
      await noteLook(c, 'data_requests:list')
      const rows = await listDataRequests(c.env.DB, c.get('bundle').settings.shop, pageOf(c.req.valid('query')))
      const page = rows.slice(0, MAX_WORK_PAGE).map((row) => ({
        request_id: `D-${FIRST_NUMBER + row.id}`,
        kind: row.kind,
        email: row.email,
        status: row.status,
        requested_at: new Date(row.requestedAt).toISOString(),
        due_on: row.dueOn,
        overdue: row.status === 'open' && row.dueOn < new Date().toISOString().slice(0, 10),
        proof: row.proof,
        fulfilled_at: row.fulfilledAt === null ? null : new Date(row.fulfilledAt).toISOString(),
      }))
      return c.json({ data_requests: page, more: rows.length > MAX_WORK_PAGE }, 200, NO_STORE)
    },
  )
  .post(
    '/data-requests/:request_id/done',
    documented({
      summary: 'Mark a data request as done',
      tag: TAG,
      security: 'api_key',
      success: { 200: { description: 'Done', schema: workDone } },
      problems: [401, 403, 404],
    }),
    canSeeData,
    pathParams(v.object({ request_id: dataRequestId })),
    async (c) => {
      const { shop } = c.get('bundle').settings
      const by = await changerOf(c)
      const number = c.req.valid('param').request_id
      const found = await finishWork(c.env.DB, shop, { kind: 'data_request', number, by, now: Date.now() })
      if (!found) throw new ProblemError(404, 'There is no such request.')
      return c.json({ status: 'done' as const })
    },
  )
  .get(
    '/reviews',
    documented({
      summary: 'Reviews left in conversations, newest first',
      tag: TAG,
      security: 'api_key',
      success: { 200: { description: 'A page of reviews', schema: reviewList } },
      problems: [401, 403, 404],
    }),
    requireRole('owner', 'admin', 'agent', 'analyst'),
    query(v.omit(workQuery, ['status'])),
    async (c) => {
      const before = c.req.valid('query').before ?? null
      const rows = await listReviews(c.env.DB, c.get('bundle').settings.shop, { before, limit: MAX_WORK_PAGE })
      const page = rows.slice(0, MAX_WORK_PAGE).map((row) => ({
        review_id: `V-${FIRST_NUMBER + row.id}`,
        product_id: row.productId,
        rating: row.rating,
        text: row.text,
        known: row.email !== null,
        at: new Date(row.createdAt).toISOString(),
      }))
      return c.json({ reviews: page, more: rows.length > MAX_WORK_PAGE }, 200, NO_STORE)
    },
  )

const NO_STORE = { 'cache-control': 'no-store' }

function pageOf({ status, before }: v.InferOutput<typeof workQuery>) {
  return { status, before: before ?? null, limit: MAX_WORK_PAGE }
}
