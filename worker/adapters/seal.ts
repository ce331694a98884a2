/** Sealing secrets of merchants before they are stored: AES-GCM under a key derived from the Worker's own secret. */

const FORMAT = 'v1'
const IV_BYTES = 12
const encoder = new TextEncoder()

/**
 * Seals a text. `purpose` separates the keys of different uses, `owner` (shop and name) is bound in, so that a sealed text put into another
 * row opens nothing. Each call gives another text.
 */
export async function seal(secret: string, purpose: string, owner: string, text: string): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES))
  const algorithm = { name: 'AES-GCM', iv, additionalData: encoder.encode(owner) }
  const sealed = await crypto.subtle.encrypt(algorithm, await keyOf(secret, purpose), encoder.encode(text))
  return `${FORMAT}.${toBase64(iv)}.${toBase64(new Uint8Array(sealed))}`
}

/** The text that was sealed, or null where it was sealed for another owner, with another secret, or has been altered. */
export async function unseal(secret: string, purpose: string, owner: string, sealed: string): Promise<string | null> {
  const [format, iv = '', body = ''] = sealed.split('.')
  if (format !== FORMAT) return null
  try {
    const algorithm = { name: 'AES-GCM', iv: fromBase64(iv), additionalData: encoder.encode(owner) }
    const opened = await crypto.subtle.decrypt(algorithm, await keyOf(secret, purpose), fromBase64(body))
    return new TextDecoder().decode(opened)
  } catch {
    return null
  }
}

/** @throws Error when the Worker's secret is missing: nothing may be sealed with a key anybody could derive. */
async function keyOf(secret: string, purpose: string): Promise<CryptoKey> {
  if (!secret || secret.length < 32) throw new Error('TOKEN_SECRET must have at least 32 characters')
  const base = await crypto.subtle.importKey('raw', encoder.encode(secret), 'HKDF', false, ['deriveKey'])
  const derivation = {
    name: 'HKDF',
    hash: 'SHA-256',
    salt: new Uint8Array(),
    info: encoder.encode(`kefu/${purpose}/${FORMAT}`),
  }
  return crypto.subtle.deriveKey(derivation, base, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
}

function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (char) => char.charCodeAt(0))
}
