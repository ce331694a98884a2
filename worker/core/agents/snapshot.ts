import type { HandoffSummary, InboxConversation, InboxEntry, Message } from '../../protocol'
import type { ConversationEvent } from '../events'
import type { Needs, Priority } from '../routing/state'
import type { Tracker } from '../tracker'

/** What a snapshot needs beside the tracker. Instants in epoch milliseconds. */
export type SnapshotFacts = {
  readonly conversationId: string
  readonly revision: number
  readonly createdAt: number
  readonly lastActivityAt: number
  /** When a person was called; null where nobody is waited for. */
  readonly waitingSince: number | null
  readonly lastMessage: Message | null
}

/** Characters of the last message that lists show. */
const PREVIEW_CHARS = 160

/** A conversation as the inbox shows it. */
export function snapshotOf(tracker: Tracker, facts: SnapshotFacts): InboxConversation {
  const { lastMessage } = facts
  return {
    conversation_id: facts.conversationId,
    revision: facts.revision,
    status: tracker.status,
    channel: tracker.channel,
    locale: tracker.locale,
    language: tracker.lastUnderstanding?.language ?? 'und',
    agent: tracker.agent && { ...tracker.agent },
    team: tracker.team,
    priority: priorityOf(tracker),
    labels: [...tracker.labels],
    snoozed_until: iso(tracker.snoozedUntil),
    shopper: shopperOf(tracker),
    handoff_reason: tracker.handoff?.reason ?? null,
    intent: tracker.lastUnderstanding?.intent.name ?? null,
    sentiment: tracker.sentiment,
    last_message: lastMessage && {
      author: lastMessage.author,
      text: preview(lastMessage.text),
      at: lastMessage.at,
      seq: lastMessage.seq,
    },
    pending_messages: tracker.pendingMessages,
    created_at: new Date(facts.createdAt).toISOString(),
    last_activity_at: new Date(facts.lastActivityAt).toISOString(),
    waiting_since: iso(facts.waitingSince),
    csat: tracker.csat?.score ?? null,
  }
}

/** What an agent set, else what the handoff said; a VIP comes before others. */
export function priorityOf({ priority, handoff, recognised }: Tracker): Priority {
  if (priority) return priority
  if (recognised?.segment === 'vip') return 'urgent'
  return handoff?.priority === 'high' ? 'high' : 'normal'
}

/** What routing asks of who takes it. */
export function needsOf(snapshot: InboxConversation, lastAgent: string | null, skill: string | null): Needs {
  const { conversation_id: conversationId, priority, language, team } = snapshot
  return {
    conversationId,
    priority,
    language: language === 'und' ? (snapshot.locale.split('-')[0] ?? null) : language,
    skill,
    team,
    lastAgent,
  }
}

/** For who takes over: what is known, so that the shopper need not say it again. `words` are the shopper's messages, oldest first. */
export function summaryOf(tracker: Tracker, words: readonly string[]): HandoffSummary {
  const { lastUnderstanding: said, lastFlow } = tracker
  return {
    reason: tracker.handoff?.reason ?? null,
    intent: said && { name: said.intent.name, confidence: said.intent.confidence },
    mood: said?.sentiment.mood ?? null,
    verified_orders: Object.keys(tracker.verifiedOrders),
    verified_emails: [...tracker.verifiedEmails],
    left_email: tracker.leftEmail,
    slots: { ...tracker.slots },
    last_flow: lastFlow && { flow: lastFlow.flow, outcome: lastFlow.outcome },
    last_words: words.slice(-LAST_WORDS),
  }
}

const LAST_WORDS = 3

/** What agents see of an event beside the messages; null for what is not shown. `afterSeq` is the last message before it. */
export function entryOf(event: ConversationEvent, at: number, afterSeq: number): InboxEntry | null {
  const base = { after_seq: afterSeq, at: new Date(at).toISOString() }
  switch (event.type) {
    case 'note_added': {
      const { noteId, agent, text, mentions } = event
      return { ...base, type: 'note', agent: { ...agent }, note_id: noteId, text, mentions: [...mentions] }
    }
    case 'agent_assigned':
      return { ...base, type: 'assigned', agent: { ...event.agent }, reason: event.by }
    case 'agent_unassigned':
      return { ...base, type: 'unassigned', agent: { ...event.agent }, reason: event.reason }
    case 'labels_set':
      return { ...base, type: 'labels', agent: { ...event.by }, labels: [...event.labels] }
    case 'priority_set':
      return { ...base, type: 'priority', agent: { ...event.by }, reason: event.priority }
    case 'snoozed':
      return { ...base, type: 'snoozed', agent: { ...event.by }, reason: new Date(event.until).toISOString() }
    case 'handoff_requested':
      return { ...base, type: 'handoff', reason: event.reason }
    case 'conversation_resolved':
      return { ...base, type: 'resolved', reason: event.how, ...(event.by ? { agent: { ...event.by } } : {}) }
    case 'conversation_reopened':
      return { ...base, type: 'reopened' }
    case 'email_left':
      return { ...base, type: 'email_left', text: event.email }
    case 'order_changed':
      if (!event.by) return null
      return { ...base, type: 'order_changed', agent: { ...event.by }, reason: event.change, text: event.orderNumber }
    case 'csat_given':
      return { ...base, type: 'csat', reason: String(event.score), ...(event.comment ? { text: event.comment } : {}) }
    default:
      return null
  }
}

function shopperOf(tracker: Tracker): InboxConversation['shopper'] {
  const { shopper, recognised, leftEmail } = tracker
  const proven = provenAddress(tracker)
  return {
    name: shopper?.name ?? null,
    email: proven ?? leftEmail,
    verified: proven !== null || shopper !== null,
    segment: recognised?.segment ?? null,
  }
}

/** The address this shopper has proven to be theirs; null for none. */
function provenAddress({ shopper, verifiedEmails, verifiedOrders }: Tracker): string | null {
  return shopper?.email ?? verifiedEmails.at(-1) ?? Object.values(verifiedOrders).at(-1) ?? null
}

/** Where an answer finds the shopper when they are gone: a proven address, else the one they left; null for none. */
export function mailAddressOf(tracker: Tracker): string | null {
  return provenAddress(tracker) ?? tracker.leftEmail
}

function preview(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > PREVIEW_CHARS ? `${line.slice(0, PREVIEW_CHARS - 1)}…` : line
}

function iso(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString()
}
