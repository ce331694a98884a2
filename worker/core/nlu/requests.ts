import type { Request } from '../../protocol'
import type { Clause } from './clauses'
import type { Ranked } from './interpret'
import { TALK_INTENTS } from './talk'

/** Said beside a request, never a request that waits for an answer of its own. */
export const BESIDE: ReadonlySet<string> = new Set([...TALK_INTENTS, 'complaint'])
/** A clause read with this confidence is a request, whatever the rest is. */
export const CLEAR_CONFIDENCE = 0.85
/** With this one it is a request if the whole message, too, shows a trace of it: cut off from the rest a clause is easily misread. */
export const CLAUSE_CONFIDENCE = 0.5
export const WHOLE_SHARE = 0.01
/** A whole message read with this confidence is plainly about one thing: a second one must be clear. */
export const PLAIN_WHOLE = 0.9

/** A clause that names an order is a request from this confidence on. */
export const NAMED_ORDER_CONFIDENCE = 0.6
const NAMES_ORDER = /(?<![\p{L}\p{N}@.])\p{Nd}{4,8}(?![\p{L}\p{N}])/u

/**
 * A whole message read with this confidence is taken for one request and not read again by its clauses: of messages with two, nine in ten
 * stay below it, and of the others half are spared the time.
 */
export const SURE_OF_ONE = 0.985

/** A clause with its likeliest intent. */
export type ReadClause = { readonly clause: Clause; readonly intent: Ranked }

function isRequest({ clause, intent }: ReadClause, whole: ReadonlyMap<string, number>): boolean {
  const { name, confidence } = intent
  if (BESIDE.has(name)) return false
  // "Where's 1001" beside a question in general is cut short, and yet plain: it names the order.
  if (confidence >= NAMED_ORDER_CONFIDENCE && NAMES_ORDER.test(clause.text)) return true
  if (confidence >= CLEAR_CONFIDENCE) return true
  const share = whole.get(name) ?? 0
  // Where the whole message is plainly about something else, an outburst beside it ("I am so angry") is no request of its own.
  const isOutburst = share < PLAIN_WHOLE && Math.max(...whole.values()) >= PLAIN_WHOLE
  return confidence >= CLAUSE_CONFIDENCE && share >= WHOLE_SHARE && !isOutburst
}

/**
 * The requests of a message, in the order they were made: none unless there are at least two different ones. `whole` is every intent's
 * confidence in the whole message. Clauses that ask nothing of their own belong to the request before them, or to the first.
 */
export function readRequests(clauses: readonly ReadClause[], whole: ReadonlyMap<string, number>): readonly Request[] {
  const requests: { name: string; confidence: number; start: number; end: number }[] = []
  for (const read of clauses) {
    const { clause, intent } = read
    const last = requests.at(-1)
    if (isRequest(read, whole) && last?.name !== intent.name) {
      const start = last === undefined ? 0 : clause.start
      requests.push({ name: intent.name, confidence: intent.confidence, start, end: clause.end })
    } else if (last !== undefined) last.end = clause.end
  }
  const different = new Set(requests.map(({ name }) => name))
  if (different.size < 2) return []
  return requests.map(({ name, confidence, start, end }) => ({ intent: { name, confidence }, start, end }))
}
