import * as v from 'valibot'
import { conversationStatus } from './message'
import { understanding } from './understanding'

/** What happened in a turn, in order. */
export const traceStep = v.variant('type', [
  v.object({ type: v.literal('flow_started'), flow: v.string(), version: v.number(), state: v.string() }),
  v.object({ type: v.literal('flow_moved'), flow: v.string(), state: v.string() }),
  v.object({ type: v.literal('flow_ended'), flow: v.string(), outcome: v.string() }),
  v.object({ type: v.literal('action'), action: v.string(), outcome: v.string() }),
  v.object({ type: v.literal('slot'), name: v.string(), value: v.nullable(v.string()) }),
  /** Anything else that changed: a verified order, a person called, a conversation resolved. */
  v.object({ type: v.literal('event'), event: v.string(), detail: v.string() }),
])
export type TraceStep = v.InferOutput<typeof traceStep>

/** One turn: a shopper's message and what came of it, or, without one, what the bot did by itself. */
export const traceTurn = v.object({
  at: v.string(),
  seq: v.nullable(v.number()),
  text: v.nullable(v.string()),
  understanding: v.nullable(understanding),
  policy: v.nullable(v.string()),
  reason: v.nullable(v.string()),
  steps: v.array(traceStep),
  replies: v.array(v.object({ seq: v.number(), key: v.string(), text: v.string() })),
  /** The flows under way after it, the active one last. */
  stack: v.array(v.object({ flow: v.string(), state: v.string() })),
  slots: v.record(v.string(), v.string()),
  status: conversationStatus,
})
export type TraceTurn = v.InferOutput<typeof traceTurn>

export const conversationTrace = v.object({
  conversation_id: v.string(),
  channel: v.string(),
  locale: v.string(),
  turns: v.array(traceTurn),
})
export type ConversationTrace = v.InferOutput<typeof conversationTrace>

export const recentConversations = v.object({
  conversations: v.array(
    v.object({
      conversation_id: v.string(),
      last_at: v.string(),
      turns: v.number(),
      /** Of the latest turn. */
      intent: v.string(),
      status: v.string(),
    }),
  ),
})
export type RecentConversations = v.InferOutput<typeof recentConversations>
