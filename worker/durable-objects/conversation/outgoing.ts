import type { MailJob } from '../../adapters/mail/mail'
import type { ConversationListed } from '../../core/agents/listed'
import type { Tracker } from '../../core/tracker'
import type { Turn } from '../../core/turn'
import { knowledgeFacts } from './knowledge-facts'
import { turnPoint } from './points'
import type { Identity, Outgoing } from './storage'
import type { TurnTiming } from './timing'

/** What a turn sends outward: its measurement, what it tells of the articles, and the codes that were asked for. */
export function outgoingOf(identity: Identity, before: Tracker, turn: Turn, timing: TurnTiming): Outgoing[] {
  const codes = turn.events.flatMap((event) => {
    if (event.type !== 'code_requested') return []
    const job: MailJob = { kind: 'code', shop: identity.shop, code_id: event.codeId }
    return [{ kind: 'mail_job', payload: JSON.stringify(job) }]
  })
  const facts = knowledgeFacts(identity, before.lastSeq + 1, turn.events, timing.startedAt)
  return [
    { kind: 'turn_point', payload: JSON.stringify(turnPoint(identity, before, turn, timing)) },
    ...facts,
    ...codes,
  ]
}

/** How it stands now, told to who keeps lists of conversations: one telling is enough for whatever has happened. */
export type Tellers = {
  readonly inbox: () => Promise<void>
  /** What the shop's lists and search are to know; null where there is nothing. `done` once it was handed over. */
  readonly listed: () => { readonly listed: ConversationListed; readonly done: () => void } | null
}

/** Hands outgoing things to their queues. A failure of any sends all of them again: the consumers drop repeats. */
export async function sendOutgoing(
  env: Pick<Env, 'MEASUREMENTS' | 'MAILS'>,
  outgoing: readonly Outgoing[],
  tellers: Tellers,
): Promise<void> {
  const has = (kind: string) => outgoing.some((one) => one.kind === kind)
  if (has('inbox')) await tellers.inbox()
  const mails = outgoing.filter(({ kind }) => kind === 'mail_job')
  if (mails.length > 0) await env.MAILS.sendBatch(mails.map(({ payload }) => ({ body: JSON.parse(payload) })))
  const listed = has('listed') ? tellers.listed() : null
  // A measurement goes as it is, its consumer parses it.
  const points = outgoing.filter(({ kind }) => !MARKS.has(kind)).map(({ payload }) => payload)
  const measured = listed ? [...points, JSON.stringify(listed.listed)] : points
  if (measured.length > 0) await env.MEASUREMENTS.sendBatch(measured.map((body) => ({ body, contentType: 'text' })))
  listed?.done()
}

const MARKS: ReadonlySet<string> = new Set(['mail_job', 'inbox', 'listed'])
