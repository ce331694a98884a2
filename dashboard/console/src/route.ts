import { useSyncExternalStore } from 'react'

export type PageName = 'overview' | 'own_intents' | 'knowledge'

const PATHS: Readonly<Record<PageName, string>> = {
  overview: '/console/',
  own_intents: '/console/own-intents',
  knowledge: '/console/knowledge',
}
export const PAGES: readonly PageName[] = ['overview', 'own_intents', 'knowledge']

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
  return PAGES.find((page) => page !== 'overview' && location.pathname.startsWith(PATHS[page])) ?? 'overview'
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
