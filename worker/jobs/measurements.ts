import * as v from 'valibot'
import { writePoints } from '../adapters/analytics-engine/write-points'
import { storeTurnPoints } from '../adapters/d1/turn-points'
import { TURN_BLOBS, TURN_DOUBLES, type TurnPoint } from '../core/metrics/columns'
import { parseJson } from '../core/parse-json'
import { tellBoards } from '../durable-objects/live-board'
import { knowledgeFact, storeFacts } from './knowledge-facts'
import { listedFact, type PeopleFact, serviceFact, storePeopleFacts } from './people-facts'
import { retryDelaySeconds } from './retry'

/** Longest value of a text column, in UTF-16 code units: ids and labels, never a text. */
const MAX_LABEL_CHARS = 128

const label = v.pipe(v.string(), v.maxLength(MAX_LABEL_CHARS))
const id = v.pipe(label, v.minLength(1))
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const duration = v.pipe(v.number(), v.finite(), v.minValue(0))

const turnPoint = v.object({
  ...entries(TURN_BLOBS, label),
  ...entries(TURN_DOUBLES, v.pipe(v.number(), v.finite())),
  point_id: id,
  shop: id,
  conversation_id: id,
  at: count,
  latency_ms: duration,
  nlu_ms: duration,
  messages_in: count,
  messages_out: count,
}) satisfies v.GenericSchema<unknown, TurnPoint>

/** What the consumer needs of the Worker's bindings. */
export type MeasurementsEnv = Pick<Env, 'DB' | 'TURNS' | 'LIVE_BOARD'>

/**
 * Queue consumer: each message is a TurnPoint, or a fact about articles or people's work, which D1 alone keeps. Queues deliver at least once, so D1 decides what is new, and only that
 * goes on to Analytics Engine, which cannot tell a repeat. D1 is exact; a crash between the two loses points of the
 * trends, never doubles them. A malformed message is logged and acknowledged: it would be malformed for ever. When D1
 * fails, the others come back, later each time.
 */
export async function consumeMeasurements(batch: MessageBatch<unknown>, env: MeasurementsEnv): Promise<void> {
  const parsed = batch.messages.flatMap((message) => {
    const measured = parse(message.body)
    if (measured.success) return [{ message, measured: measured.output }]
    log('malformed', { message_id: message.id, fields: measured.issues.map((issue) => v.getDotPath(issue)) })
    message.ack()
    return []
  })
  try {
    const points = parsed.flatMap(({ measured }) => ('kind' in measured ? [] : [measured]))
    const fresh = new Map(points.map((point) => [point.point_id, point]))
    const facts = parsed.flatMap(({ measured }) => ('kind' in measured ? [measured] : []))
    await storeFacts(
      env.DB,
      facts.flatMap((one) => (isOfPeople(one) ? [] : [one])),
    )
    await storePeopleFacts(env.DB, facts.filter(isOfPeople))
    const stored = await storeTurnPoints(env.DB, [...fresh.values()])
    const added = [...fresh.values()].filter((point) => stored.has(point.point_id))
    const refused = writePoints(env.TURNS, added)
    for (const { pointId, reason } of refused) log('refused by analytics', { point_id: pointId, reason })
    for (const { message } of parsed) message.ack()
    await tellBoards(env, added)
  } catch (error) {
    log('not stored', { count: parsed.length, error: String(error) })
    for (const { message } of parsed) message.retry({ delaySeconds: retryDelaySeconds(message.attempts) })
  }
}

const fact = v.variant('kind', [...knowledgeFact.options, listedFact, serviceFact])

function isOfPeople(one: v.InferOutput<typeof fact>): one is PeopleFact {
  return one.kind === 'listed' || one.kind === 'service'
}

/** A point has no kind: it was alone in the queue once. */
function parse(body: unknown): v.SafeParseResult<typeof turnPoint | typeof fact> {
  const value = typeof body === 'string' ? parseJson(body) : body
  const hasKind = typeof value === 'object' && value !== null && 'kind' in value
  return hasKind ? v.safeParse(fact, value) : v.safeParse(turnPoint, value)
}

function log(what: string, detail: Readonly<Record<string, unknown>>): void {
  console.error(JSON.stringify({ level: 'error', at: 'measurements', what, ...detail }))
}

function entries<K extends string, S extends v.GenericSchema>(names: readonly K[], schema: S): Record<K, S> {
  return Object.fromEntries(names.map((name) => [name, schema])) as Record<K, S>
}
