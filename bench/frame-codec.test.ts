import { describe, expect, it } from 'vitest'
import { decodeFrame, encodeFrame, OPCODE } from './frame-codec.ts'

/** A frame as a server sends it: not masked. */
function served(payload: Buffer): Buffer {
  const { length } = payload
  const head = length < 126 ? Buffer.from([0x81, length]) : Buffer.from([0x81, 126, length >> 8, length & 0xff])
  return Buffer.concat([head, payload])
}

describe('WebSocket frames', () => {
  it('reads short and long frames, one at a time', () => {
    const first = served(Buffer.from('你好'))
    const second = served(Buffer.from('x'.repeat(300)))
    const both = Buffer.concat([first, second])
    const frame = decodeFrame(both)
    expect(frame?.payload.toString()).toBe('你好')
    expect(decodeFrame(both.subarray(frame?.bytes))?.payload.length).toBe(300)
  })

  it('waits for the rest of a frame', () => {
    const whole = served(Buffer.from('x'.repeat(300)))
    for (const length of [0, 1, 3, 4, 303]) expect(decodeFrame(whole.subarray(0, length))).toBeNull()
    expect(decodeFrame(whole)?.bytes).toBe(304)
  })

  it('reads frames of more than 65535 bytes', () => {
    const head = Buffer.from([0x81, 127, 0, 0, 0, 0, 0, 1, 0x11, 0x70])
    expect(decodeFrame(Buffer.concat([head, Buffer.alloc(70_000)]))?.payload.length).toBe(70_000)
  })

  it('refuses a fragment', () => {
    expect(() => decodeFrame(Buffer.from([0x01, 0]))).toThrow('fragmented')
  })

  it('masks what it sends so that unmasking gives it back', () => {
    const frame = encodeFrame(OPCODE.text, Buffer.from('where is 1001?'))
    expect(frame[0]).toBe(0x81)
    expect(frame[1]).toBe(0x80 | 14)
    const mask = frame.subarray(2, 6)
    const text = frame.subarray(6).map((byte, index) => byte ^ (mask[index % 4] ?? 0))
    expect(Buffer.from(text).toString()).toBe('where is 1001?')
  })

  it('writes the length of a longer text in two bytes and refuses one that does not fit', () => {
    const frame = encodeFrame(OPCODE.text, Buffer.alloc(300))
    expect(frame.readUInt16BE(2)).toBe(300)
    expect(() => encodeFrame(OPCODE.text, Buffer.alloc(70_000))).toThrow(RangeError)
  })
})
