import { Hono } from 'hono'
import * as v from 'valibot'
import { fulfilRequest } from '../../jobs/fulfil-request'
import { dataRequestId, requestFulfilled } from '../../protocol'
import type { AppEnv } from '../env'
import { changerOf, requireRole } from '../middleware/api-key'
import { ProblemError } from '../problem'
import { documented, pathParams } from '../validate'
import { reportOf } from './privacy'

/** How somebody of the shop meets a shopper's request in one call, mounted under /v1/shops/:shop. */
export const dataRequestRoutes = new Hono<AppEnv>().post(
  '/data-requests/:request_id/fulfil',
  documented({
    summary: 'Meet a data request: mail a link to the copy to the proven address, or erase the person',
    tag: 'Privacy',
    security: 'api_key',
    success: {
      200: { description: 'Done', schema: requestFulfilled },
      202: { description: 'Begun; some of the erasure is done later', schema: requestFulfilled },
    },
    problems: [401, 403, 404, 409],
  }),
  requireRole('owner', 'admin'),
  pathParams(v.object({ request_id: dataRequestId })),
  async (c) => {
    const number = c.req.valid('param').request_id
    const met = await fulfilRequest(c.env, c.get('bundle'), number, { by: await changerOf(c), now: Date.now() })
    c.header('cache-control', 'no-store')
    switch (met.kind) {
      case 'unknown':
        throw new ProblemError(404, 'There is no such request, or whose it was has been erased.')
      case 'no_mail':
        throw new ProblemError(409, 'No mail can leave here. Take the copy with .../contacts/-/export instead.')
      case 'export':
        return c.json({ kind: 'export' as const, status: 'done' as const, sent_to: met.sentTo })
      case 'delete': {
        const erasure = reportOf(met.erasure)
        const { status } = erasure
        return c.json({ kind: 'delete' as const, status, erasure }, status === 'done' ? 200 : 202)
      }
    }
  },
)
