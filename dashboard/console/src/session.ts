export type Session = { readonly shop: string; readonly key: string }

const STORE = 'kefu.session'
const DEFAULT_SHOP = 'demo'

/** What a key looks like: one that does not would not even pass in a header. */
export const isKey = (key: string): boolean => /^kefu_[\w-]+$/.test(key)

/** `#key=...&shop=...`: how a link signs in. The fragment is not sent to any server. */
export function sessionOfFragment(fragment: string): Session | null {
  const params = new URLSearchParams(fragment.replace(/^#/, ''))
  const key = params.get('key')
  return key ? { key, shop: params.get('shop') ?? DEFAULT_SHOP } : null
}

/** The session of this tab. A key in the address is taken once and removed from the address and the history. */
export function loadSession(): Session | null {
  const linked = sessionOfFragment(location.hash)
  if (linked) {
    history.replaceState(null, '', location.pathname + location.search)
    saveSession(linked)
    return linked
  }
  return sessionOfFragment(sessionStorage.getItem(STORE) ?? '')
}

/** Kept for the tab's life; null signs out. */
export function saveSession(session: Session | null): void {
  if (session) sessionStorage.setItem(STORE, new URLSearchParams(session).toString())
  else sessionStorage.removeItem(STORE)
}
