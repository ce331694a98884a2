import { entryOf } from '../../core/agents/snapshot'
import type { ConversationEvent } from '../../core/events'
import { EMPTY_TRACKER, foldEvent, type Tracker } from '../../core/tracker'
import { messageOf, placeholder } from '../../core/turn'
import type { InboxEntry, Message, Reply } from '../../protocol'

/** One row of the log: the events of one turn, stored together or not at all. */
export type LogRow = { readonly at: number; readonly events: readonly ConversationEvent[] }

/** What the log says, folded: kept in memory while the object lives, rebuilt from the rows when it wakes. */
export type ConversationView = {
  tracker: Tracker
  /** `messages[i].seq === i + 1`: seq is dense. */
  readonly messages: Message[]
  /** Stored replies by client_message_id: a repeat is answered from here. */
  readonly replies: Map<string, Reply>
  lastActivityAt: number
  /** When the first row was stored; 0 before that. */
  createdAt: number
  /** Rows so far: rises with every change. */
  revision: number
  /** Since when the shopper waits for a person, however often one was found and lost; null while they do not. */
  waitingSince: number | null
  /** Since when who has it has it; null while nobody does. */
  assignedAt: number | null
  /** Whether they have written since. */
  answered: boolean
  /** The last message of an agent that the shopper has not answered, for a mail when they are away. */
  lastAgentMessage: { readonly seq: number; readonly at: number } | null
  /** What agents see beside the messages, oldest first. */
  readonly entries: InboxEntry[]
  /** Seqs of agents' messages by their client_message_id: a repeat is known by it. */
  readonly agentSent: Map<string, number>
  readonly noteIds: Set<string>
}

export function emptyView(): ConversationView {
  return {
    tracker: EMPTY_TRACKER,
    messages: [],
    replies: new Map(),
    lastActivityAt: 0,
    createdAt: 0,
    revision: 0,
    waitingSince: null,
    assignedAt: null,
    answered: false,
    lastAgentMessage: null,
    entries: [],
    agentSent: new Map(),
    noteIds: new Set(),
  }
}

/**
 * Would this row follow on the last one without a gap in seq? Asked before a row is stored, never after.
 * @throws Error when it would not: a bug, and nothing must be built upon it.
 */
export function assertFollows(view: ConversationView, row: LogRow): void {
  let expected = view.messages.length
  for (const event of row.events) {
    const message = messageOf(event, row.at)
    if (message && message.seq !== ++expected) throw new Error(`gap in seq at ${message.seq}`)
  }
}

/**
 * Adds one stored row to the view. What is stored is taken as it is: a message that this version does not know (written by a newer one)
 * keeps its place as an empty one, so that a conversation can always be opened.
 */
export function addRow(view: ConversationView, row: LogRow): void {
  let tracker = view.tracker
  const from = view.messages.length
  for (const event of row.events) {
    tracker = foldEvent(tracker, event)
    addForAgents(view, event, row.at)
    const message = messageOf(event, row.at)
    if (!message || message.seq <= view.messages.length) continue
    while (view.messages.length + 1 < message.seq) view.messages.push(placeholder(view.messages.length + 1, row.at))
    view.messages.push(message)
  }
  const lastSeq = view.messages.length
  view.tracker = tracker.lastSeq === lastSeq ? tracker : { ...tracker, lastSeq }
  view.lastActivityAt = Math.max(view.lastActivityAt, row.at)
  view.createdAt ||= row.at
  view.revision++
  const waits = view.tracker.status === 'queued'
  view.waitingSince = waits ? (view.waitingSince ?? row.at) : view.tracker.status === 'open' ? view.waitingSince : null
  const asked = row.events.find((event) => event.type === 'user_uttered')
  if (!asked) return
  view.replies.set(asked.clientMessageId, {
    client_message_id: asked.clientMessageId,
    seq: asked.seq,
    messages: view.messages.slice(from).filter((message) => message.author !== 'shopper'),
    understanding: asked.understanding,
    status: tracker.status,
  })
}

function addForAgents(view: ConversationView, event: ConversationEvent, at: number): void {
  if (event.type === 'note_added') {
    if (view.noteIds.has(event.noteId)) return
    view.noteIds.add(event.noteId)
  }
  noteOwner(view, event, at)
  if (event.type === 'agent_uttered') view.agentSent.set(event.clientMessageId, event.seq)
  const entry = entryOf(event, at, view.messages.length)
  if (entry) view.entries.push(entry)
}

function noteOwner(view: ConversationView, event: ConversationEvent, at: number): void {
  if (event.type === 'agent_assigned') {
    view.assignedAt = at
    view.answered = false
  }
  if (event.type === 'agent_unassigned' || event.type === 'conversation_resolved') view.assignedAt = null
  if (event.type === 'agent_uttered') {
    view.answered = true
    view.lastAgentMessage = { seq: event.seq, at }
  }
  if (event.type === 'user_uttered') view.lastAgentMessage = null
}

/** The messages after a seq, at most `limit`, and whether more follow. */
export function pageAfter(
  view: ConversationView,
  afterSeq: number,
  limit: number,
): { messages: Message[]; more: boolean } {
  const messages = view.messages.slice(afterSeq, afterSeq + limit)
  return { messages, more: afterSeq + messages.length < view.messages.length }
}
