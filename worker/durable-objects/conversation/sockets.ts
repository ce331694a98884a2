import { isStale, signToken, verifyToken } from '../../adapters/jwt/tokens'
import { HELLO_TIMEOUT_MS } from '../../config'
import type {
  ClientFrame,
  ConversationStatus,
  ErrorCode,
  LogPage,
  Message,
  PostMessage,
  ServerFrame,
} from '../../protocol'
import type { Signal } from '../inbox/news'
import { errorFrame, parseFrame } from './frames'
import type { SayOutcome } from './requests'
import { report } from './run-turn'
import { serverTiming } from './timing'

/** What the sockets need of the conversation they belong to. */
export type SocketHost = {
  sayFrom(socket: WebSocket | null, message: PostMessage): Promise<SayOutcome>
  page(afterSeq: number): LogPage
  identity(): { shop: string; conversationId: string } | null
  shopperSignal(signal: Signal): Promise<void>
}

/** Kept with a hibernating socket: who it is survives eviction, memory does not. */
type Attachment = { readonly ready: boolean }

const EXPLAIN: Readonly<Record<Extract<ErrorCode, 'busy' | 'full' | 'unauthorised' | 'invalid'>, string>> = {
  busy: 'Too many messages are waiting for their reply. Send this one again in a moment.',
  full: 'This conversation is full. Open a new one.',
  unauthorised: 'This conversation does not exist.',
  invalid: 'An attachment is not one of this conversation.',
}

/** The sockets of one conversation. They hibernate: nothing here is remembered but what is attached to each socket. */
export class ConversationSockets {
  /** Sockets that have not said hello yet, with the timer that closes them: a running timer keeps the object from hibernating. */
  readonly #waiting = new Map<WebSocket, ReturnType<typeof setTimeout>>()

  constructor(
    readonly ctx: DurableObjectState,
    readonly env: Env,
    readonly host: SocketHost,
  ) {
    // Answered without waking the object.
    ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair('{"type":"ping"}', '{"type":"pong"}'))
  }

  accept(): Response {
    const { 0: client, 1: server } = new WebSocketPair()
    this.ctx.acceptWebSocket(server)
    attach(server, { ready: false })
    const timer = setTimeout(() => {
      this.#waiting.delete(server)
      if (!attachment(server).ready) server.close(4001, 'no hello in time')
    }, HELLO_TIMEOUT_MS)
    this.#waiting.set(server, timer)
    return new Response(null, { status: 101, webSocket: client })
  }

  async receive(socket: WebSocket, data: string | ArrayBuffer): Promise<void> {
    const frame = parseFrame(data)
    if (!frame.ok) return send(socket, frame.error)
    try {
      await this.#handle(socket, frame.value)
    } catch (error) {
      report('socket', error)
      const id = frame.value.type === 'message' ? { client_message_id: frame.value.client_message_id } : {}
      send(socket, errorFrame('internal', 'Something went wrong here. Send the message again.', id))
    }
  }

  closed(socket: WebSocket, code: number): void {
    this.#stopWaiting(socket)
    // Codes such as 1005 and 1006 only stand for "no code" and must not be sent back.
    try {
      socket.close(code === 1001 || code >= 3_000 ? code : 1000)
    } catch {
      // It is closed already.
    }
  }

  /** To every tab and device of the shopper. */
  tellAll(frame: ServerFrame): void {
    this.#broadcast(null, frame)
  }

  /** Is any tab or device of the shopper connected? */
  hasReady(): boolean {
    return this.ctx.getWebSockets().some((socket) => attachment(socket).ready)
  }

  async #handle(socket: WebSocket, frame: ClientFrame): Promise<void> {
    switch (frame.type) {
      case 'ping':
        return send(socket, { type: 'pong' })
      case 'hello':
        return this.#hello(socket, frame.token, frame.last_seq)
      case 'typing':
      case 'read':
        return attachment(socket).ready ? this.host.shopperSignal(frame) : undefined
      case 'message': {
        if (!attachment(socket).ready)
          return send(
            socket,
            errorFrame('not_ready', 'Say hello first.', { client_message_id: frame.client_message_id }),
          )
        const { type: _type, ...message } = frame
        return this.#message(socket, message)
      }
    }
  }

  async #hello(socket: WebSocket, token: string, lastSeq: number): Promise<void> {
    const now = Date.now()
    const identity = this.host.identity()
    const claims = await verifyToken(this.env.TOKEN_SECRET, token, now)
    if (!claims.ok) {
      return send(
        socket,
        errorFrame('unauthorised', claims.error === 'expired' ? 'The token has expired.' : 'The token is not valid.', {
          field: 'token',
        }),
      )
    }
    const foreign = claims.value.shop !== identity?.shop || claims.value.conversationId !== identity.conversationId
    if (!identity || foreign)
      return send(socket, errorFrame('unauthorised', 'The token is for another conversation.', { field: 'token' }))
    const fresh = isStale(claims.value, now)
      ? { token: await signToken(this.env.TOKEN_SECRET, identity.shop, identity.conversationId, now) }
      : {}
    // From here to the welcome nothing is awaited: a turn that ends meanwhile would be in neither.
    const page = this.host.page(lastSeq)
    attach(socket, { ready: true })
    this.#stopWaiting(socket)
    send(socket, { type: 'welcome', ...page, ...fresh })
  }

  async #message(socket: WebSocket, message: PostMessage): Promise<void> {
    const outcome = await this.host.sayFrom(socket, message)
    if (!outcome.ok) {
      return send(
        socket,
        errorFrame(outcome.code, EXPLAIN[outcome.code], {
          client_message_id: message.client_message_id,
          ...(outcome.code === 'invalid' ? { field: 'attachment_ids' } : {}),
        }),
      )
    }
    send(socket, { type: 'reply', ...outcome.reply, server_timing: serverTiming(outcome.timing) })
  }

  #stopWaiting(socket: WebSocket): void {
    clearTimeout(this.#waiting.get(socket) ?? null)
    this.#waiting.delete(socket)
  }

  /** Shows a turn to every other socket of the conversation: other tabs and devices. */
  tellOthers(from: WebSocket | null, messages: readonly Message[], status: ConversationStatus): void {
    this.#broadcast(from, { type: 'messages', messages: [...messages], status })
  }

  #broadcast(from: WebSocket | null, frame: ServerFrame): void {
    for (const socket of this.ctx.getWebSockets()) if (socket !== from && attachment(socket).ready) send(socket, frame)
  }
}

function send(socket: WebSocket, frame: ServerFrame): void {
  try {
    socket.send(JSON.stringify(frame))
  } catch {
    // The socket closed meanwhile; the client resumes from its last seq.
  }
}

function attach(socket: WebSocket, value: Attachment): void {
  socket.serializeAttachment(value)
}

function attachment(socket: WebSocket): Attachment {
  const value: unknown = socket.deserializeAttachment()
  return typeof value === 'object' && value !== null && 'ready' in value
    ? { ready: value.ready === true }
    : { ready: false }
}
