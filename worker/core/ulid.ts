const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const TIME_CHARS = 10
const RANDOM_BYTES = 16

/**
 * A ULID: 48 bits of time and 80 random bits in Crockford base 32, 26 characters, sorted by time.
 * @param randomBytes at least 16 bytes from a cryptographic source
 */
export function ulid(now: number, randomBytes: Uint8Array): string {
  if (randomBytes.length < RANDOM_BYTES) throw new RangeError('16 random bytes are needed')
  let time = ''
  for (let rest = now, index = 0; index < TIME_CHARS; index++) {
    time = ALPHABET[rest % 32] + time
    rest = Math.floor(rest / 32)
  }
  // Five of each byte's bits: 16 bytes give the 80 bits.
  return time + [...randomBytes.subarray(0, RANDOM_BYTES)].map((byte) => ALPHABET[byte % 32]).join('')
}
