import type { MailJob } from '../../adapters/mail/mail'
import type { Tracker } from '../../core/tracker'
import type { Turn } from '../../core/turn'
import { knowledgeFacts } from './knowledge-facts'
import { peopleFacts } from './people-facts'
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
    ...peopleFacts(identity, turn.events, timing.startedAt),
    ...codes,
  ]
}

/** Hands outgoing things to their queues. A failure of either sends all of them again: the consumers drop repeats. */
export async function sendOutgoing(
  env: Pick<Env, 'MEASUREMENTS' | 'MAILS'>,
  outgoing: readonly Outgoing[],
): Promise<void> {
  const mails = outgoing.filter(({ kind }) => kind === 'mail_job')
  // A measurement goes as it is, its consumer parses it.
  const points = outgoing.filter(({ kind }) => kind !== 'mail_job')
  if (mails.length > 0) await env.MAILS.sendBatch(mails.map(({ payload }) => ({ body: JSON.parse(payload) })))
  if (points.length > 0)
    await env.MEASUREMENTS.sendBatch(points.map(({ payload }) => ({ body: payload, contentType: 'text' })))
}
