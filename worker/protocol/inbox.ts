import * as v from 'valibot'
import { MAX_TEXT_CHARS } from './limits'
import { attachment, conversationStatus, message } from './message'
import { attachmentIds, clientMessageId, conversationId, instant, language, messageText, seq } from './primitives'

/** What stands in the way of a priority being shown as anything else. */
export const priority = v.picklist(['low', 'normal', 'high', 'urgent'])
export const presence = v.picklist(['online', 'away', 'offline'])
export type PresenceState = v.InferOutput<typeof presence>

/** An agent's id: `member:...` or `api_key:...`. */
export const agentId = v.pipe(v.string(), v.regex(/^(member|api_key):[\w-]{1,64}$/, 'must be an agent id'))
export const agentRef = v.object({ id: v.string(), name: v.string() })

/** Labels, teams and skills: short names in any script. */
export const shortName = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1, 'must not be empty'),
  v.maxLength(40, 'must be at most 40 characters'),
)
const names = v.pipe(v.array(shortName), v.maxLength(20, 'must be at most 20'))

/** One conversation as lists show it. Instants are ISO 8601; `revision` rises with every change, a lower one is older. */
export const inboxConversation = v.object({
  conversation_id: conversationId,
  revision: v.number(),
  status: conversationStatus,
  channel: v.string(),
  locale: v.string(),
  language,
  agent: v.nullable(agentRef),
  team: v.nullable(v.string()),
  priority,
  labels: v.array(v.string()),
  snoozed_until: v.nullable(instant),
  shopper: v.object({
    name: v.nullable(v.string()),
    email: v.nullable(v.string()),
    /** Proven by a signed token, a one-time code or an order with its address. */
    verified: v.boolean(),
    segment: v.nullable(v.string()),
  }),
  /** Why a person was called; null where nobody was. */
  handoff_reason: v.nullable(v.string()),
  intent: v.nullable(v.string()),
  sentiment: v.picklist(['negative', 'neutral', 'positive']),
  last_message: v.nullable(v.object({ author: message.entries.author, text: v.string(), at: instant, seq })),
  /** Shopper messages nobody has answered. */
  pending_messages: v.number(),
  created_at: instant,
  last_activity_at: instant,
  /** Since when the shopper waits for a person; null where they do not. */
  waiting_since: v.nullable(instant),
  csat: v.nullable(v.number()),
})
export type InboxConversation = v.InferOutput<typeof inboxConversation>

export const INBOX_VIEWS = ['mine', 'unassigned', 'queued', 'open', 'bot', 'snoozed', 'resolved', 'all'] as const
/** Query of GET /inbox/conversations. `q` searches what was said. */
export const inboxQuery = v.object({
  view: v.optional(v.picklist(INBOX_VIEWS), 'unassigned'),
  label: v.optional(shortName),
  team: v.optional(shortName),
  channel: v.optional(shortName),
  priority: v.optional(priority),
  assignee: v.optional(agentId),
  q: v.optional(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200))),
  cursor: v.optional(v.pipe(v.string(), v.maxLength(200))),
})
export type InboxQuery = v.InferOutput<typeof inboxQuery>
export const inboxList = v.object({
  conversations: v.array(inboxConversation),
  next_cursor: v.nullable(v.string()),
  /** How many stand in each of the live views; the others are not counted. */
  counts: v.record(v.string(), v.number()),
})
export type InboxList = v.InferOutput<typeof inboxList>

/** What agents see of one turn of events beside the messages: who joined, notes, labels. Oldest first, with the seq it follows. */
export const inboxEntry = v.object({
  after_seq: seq,
  at: instant,
  type: v.picklist([
    'note',
    'assigned',
    'unassigned',
    'labels',
    'priority',
    'snoozed',
    'handoff',
    'resolved',
    'reopened',
    'email_left',
    'order_changed',
    'csat',
  ]),
  agent: v.optional(agentRef),
  note_id: v.optional(v.string()),
  text: v.optional(v.string()),
  mentions: v.optional(v.array(v.string())),
  /** A code: why, by what, or which; the console words it. */
  reason: v.optional(v.string()),
  labels: v.optional(v.array(v.string())),
})
export type InboxEntry = v.InferOutput<typeof inboxEntry>

/** What was known when a person was called: for who takes over, so that the shopper need not say it again. */
export const handoffSummary = v.object({
  reason: v.nullable(v.string()),
  intent: v.nullable(v.object({ name: v.string(), confidence: v.number() })),
  mood: v.nullable(v.string()),
  verified_orders: v.array(v.string()),
  verified_emails: v.array(v.string()),
  left_email: v.nullable(v.string()),
  /** What the flows had asked for, by slot. */
  slots: v.record(v.string(), v.string()),
  last_flow: v.nullable(v.object({ flow: v.string(), outcome: v.string() })),
  /** The shopper's last words, oldest first. */
  last_words: v.array(v.string()),
})
export type HandoffSummary = v.InferOutput<typeof handoffSummary>

export const inboxDetail = v.object({
  conversation: inboxConversation,
  messages: v.array(message),
  entries: v.array(inboxEntry),
  summary: handoffSummary,
  attachments: v.array(attachment),
  /** How far the shopper has read. */
  shopper_read_seq: seq,
})
export type InboxDetail = v.InferOutput<typeof inboxDetail>

/** Body of POST /inbox/conversations/{id}/messages. */
export const agentMessage = v.object({
  client_message_id: clientMessageId,
  text: messageText,
  attachment_ids: v.optional(attachmentIds),
})
export type AgentMessage = v.InferOutput<typeof agentMessage>
export const agentMessageSent = v.object({ message, conversation: inboxConversation })

/** Body of POST /inbox/conversations/{id}/notes. `note_id` is the client's: the same again is the same note. */
export const newNote = v.object({
  note_id: clientMessageId,
  text: v.pipe(v.string(), v.trim(), v.minLength(1, 'must not be empty'), v.maxLength(MAX_TEXT_CHARS)),
  mentions: v.optional(v.pipe(v.array(agentId), v.maxLength(20)), []),
})

/** Bodies of the actions. */
export const claimBody = v.object({ take_over: v.optional(v.boolean(), false) })
export const transferBody = v.object({ agent: v.optional(agentId), team: v.optional(shortName) })
export const labelsBody = v.object({ labels: names })
export const priorityBody = v.object({ priority })
export const snoozeBody = v.object({ until: v.pipe(v.string(), v.isoTimestamp('must be an ISO 8601 instant')) })

/** Every action answers the conversation as it stands then. */
export const inboxAction = v.object({ conversation: inboxConversation })
export type InboxAction = v.InferOutput<typeof inboxAction>

/** An agent as the inbox knows them. */
export const inboxAgent = v.object({
  id: v.string(),
  name: v.string(),
  presence,
  /** Whether a console of theirs is connected. */
  connected: v.boolean(),
  capacity: v.number(),
  load: v.number(),
  languages: v.array(v.string()),
  skills: v.array(v.string()),
  teams: v.array(v.string()),
})
export type InboxAgent = v.InferOutput<typeof inboxAgent>
export const inboxAgents = v.object({ agents: v.array(inboxAgent) })
/** Body of PUT /inbox/agents/{id}: what routing goes by. */
export const agentSettings = v.object({
  capacity: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(50)),
  languages: names,
  skills: names,
  teams: names,
})
export type AgentSettings = v.InferOutput<typeof agentSettings>
export const presenceBody = v.object({ presence: v.picklist(['online', 'away']) })

/** Answer of POST /inbox/ticket: opens one socket, within a minute. */
export const inboxTicket = v.object({ ticket: v.string(), expires_at: instant, agent: agentRef })

/** Frames an agent's console may send. The first is hello. */
export const inboxClientFrame = v.variant('type', [
  /** `revision`: the last one seen, 0 for none. */
  v.object({ type: v.literal('hello'), ticket: v.pipe(v.string(), v.maxLength(4_096)), revision: v.optional(seq, 0) }),
  v.object({ type: v.literal('ping') }),
  v.object({ type: v.literal('presence'), presence: v.picklist(['online', 'away']) }),
  /** Which conversation is on the screen; null for none. */
  v.object({ type: v.literal('viewing'), conversation_id: v.nullable(conversationId) }),
  v.object({ type: v.literal('typing'), conversation_id: conversationId, on: v.boolean() }),
  v.object({ type: v.literal('read'), conversation_id: conversationId, seq }),
])
export type InboxClientFrame = v.InferOutput<typeof inboxClientFrame>

/** Frames the inbox sends. The `revision` of 'conversation' rises by one each: after a gap the list is to be loaded again. */
export const inboxServerFrame = v.variant('type', [
  /** `reload`: too much was missed. Else `changed` holds what has changed since the revision the client named. */
  v.object({
    type: v.literal('welcome'),
    revision: v.number(),
    agent: inboxAgent,
    agents: v.array(inboxAgent),
    counts: v.record(v.string(), v.number()),
    changed: v.array(inboxConversation),
    reload: v.boolean(),
  }),
  v.object({
    type: v.literal('conversation'),
    revision: v.number(),
    conversation: inboxConversation,
    counts: v.record(v.string(), v.number()),
  }),
  /** New messages and entries of a conversation this console has on the screen. */
  v.object({
    type: v.literal('messages'),
    conversation_id: conversationId,
    messages: v.array(message),
    entries: v.array(inboxEntry),
  }),
  /** The conversation was given to this agent: time for a sound. */
  v.object({ type: v.literal('assigned'), conversation: inboxConversation, by: v.string() }),
  v.object({ type: v.literal('mentioned'), conversation_id: conversationId, agent: agentRef, text: v.string() }),
  v.object({ type: v.literal('agent'), agent: inboxAgent }),
  v.object({ type: v.literal('typing'), conversation_id: conversationId, on: v.boolean() }),
  v.object({ type: v.literal('read'), conversation_id: conversationId, seq }),
  /** Who else has the conversation on the screen. */
  v.object({ type: v.literal('viewing'), conversation_id: conversationId, agents: v.array(agentRef) }),
  v.object({ type: v.literal('pong') }),
  v.object({
    type: v.literal('error'),
    code: v.picklist(['malformed', 'unauthorised', 'not_ready']),
    message: v.string(),
  }),
])
export type InboxServerFrame = v.InferOutput<typeof inboxServerFrame>
