/** Names that never lead to a system on the public internet (RFC 6761, RFC 6762, RFC 8375, and what ICANN keeps for private use). */
const PRIVATE_ENDINGS = [
  'localhost',
  'local',
  'internal',
  'home.arpa',
  'lan',
  'intranet',
  'corp',
  'home',
  'invalid',
  'test',
  'onion',
]

/**
 * What is wrong with an address a tool would call, in words; null for nothing. https and a public name only: an address in numbers is
 * refused altogether, so that none of the many ways to write a private one slips through. A public name that resolves to a private
 * address is stopped by the platform (global_fetch_strictly_public). `allowLoopback` is for tests and local systems.
 */
export function addressFault(text: string, allowLoopback = false): string | null {
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url) return 'must be a URL'
  if (url.username || url.password) return 'must hold no user name or password: use auth'
  if (url.hash) return 'must hold no # part'
  const host = url.hostname.replace(/\.$/, '').toLowerCase()
  if (allowLoopback && (host === '127.0.0.1' || host === 'localhost') && /^https?:$/.test(url.protocol)) return null
  if (url.protocol !== 'https:') return 'must begin with https://'
  // The URL parser has already turned 0x7f.1, 2130706433 and their like into four numbers.
  if (host.startsWith('[') || /^\d+(?:\.\d+){3}$/.test(host)) return 'must name a host, not an IP address'
  const isPrivate =
    !host.includes('.') || PRIVATE_ENDINGS.some((ending) => host === ending || host.endsWith(`.${ending}`))
  return isPrivate ? 'must name a host on the public internet' : null
}

/** Whether a redirect stays with the same system: a secret goes nowhere else. */
export function isSameSystem(from: URL, to: URL): boolean {
  return from.origin === to.origin
}
