import { isOwnPath } from '../logic/route'
import { createStore } from './store'

export type Place = { readonly pathname: string; readonly search: string; readonly key: string }

const placeAt = (key: string): Place => ({ pathname: location.pathname, search: location.search, key })
const keyOf = (state: unknown): string => {
  const key = (state as { key?: unknown } | null)?.key
  return typeof key === 'string' ? key : 'first'
}
let made = 0
const newKey = (): string => `${Date.now().toString(36)}-${++made}`

export const placeStore = createStore<Place>(placeAt(keyOf(history.state)))

const scrolls = new Map<string, number>()
let pendingFocus = false
let pendingScroll: number | null = null

const moveTo = (place: Place, scroll: number | null): void => {
  const before = placeStore.get()
  if (before.pathname !== place.pathname) {
    pendingFocus = true
    pendingScroll = scroll ?? 0
  } else {
    pendingScroll = scroll
  }
  placeStore.set(place)
}

export const navigate = (href: string, options: { readonly replace?: boolean } = {}): void => {
  const before = placeStore.get()
  scrolls.set(before.key, scrollY)
  const key = options.replace ? before.key : newKey()
  if (options.replace) history.replaceState({ key }, '', href)
  else history.pushState({ key }, '', href)
  moveTo(placeAt(key), null)
}

/** True once after a change of page: whoever draws the new heading takes the focus. */
export const takeFocus = (): boolean => {
  const due = pendingFocus
  pendingFocus = false
  return due
}

export const restoreScroll = (): void => {
  if (pendingScroll === null) return
  scrollTo(0, pendingScroll)
  pendingScroll = null
}

const ownLink = (event: MouseEvent): HTMLAnchorElement | null => {
  if (event.defaultPrevented || event.button !== 0) return null
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null
  const link = event.target instanceof Element ? event.target.closest('a') : null
  if (!link?.href || link.target || link.hasAttribute('download')) return null
  return link.origin === location.origin && isOwnPath(link.pathname) ? link : null
}

/** Links stay plain links; a click on one of the shop's own is answered without loading the page anew. */
export const startNavigation = (): void => {
  history.scrollRestoration = 'manual'
  document.addEventListener('click', (event) => {
    const link = ownLink(event)
    if (!link) return
    event.preventDefault()
    const here = placeStore.get()
    const same = link.pathname === here.pathname && link.search === here.search
    // A jump within the page (the skip link) is no step of the history.
    if (same && link.hash) return document.getElementById(link.hash.slice(1))?.focus()
    navigate(link.pathname + link.search, { replace: same })
  })
  addEventListener('popstate', (event) => {
    scrolls.set(placeStore.get().key, scrollY)
    const key = keyOf(event.state)
    moveTo(placeAt(key), scrolls.get(key) ?? 0)
  })
}
