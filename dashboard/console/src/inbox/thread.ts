import type { InboxDetail, InboxEntry, Message } from '../../../../worker/protocol'
import type { Outgoing } from './outbox'

export type ThreadItem =
  | { readonly type: 'day'; readonly key: string; readonly at: string }
  | { readonly type: 'message'; readonly key: string; readonly message: Message }
  | { readonly type: 'entry'; readonly key: string; readonly entry: InboxEntry }
  | { readonly type: 'outgoing'; readonly key: string; readonly outgoing: Outgoing }

type Log = Pick<InboxDetail, 'messages' | 'entries'>

/**
 * The conversation in the order it happened, a line for each new day in the reader's zone, and at the end what this console is still sending.
 * System lines that tell shoppers what an entry tells agents are left out: they would say it twice.
 */
export function threadOf(log: Log, outgoing: readonly Outgoing[], dayOf: (at: string) => string): ThreadItem[] {
  const happened: Exclude<ThreadItem, { type: 'day' }>[] = []
  const entries = [...log.entries].sort((a, b) => a.after_seq - b.after_seq)
  let next = 0
  const entriesUpTo = (seq: number): void => {
    for (let entry = entries[next]; entry && entry.after_seq <= seq; entry = entries[++next])
      happened.push({ type: 'entry', key: entryKey(entry), entry })
  }
  for (const message of log.messages) {
    entriesUpTo(message.seq - 1)
    if (!isTold(message)) happened.push({ type: 'message', key: `m${message.seq}`, message })
  }
  entriesUpTo(Number.POSITIVE_INFINITY)
  const items: ThreadItem[] = []
  let day = ''
  for (const item of happened) {
    const at = item.type === 'message' ? item.message.at : item.type === 'entry' ? item.entry.at : ''
    if (dayOf(at) !== day) {
      day = dayOf(at)
      items.push({ type: 'day', key: `d${day}`, at })
    }
    items.push(item)
  }
  const pending = outgoing.filter((one) => !hasCome(one, log))
  return [...items, ...pending.map((one) => ({ type: 'outgoing', key: one.id, outgoing: one }) as const)]
}

const TOLD_BY_ENTRIES: readonly (string | undefined)[] = [
  'agent_joined',
  'agent_changed',
  'agent_left',
  'back_to_bot',
  'resolved_by_agent',
  'email_left',
]

function isTold({ author, key }: Message): boolean {
  return author === 'system' && TOLD_BY_ENTRIES.includes(key)
}

/** What was sent may be seen before its own answer says so: agents' messages come without the id they were sent with. */
function hasCome({ kind, id, text, afterSeq, state }: Outgoing, { messages, entries }: Log): boolean {
  if (kind === 'note') return entries.some(({ note_id: note }) => note === id)
  if (state === 'failed') return false
  return messages.some((one) => one.author === 'agent' && one.seq > afterSeq && one.text === text)
}

/** A log with news in it: each message and each entry once. */
export function withNews<T extends Log>(log: T, news: Log): T {
  const seqs = new Set(log.messages.map(({ seq }) => seq))
  const keys = new Set(log.entries.map(entryKey))
  const messages = news.messages.filter(({ seq }) => !seqs.has(seq))
  const entries = news.entries.filter((entry) => !keys.has(entryKey(entry)))
  if (messages.length === 0 && entries.length === 0) return log
  return {
    ...log,
    messages: [...log.messages, ...messages].sort((a, b) => a.seq - b.seq),
    entries: [...log.entries, ...entries],
  }
}

/** Whether messages are known to be missing: their numbers have no gaps. */
export function hasGap({ messages }: Pick<Log, 'messages'>, lastSeq: number): boolean {
  const last = messages.at(-1)?.seq ?? 0
  return last < lastSeq || messages.some(({ seq }, index) => seq !== index + 1)
}

function entryKey({ type, at, note_id: note, after_seq: seq, agent, reason }: InboxEntry): string {
  return note ? `n${note}` : `e${seq} ${at} ${type} ${agent?.id ?? ''} ${reason ?? ''}`
}
