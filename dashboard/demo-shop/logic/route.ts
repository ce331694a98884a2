/** Where the storefront lives; every link begins with it. */
export const BASE = '/demo'

export type Route =
  | { readonly page: 'home' | 'cart' | 'order' | 'help' | 'not_found' }
  | { readonly page: 'product' | 'article'; readonly id: string }

const decode = (part: string): string => {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

export const matchRoute = (pathname: string): Route => {
  if (pathname !== BASE && !pathname.startsWith(`${BASE}/`)) return { page: 'not_found' }
  const [page, id, ...more] = pathname
    .slice(BASE.length)
    .split('/')
    .filter((part) => part !== '')
  if (page === undefined || page === 'index.html') return { page: 'home' }
  if (more.length > 0) return { page: 'not_found' }
  if (page === 'product' && id) return { page: 'product', id: decode(id) }
  if (page === 'help' && id) return { page: 'article', id: decode(id) }
  if (id === undefined && (page === 'cart' || page === 'order' || page === 'help')) return { page }
  return { page: 'not_found' }
}

export const paths = {
  home: `${BASE}/`,
  cart: `${BASE}/cart`,
  order: `${BASE}/order`,
  help: `${BASE}/help`,
  product: (id: string) => `${BASE}/product/${encodeURIComponent(id)}`,
  article: (id: string) => `${BASE}/help/${encodeURIComponent(id)}`,
} as const

/** Links the page itself answers; images, assets and other pages are left to the browser. */
export const isOwnPath = (pathname: string): boolean =>
  (pathname === BASE || pathname.startsWith(`${BASE}/`)) && !pathname.startsWith(`${BASE}/assets/`)
