import type { Attachment, Author, Card, Message, QuickReply } from '../../../worker/protocol'
import { messageKey, type Pending } from '../client/log'
import { dayOf } from './format'

/** Messages of one author within this time read as one. */
const GROUP_MS = 5 * 60_000

export interface Entry {
  kind: 'entry'
  key: string
  author: Author
  text: string
  cards: readonly Card[]
  photos: readonly Attachment[] | undefined
  at: string
  /** First of its group: carries the author's name. */
  first: boolean
  pending?: Pending
}

export type Item = { kind: 'day'; key: string; day: string } | Entry

type Raw = Omit<Entry, 'kind' | 'first'>

const ofMessage = (m: Message): Raw => ({
  key: messageKey(m),
  author: m.author,
  text: m.text,
  cards: m.cards ?? [],
  photos: m.attachments,
  at: m.at,
})

const ofPending = (p: Pending): Raw => ({
  key: p.id,
  author: 'shopper',
  text: p.text,
  cards: [],
  photos: p.attachments,
  at: p.at,
  pending: p,
})

/** What the log shows, in order: days, messages, then what is not confirmed yet. */
export function timeline(messages: readonly Message[], pending: readonly Pending[]): Item[] {
  const items: Item[] = []
  let before: Raw | undefined
  for (const raw of [...messages.map(ofMessage), ...pending.map(ofPending)]) {
    const day = dayOf(raw.at)
    const newDay = day !== '' && day !== (before && dayOf(before.at))
    if (newDay) items.push({ kind: 'day', key: `d${raw.key}`, day })
    const near = before && Date.parse(raw.at) - Date.parse(before.at) < GROUP_MS
    items.push({ kind: 'entry', first: newDay || !near || before?.author !== raw.author, ...raw })
    before = raw
  }
  return items
}

/** Quick replies belong to the last message and are gone once something is written. */
export function quickRepliesOf(messages: readonly Message[], pending: readonly Pending[]): readonly QuickReply[] {
  return (!pending.length && messages.at(-1)?.quick_replies) || []
}
