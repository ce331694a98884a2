import { randomBytes } from 'node:crypto'
import { connect, type Socket } from 'node:net'
import { decodeFrame, encodeFrame, OPCODE } from './frame-codec.ts'

const CONNECT_TIMEOUT_MS = 10_000
const END_OF_HEAD = '\r\n\r\n'

export type SocketListener = { message(text: string): void; closed(reason: Error): void }

/**
 * A WebSocket client with as little in it as a load generator can do with, so that a library's cost is not counted as
 * the server's. It offers no compression.
 */
export class SocketClient {
  readonly #socket: Socket
  readonly #listener: SocketListener
  #data: Buffer
  #closed = false

  private constructor(socket: Socket, rest: Buffer, listener: SocketListener) {
    this.#socket = socket
    this.#data = rest
    this.#listener = listener
    socket.on('data', (chunk) => this.#receive(typeof chunk === 'string' ? Buffer.from(chunk) : chunk))
    socket.once('close', () => this.#end(new Error('the connection closed')))
    if (rest.length > 0) this.#receive(Buffer.alloc(0))
  }

  /** @throws Error when the server is not there or refuses the upgrade. */
  static async open(base: URL, path: string, listener: SocketListener): Promise<SocketClient> {
    const socket = connect({ host: base.hostname, port: Number(base.port), noDelay: true })
    // Later errors end in 'close'; without a listener they would end the process.
    socket.on('error', () => {})
    try {
      const rest = await shakeHands(socket, base, path)
      return new SocketClient(socket, rest, listener)
    } catch (error) {
      socket.destroy()
      throw error
    }
  }

  /** @throws Error when the connection has closed. */
  send(text: string): void {
    if (this.#closed) throw new Error('the connection is closed')
    this.#socket.write(encodeFrame(OPCODE.text, Buffer.from(text)))
  }

  close(): void {
    this.#closed = true
    this.#socket.end(encodeFrame(OPCODE.close, Buffer.from([0x03, 0xe8])))
    this.#socket.setTimeout(CONNECT_TIMEOUT_MS, () => this.#socket.destroy())
  }

  #receive(chunk: Buffer): void {
    this.#data = this.#data.length === 0 ? chunk : Buffer.concat([this.#data, chunk])
    for (let frame = decodeFrame(this.#data); frame; frame = decodeFrame(this.#data)) {
      this.#data = this.#data.subarray(frame.bytes)
      if (frame.opcode === OPCODE.text) this.#listener.message(frame.payload.toString())
      else if (frame.opcode === OPCODE.ping) this.#socket.write(encodeFrame(OPCODE.pong, frame.payload))
      else if (frame.opcode === OPCODE.close) this.#socket.end()
    }
  }

  #end(reason: Error): void {
    if (this.#closed) return
    this.#closed = true
    this.#listener.closed(reason)
  }
}

/** Asks for the upgrade; resolves with what the server has sent after its answer. */
function shakeHands(socket: Socket, base: URL, path: string): Promise<Buffer> {
  const lines = [
    `GET ${path} HTTP/1.1`,
    `Host: ${base.host}`,
    'Upgrade: websocket',
    'Connection: Upgrade',
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
  ]
  return new Promise((resolve, reject) => {
    let head = Buffer.alloc(0)
    const onData = (chunk: Buffer) => {
      head = Buffer.concat([head, chunk])
      const end = head.indexOf(END_OF_HEAD)
      if (end < 0) return
      socket.off('data', onData)
      socket.setTimeout(0)
      const status = head.toString('latin1', 0, head.indexOf('\r\n'))
      if (/^HTTP\/1\.1 101 /.test(status)) resolve(head.subarray(end + END_OF_HEAD.length))
      else reject(new Error(`no upgrade: ${status}`))
    }
    socket.on('data', onData)
    socket.setTimeout(CONNECT_TIMEOUT_MS, () => socket.destroy(new Error('the upgrade was late')))
    socket.once('error', reject)
    socket.once('close', () => reject(new Error('the connection closed during the upgrade')))
    socket.write(lines.join('\r\n') + END_OF_HEAD)
  })
}
