/** Where and as whom the console works: with an API key, or, where that is empty, as the member whose cookie the browser holds. */
export type Session = { readonly shop: string; readonly key: string }

export const isMember = (session: Session): boolean => session.key === ''

const STORE = 'kefu.session'
/** The shop that was looked at last, for who works for several. */
const LAST_SHOP = 'kefu.shop'
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

/** A key is kept for the tab's life; of a member only the shop, the cookie is the browser's. Null signs out. */
export function saveSession(session: Session | null): void {
  if (session && isMember(session)) localStorage.setItem(LAST_SHOP, session.shop)
  else if (session) sessionStorage.setItem(STORE, new URLSearchParams(session).toString())
  else sessionStorage.removeItem(STORE)
}

/** Of the shops a member works for the one looked at last, else the first. */
export function lastShop(shops: readonly { readonly shop: string }[]): string | null {
  const last = localStorage.getItem(LAST_SHOP)
  return (shops.find(({ shop }) => shop === last) ?? shops[0])?.shop ?? null
}
