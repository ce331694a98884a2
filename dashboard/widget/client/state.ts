import type { ConversationStatus, Message, WidgetConfig } from '../../../worker/protocol'
import type { Pending } from './log'

/**
 * idle: nothing asked for yet; rest: sockets do not work here, plain requests do; refused: no such shop, or not for
 * this page, so asking again is of no use.
 */
export type Connection = 'idle' | 'connecting' | 'online' | 'lost' | 'rest' | 'refused'

export interface ChatState {
  messages: Message[]
  pending: Pending[]
  status: ConversationStatus
  connection: Connection
  /** Someone at the other end is writing. */
  typing: boolean
  /** The log is known up to now; before that an empty log says nothing. */
  loaded: boolean
  /** The former conversation could not be opened any more. */
  renewed: boolean
  /** Server time of the last reply, null when it was not told. */
  serverMs: number | null
  unread: number
  config: WidgetConfig | null
}

export const initialState: ChatState = {
  messages: [],
  pending: [],
  status: 'bot',
  connection: 'idle',
  typing: false,
  loaded: false,
  renewed: false,
  serverMs: null,
  unread: 0,
  config: null,
}

/** The state with those who watch it. */
export interface Cell<T> {
  get(): T
  set(patch: Partial<T>): void
  subscribe(listener: () => void): () => void
}

export function createCell<T extends object>(initial: T): Cell<T> {
  let value = initial
  const listeners = new Set<() => void>()
  return {
    get: () => value,
    set(patch) {
      const next = { ...value, ...patch }
      if ((Object.keys(patch) as Array<keyof T>).every((key) => next[key] === value[key])) return
      value = next
      for (const listener of listeners) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** `total;dur=4.2` of a Server-Timing value, in ms. 0 means that the server's clock stood still, so it tells nothing. */
export function totalMs(serverTiming: string): number | null {
  const found = /(?:^|,)\s*total\s*;[^,]*?\bdur=([\d.]+)/.exec(serverTiming)
  const ms = Number(found?.[1])
  return ms > 0 ? ms : null
}
