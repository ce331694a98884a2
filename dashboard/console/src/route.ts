import { useSyncExternalStore } from 'react'

export type PageName =
  | 'overview'
  | 'own_intents'
  | 'knowledge'
  | 'flows'
  | 'texts'
  | 'account'
  | 'team'
  | 'keys'
  | 'audit'

const PATHS: Readonly<Record<PageName, string>> = {
  overview: '/console/',
  own_intents: '/console/own-intents',
  knowledge: '/console/knowledge',
  flows: '/console/flows',
  texts: '/console/texts',
  account: '/console/account',
  team: '/console/team',
  keys: '/console/keys',
  audit: '/console/audit',
}
export const PAGES: readonly PageName[] = ['overview', 'own_intents', 'knowledge', 'flows', 'texts']
/** Found in the menu of the account rather than in the bar. */
export const MENU_PAGES: readonly PageName[] = ['account', 'team', 'keys', 'audit']

const listeners = new Set<() => void>()
let moved = false
/** Asks whether what is written may be lost; null where nothing is. */
let mayLeave: (() => boolean) | null = null
addEventListener('popstate', tell)

export function pathOf(page: PageName): string {
  return PATHS[page]
}

/** The page the address names. */
export function usePage(): PageName {
  return useSyncExternalStore(subscribe, current)
}

/** Goes to a page without loading anew, unless something unsaved is rather kept. */
export function go(page: PageName): void {
  if (page === current()) return
  if (mayLeave && !mayLeave()) return
  history.pushState(null, '', PATHS[page])
  tell()
}

/** Has `ask` asked before another page is gone to; null takes it away. */
export function guardLeaving(ask: (() => boolean) | null): void {
  mayLeave = ask
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
  const named = [...PAGES, ...MENU_PAGES].find(
    (page) => page !== 'overview' && location.pathname.startsWith(PATHS[page]),
  )
  return named ?? 'overview'
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
