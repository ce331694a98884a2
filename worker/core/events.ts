import type { Attachment, Card, QuickReply, Understanding } from '../protocol'

/** What a quick reply or a numbered choice means to the dialogue when it is picked. */
export type Choice = {
  readonly title: string
  readonly text: string
  readonly effect: /** `reason` is why a person is offered, of the intent 'human_agent' only. */
    | { readonly kind: 'intent'; readonly intent: string; readonly reason?: HandoffReason }
    | { readonly kind: 'slot'; readonly slot: string; readonly value: string }
    /** Begins a flow that no intent begins. */
    | { readonly kind: 'flow'; readonly flow: string }
}

export type FlowOutcome = 'completed' | 'abandoned' | 'handed_off' | 'failed'
/** 'flow': a task could not be finished; 'upset': after a complaint. */
export type HandoffReason = 'asked' | 'unclear' | 'verification' | 'flow' | 'upset'
export type VerifiedShopper = { readonly sub: string; readonly email: string | null; readonly name: string | null }

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
  | { readonly type: 'order_changed'; readonly orderNumber: string; readonly change: string; readonly detail: string }
  /** A change that the shop system cannot make by itself: what a person is to do. */
  | {
      readonly type: 'change_requested'
      readonly orderNumber: string
      readonly change: string
      readonly detail: string
    }
  | { readonly type: 'unclear_counted'; readonly count: number }
  | { readonly type: 'handoff_requested'; readonly reason: HandoffReason }
  | { readonly type: 'handoff_cancelled' }
  | { readonly type: 'conversation_resolved'; readonly how: 'confirmed' | 'assumed' }
  | { readonly type: 'conversation_reopened' }

export type EventOf<T extends ConversationEvent['type']> = Extract<ConversationEvent, { type: T }>
