import type { Store } from '../shared/storage'

const KEY = 'session'

/** The conversation that this browser holds for this shop. */
export interface Session {
  id: string
  token: string
  /** Whom the conversation was begun for; '' for an anonymous shopper. */
  subject: string
}

export function loadSession(store: Store): Session | undefined {
  try {
    const { id, token, subject } = JSON.parse(store.get(KEY) ?? '') as Partial<Session>
    if (typeof id !== 'string' || typeof token !== 'string') return undefined
    return { id, token, subject: typeof subject === 'string' ? subject : '' }
  } catch {
    return undefined
  }
}

export const saveSession = (store: Store, session: Session): void => store.set(KEY, JSON.stringify(session))

export function forgetSession(store: Store): void {
  for (const key of [KEY, 'read', 'watch']) store.remove(key)
}

/**
 * The subject of a JWT, unverified: it only tells whether two tokens speak of the same person, which the page knows
 * anyway. The server verifies the signature when the conversation is begun.
 */
export function subjectOf(token: string): string {
  try {
    const payload = (token.split('.')[1] ?? '').replace(/-/g, '+').replace(/_/g, '/')
    const { sub } = JSON.parse(atob(payload)) as { sub?: unknown }
    return typeof sub === 'string' ? sub : ''
  } catch {
    return ''
  }
}
