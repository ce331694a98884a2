import { CODE_DIGITS } from '../../config'
import { toHex } from './hex'

const encoder = new TextEncoder()
const CODES = 10 ** CODE_DIGITS
/** The largest multiple of CODES that 32 bits hold: numbers above it are drawn again, so that every code is equally likely. */
const FAIR = Math.floor(2 ** 32 / CODES) * CODES

/** A code of CODE_DIGITS digits from the platform's cryptographic random numbers. */
export function drawCode(): string {
  for (;;) {
    const [drawn = FAIR] = crypto.getRandomValues(new Uint32Array(1))
    if (drawn < FAIR) return String(drawn % CODES).padStart(CODE_DIGITS, '0')
  }
}

/**
 * HMAC-SHA-256 in hex. Keyed: a million codes are quickly tried against a plain hash. Bound to the id, so that a hash fits no other code.
 * @throws Error when the secret is missing.
 */
export async function hashCode(secret: string, codeId: string, code: string): Promise<string> {
  if (!secret) throw new Error('TOKEN_SECRET is missing')
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', encoder.encode(secret), algorithm, false, ['sign'])
  return toHex(await crypto.subtle.sign('HMAC', key, encoder.encode(`one-time code\n${codeId}\n${code}`)))
}
