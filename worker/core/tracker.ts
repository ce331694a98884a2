import type { Attachment, ConversationStatus, SentimentLabel, Understanding } from '../protocol'
import { foldAgentEvent } from './agents/fold'
import type { Segment } from './domain'
import type {
  AgentRef,
  AssignedBy,
  Choice,
  CodeTarget,
  ConversationEvent,
  EventOf,
  FlowFrame,
  FlowOutcome,
  HandoffPriority,
  HandoffReason,
  LeftRequest,
  OwedAnswer,
  ProductWish,
  VerifiedShopper,
} from './events'
import type { Priority } from './routing/state'

export type { FlowFrame } from './events'

/** The products a conversation is about. */
export type ProductMemory = {
  /** Ids of the last list, in its order: what "the second one" counts. */
  readonly listed: readonly string[]
  /** Ids spoken of, the latest first. */
  readonly recent: readonly string[]
  /** Ids shown for the wish so far: "more" shows others. */
  readonly seen: readonly string[]
  readonly wish: ProductWish | null
  /** The variant last asked for: "and in M?" keeps the colour. */
  readonly options: Readonly<Record<string, string>>
  /** The shopper's message, counted from 1, that the last list answered. */
  readonly at: number
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
  /** Requests of an earlier message that wait for the task under way. */
  readonly left: readonly LeftRequest[]
  /** Answers that follow when the shop's system has come up with them. */
  readonly owed: readonly OwedAnswer[]
  /** The flow that ended most recently and the shopper messages since: lets "no, 1002" reopen it. */
  readonly lastFlow: { readonly flow: string; readonly messagesSince: number; readonly outcome: FlowOutcome } | null
  /** Order numbers this shopper has proven to own, with the e-mail that proved it. */
  readonly verifiedOrders: Readonly<Record<string, string>>
  /** E-mails this shopper has proven to read, by a one-time code; the newest last. */
  readonly verifiedEmails: readonly string[]
  /** The one-time code that is awaited; asking for another one replaces it. */
  readonly pendingCode: { readonly codeId: string; readonly target: CodeTarget; readonly requestedAt: number } | null
  readonly failedVerifications: number
  /** The order number of the last pair that did not fit. */
  readonly lastFailedOrder: string | null
  /** Whom the shop recognised, by which address; null before it was asked. */
  readonly recognised: { readonly email: string; readonly segment: Segment | null } | null
  /** True once the shopper was asked for a review: it is asked once. */
  readonly reviewAsked: boolean
  /** What the bot's last turn offered to pick from, its last message first: a number means that one's before an earlier one's. */
  readonly choices: readonly Choice[]
  readonly products: ProductMemory
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
  readonly resolvedHow: 'confirmed' | 'assumed' | 'agent' | null
  /** Images uploaded in this conversation, oldest first. */
  readonly attachments: readonly Attachment[]
  /** Who has it; null while it is the bot's or waits. */
  readonly agent: AgentRef | null
  /** How they came to have it. */
  readonly assignedBy: AssignedBy | null
  /** Who had it last: goes to them again where they can. */
  readonly lastAgent: AgentRef | null
  /** Why a person was called last; null before that. */
  readonly handoff: { readonly reason: HandoffReason; readonly priority: HandoffPriority } | null
  /** Who is asked for; null: anybody. */
  readonly team: string | null
  readonly skill: string | null
  readonly labels: readonly string[]
  /** Set by an agent; null: as the handoff said. */
  readonly priority: Priority | null
  /** Epoch milliseconds. */
  readonly snoozedUntil: number | null
  readonly leftEmail: string | null
  /** Messages of the shopper since a person or the bot last answered. */
  readonly pendingMessages: number
  readonly agentMessages: number
  readonly csat: { readonly score: number | null; readonly comment: string | null } | null
}

export const EMPTY_TRACKER: Tracker = {
  status: 'bot',
  channel: 'web',
  locale: 'en',
  shopper: null,
  slots: {},
  stack: [],
  left: [],
  owed: [],
  lastFlow: null,
  verifiedOrders: {},
  verifiedEmails: [],
  pendingCode: null,
  failedVerifications: 0,
  lastFailedOrder: null,
  recognised: null,
  reviewAsked: false,
  choices: [],
  products: { listed: [], recent: [], seen: [], wish: null, options: {}, at: 0 },
  unanswered: false,
  unclear: 0,
  negative: 0,
  sentiment: 'neutral',
  lastUnderstanding: null,
  lastSeq: 0,
  shopperMessages: 0,
  resolvedHow: null,
  attachments: [],
  agent: null,
  assignedBy: null,
  lastAgent: null,
  handoff: null,
  team: null,
  skill: null,
  labels: [],
  priority: null,
  snoozedUntil: null,
  leftEmail: null,
  pendingMessages: 0,
  agentMessages: 0,
  csat: null,
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
      return { ...tracker, products: withProducts(tracker, event) }
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

/** Products kept as spoken of; who means an older one names it. */
const MAX_RECENT = 8
/** Ids kept as already shown; past it "more" may show one again. */
const MAX_SEEN = 40

function withProducts(tracker: Tracker, event: EventOf<'products_shown'>): ProductMemory {
  const { recent, seen, wish, options } = tracker.products
  const goesOn = event.wish !== undefined && wish !== null && sameSearch(event.wish, wish)
  return {
    listed: event.products,
    recent: [...new Set([...event.products, ...recent])].slice(0, MAX_RECENT),
    seen: [...new Set([...(goesOn ? seen : []), ...event.products])].slice(-MAX_SEEN),
    wish: event.wish ?? null,
    options: event.options ?? (event.products[0] === recent[0] && event.products.length === 1 ? options : {}),
    at: tracker.shopperMessages,
  }
}

/** Apart from the prices: "something cheaper" is the same search. */
function sameSearch(a: ProductWish, b: ProductWish): boolean {
  const key = ({ like, goesWith, topics, words, kinds, category }: ProductWish) =>
    JSON.stringify([like ?? '', goesWith ?? '', topics ?? [], words ?? [], kinds ?? [], category ?? ''])
  return key(a) === key(b)
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
