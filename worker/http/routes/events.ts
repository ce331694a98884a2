import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import * as v from 'valibot'
import { takeEvents } from '../../adapters/data-import/take-events'
import { MAX_EVENTS_BODY_BYTES } from '../../config'
import { parseJson } from '../../core/parse-json'
import { eventBatch, eventsTaken } from '../../protocol'
import type { AppEnv } from '../env'
import { eventSender } from '../middleware/events-key'
import { limitRate } from '../middleware/rate-limit'
import { ProblemError } from '../problem'
import { documented, fieldErrors } from '../validate'

/** What shoppers do in the shop, sent by pages and servers, mounted under /v1/shops/:shop. */
export const eventRoutes = new Hono<AppEnv>().post(
  '/events',
  documented({
    summary: 'Send what shoppers do, up to 200 events at once; the same event_id again is a duplicate',
    tag: 'Data',
    security: 'api_key',
    success: { 202: { description: 'What became of them', schema: eventsTaken } },
    problems: [401, 403, 404, 413, 429, 503],
  }),
  limitRate('EVENT_LIMIT', 'Too many events from this address.'),
  bodyLimit({
    maxSize: MAX_EVENTS_BODY_BYTES,
    onError: () => {
      throw new ProblemError(413, `The body may have at most ${MAX_EVENTS_BODY_BYTES} bytes.`)
    },
  }),
  async (c) => {
    // A beacon is sent as text/plain, so that the browser does not ask first: the body says what it is.
    const parsed = v.safeParse(eventBatch, parseJson(await c.req.text()))
    const source = await eventSender(c, parsed.success ? parsed.output.key : undefined)
    if (!parsed.success) {
      throw new ProblemError(400, 'The request does not fit the schema.', fieldErrors(parsed.issues))
    }
    const { settings } = c.get('bundle')
    const now = Date.now()
    const taken = await takeEvents(c.env, settings, parsed.output.events, { source, now }).catch((error: unknown) => {
      console.error(JSON.stringify({ level: 'error', at: 'events', shop: settings.shop, error: String(error) }))
      throw new ProblemError(503, 'The events could not be stored. Send them again.', undefined, { 'retry-after': '5' })
    })
    return c.json(taken, 202)
  },
)
