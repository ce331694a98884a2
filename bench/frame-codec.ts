import { randomFillSync } from 'node:crypto'

/** WebSocket opcodes, RFC 6455. */
export const OPCODE = { text: 1, close: 8, ping: 9, pong: 10 } as const

const FINAL = 0x80
const MASKED = 0x80
const MASK_BYTES = 4
/** Longest payload whose length fits the two-byte field. */
const MAX_SHORT_BYTES = 0xffff

export type Frame = { readonly opcode: number; readonly payload: Buffer; readonly bytes: number }

/** A whole frame as a client sends it: final and masked. */
export function encodeFrame(opcode: number, payload: Buffer): Buffer {
  if (payload.length > MAX_SHORT_BYTES) throw new RangeError('a frame longer than 65535 bytes is never sent here')
  const long = payload.length > 125
  const head = Buffer.alloc((long ? 4 : 2) + MASK_BYTES)
  head[0] = FINAL | opcode
  head[1] = MASKED | (long ? 126 : payload.length)
  if (long) head.writeUInt16BE(payload.length, 2)
  const mask = randomFillSync(head.subarray(-MASK_BYTES))
  const masked = Buffer.from(payload)
  for (let i = 0; i < masked.length; i++) masked[i] = (masked[i] ?? 0) ^ (mask[i % MASK_BYTES] ?? 0)
  return Buffer.concat([head, masked])
}

/** The first whole frame in what a server sent, or null when more must come. @throws Error on a fragmented frame. */
export function decodeFrame(data: Buffer): Frame | null {
  const [first, second] = data
  if (first === undefined || second === undefined) return null
  if ((first & FINAL) === 0) throw new Error('fragmented frames are not read here')
  const size = payloadSize(data, second & 0x7f)
  if (size === null || data.length < size.start + size.length) return null
  const bytes = size.start + size.length
  return { opcode: first & 0x0f, payload: data.subarray(size.start, bytes), bytes }
}

function payloadSize(data: Buffer, short: number): { start: number; length: number } | null {
  if (short < 126) return { start: 2, length: short }
  if (short === 126) return data.length < 4 ? null : { start: 4, length: data.readUInt16BE(2) }
  return data.length < 10 ? null : { start: 10, length: Number(data.readBigUInt64BE(2)) }
}
