import { AWAY_MAIL_DELAY_MS } from '../../config'
import { mailAddressOf } from '../../core/agents/snapshot'
import type { ConversationView } from './view'

/** Seqs of agents' messages that a mail is to hold, both ends included. */
export type AwayMail = { readonly fromSeq: number; readonly toSeq: number }

/** When it is to be seen whether the shopper has gone without reading an agent's answer; null when there is nothing to see to. */
export function awayMailDueAt(
  { tracker, lastAgentMessage }: Pick<ConversationView, 'tracker' | 'lastAgentMessage'>,
  settledSeq: number,
): number | null {
  if (!lastAgentMessage || lastAgentMessage.seq <= settledSeq || mailAddressOf(tracker) === null) return null
  return lastAgentMessage.at + AWAY_MAIL_DELAY_MS
}

/** What the mail is to hold: what agents wrote after what was read and what was seen to before; null where nothing is left. */
export function awayMailOf(
  { messages, lastAgentMessage }: Pick<ConversationView, 'messages' | 'lastAgentMessage'>,
  settledSeq: number,
  readSeq: number,
): AwayMail | null {
  if (!lastAgentMessage) return null
  const after = Math.max(settledSeq, readSeq)
  const first = messages.find(({ seq, author }) => author === 'agent' && seq > after && seq <= lastAgentMessage.seq)
  return first ? { fromSeq: first.seq, toSeq: lastAgentMessage.seq } : null
}

export type AwayReply = {
  readonly to: string
  readonly locale: string
  /** Who wrote the last of them. */
  readonly name: string
  readonly texts: readonly string[]
}

/** Agents' messages of these seqs with where they go; null where there are none or no address is known. */
export function awayReplyOf(
  { tracker, messages }: Pick<ConversationView, 'tracker' | 'messages'>,
  fromSeq: number,
  toSeq: number,
): AwayReply | null {
  const to = mailAddressOf(tracker)
  const written = messages.slice(fromSeq - 1, toSeq).filter(({ author, text }) => author === 'agent' && text !== '')
  const name = written.at(-1)?.agent?.name
  if (to === null || name === undefined) return null
  return { to, locale: tracker.locale, name, texts: written.map(({ text }) => text) }
}
