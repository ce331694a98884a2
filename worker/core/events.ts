import type { Attachment, Card, Entity, Language, QuickReply, Understanding } from '../protocol'
import type { Segment } from './domain'
import type { Priority } from './routing/state'

/** What a quick reply or a numbered choice means to the dialogue when it is picked. */
export type Choice = {
  readonly title: string
  readonly text: string
  readonly effect: /** `reason` is why a person is offered, of the intent 'human_agent' only. */
    | { readonly kind: 'intent'; readonly intent: string; readonly reason?: HandoffReason }
    | { readonly kind: 'slot'; readonly slot: string; readonly value: string }
    | { readonly kind: 'article'; readonly id: string }
    | { readonly kind: 'feedback'; readonly article: string; readonly helpful: boolean }
    /** None of the articles offered for a question was meant; `article` is the likeliest of them. */
    | { readonly kind: 'unanswered'; readonly question: string; readonly article: string; readonly confidence: number }
    /** Begins a flow, with these slots filled; also one that no intent begins. */
    | { readonly kind: 'flow'; readonly flow: string; readonly slots?: Readonly<Record<string, string>> }
    /** Which product a question was about: the question is answered for it, as if it had named it. */
    | { readonly kind: 'product'; readonly product: string; readonly intent: string; readonly question: string }
}

/** What the shopper looks for among the products, kept so that "cheaper" and "more" go on from it. Prices in minor units. */
export type ProductWish = {
  /** The product that others are to be like, or to go with. */
  readonly like?: string
  readonly goesWith?: string
  /** Keys of topics (nlu/reference/topics.ts) and further words. */
  readonly topics?: readonly string[]
  readonly words?: readonly string[]
  /** Kinds of things, as the last words of English names: only such are wanted. */
  readonly kinds?: readonly string[]
  readonly category?: string
  readonly gift?: boolean
  readonly minCents?: number
  readonly maxCents?: number
}

export type FlowOutcome = 'completed' | 'abandoned' | 'handed_off' | 'failed'
/** 'flow': a task could not be finished; 'upset': after a complaint; 'rule': the shop wants people for it, 'vip': for this shopper. */
export type HandoffReason = 'asked' | 'unclear' | 'verification' | 'flow' | 'upset' | 'rule' | 'vip'
/** A person who answers shoppers; `name` as shoppers see it. */
export type AgentRef = { readonly id: string; readonly name: string }
/** How an agent came to have a conversation: 'agent' took it themselves. */
export type AssignedBy = 'routing' | 'sticky' | 'agent' | 'transfer'
/** Why an agent has it no more. 'released': the bot goes on; otherwise it waits for another person. */
export type UnassignedReason = 'no_answer' | 'offline' | 'returned' | 'transfer' | 'released'
/** Lines between the messages that tell the shopper who is there. */
export type SystemKey =
  | 'agent_joined'
  | 'agent_changed'
  | 'agent_left'
  | 'back_to_bot'
  | 'resolved_by_agent'
  | 'wait_position'
  | 'wait_nobody'
  | 'wait_closed'
  | 'email_left'
/** What the shopper was told of the wait; null where it is not known. Instants in epoch milliseconds. */
export type WaitTold = {
  readonly position: number | null
  readonly waitMs: number | null
  readonly opensAt: number | null
}
export type VerifiedShopper = { readonly sub: string; readonly email: string | null; readonly name: string | null }

/** A request of a message with several that waits until the one before it is done. */
export type LeftRequest = {
  readonly text: string
  readonly intent: string
  readonly confidence: number
  readonly entities: readonly Entity[]
}
/** One flow under way: its state, and the slots as they stood when it came there. */
export type FlowFrame = {
  readonly flow: string
  readonly state: string
  /** How often its question was put again after something else, without an answer since. */
  readonly resumed?: number
  readonly slots: Readonly<Record<string, string>>
}
/** An answer that the shop's system was too slow for: what to run again, for which message, and when (epoch milliseconds). */
export type OwedAnswer = {
  readonly clientMessageId: string
  readonly stack: readonly FlowFrame[]
  readonly slots: Readonly<Record<string, string>>
  readonly tries: number
  readonly dueAt: number
}

/** How soon a person is needed: an upset shopper before the others. */
export type HandoffPriority = 'normal' | 'high'
/** What a one-time code is asked for: to open one order with the e-mail it was placed with, or to prove an address the shopper named. */
export type CodeTarget =
  | { readonly kind: 'order'; readonly orderNumber: string }
  | { readonly kind: 'email'; readonly email: string }

/**
 * Everything that can happen in a conversation, in the past tense. The log of these is the truth; a Tracker is a fold of it.
 * Append-only: a type or field once shipped keeps its meaning, new ones are added.
 */
export type ConversationEvent =
  | {
      readonly type: 'conversation_started'
      readonly channel: string
      readonly locale: string
      readonly shopper: VerifiedShopper | null
    }
  | {
      readonly type: 'user_uttered'
      readonly seq: number
      readonly clientMessageId: string
      readonly text: string
      readonly understanding: Understanding
      readonly locale: string
      readonly attachments?: readonly Attachment[]
    }
  | {
      readonly type: 'bot_uttered'
      readonly seq: number
      readonly key: string
      readonly text: string
      readonly cards: readonly Card[]
      readonly quickReplies: readonly QuickReply[]
      readonly choices: readonly Choice[]
    }
  /** An image was uploaded, to go along with a message later. */
  | { readonly type: 'attachment_added'; readonly attachment: Attachment; readonly bytes: number }
  /** It could not be stored after all. */
  | { readonly type: 'attachment_removed'; readonly id: string }
  | { readonly type: 'policy_chosen'; readonly policy: string; readonly reason: string }
  | { readonly type: 'slot_set'; readonly name: string; readonly value: string | null }
  | { readonly type: 'flow_started'; readonly flow: string; readonly version: number; readonly state: string }
  | { readonly type: 'flow_moved'; readonly flow: string; readonly state: string }
  | { readonly type: 'flow_ended'; readonly flow: string; readonly outcome: FlowOutcome }
  | { readonly type: 'action_executed'; readonly action: string; readonly outcome: string }
  | { readonly type: 'order_verified'; readonly orderNumber: string; readonly email: string }
  | { readonly type: 'verification_failed'; readonly orderNumber: string }
  /** `at` is epoch milliseconds: the code runs out from there. Nothing here says whether a mail went out. */
  | { readonly type: 'code_requested'; readonly codeId: string; readonly target: CodeTarget; readonly at: number }
  | { readonly type: 'email_verified'; readonly email: string; readonly by: 'code' }
  /** `by` is the agent's who did it, absent where the shopper did. */
  | {
      readonly type: 'order_changed'
      readonly orderNumber: string
      readonly change: string
      readonly detail: string
      readonly by?: AgentRef
    }
  /** `change` is what the shopper had done about themselves, such as 'stock_alert_set' or 'case_opened'; `reference` its number or object. */
  | { readonly type: 'shopper_changed'; readonly change: string; readonly reference: string }
  /** The shop was asked who this is. `segment` null: nobody special, or the shop did not answer in time. Routing may go by it. */
  | { readonly type: 'shopper_recognised'; readonly email: string; readonly segment: Segment | null }
  | { readonly type: 'review_asked' }
  | { readonly type: 'flow_resumed'; readonly flow: string }
  | { readonly type: 'article_rated'; readonly article: string; readonly helpful: boolean }
  /** No article answered: `text` without what names a person, `article` the likeliest one that did not. */
  | {
      readonly type: 'question_unanswered'
      readonly text: string
      readonly language: Language
      readonly article: string | null
      readonly confidence: number
    }
  /** A change that the shop system cannot make by itself: what a person is to do. */
  | {
      readonly type: 'change_requested'
      readonly orderNumber: string
      readonly change: string
      readonly detail: string
    }
  | { readonly type: 'unclear_counted'; readonly count: number }
  /** Replaces the one owed for the same message. */
  | ({ readonly type: 'answer_owed' } & OwedAnswer)
  | { readonly type: 'answer_settled'; readonly clientMessageId: string }
  /** Requests held back, first one first; replaces those before. */
  | { readonly type: 'requests_left'; readonly requests: readonly LeftRequest[] }
  /** `priority` is absent where it is normal, `team` and `skill` where anybody will do. */
  | {
      readonly type: 'handoff_requested'
      readonly reason: HandoffReason
      readonly priority?: HandoffPriority
      readonly team?: string
      readonly skill?: string
    }
  | { readonly type: 'handoff_cancelled' }
  /** `by` is the agent's, absent where no agent did it. */
  | { readonly type: 'conversation_resolved'; readonly how: 'confirmed' | 'assumed' | 'agent'; readonly by?: AgentRef }
  | { readonly type: 'conversation_reopened' }
  /** A person has it from here; the bot is silent. Replaces the one who had it. */
  | { readonly type: 'agent_assigned'; readonly agent: AgentRef; readonly by: AssignedBy }
  /** `team`: who is asked for from now on; absent: as before. */
  | {
      readonly type: 'agent_unassigned'
      readonly agent: AgentRef
      readonly reason: UnassignedReason
      readonly team?: string
    }
  | {
      readonly type: 'agent_uttered'
      readonly seq: number
      readonly clientMessageId: string
      readonly agent: AgentRef
      readonly text: string
      readonly attachments?: readonly Attachment[]
    }
  /** `wait` where the line tells of it. */
  | {
      readonly type: 'system_uttered'
      readonly seq: number
      readonly key: SystemKey
      readonly text: string
      readonly wait?: WaitTold
    }
  /** Among agents; shoppers never see it. `mentions` are agents' ids. */
  | {
      readonly type: 'note_added'
      readonly noteId: string
      readonly agent: AgentRef
      readonly text: string
      readonly mentions: readonly string[]
    }
  | { readonly type: 'labels_set'; readonly labels: readonly string[]; readonly by: AgentRef }
  | { readonly type: 'priority_set'; readonly priority: Priority; readonly by: AgentRef }
  /** Out of sight until then (epoch milliseconds) or until the shopper writes. */
  | { readonly type: 'snoozed'; readonly until: number; readonly by: AgentRef }
  | { readonly type: 'unsnoozed' }
  /** Where the shopper wants the answer when they are gone; not proven to be theirs. */
  | { readonly type: 'email_left'; readonly email: string }
  /** Agents' messages up to this seq went to the shopper by mail: they were not there to read them. */
  | { readonly type: 'away_mailed'; readonly fromSeq: number; readonly toSeq: number }
  | { readonly type: 'csat_asked' }
  /** 1 to 5. A later one replaces it. */
  | { readonly type: 'csat_given'; readonly score: number; readonly comment: string | null }
  /** Products the bot showed or spoke of, in the order of the reply. `wish` is what they were found for, `options` the variant asked for. */
  | {
      readonly type: 'products_shown'
      readonly products: readonly string[]
      readonly wish?: ProductWish
      readonly options?: Readonly<Record<string, string>>
    }

export type EventOf<T extends ConversationEvent['type']> = Extract<ConversationEvent, { type: T }>
