import { useSyncExternalStore } from 'react'
import type { InboxConversation } from '../../../../worker/protocol'

const STORE = 'kefu.inbox.seen'
/** Enough for every conversation that is still worked on; the oldest are forgotten. */
const MAX_KEPT = 500
const listeners = new Set<() => void>()
let seen: ReadonlyMap<string, number> = load()

/** How far this browser has shown each conversation. */
export function useSeen(): ReadonlyMap<string, number> {
  return useSyncExternalStore(
    (changed) => {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
    () => seen,
  )
}

export function markSeen(id: string, seq: number): void {
  if ((seen.get(id) ?? 0) >= seq) return
  const rest = [...seen].filter(([one]) => one !== id)
  seen = new Map([...rest, [id, seq] as const].slice(-MAX_KEPT))
  localStorage.setItem(STORE, JSON.stringify([...seen]))
  for (const listener of listeners) listener()
}

/** Whether the shopper has written since it was last looked at. */
export function isUnread(
  { conversation_id: id, last_message: last }: InboxConversation,
  of: ReadonlyMap<string, number>,
) {
  return last?.author === 'shopper' && last.seq > (of.get(id) ?? 0)
}

function load(): ReadonlyMap<string, number> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORE) ?? '[]')
    if (!Array.isArray(stored)) return new Map()
    return new Map(
      stored.filter((pair): pair is [string, number] => Array.isArray(pair) && typeof pair[1] === 'number'),
    )
  } catch {
    return new Map()
  }
}
