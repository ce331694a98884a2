import type { ShopSettings } from '../core/domain'

/**
 * May a page at this origin talk to this shop? Pages served by Kefu itself may, and those the shop lists ("https://shop.example",
 * "https://*.shop.example", "http://localhost:*"). A request without an Origin comes from a program, not from somebody's page: there the
 * token alone decides.
 */
export function originAllowed(
  origin: string | undefined,
  settings: Pick<ShopSettings, 'allowedOrigins'>,
  requestUrl: string,
  host?: string,
): boolean {
  if (!origin) return true
  const asked = parse(origin)
  // A browser sends scheme, host and port and nothing more: a user or a path is somebody's invention.
  if (!asked || !/^https?:\/\/[^/@?#\\]+$/i.test(origin)) return false
  if (asked.origin === new URL(requestUrl).origin || (host !== undefined && asked.host === host)) return true
  return settings.allowedOrigins.some((pattern) => matches(pattern, asked))
}

/** A scheme, a host (a name, "*." before it or not, or an IPv6 address) and perhaps a port; a closing "/" is let pass. */
const PATTERN = /^(https?:\/\/(?:\[[\da-f:.]+\]|[^/\\:[\]@?#\s]+))(:\d+|:\*)?\/?$/i

/** Entries are written by people: the URL parser folds case, default ports and the spellings of a host, as it did for the origin. */
function matches(pattern: string, origin: URL): boolean {
  const [, site, port = ''] = PATTERN.exec(pattern.trim()) ?? []
  const anyPort = port === ':*'
  const listed = site === undefined ? null : parse(anyPort ? site : site + port)
  if (!listed || listed.protocol !== origin.protocol || (!anyPort && listed.port !== origin.port)) return false
  // A domain must follow "*.": every name with a closing dot ends in "." alone.
  if (!/^\*\.[^.]/.test(listed.hostname)) return listed.hostname === origin.hostname
  return origin.hostname.endsWith(listed.hostname.slice(1))
}

function parse(origin: string): URL | null {
  try {
    const url = new URL(origin)
    return url.protocol === 'http:' || url.protocol === 'https:' ? url : null
  } catch {
    return null
  }
}
