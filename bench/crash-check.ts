import type { Message } from '../worker/protocol/index.ts'

/** What one client did and saw of its conversation, and the log as it was read when all was over. */
export type Observed = {
  /** client_message_ids in the order they were first sent. */
  readonly sent: readonly string[]
  /** Those whose reply arrived. */
  readonly acknowledged: ReadonlySet<string>
  /** Text by seq, from replies and welcomes. */
  readonly seen: ReadonlyMap<number, string>
  /** Faults the client met itself: the same seq with two texts. */
  readonly contradictions: readonly string[]
  readonly log: readonly Pick<Message, 'seq' | 'author' | 'text' | 'client_message_id'>[]
}

/** Everything about a conversation that a crash must not have done; empty when all is well. */
export function faultsOf(observed: Observed): string[] {
  return [
    ...observed.contradictions,
    ...gaps(observed),
    ...lostOrRepeated(observed),
    ...strangers(observed),
    ...unanswered(observed),
    ...seenOtherwise(observed),
    ...neverSeen(observed),
  ]
}

function gaps({ log }: Observed): string[] {
  return log.flatMap(({ seq }, index) =>
    seq === index + 1 ? [] : [`gap: seq ${seq} stands where ${index + 1} belongs`],
  )
}

function lostOrRepeated({ log, sent, acknowledged }: Observed): string[] {
  const counts = new Map<string, number>()
  for (const { client_message_id: id } of log) if (id) counts.set(id, (counts.get(id) ?? 0) + 1)
  return sent.flatMap((id) => {
    const count = counts.get(id) ?? 0
    if (count > 1) return [`repeated: ${id} stands ${count} times in the log`]
    if (count === 1) return acknowledged.has(id) ? [] : [`silent: ${id} was stored but its client got no reply`]
    return [acknowledged.has(id) ? `lost: ${id} was acknowledged` : `lost: ${id} was sent and never stored`]
  })
}

function strangers({ log, sent }: Observed): string[] {
  const known = new Set(sent)
  return log
    .filter(({ author, client_message_id: id }) => author === 'shopper' && !(id && known.has(id)))
    .map(({ seq }) => `stranger: seq ${seq} was sent by nobody`)
}

function unanswered({ log }: Observed): string[] {
  return log
    .filter(({ author }, index) => author === 'shopper' && log[index + 1]?.author !== 'bot')
    .map(({ seq }) => `unanswered: no reply follows seq ${seq}`)
}

function seenOtherwise({ log, seen }: Observed): string[] {
  const texts = new Map(log.map(({ seq, text }) => [seq, text]))
  return [...seen]
    .filter(([seq, text]) => texts.get(seq) !== text)
    .map(([seq]) =>
      texts.has(seq) ? `changed: seq ${seq} reads otherwise than its client saw` : `lost: seq ${seq} was seen`,
    )
}

function neverSeen({ log, seen }: Observed): string[] {
  return log.filter(({ seq }) => !seen.has(seq)).map(({ seq }) => `unseen: seq ${seq} never reached its client`)
}
