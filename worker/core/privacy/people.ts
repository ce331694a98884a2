import type { ConversationEvent } from '../events'

/** An address that came up in a conversation; `proven` where it is known to be the shopper's. */
export type ConversationPerson = { readonly email: string; readonly proven: boolean }

/** Whose conversation these events tell of: addresses in lower case, each once, proven if it is so anywhere. */
export function peopleOf(events: Iterable<ConversationEvent>): ConversationPerson[] {
  const proven = new Map<string, boolean>()
  for (const event of events) {
    for (const person of named(event)) {
      const email = person.email.trim().toLowerCase()
      if (email !== '') proven.set(email, person.proven || proven.get(email) === true)
    }
  }
  return [...proven].map(([email, isProven]) => ({ email, proven: isProven }))
}

function named(event: ConversationEvent): ConversationPerson[] {
  switch (event.type) {
    case 'conversation_started':
      return event.shopper?.email ? [{ email: event.shopper.email, proven: true }] : []
    case 'order_verified':
    case 'email_verified':
    case 'shopper_recognised':
      return [{ email: event.email, proven: true }]
    case 'slot_set':
      return event.name === 'email' && event.value !== null ? [{ email: event.value, proven: false }] : []
    case 'code_requested':
      return event.target.kind === 'email' ? [{ email: event.target.email, proven: false }] : []
    case 'email_left':
      return [{ email: event.email, proven: false }]
    case 'user_uttered':
      return event.understanding.entities
        .filter(({ type }) => type === 'email')
        .map(({ value }) => ({ email: value, proven: false }))
    default:
      return []
  }
}

/** A text with every occurrence of the needles, whatever their case, replaced by a marker. */
export function redacted(text: string, needles: readonly string[], marker: string): string {
  return needles.reduce((left, needle) => {
    if (needle === '') return left
    return left.replace(new RegExp(needle.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'giu'), () => marker)
  }, text)
}
