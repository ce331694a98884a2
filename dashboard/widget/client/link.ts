import type { ClientFrame, ServerFrame } from '../../../worker/protocol'

export const PING_MS = 25_000
/** A server that says nothing for so long after a ping or a hello is not there. */
export const SILENCE_MS = 8_000

export interface SocketLike {
  readonly readyState: number
  onopen: (() => void) | null
  onmessage: ((event: { data: unknown }) => void) | null
  onclose: (() => void) | null
  onerror: (() => void) | null
  send(data: string): void
  close(): void
}

export interface Link {
  /** False when the frame could not go out. */
  send(frame: ClientFrame): boolean
  /** Ends the connection without a call of `onDown`. */
  close(): void
  /** Ends it as if it had been lost. */
  fail(): void
  /** Asks for a sign of life now: after sleep or a change of network the socket may be dead and not know it. */
  check(): void
}

export interface LinkHandlers {
  hello(): ClientFrame
  onFrame(frame: ServerFrame): void
  onDown(): void
}

const OPEN = 1

export function parseFrame(data: unknown): ServerFrame | undefined {
  if (typeof data !== 'string') return undefined
  try {
    const frame = JSON.parse(data) as { type?: unknown; messages?: unknown }
    const withMessages = frame.type === 'welcome' || frame.type === 'reply' || frame.type === 'messages'
    if (typeof frame.type !== 'string' || (withMessages && !Array.isArray(frame.messages))) return undefined
    return frame as ServerFrame
  } catch {
    return undefined
  }
}

/** One connection: says hello, pings, and notices silence. Reconnecting is the caller's. */
export function openLink(socket: SocketLike, handlers: LinkHandlers): Link {
  let silence: ReturnType<typeof setTimeout> | undefined
  let ended = false
  const check = (): void => {
    if (send({ type: 'ping' })) expectAnswer()
  }
  const ping = setInterval(() => check(), PING_MS)
  const end = (): void => {
    ended = true
    clearInterval(ping)
    clearTimeout(silence)
    socket.onopen = socket.onmessage = socket.onclose = socket.onerror = null
    socket.close()
  }
  const down = (): void => {
    if (ended) return
    end()
    handlers.onDown()
  }
  const expectAnswer = (): void => {
    clearTimeout(silence)
    silence = setTimeout(down, SILENCE_MS)
  }
  const send = (frame: ClientFrame): boolean => {
    if (ended || socket.readyState !== OPEN) return false
    socket.send(JSON.stringify(frame))
    return true
  }
  socket.onopen = () => void send(handlers.hello())
  socket.onmessage = ({ data }) => {
    clearTimeout(silence)
    const frame = parseFrame(data)
    if (frame) handlers.onFrame(frame)
  }
  socket.onclose = socket.onerror = down
  expectAnswer()
  return { send, close: end, fail: down, check }
}
