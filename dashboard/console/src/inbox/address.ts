import { useSyncExternalStore } from 'react'
import { VIEWS, type View } from './rows'

/** What the address names: the view, and the conversation that is open. */
export type Address = { readonly view: View; readonly id: string | null }

const BASE = '/console/inbox'
const listeners = new Set<() => void>()
let read: { readonly href: string; readonly address: Address } | null = null
addEventListener('popstate', tell)

export function useAddress(): Address {
  return useSyncExternalStore(subscribe, current)
}

/** Another conversation is a step to go back from; another view is not. */
export function goTo(change: Partial<Address>): void {
  const { view, id } = { ...current(), ...change }
  const path = `${BASE}${id ? `/${id}` : ''}?view=${view}`
  if (path === location.pathname + location.search) return
  const came = location.pathname.startsWith(BASE)
  if (change.id !== undefined) history.pushState(null, '', path)
  else history.replaceState(null, '', path)
  // From another page of the console: it listens for this.
  if (came) tell()
  else dispatchEvent(new PopStateEvent('popstate'))
}

function tell(): void {
  for (const listener of listeners) listener()
}

/** The same object for the same address, as React wants it. */
function current(): Address {
  if (read?.href === location.href) return read.address
  const named = new URLSearchParams(location.search).get('view')
  const view = VIEWS.find((one) => one === named) ?? 'unassigned'
  const id = /^\/console\/inbox\/([0-9A-HJKMNP-TV-Z]{26})$/.exec(location.pathname)?.[1] ?? null
  read = { href: location.href, address: { view, id } }
  return read.address
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
