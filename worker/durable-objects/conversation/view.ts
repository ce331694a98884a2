import type { ConversationEvent } from '../../core/events'
import { EMPTY_TRACKER, foldEvent, type Tracker } from '../../core/tracker'
import { messageOf } from '../../core/turn'
import type { Message, Reply } from '../../protocol'

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
}

export function emptyView(): ConversationView {
  return { tracker: EMPTY_TRACKER, messages: [], replies: new Map(), lastActivityAt: 0 }
}

/** Adds one stored row to the view. @throws Error when the log has a gap in seq: it must never be built upon. */
export function addRow(view: ConversationView, row: LogRow): void {
  let tracker = view.tracker
  const said: Message[] = []
  for (const event of row.events) {
    tracker = foldEvent(tracker, event)
    const message = messageOf(event, row.at)
    if (!message) continue
    if (message.seq !== view.messages.length + said.length + 1) throw new Error(`gap in seq at ${message.seq}`)
    said.push(message)
  }
  view.tracker = tracker
  view.messages.push(...said)
  view.lastActivityAt = Math.max(view.lastActivityAt, row.at)
  const asked = row.events.find((event) => event.type === 'user_uttered')
  if (!asked) return
  view.replies.set(asked.clientMessageId, {
    client_message_id: asked.clientMessageId,
    seq: asked.seq,
    messages: said.filter((message) => message.author !== 'shopper'),
    understanding: asked.understanding,
    status: tracker.status,
  })
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
