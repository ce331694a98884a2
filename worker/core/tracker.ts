import type { Attachment, ConversationStatus, SentimentLabel, Understanding } from '../protocol'
import type { Choice, ConversationEvent, EventOf, VerifiedShopper } from './events'

/** One flow under way and the state it waits in. */
export type FlowFrame = {
  readonly flow: string
  readonly state: string
  /** The slots as they stood when it came to this state: a task done on top of it may fill them anew. */
  readonly slots: Readonly<Record<string, string>>
}

/** The state of a conversation: a fold of its log, never stored. */
export type Tracker = {
  readonly status: ConversationStatus
  readonly channel: string
  readonly locale: string
  readonly shopper: VerifiedShopper | null
  readonly slots: Readonly<Record<string, string>>
  /** Flows under way; the last is active, the ones before it were left by a digression. */
  readonly stack: readonly FlowFrame[]
  /** The flow that ended most recently and the shopper messages since: lets "no, 1002" reopen it. */
  readonly lastFlow: { readonly flow: string; readonly messagesSince: number } | null
  /** Order numbers this shopper has proven to own, with the e-mail that proved it. */
  readonly verifiedOrders: Readonly<Record<string, string>>
  readonly failedVerifications: number
  /** What the bot's last turn offered to pick from, its last message first: a number means that one's before an earlier one's. */
  readonly choices: readonly Choice[]
  /** True from a shopper's message to the first message that answers it. */
  readonly unanswered: boolean
  /** Unclear messages in a row. */
  readonly unclear: number
  /** Negative messages in a row. */
  readonly negative: number
  readonly sentiment: SentimentLabel
  readonly lastUnderstanding: Understanding | null
  readonly lastSeq: number
  readonly shopperMessages: number
  readonly resolvedHow: 'confirmed' | 'assumed' | null
  /** Images uploaded in this conversation, oldest first. */
  readonly attachments: readonly Attachment[]
}

export const EMPTY_TRACKER: Tracker = {
  status: 'bot',
  channel: 'web',
  locale: 'en',
  shopper: null,
  slots: {},
  stack: [],
  lastFlow: null,
  verifiedOrders: {},
  failedVerifications: 0,
  choices: [],
  unanswered: false,
  unclear: 0,
  negative: 0,
  sentiment: 'neutral',
  lastUnderstanding: null,
  lastSeq: 0,
  shopperMessages: 0,
  resolvedHow: null,
  attachments: [],
}

export function foldEvents(events: Iterable<ConversationEvent>, from: Tracker = EMPTY_TRACKER): Tracker {
  let tracker = from
  for (const event of events) tracker = foldEvent(tracker, event)
  return tracker
}

/** The tracker after one more event. Pure; unknown event types (written by a newer version) change nothing. */
export function foldEvent(tracker: Tracker, event: ConversationEvent): Tracker {
  switch (event.type) {
    case 'conversation_started':
      return { ...tracker, channel: event.channel, locale: event.locale, shopper: event.shopper }
    case 'user_uttered':
      return withShopperMessage(tracker, event)
    case 'bot_uttered':
      return withBotMessage(tracker, event)
    case 'slot_set':
      return { ...tracker, slots: withSlot(tracker.slots, event.name, event.value) }
    case 'flow_started':
      return { ...tracker, stack: [...tracker.stack, { flow: event.flow, state: event.state, slots: tracker.slots }] }
    case 'flow_moved':
      return {
        ...tracker,
        stack: replaceTop(tracker.stack, { flow: event.flow, state: event.state, slots: tracker.slots }),
      }
    case 'flow_ended':
      return { ...tracker, stack: tracker.stack.slice(0, -1), lastFlow: { flow: event.flow, messagesSince: 0 } }
    case 'order_verified':
      return { ...tracker, verifiedOrders: { ...tracker.verifiedOrders, [event.orderNumber]: event.email } }
    case 'verification_failed':
      return { ...tracker, failedVerifications: tracker.failedVerifications + 1 }
    case 'attachment_added':
      return { ...tracker, attachments: [...tracker.attachments, event.attachment] }
    case 'attachment_removed':
      return { ...tracker, attachments: tracker.attachments.filter(({ id }) => id !== event.id) }
    case 'unclear_counted':
      return { ...tracker, unclear: event.count }
    case 'handoff_requested':
      return { ...tracker, status: 'queued' }
    case 'handoff_cancelled':
      return { ...tracker, status: 'bot' }
    case 'conversation_resolved':
      return { ...tracker, status: 'resolved', resolvedHow: event.how }
    case 'conversation_reopened':
      return { ...tracker, status: 'bot', resolvedHow: null }
    default:
      return tracker
  }
}

function withShopperMessage(tracker: Tracker, event: EventOf<'user_uttered'>): Tracker {
  const { label } = event.understanding.sentiment
  return {
    ...tracker,
    locale: event.locale,
    lastSeq: event.seq,
    unanswered: true,
    shopperMessages: tracker.shopperMessages + 1,
    lastUnderstanding: event.understanding,
    sentiment: label,
    negative: label === 'negative' ? tracker.negative + 1 : 0,
    lastFlow: tracker.lastFlow && { ...tracker.lastFlow, messagesSince: tracker.lastFlow.messagesSince + 1 },
  }
}

function withBotMessage(tracker: Tracker, event: EventOf<'bot_uttered'>): Tracker {
  const earlier = tracker.unanswered ? [] : tracker.choices
  return { ...tracker, lastSeq: event.seq, unanswered: false, choices: [...event.choices, ...earlier] }
}

function withSlot(slots: Tracker['slots'], name: string, value: string | null): Tracker['slots'] {
  if (value !== null) return { ...slots, [name]: value }
  const { [name]: _dropped, ...rest } = slots
  return rest
}

function replaceTop(stack: Tracker['stack'], frame: FlowFrame): Tracker['stack'] {
  return [...stack.slice(0, -1), frame]
}
