import { foldAgentEvent } from './agents/fold'
import type { ConversationEvent, EventOf, FlowFrame, OwedAnswer } from './events'
import { withProducts } from './product-memory'
import { EMPTY_TRACKER, type Tracker } from './tracker-state'

export type { FlowFrame } from './events'
export type { ProductMemory } from './product-memory'
export { EMPTY_TRACKER, type Tracker } from './tracker-state'

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
    case 'flow_resumed':
      return { ...tracker, stack: resumedOnce(tracker.stack) }
    case 'flow_ended':
      return withoutTopFlow(tracker, event)
    case 'order_verified':
      return { ...tracker, verifiedOrders: { ...tracker.verifiedOrders, [event.orderNumber]: event.email } }
    case 'verification_failed':
      return {
        ...tracker,
        failedVerifications: tracker.failedVerifications + 1,
        lastFailedOrder: event.orderNumber,
      }
    case 'code_requested':
      return {
        ...tracker,
        pendingCode: { codeId: event.codeId, target: event.target, requestedAt: event.at },
      }
    case 'email_verified':
      return { ...tracker, pendingCode: null, verifiedEmails: withEmail(tracker.verifiedEmails, event.email) }
    case 'shopper_recognised':
      return { ...tracker, recognised: { email: event.email, segment: event.segment } }
    case 'review_asked':
      return { ...tracker, reviewAsked: true }
    case 'attachment_added':
      return { ...tracker, attachments: [...tracker.attachments, event.attachment] }
    case 'attachment_removed':
      return { ...tracker, attachments: tracker.attachments.filter(({ id }) => id !== event.id) }
    case 'unclear_counted':
      return { ...tracker, unclear: event.count }
    case 'answer_owed':
      return { ...tracker, owed: [...othersOwed(tracker, event.clientMessageId), owedOf(event)] }
    case 'answer_settled':
      return { ...tracker, owed: othersOwed(tracker, event.clientMessageId) }
    case 'requests_left':
      return { ...tracker, left: event.requests }
    case 'handoff_requested':
      return {
        ...tracker,
        status: 'queued',
        left: [],
        owed: [],
        handoff: { reason: event.reason, priority: event.priority ?? 'normal' },
        team: event.team ?? null,
        skill: event.skill ?? null,
      }
    case 'handoff_cancelled':
      return { ...tracker, status: 'bot' }
    case 'products_shown':
      return { ...tracker, products: withProducts(tracker.products, tracker.shopperMessages, event) }
    case 'conversation_resolved':
      return {
        ...tracker,
        status: 'resolved',
        resolvedHow: event.how,
        left: [],
        agent: null,
        snoozedUntil: null,
        pendingMessages: 0,
      }
    case 'conversation_reopened':
      return { ...tracker, status: 'bot', resolvedHow: null }
    default:
      return foldAgentEvent(tracker, event)
  }
}

/** A task that came to its end in the meantime is owed no more. */
function withoutTopFlow(tracker: Tracker, { flow, outcome }: EventOf<'flow_ended'>): Tracker {
  const owed = tracker.owed.filter(({ stack }) => outcome !== 'completed' || stack[0]?.flow !== flow)
  return { ...tracker, owed, stack: tracker.stack.slice(0, -1), lastFlow: { flow, messagesSince: 0, outcome } }
}

function othersOwed(tracker: Tracker, clientMessageId: string): OwedAnswer[] {
  return tracker.owed.filter((owed) => owed.clientMessageId !== clientMessageId)
}

function owedOf({ type: _type, ...owed }: EventOf<'answer_owed'>): OwedAnswer {
  return owed
}

function withShopperMessage(tracker: Tracker, event: EventOf<'user_uttered'>): Tracker {
  const { label } = event.understanding.sentiment
  return {
    ...tracker,
    locale: event.locale,
    lastSeq: event.seq,
    unanswered: true,
    snoozedUntil: null,
    pendingMessages: tracker.pendingMessages + 1,
    shopperMessages: tracker.shopperMessages + 1,
    lastUnderstanding: event.understanding,
    sentiment: label,
    negative: label === 'negative' ? tracker.negative + 1 : 0,
    lastFlow: tracker.lastFlow && { ...tracker.lastFlow, messagesSince: tracker.lastFlow.messagesSince + 1 },
  }
}

function withBotMessage(tracker: Tracker, event: EventOf<'bot_uttered'>): Tracker {
  const earlier = tracker.unanswered ? [] : tracker.choices
  return {
    ...tracker,
    lastSeq: event.seq,
    unanswered: false,
    choices: [...event.choices, ...earlier],
    pendingMessages: tracker.status === 'bot' ? 0 : tracker.pendingMessages,
  }
}

function withEmail(emails: readonly string[], email: string): readonly string[] {
  return [...emails.filter((known) => known !== email), email]
}

function withSlot(slots: Tracker['slots'], name: string, value: string | null): Tracker['slots'] {
  if (value !== null) return { ...slots, [name]: value }
  const { [name]: _dropped, ...rest } = slots
  return rest
}

function resumedOnce(stack: Tracker['stack']): Tracker['stack'] {
  const top = stack.at(-1)
  return top ? replaceTop(stack, { ...top, resumed: (top.resumed ?? 0) + 1 }) : stack
}

function replaceTop(stack: Tracker['stack'], frame: FlowFrame): Tracker['stack'] {
  return [...stack.slice(0, -1), frame]
}
