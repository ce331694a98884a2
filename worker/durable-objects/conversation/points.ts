import type { TurnPoint } from '../../core/metrics/columns'
import type { Tracker } from '../../core/tracker'
import type { Turn } from '../../core/turn'
import type { Identity } from './storage'
import type { TurnTiming } from './timing'

/** The one measurement of a turn. Its id is made of the conversation and the message's seq, so a repeat can be told. */
export function turnPoint(identity: Identity, before: Tracker, turn: Turn, timing: TurnTiming): TurnPoint {
  const { intent, sentiment, language } = turn.understanding
  return {
    ...base(identity, before),
    point_id: `${identity.conversationId}:${before.lastSeq + 1}`,
    intent: measuredIntent(turn),
    policy: turn.policy,
    action: turn.action,
    sentiment: sentiment.label,
    language,
    status: turn.status,
    outcome: turn.outcome,
    at: timing.startedAt,
    confidence: intent.confidence,
    sentiment_score: sentiment.score,
    latency_ms: timing.totalMs,
    nlu_ms: timing.nluMs,
    messages_in: 1,
    messages_out: turn.events.filter((event) => event.type === 'bot_uttered').length,
  }
}

/**
 * The intent that is counted. An order number, an address or a reason given because a flow asked for it has no intent of its own, and is no
 * failure to understand either: it counts as `inform`, the answer to a question.
 */
function measuredIntent({ policy, outcome, understanding }: Turn): string {
  const { name } = understanding.intent
  return policy === 'flow' && outcome !== 'fallback' && (name === 'nlu_fallback' || name === 'out_of_scope')
    ? 'inform'
    : name
}

/** A conversation that fell silent and counts as resolved, assumed: a point that is no turn. */
export function resolvedPoint(identity: Identity, tracker: Tracker, now: number): TurnPoint {
  return {
    ...base(identity, tracker),
    point_id: `${identity.conversationId}:${tracker.lastSeq}:resolved`,
    intent: '',
    policy: 'idle',
    action: '',
    sentiment: tracker.sentiment,
    language: tracker.lastUnderstanding?.language ?? 'und',
    status: 'resolved',
    outcome: 'resolved',
    at: now,
    confidence: 0,
    sentiment_score: 0,
    latency_ms: 0,
    nlu_ms: 0,
    messages_in: 0,
    messages_out: 0,
  }
}

function base(identity: Identity, tracker: Tracker) {
  return { shop: identity.shop, conversation_id: identity.conversationId, channel: tracker.channel }
}
