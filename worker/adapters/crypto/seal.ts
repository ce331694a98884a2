import { err, ok, type Result } from '../../core/result'
import { fromBase64Url, toBase64Url } from './base64url'

/** Named in every sealed text, so that another way of sealing can come beside this one. */
const VERSION = 'v1'
const IV_BYTES = 12
/** A shorter secret could be guessed, and with it everything that is sealed opened. */
const MIN_SECRET_CHARS = 32
const SALT = new TextEncoder().encode('kefu sealed secrets')

/**
 * Encrypts a text with AES-256-GCM under a key derived (HKDF, SHA-256) from the Worker's own secret. `context` says whose secret it is and
 * what for; a sealed text only opens with the same one, so a row cannot be moved to another shop. Answers "v1.IV.TEXT" in base64url.
 * @throws Error when the Worker's secret is missing or too short.
 */
export async function seal(secret: string, context: string, plain: string): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES))
  const key = await keyFrom(secret)
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(context) },
    key,
    new TextEncoder().encode(plain),
  )
  return [VERSION, toBase64Url(iv), toBase64Url(new Uint8Array(sealed))].join('.')
}

/** What was sealed, or 'unreadable': another secret or context, or not a sealed text. @throws Error as `seal` does. */
export async function unseal(secret: string, context: string, sealed: string): Promise<Result<string, 'unreadable'>> {
  const [version, iv, text, ...more] = sealed.split('.')
  if (version !== VERSION || !iv || !text || more.length > 0) return err('unreadable')
  const key = await keyFrom(secret)
  try {
    const plain = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: fromBase64Url(iv), additionalData: new TextEncoder().encode(context) },
      key,
      fromBase64Url(text),
    )
    return ok(new TextDecoder().decode(plain))
  } catch {
    return err('unreadable')
  }
}

async function keyFrom(secret: string): Promise<CryptoKey> {
  if (!secret || secret.length < MIN_SECRET_CHARS) {
    throw new Error(`TOKEN_SECRET must have at least ${MIN_SECRET_CHARS} characters`)
  }
  const material = await crypto.subtle.importKey('raw', new TextEncoder().encode(secret), 'HKDF', false, ['deriveKey'])
  const info = new TextEncoder().encode(`secrets at rest ${VERSION}`)
  return crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: SALT, info },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  )
}
