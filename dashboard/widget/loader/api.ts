import type { EventDetails, EventName } from '../shared/contract'

type Listener = (detail: never) => void
type Call = ArrayLike<unknown>
type Commands = Record<string, (...args: unknown[]) => unknown>

/** `kefu('open')`, and the same as methods: `kefu.open()`. */
export interface KefuApi {
  (name: string, ...args: unknown[]): unknown
  loaded?: true
  /** Calls made before the loader ran: `kefu = kefu || []` or a function that fills `q`. */
  q?: Call[]
  push?: (call: Call) => unknown
}

declare global {
  interface Window {
    kefu?: KefuApi | Call[]
  }
}

export const isLoaded = (): boolean => !!(window.kefu as KefuApi | undefined)?.loaded

export function createEvents() {
  const listeners = new Map<string, Set<Listener>>()
  let ready: EventDetails['ready'] | undefined
  return {
    /** A late `on('ready')` is told at once. */
    on(name: string, listener: Listener): () => void {
      const set = listeners.get(name) ?? new Set()
      listeners.set(name, set.add(listener))
      if (name === 'ready' && ready) listener(ready as never)
      return () => set.delete(listener)
    },
    emit<N extends EventName>(name: N, detail: EventDetails[N]): void {
      if (name === 'ready') ready = detail as EventDetails['ready']
      for (const listener of listeners.get(name) ?? []) {
        // A listener of the page that throws is the page's error, never the widget's.
        try {
          listener(detail as never)
        } catch (error) {
          reportError(error)
        }
      }
      dispatchEvent(new CustomEvent(`kefu:${name}`, { detail }))
    },
  }
}

/** Puts the real function in place of the queue and replays what was queued. */
export function installApi(commands: Commands): void {
  const before = window.kefu
  const queued: Call[] = Array.isArray(before) ? before : (before?.q ?? [])
  const api: KefuApi = (name, ...args) => {
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined
    if (!command) return console.warn(`kefu: unknown command ${name}`)
    return command(...args)
  }
  const push = (call: Call) => api(...(Array.from(call) as [string, ...unknown[]]))
  window.kefu = Object.assign(api, commands, { loaded: true as const, push })
  for (const call of queued) push(call)
}
