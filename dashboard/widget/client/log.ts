import type { Attachment, ErrorCode, Message } from '../../../worker/protocol'

/** A message of the shopper that the server has not confirmed yet. */
export interface Pending {
  id: string
  text: string
  locale: string
  at: string
  /** waiting: to be sent; sent: on its way; failed: refused, the shopper decides. */
  state: 'waiting' | 'sent' | 'failed'
  tries: number
  error?: ErrorCode
  attachments?: readonly Attachment[]
}

/** Known and new messages in order of seq, each once; the same array when nothing is new. */
export function mergeMessages(known: Message[], incoming: readonly Message[]): Message[] {
  const seen = new Set(known.map((m) => m.seq))
  const fresh = incoming.filter((m) => !seen.has(m.seq) && seen.add(m.seq))
  return fresh.length ? [...known, ...fresh].sort((a, b) => a.seq - b.seq) : known
}

/** Everything up to this seq is here. `seq` is dense, so a hole means that something was missed. */
export function contiguousSeq(messages: readonly Message[]): number {
  let expected = 0
  for (const { seq } of messages) {
    if (seq !== expected + 1) break
    expected = seq
  }
  return expected
}

export const hasGap = (messages: readonly Message[]): boolean => contiguousSeq(messages) < (messages.at(-1)?.seq ?? 0)

/** What is left to be confirmed once `messages` are in the log. */
export function unconfirmed(pending: Pending[], messages: readonly Message[]): Pending[] {
  const confirmed = new Set(messages.map((m) => m.client_message_id))
  return pending.some((p) => confirmed.has(p.id)) ? pending.filter((p) => !confirmed.has(p.id)) : pending
}

/** A reply names the seq of the shopper's message but does not repeat it. */
export const confirmedMessage = (p: Pending, seq: number): Message => ({
  seq,
  author: 'shopper',
  text: p.text,
  client_message_id: p.id,
  ...(p.attachments && { attachments: [...p.attachments] }),
  at: p.at,
})

export const unreadCount = (messages: readonly Message[], readSeq: number): number =>
  messages.filter((m) => m.seq > readSeq && (m.author === 'bot' || m.author === 'agent')).length

/** A key that stays when a pending message is confirmed, so that its bubble is not drawn anew. */
export const messageKey = (m: Message): string => m.client_message_id ?? `s${m.seq}`
