import { describe, expect, it } from 'vitest'
import { CRC_START, crcEnd, crcPush, crcText } from './hash'

/** The textbook CRC-32 over bytes, bit by bit. */
function reference(bytes: readonly number[]): number {
  let state = 0xffffffff
  for (const byte of bytes) {
    state ^= byte
    for (let bit = 0; bit < 8; bit += 1) state = state & 1 ? (state >>> 1) ^ 0xedb88320 : state >>> 1
  }
  return (state ^ 0xffffffff) >>> 0
}

const utf16 = (text: string) => [...Buffer.from(text, 'utf16le')]

describe('CRC-32 of UTF-16 text', () => {
  it.each(['', 'a', 'order', '退货', '\u{1f600}', '\ud800'])('equals the textbook one for %j', (text) => {
    expect(crcEnd(crcText(text))).toBe(reference(utf16(text)))
  })

  it('is the same unit by unit and in one go', () => {
    const state = crcPush(crcPush(CRC_START, 97), 98)
    expect(crcEnd(state)).toBe(crcEnd(crcText('ab')))
  })

  it('goes on from a prefix', () => {
    expect(crcEnd(crcText('cd', crcText('ab')))).toBe(crcEnd(crcText('abcd')))
  })
})
