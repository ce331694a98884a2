import type { INBOX_VIEWS, InboxConversation } from '../../../../worker/protocol'

export type View = (typeof INBOX_VIEWS)[number]
/** The views as they stand beside the list; the queue is `unassigned`. */
export const VIEWS = [
  'mine',
  'unassigned',
  'open',
  'snoozed',
  'bot',
  'resolved',
  'all',
] as const satisfies readonly View[]
/** Empty: any. */
export type Filter = {
  readonly q: string
  readonly label: string
  readonly team: string
  readonly channel: string
  readonly priority: string
}
export const NO_FILTER: Filter = { q: '', label: '', team: '', channel: '', priority: '' }

/** Whether a conversation stands in a view, for the agent who looks. */
export function belongs(one: InboxConversation, view: View, me: string | null): boolean {
  const snoozed = one.snoozed_until !== null
  switch (view) {
    case 'mine':
      return one.status === 'open' && one.agent?.id === me && !snoozed
    case 'unassigned':
    case 'queued':
      return one.status === 'queued' && !snoozed
    case 'open':
      return one.status === 'open' && !snoozed
    case 'snoozed':
      return snoozed && (one.status === 'open' || one.status === 'queued')
    case 'bot':
      return one.status === 'bot'
    case 'resolved':
      return one.status === 'resolved'
    case 'all':
      return true
  }
}

/**
 * The rows of a view: what was loaded, as it was last said to stand, and what has come into it since. The queue keeps the order of turns that
 * it was loaded with, newcomers at its end; other views show the latest first. A search is the server's alone: nothing comes into it.
 */
export function rowsOf(
  loaded: readonly InboxConversation[],
  latest: ReadonlyMap<string, InboxConversation>,
  asked: { readonly view: View; readonly filter: Filter; readonly me: string | null },
): InboxConversation[] {
  const { view, filter, me } = asked
  const ids = new Set(loaded.map(({ conversation_id: id }) => id))
  const now = loaded.map((one) => newer(one, latest.get(one.conversation_id)))
  if (filter.q.trim() !== '') return now
  const fits = (one: InboxConversation) => belongs(one, view, me) && passes(one, filter)
  const come = [...latest.values()].filter(({ conversation_id: id }) => !ids.has(id))
  if (view === 'unassigned' || view === 'queued') return [...now.filter(fits), ...come.filter(fits).sort(byWaiting)]
  return [...now, ...come].filter(fits).sort(byActivity)
}

export function newer(a: InboxConversation, b: InboxConversation | undefined): InboxConversation {
  return b && b.revision > a.revision ? b : a
}

function passes(one: InboxConversation, { label, team, channel, priority }: Filter): boolean {
  if (label !== '' && !one.labels.includes(label)) return false
  if (team !== '' && one.team !== team) return false
  if (channel !== '' && one.channel !== channel) return false
  return priority === '' || one.priority === priority
}

const RANK: Readonly<Record<InboxConversation['priority'], number>> = { urgent: 0, high: 1, normal: 2, low: 3 }

function byWaiting(a: InboxConversation, b: InboxConversation): number {
  return RANK[a.priority] - RANK[b.priority] || compare(a.waiting_since ?? '', b.waiting_since ?? '')
}

function byActivity(a: InboxConversation, b: InboxConversation): number {
  return compare(b.last_activity_at, a.last_activity_at) || compare(a.conversation_id, b.conversation_id)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
