import type { ConversationEvent } from '../../core/events'
import { type ConversationPerson, peopleOf } from '../../core/privacy/people'
import type { Identity, Outgoing } from './storage'

/** What a conversation tells of whose it is, so that a person's conversations can be found; stored twice it is the same. */
export type ConversationPeople = {
  readonly kind: 'conversation_people'
  readonly shop: string
  readonly conversationId: string
  readonly at: number
  readonly people: readonly ConversationPerson[]
}

/** The fact for these events, none where no address came up. */
export function peopleFacts(
  { shop, conversationId }: Identity,
  events: readonly ConversationEvent[],
  at: number,
): Outgoing[] {
  const people = peopleOf(events)
  if (people.length === 0) return []
  const fact: ConversationPeople = { kind: 'conversation_people', shop, conversationId, at, people }
  return [{ kind: fact.kind, payload: JSON.stringify(fact) }]
}
