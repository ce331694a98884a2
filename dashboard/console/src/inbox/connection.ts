import type { InboxClientFrame, InboxServerFrame } from '../../../../worker/protocol'

/** The object forgets consoles that are silent for longer than about twice this. Its answer to exactly this frame wakes nothing up. */
const PING_EVERY_MS = 25_000
const PING = '{"type":"ping"}'
/** Nothing heard for so long after a ping: the line is dead, whatever the browser thinks. */
const SILENT_MS = 10_000
const FIRST_RETRY_MS = 500
const MAX_RETRY_MS = 20_000
/** An administrator has taken the access away. */
const SIGNED_OUT = 4003

export type LineState = 'connecting' | 'live' | 'lost' | 'refused'
/** An open socket, as far as the line needs it. */
export type OpenSocket = { isOpen(): boolean; send(text: string): void; close(): void }
export type SocketEvents = { opened(): void; heard(text: string): void; closed(code: number): void }
export type LineHost = {
  /** @throws {status} when no ticket is given; 401 and 403 end the trying. */
  ticket(): Promise<string>
  open(events: SocketEvents): OpenSocket
  /** The revision to go on from, 0 for none. */
  revision(): number
  state(state: LineState): void
  frame(frame: InboxServerFrame): void
  random(): number
}

/** Wait before retry `attempt` (0 is the first): doubling, half of it by chance so that two hundred consoles do not come back at once. */
export function retryMs(attempt: number, random: number): number {
  const ceiling = Math.min(MAX_RETRY_MS, FIRST_RETRY_MS * 2 ** attempt)
  return ceiling / 2 + (random * ceiling) / 2
}

/** The line to the shop's inbox: opened with a ticket, kept alive by pings, opened again with growing pauses for as long as it is wanted. */
export class Line {
  #socket: OpenSocket | null = null
  #attempt = 0
  #ended = false
  #opening = false
  #retry: ReturnType<typeof setTimeout> | undefined
  #ping: ReturnType<typeof setInterval> | undefined
  #silence: ReturnType<typeof setTimeout> | undefined

  constructor(readonly host: LineHost) {}

  /** Opens it, or opens it now instead of after the pause. */
  start(): void {
    if (this.#ended || this.#socket || this.#opening) return
    clearTimeout(this.#retry)
    this.#opening = true
    this.host.ticket().then(
      (ticket) => this.#connect(ticket),
      (error: unknown) => this.#noTicket(error),
    )
  }

  stop(): void {
    this.#ended = true
    this.#quiet()
    const socket = this.#socket
    this.#socket = null
    socket?.close()
  }

  /** False when it could not be sent: such frames are worth nothing later. */
  send(frame: InboxClientFrame): boolean {
    if (!this.#socket?.isOpen()) return false
    this.#socket.send(JSON.stringify(frame))
    return true
  }

  #connect(ticket: string): void {
    this.#opening = false
    if (this.#ended) return
    const socket = this.host.open({
      opened: () => {
        this.send({ type: 'hello', ticket, revision: this.host.revision() })
        this.#listen()
        this.#ping = setInterval(() => this.#sendPing(), PING_EVERY_MS)
      },
      heard: (text) => {
        if (socket === this.#socket) this.#receive(JSON.parse(text))
      },
      closed: (code) => {
        if (socket === this.#socket) this.#lost(code)
      },
    })
    this.#socket = socket
  }

  #receive(frame: InboxServerFrame): void {
    clearTimeout(this.#silence)
    if (frame.type === 'pong') return
    if (frame.type === 'error') {
      // The ticket has run out, or this console speaks another version: both are mended by coming anew.
      if (frame.code !== 'malformed') this.#socket?.close()
      return
    }
    if (frame.type === 'welcome') {
      this.#attempt = 0
      this.host.state('live')
    }
    this.host.frame(frame)
  }

  #sendPing(): void {
    if (!this.#socket?.isOpen()) return
    this.#socket.send(PING)
    this.#listen()
  }

  #listen(): void {
    clearTimeout(this.#silence)
    this.#silence = setTimeout(() => {
      const socket = this.#socket
      // Its close event may be minutes away: a dead line does not answer that either.
      this.#lost(1006)
      socket?.close()
    }, SILENT_MS)
  }

  #noTicket(error: unknown): void {
    this.#opening = false
    if (this.#ended) return
    const status = error instanceof Error && 'status' in error ? error.status : 0
    if (status === 401 || status === 403) this.#refuse()
    else this.#again()
  }

  #lost(code: number): void {
    this.#quiet()
    this.#socket = null
    if (this.#ended) return
    if (code === SIGNED_OUT) this.#refuse()
    else this.#again()
  }

  #refuse(): void {
    this.#ended = true
    this.host.state('refused')
  }

  #again(): void {
    this.host.state('lost')
    this.#retry = setTimeout(() => this.start(), retryMs(this.#attempt++, this.host.random()))
  }

  #quiet(): void {
    clearTimeout(this.#retry)
    clearTimeout(this.#silence)
    clearInterval(this.#ping)
  }
}
