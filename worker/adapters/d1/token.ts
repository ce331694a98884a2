import { toBase64Url } from '../crypto/base64url'
import { toHex } from './hex'

const TOKEN_BYTES = 32
const FORMAT = /^[\w-]{43}$/

/** A token for a link: 256 bits of its own. */
export function drawToken(): string {
  return toBase64Url(crypto.getRandomValues(new Uint8Array(TOKEN_BYTES)))
}

export function isToken(text: string): boolean {
  return FORMAT.test(text)
}

/** What is kept of a token: SHA-256 in hex. Plain, since nobody can guess the token. */
export async function hashToken(token: string): Promise<string> {
  return toHex(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token)))
}
