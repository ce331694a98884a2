import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'

/** The part of RFC 6455 that a browser needs for short text frames. */
export interface MockSocket {
  send(text: string): void
  /** Cuts the line without a closing handshake, like a lost network. */
  cut(): void
  onText: (text: string) => void
  onClose: () => void
}

const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'
const TEXT = 1
const CLOSE = 8

interface Parsed {
  opcode: number
  payload: Buffer
  rest: Buffer
}

function lengthOf(data: Buffer): { length: number; header: number } | undefined {
  const short = (data[1] ?? 0) & 0x7f
  if (short < 126) return { length: short, header: 2 }
  if (short === 126) return data.length >= 4 ? { length: data.readUInt16BE(2), header: 4 } : undefined
  return data.length >= 10 ? { length: Number(data.readBigUInt64BE(2)), header: 10 } : undefined
}

/** Frames of a client are always masked. */
function parse(data: Buffer): Parsed | undefined {
  const size = data.length >= 2 ? lengthOf(data) : undefined
  if (!size || data.length < size.header + 4 + size.length) return undefined
  const mask = data.subarray(size.header, size.header + 4)
  const end = size.header + 4 + size.length
  const payload = Buffer.from(data.subarray(size.header + 4, end).map((byte, i) => byte ^ (mask[i % 4] ?? 0)))
  return { opcode: (data[0] ?? 0) & 0x0f, payload, rest: data.subarray(end) }
}

/** The shortest form of a length is the only one allowed. */
function headerOf(length: number): Buffer {
  const first = 0x80 | TEXT
  if (length < 126) return Buffer.from([first, length])
  const header = Buffer.alloc(length < 65_536 ? 4 : 10)
  header[0] = first
  header[1] = length < 65_536 ? 126 : 127
  if (length < 65_536) header.writeUInt16BE(length, 2)
  else header.writeBigUInt64BE(BigInt(length), 2)
  return header
}

function encode(text: string): Buffer {
  const payload = Buffer.from(text)
  return Buffer.concat([headerOf(payload.length), payload])
}

export function acceptSocket(request: IncomingMessage, stream: Duplex): MockSocket {
  const key = createHash('sha1').update(`${request.headers['sec-websocket-key']}${GUID}`).digest('base64')
  const lines = ['HTTP/1.1 101 Switching Protocols', 'Upgrade: websocket', 'Connection: Upgrade']
  stream.write(`${[...lines, `Sec-WebSocket-Accept: ${key}`].join('\r\n')}\r\n\r\n`)
  const socket: MockSocket = {
    send: (text) => void (stream.writable && stream.write(encode(text))),
    cut: () => stream.destroy(),
    onText: () => {},
    onClose: () => {},
  }
  let buffer: Buffer = Buffer.alloc(0)
  stream.on('data', (chunk: Buffer) => {
    buffer = Buffer.concat([buffer, chunk])
    for (let frame = parse(buffer); frame; frame = parse(buffer)) {
      buffer = frame.rest
      if (frame.opcode === TEXT) socket.onText(frame.payload.toString())
      if (frame.opcode === CLOSE) stream.end()
    }
  })
  stream.on('close', () => socket.onClose())
  stream.on('error', () => stream.destroy())
  return socket
}
