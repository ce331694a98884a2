import type { ConversationTrace, TraceStep, TraceTurn } from '../protocol'
import type { ConversationEvent } from './events'
import { EMPTY_TRACKER, foldEvent, type Tracker } from './tracker'

type Row = { readonly at: number; readonly events: readonly ConversationEvent[] }

/** A conversation's log told as what was understood, decided and done, turn by turn. `at` of a row is epoch milliseconds. */
export function traceOf(conversationId: string, rows: Iterable<Row>): ConversationTrace {
  let tracker = EMPTY_TRACKER
  const turns: TraceTurn[] = []
  for (const { at, events } of rows) {
    for (const event of events) tracker = foldEvent(tracker, event)
    // The opening is told by the head of the trace.
    if (events.some(({ type }) => type !== 'conversation_started')) turns.push(turnOf(at, events, tracker))
  }
  return { conversation_id: conversationId, channel: tracker.channel, locale: tracker.locale, turns }
}

function turnOf(at: number, events: Row['events'], after: Tracker): TraceTurn {
  const asked = events.find((event) => event.type === 'user_uttered')
  const chosen = events.find((event) => event.type === 'policy_chosen')
  return {
    at: new Date(at).toISOString(),
    seq: asked?.seq ?? null,
    text: asked?.text ?? null,
    understanding: asked?.understanding ?? null,
    policy: chosen?.policy ?? null,
    reason: chosen?.reason ?? null,
    steps: events.flatMap(stepOf),
    replies: events.flatMap((event) =>
      event.type === 'bot_uttered' ? [{ seq: event.seq, key: event.key, text: event.text }] : [],
    ),
    stack: after.stack.map(({ flow, state }) => ({ flow, state })),
    slots: { ...after.slots },
    status: after.status,
  }
}

function stepOf(event: ConversationEvent): TraceStep[] {
  switch (event.type) {
    case 'conversation_started':
    case 'user_uttered':
    case 'bot_uttered':
    case 'policy_chosen':
      return []
    case 'flow_started':
      return [{ type: 'flow_started', flow: event.flow, version: event.version, state: event.state }]
    case 'flow_moved':
      return [{ type: 'flow_moved', flow: event.flow, state: event.state }]
    case 'flow_ended':
      return [{ type: 'flow_ended', flow: event.flow, outcome: event.outcome }]
    case 'action_executed':
      return [{ type: 'action', action: event.action, outcome: event.outcome }]
    case 'slot_set':
      return [{ type: 'slot', name: event.name, value: event.value }]
    default:
      return [{ type: 'event', event: event.type, detail: detailOf(event) }]
  }
}

/** The words of an event that say more than its name; lists, objects and secrets' ids are left to the log. */
function detailOf(event: ConversationEvent): string {
  const told = ['orderNumber', 'email', 'change', 'reference', 'segment', 'count', 'reason', 'how', 'priority']
  return Object.entries(event)
    .filter(([name, value]) => told.includes(name) && (typeof value === 'string' || typeof value === 'number'))
    .map(([, value]) => String(value))
    .join(', ')
}
