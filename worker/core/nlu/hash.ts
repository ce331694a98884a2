const POLYNOMIAL = 0xedb88320

const TABLE = makeTable()

function makeTable(): Uint32Array {
  const table = new Uint32Array(256)
  for (let byte = 0; byte < 256; byte += 1) {
    let value = byte
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ POLYNOMIAL : value >>> 1
    table[byte] = value
  }
  return table
}

/** Start state of a running CRC-32 (before any byte). */
export const CRC_START = 0xffffffff

/** Feeds one UTF-16 code unit (low byte, then high byte) to a running CRC-32 state. */
export function crcPush(state: number, unit: number): number {
  const low = (state >>> 8) ^ (TABLE[(state ^ unit) & 255] as number)
  return (low >>> 8) ^ (TABLE[(low ^ (unit >>> 8)) & 255] as number)
}

/** The CRC-32 that a running state stands for, as an unsigned 32-bit integer. */
export function crcEnd(state: number): number {
  return (state ^ 0xffffffff) >>> 0
}

/** A running state after all code units of `text`, going on from `state`. */
export function crcText(text: string, state: number = CRC_START): number {
  let next = state
  for (let i = 0; i < text.length; i += 1) next = crcPush(next, text.charCodeAt(i))
  return next
}
