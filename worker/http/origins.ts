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
  if (!asked) return false
  if (asked.origin === new URL(requestUrl).origin || (host !== undefined && asked.host === host)) return true
  return settings.allowedOrigins.some((pattern) => matches(pattern, asked))
}

function matches(pattern: string, origin: URL): boolean {
  if (pattern === origin.origin) return true
  const [, scheme, host, port] = /^(https?):\/\/([^/:]+)(?::(\d+|\*))?$/.exec(pattern) ?? []
  if (!scheme || !host || `${scheme}:` !== origin.protocol) return false
  if (port !== '*' && (port ?? '') !== origin.port) return false
  if (!host.startsWith('*.')) return host === origin.hostname
  return origin.hostname.endsWith(host.slice(1))
}

function parse(origin: string): URL | null {
  try {
    const url = new URL(origin)
    return url.protocol === 'http:' || url.protocol === 'https:' ? url : null
  } catch {
    return null
  }
}
