import { PASSWORD_ROUNDS } from '../../config'
import { fromBase64Url, toBase64Url } from '../crypto/base64url'

/** The most that workerd lets one call do. */
const ITERATIONS_A_ROUND = 100_000
const SALT_BYTES = 16
const HASH_BITS = 256
const FORMAT = /^pbkdf2-sha256\.(\d{1,2})\.([\w-]{22})\.([\w-]{43})$/

/**
 * "pbkdf2-sha256.ROUNDS.SALT.HASH": PBKDF2 by WebCrypto, a round's result being the next one's password, since one call is limited to
 * 100,000 iterations. Needs no memory to speak of, which an isolate that holds a model has not got.
 */
export async function hashPassword(password: string): Promise<string> {
  const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES))
  const hash = await derive(password, salt, PASSWORD_ROUNDS)
  return ['pbkdf2-sha256', PASSWORD_ROUNDS, toBase64Url(salt), toBase64Url(hash)].join('.')
}

/** Whether the password is the one of the hash. Takes as long for a wrong one. */
export async function verifyPassword({ hash, password }: { hash: string; password: string }): Promise<boolean> {
  const [, rounds = '', salt = '', stored = ''] = FORMAT.exec(hash) ?? []
  if (!stored) return false
  const derived = await derive(password, fromBase64Url(salt), Number(rounds))
  return equal(derived, fromBase64Url(stored))
}

async function derive(
  password: string,
  salt: Uint8Array<ArrayBuffer>,
  rounds: number,
): Promise<Uint8Array<ArrayBuffer>> {
  let bytes = Uint8Array.from(new TextEncoder().encode(password.normalize('NFKC')))
  for (let round = 0; round < rounds; round++) {
    const key = await crypto.subtle.importKey('raw', bytes, 'PBKDF2', false, ['deriveBits'])
    const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: ITERATIONS_A_ROUND }
    bytes = new Uint8Array(await crypto.subtle.deriveBits(how, key, HASH_BITS))
  }
  return bytes
}

function equal(a: Uint8Array, b: Uint8Array): boolean {
  let difference = a.length ^ b.length
  for (const [index, byte] of a.entries()) difference |= byte ^ (b[index] ?? 0)
  return difference === 0
}
