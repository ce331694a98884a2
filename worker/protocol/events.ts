import * as v from 'valibot'
import { MAX_EVENTS_PER_REQUEST } from './limits'

/**
 * Body of POST /v1/shops/{shop}/events. Each event is `{event_id, type, at, anonymous_id?, contact_id?, properties?}`; what it says is
 * cleaned and judged one by one, so that a bad one does not hold up the others. A beacon cannot send headers: `key` carries the widget key
 * then.
 */
export const eventBatch = v.object({
  events: v.pipe(
    v.array(v.looseObject({})),
    v.minLength(1, 'must hold an event'),
    v.maxLength(MAX_EVENTS_PER_REQUEST, `must hold at most ${MAX_EVENTS_PER_REQUEST} events`),
  ),
  key: v.optional(v.pipe(v.string(), v.maxLength(128, 'must be at most 128 characters'))),
})
export type EventBatch = v.InferOutput<typeof eventBatch>

/** What became of the events: those taken, those known already, and those kept aside for a person to mend. */
export const eventsTaken = v.object({ accepted: v.number(), duplicates: v.number(), quarantined: v.number() })
export type EventsTaken = v.InferOutput<typeof eventsTaken>
