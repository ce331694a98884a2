import { useSyncExternalStore } from 'react'

export type PageName = 'overview' | 'own_intents'

const PATHS: Readonly<Record<PageName, string>> = { overview: '/console/', own_intents: '/console/own-intents' }
export const PAGES: readonly PageName[] = ['overview', 'own_intents']

const listeners = new Set<() => void>()
let moved = false
addEventListener('popstate', tell)

export function pathOf(page: PageName): string {
  return PATHS[page]
}

/** The page the address names. */
export function usePage(): PageName {
  return useSyncExternalStore(subscribe, current)
}

/** Goes to a page without loading anew. */
export function go(page: PageName): void {
  if (page === current()) return
  history.pushState(null, '', PATHS[page])
  tell()
}

/** Whether the reader has gone from one page to another: the heading then takes the focus. */
export function hasMoved(): boolean {
  return moved
}

function tell(): void {
  moved = true
  for (const listener of listeners) listener()
}

function current(): PageName {
  return location.pathname.startsWith(PATHS.own_intents) ? 'own_intents' : 'overview'
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
