import type { Store } from '../shared/storage'
import type { Pending } from './log'

/** One key per message: two tabs write at the same time without undoing each other. */
const PREFIX = 'out:'

type Kept = Pick<Pending, 'text' | 'locale' | 'at' | 'attachments'>

function parse(value: string | null): Kept | undefined {
  try {
    const kept = JSON.parse(value ?? '') as Partial<Kept>
    const { text, locale, at, attachments } = kept
    return typeof text === 'string' && typeof locale === 'string' && typeof at === 'string'
      ? { text, locale, at, ...(Array.isArray(attachments) && { attachments }) }
      : undefined
  } catch {
    return undefined
  }
}

export function loadOutbox(store: Store): Pending[] {
  const found: Pending[] = []
  for (const key of store.keys(PREFIX)) {
    const kept = parse(store.get(key))
    if (kept) found.push({ ...kept, id: key.slice(PREFIX.length), state: 'waiting', tries: 0 })
    else store.remove(key)
  }
  return found.sort((a, b) => a.at.localeCompare(b.at))
}

export const keep = (store: Store, { id, text, locale, at, attachments }: Pending): void =>
  store.set(PREFIX + id, JSON.stringify({ text, locale, at, attachments }))

export const drop = (store: Store, id: string): void => store.remove(PREFIX + id)

/** After a lost connection nothing is known of what was on its way: all of it goes again, with its own id. */
export const toResend = (pending: Pending[]): Pending[] =>
  pending.map((p) => (p.state === 'sent' ? { ...p, state: 'waiting' } : p))
