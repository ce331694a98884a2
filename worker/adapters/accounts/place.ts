/** Where a request comes from, as coarse as is useful: "PT 203.0.113.0/24". Locally "local". */
export function placeOf(request: Request): string {
  const address = request.headers.get('cf-connecting-ip') ?? ''
  const country = request.headers.get('cf-ipcountry') ?? countryOf(request)
  return [country, coarse(address)].filter(Boolean).join(' ') || 'local'
}

/** A browser and a system, as people call them: "Firefox, Windows". */
export function deviceOf(userAgent: string): string {
  const browser = BROWSERS.find(([, pattern]) => pattern.test(userAgent))?.[0]
  const system = SYSTEMS.find(([, pattern]) => pattern.test(userAgent))?.[0]
  return [browser, system].filter(Boolean).join(', ') || 'unknown'
}

/** The first that fits: Edge and Opera call themselves Chrome too, and Chrome Safari. */
const BROWSERS: readonly (readonly [string, RegExp])[] = [
  ['Edge', /\bEdg/],
  ['Opera', /\bOPR\//],
  ['Firefox', /\b(?:Firefox|FxiOS)\//],
  ['Chrome', /\b(?:Chrome|CriOS|HeadlessChrome)\//],
  ['Safari', /\bSafari\//],
]
const SYSTEMS: readonly (readonly [string, RegExp])[] = [
  ['iPhone', /\biPhone\b/],
  ['iPad', /\biPad\b/],
  ['Android', /\bAndroid\b/],
  ['Windows', /\bWindows\b/],
  ['macOS', /\bMac OS X\b/],
  ['Linux', /\bLinux\b/],
]

function countryOf(request: Request): string {
  const country: unknown = request.cf?.['country']
  return typeof country === 'string' && /^[A-Z]{2}$/.test(country) ? country : ''
}

/** An IPv4 address cut to its /24, an IPv6 one to its /48; nothing of this machine's own. */
function coarse(address: string): string {
  if (address === '' || address === '127.0.0.1' || address === '::1') return ''
  if (/^\d+\.\d+\.\d+\.\d+$/.test(address)) return `${address.replace(/\.\d+$/, '.0')}/24`
  const groups = address.toLowerCase().split(':')
  return address.includes(':') ? `${groups.slice(0, 3).join(':')}::/48` : ''
}
