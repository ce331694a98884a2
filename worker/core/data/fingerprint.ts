const OFFSET = 0xcbf29ce484222325n
const PRIME = 0x100000001b3n

/** FNV-1a of the UTF-16 code units, 64 bits in two halves of 32 so that no bigint is made a character; 16 hexadecimal digits. No secret is safe with it. */
export function fnv1a64(text: string): string {
  let high = Number(OFFSET >> 32n)
  let low = Number(OFFSET & 0xffffffffn)
  for (let i = 0; i < text.length; i++) {
    low = (low ^ text.charCodeAt(i)) >>> 0
    ;[high, low] = times(high, low)
  }
  return high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0')
}

const PRIME_LOW = Number(PRIME & 0xffffffffn)
const PRIME_HIGH = Number(PRIME >> 32n)

/** The product with the prime, modulo 2 to the 64th. */
function times(high: number, low: number): [number, number] {
  const lowHalf = low & 0xffff
  const highHalf = low >>> 16
  const a = lowHalf * PRIME_LOW
  const b = highHalf * PRIME_LOW
  const sum = a + (b % 0x10000) * 0x10000
  const carry = Math.floor(b / 0x10000) + Math.floor(sum / 0x100000000)
  const top = Math.imul(high, PRIME_LOW) + Math.imul(low, PRIME_HIGH) + carry
  return [top >>> 0, sum >>> 0]
}
