import * as v from 'valibot'
import { conversationStatus, message } from './message'
import { attachmentIds, clientMessageId, locale, messageText, seq } from './primitives'
import { reply } from './rest'

/** First frame of a socket: who is there and how far they have read. */
export const helloFrame = v.object({
  type: v.literal('hello'),
  token: v.pipe(v.string(), v.maxLength(4_096, 'must be at most 4096 characters')),
  last_seq: v.optional(seq, 0),
})

export const messageFrame = v.object({
  type: v.literal('message'),
  client_message_id: clientMessageId,
  text: messageText,
  locale: v.optional(locale),
  attachment_ids: v.optional(attachmentIds),
})

/** The shopper is typing (or has stopped); shown to an agent, never stored. */
export const typingFrame = v.object({ type: v.literal('typing'), on: v.boolean() })

/** The shopper has seen everything up to `seq`. */
export const readFrame = v.object({ type: v.literal('read'), seq })

export const pingFrame = v.object({ type: v.literal('ping') })

/** Frames a client may send. */
export const clientFrame = v.variant('type', [helloFrame, messageFrame, typingFrame, readFrame, pingFrame])
export type ClientFrame = v.InferOutput<typeof clientFrame>

/** Frames the server sends. */
export const serverFrame = v.variant('type', [
  /** Answer to hello: everything after `last_seq`; a fresh token when the old one is past half its life. */
  v.object({
    type: v.literal('welcome'),
    status: conversationStatus,
    last_seq: seq,
    messages: v.array(message),
    more: v.boolean(),
    token: v.optional(v.string()),
  }),
  /** The turn asked for by this socket; the same shape as REST's 200. */
  v.object({ type: v.literal('reply'), ...reply.entries, server_timing: v.string() }),
  /** Messages of another tab, device or person. */
  v.object({ type: v.literal('messages'), messages: v.array(message), status: conversationStatus }),
  v.object({ type: v.literal('typing'), author: v.picklist(['bot', 'agent']), on: v.boolean() }),
  /** An agent has seen everything up to `seq`. */
  v.object({ type: v.literal('read'), author: v.picklist(['agent']), seq }),
  v.object({ type: v.literal('pong') }),
  /** Something about the last frame was wrong; the socket stays open. `client_message_id` when it was a message. */
  v.object({
    type: v.literal('error'),
    code: v.picklist(['malformed', 'invalid', 'unauthorised', 'not_ready', 'busy', 'too_large', 'full', 'internal']),
    message: v.string(),
    field: v.optional(v.string()),
    client_message_id: v.optional(v.string()),
  }),
])
export type ServerFrame = v.InferOutput<typeof serverFrame>
export type ErrorCode = Extract<ServerFrame, { type: 'error' }>['code']
