import type { Attachment, ConversationStatus, SentimentLabel, Understanding } from '../protocol'
import type { Segment } from './domain'
import type {
  AgentRef,
  AssignedBy,
  Choice,
  CodeTarget,
  FlowFrame,
  FlowOutcome,
  HandoffPriority,
  HandoffReason,
  LeftRequest,
  OwedAnswer,
  VerifiedShopper,
} from './events'
import { NO_PRODUCTS, type ProductMemory } from './product-memory'
import type { Priority } from './routing/state'

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
  products: NO_PRODUCTS,
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
