import * as v from 'valibot'
import { insertRows } from '../adapters/d1/insert-rows'
import { behaviourEvents, quarantine } from '../adapters/d1/schema'
import type { EventsJob } from '../adapters/data-import/take-events'
import { retryDelaySeconds } from './retry'

const cell = v.nullable(v.union([v.string(), v.number()]))
const row = v.objectWithRest({ shop: v.string() }, v.optional(cell))
const job = v.object({ kind: v.literal('events'), shop: v.string(), events: v.array(row), aside: v.array(row) })

/** Queue consumer: each message is an EventsJob. Rows are stored once, however often a message is delivered. */
export async function consumeEvents(batch: MessageBatch<unknown>, env: Pick<Env, 'DB'>): Promise<void> {
  const jobs = batch.messages.flatMap((message) => {
    const { body } = message
    if (isJob(body)) return [{ message, body }]
    log('malformed', { message_id: message.id })
    message.ack()
    return []
  })
  if (jobs.length === 0) return
  try {
    await env.DB.batch([
      ...insertRows(
        env.DB,
        behaviourEvents,
        jobs.flatMap(({ body }) => body.events),
        'ignore',
      ),
      ...insertRows(
        env.DB,
        quarantine,
        jobs.flatMap(({ body }) => body.aside),
        'ignore',
      ),
    ])
    for (const { message } of jobs) message.ack()
  } catch (error) {
    log('not stored', { count: jobs.length, error: String(error) })
    for (const { message } of jobs) message.retry({ delaySeconds: retryDelaySeconds(message.attempts) })
  }
}

/** The rows themselves were made by takeEvents; a row of another shop would be a fault of ours, and is not stored. */
function isJob(body: unknown): body is EventsJob {
  return v.is(job, body) && [...body.events, ...body.aside].every(({ shop }) => shop === body.shop)
}

function log(what: string, detail: Readonly<Record<string, unknown>>): void {
  console.error(JSON.stringify({ level: 'error', at: 'events', what, ...detail }))
}
