import * as v from 'valibot'
import { conversationStatus, message } from './message'
import { attachmentIds, clientMessageId, conversationId, locale, messageText, seq } from './primitives'
import { understanding } from './understanding'

/** Body of POST /v1/shops/{shop}/conversations. */
export const createConversation = v.object({
  locale: v.optional(locale),
  /** A JWT (HS256) signed by the shop's server with its identity key: sub, email, name, exp. */
  identity_token: v.optional(v.pipe(v.string(), v.maxLength(4_096, 'must be at most 4096 characters'))),
})
export type CreateConversation = v.InferOutput<typeof createConversation>

export const conversationCreated = v.object({ conversation_id: conversationId, token: v.string() })
export type ConversationCreated = v.InferOutput<typeof conversationCreated>

/** Body of POST .../messages. */
export const postMessage = v.object({
  client_message_id: clientMessageId,
  text: messageText,
  locale: v.optional(locale),
  attachment_ids: v.optional(attachmentIds),
})
export type PostMessage = v.InferOutput<typeof postMessage>

/** The outcome of one turn: what REST answers with 200 and the socket sends as a `reply` frame. */
export const reply = v.object({
  client_message_id: v.string(),
  /** The shopper's own message got this seq. */
  seq,
  /** What was said to it, in order; empty while a person has the conversation. */
  messages: v.array(message),
  understanding,
  status: conversationStatus,
})
export type Reply = v.InferOutput<typeof reply>

/** Query of GET .../messages. */
export const logQuery = v.object({
  after_seq: v.optional(v.pipe(v.string(), v.regex(/^\d{1,9}$/, 'must be a whole number'), v.transform(Number)), '0'),
})

export const logPage = v.object({
  messages: v.array(message),
  status: conversationStatus,
  last_seq: seq,
  /** True when more messages follow: ask again with the last seq seen. */
  more: v.boolean(),
})
export type LogPage = v.InferOutput<typeof logPage>

export const health = v.object({ status: v.literal('ok'), version: v.string(), model_version: v.string() })

/** RFC 9457 problem details; `errors` names the fields and never repeats their values. */
export const problem = v.object({
  type: v.string(),
  title: v.string(),
  status: v.number(),
  detail: v.optional(v.string()),
  errors: v.optional(v.array(v.object({ field: v.string(), message: v.string() }))),
})
export type Problem = v.InferOutput<typeof problem>

/** What the widget needs before it opens: GET /v1/shops/{shop}/widget-config. */
export const widgetConfig = v.object({
  shop: v.string(),
  name: v.string(),
  locales: v.array(v.string()),
  default_locale: v.string(),
  accent: v.string(),
  /** The panel's heading by locale; a language that is missing has the widget's own. */
  title: v.record(v.string(), v.string()),
  greeting: v.record(v.string(), v.string()),
  suggestions: v.record(v.string(), v.array(v.string())),
  /** What the page's events are sent with; no secret. */
  events_key: v.string(),
})
export type WidgetConfig = v.InferOutput<typeof widgetConfig>
