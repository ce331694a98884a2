import * as v from 'valibot'
import { verifyInboxTicket } from '../../adapters/jwt/inbox-ticket'
import { HELLO_TIMEOUT_MS } from '../../config'
import type { AgentRef } from '../../core/events'
import { parseJson } from '../../core/parse-json'
import {
  type InboxAgent,
  type InboxClientFrame,
  type InboxConversation,
  type InboxServerFrame,
  inboxClientFrame,
  MAX_FRAME_CHARS,
} from '../../protocol'
import type { Signal } from './news'

/** What the sockets need of the inbox they belong to. */
export type InboxHost = {
  welcome(
    agent: AgentRef,
    revision: number,
  ): {
    readonly revision: number
    readonly agent: InboxAgent
    readonly agents: InboxAgent[]
    readonly counts: Record<string, number>
    readonly changed: InboxConversation[]
    readonly reload: boolean
  }
  /** A console of theirs is connected and was welcomed. */
  came(agent: AgentRef): void
  gone(agent: string): void
  choose(agent: string, wanted: 'online' | 'away'): void
  signal(agent: AgentRef, conversationId: string, signal: Signal): void
}

/** Kept with a hibernating socket. */
const attachment = v.object({
  agent: v.nullable(v.object({ id: v.string(), name: v.string() })),
  viewing: v.nullable(v.string()),
  since: v.number(),
})
type Attachment = v.InferOutput<typeof attachment>

/** The consoles connected to a shop's inbox. */
export class InboxSockets {
  readonly #waiting = new Map<WebSocket, ReturnType<typeof setTimeout>>()

  constructor(
    readonly ctx: DurableObjectState,
    readonly env: Env,
    readonly host: InboxHost,
  ) {
    ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair('{"type":"ping"}', '{"type":"pong"}'))
  }

  accept(): Response {
    const { 0: client, 1: server } = new WebSocketPair()
    this.ctx.acceptWebSocket(server)
    attach(server, { agent: null, viewing: null, since: Date.now() })
    this.#waiting.set(
      server,
      setTimeout(() => {
        if (!of(server).agent) server.close(4001, 'no hello in time')
      }, HELLO_TIMEOUT_MS),
    )
    return new Response(null, { status: 101, webSocket: client })
  }

  async receive(socket: WebSocket, data: string | ArrayBuffer): Promise<void> {
    const text = typeof data === 'string' && data.length <= MAX_FRAME_CHARS ? data : ''
    const frame = v.safeParse(inboxClientFrame, parseJson(text))
    if (!frame.success)
      return send(socket, { type: 'error', code: 'malformed', message: 'This is no frame of the inbox.' })
    if (frame.output.type === 'hello') return this.#hello(socket, frame.output.ticket, frame.output.revision)
    const { agent } = of(socket)
    if (frame.output.type === 'ping') return send(socket, { type: 'pong' })
    if (!agent) return send(socket, { type: 'error', code: 'not_ready', message: 'Say hello first.' })
    this.#handle(socket, agent, frame.output)
  }

  closed(socket: WebSocket, code: number): void {
    this.#stopWaiting(socket)
    const { agent, viewing } = of(socket)
    try {
      socket.close(code === 1001 || code >= 3_000 ? code : 1000)
    } catch {
      // It is closed already.
    }
    if (!agent) return
    if (viewing) this.#showViewers(viewing, socket)
    if (!this.#of(agent.id).some((other) => other !== socket)) this.host.gone(agent.id)
  }

  /** Consoles that have not said for long that they are there: their network is gone. */
  closeSilent(before: number): void {
    for (const socket of this.ctx.getWebSockets()) {
      const last = this.ctx.getWebSocketAutoResponseTimestamp(socket)?.getTime() ?? of(socket).since
      if (Math.max(last, of(socket).since) < before) this.closed(socket, 4002)
    }
  }

  /** Closes every console of an agent. */
  close(agent: string): void {
    for (const socket of this.#of(agent)) socket.close(4003, 'signed out')
  }

  has(agent: string): boolean {
    return this.#of(agent).length > 0
  }

  toAll(frame: InboxServerFrame): void {
    const text = JSON.stringify(frame)
    for (const socket of this.#ready()) sendText(socket, text)
  }

  toAgent(agent: string, frame: InboxServerFrame): void {
    for (const socket of this.#of(agent)) send(socket, frame)
  }

  /** To who has the conversation on the screen. */
  toViewers(conversationId: string, frame: InboxServerFrame): void {
    for (const socket of this.#ready()) if (of(socket).viewing === conversationId) send(socket, frame)
  }

  async #hello(socket: WebSocket, ticket: string, revision: number): Promise<void> {
    const claims = await verifyInboxTicket(this.env.TOKEN_SECRET, ticket, this.ctx.id.name ?? '', Date.now())
    if (!claims)
      return send(socket, { type: 'error', code: 'unauthorised', message: 'The ticket is not valid any more.' })
    this.#stopWaiting(socket)
    attach(socket, { ...of(socket), agent: claims })
    send(socket, { type: 'welcome', ...this.host.welcome(claims, revision) })
    this.host.came(claims)
  }

  #handle(socket: WebSocket, agent: AgentRef, frame: Exclude<InboxClientFrame, { type: 'hello' | 'ping' }>): void {
    switch (frame.type) {
      case 'presence':
        this.host.choose(agent.id, frame.presence)
        return
      case 'viewing': {
        const before = of(socket).viewing
        attach(socket, { ...of(socket), viewing: frame.conversation_id })
        for (const id of new Set([before, frame.conversation_id])) if (id) this.#showViewers(id, null)
        return
      }
      case 'typing':
        this.host.signal(agent, frame.conversation_id, { type: 'typing', on: frame.on })
        return
      case 'read':
        this.host.signal(agent, frame.conversation_id, { type: 'read', seq: frame.seq })
        return
    }
  }

  #showViewers(conversationId: string, without: WebSocket | null): void {
    const viewers = this.#ready().filter((socket) => socket !== without && of(socket).viewing === conversationId)
    const agents = new Map(viewers.flatMap((socket) => of(socket).agent ?? []).map((agent) => [agent.id, agent]))
    for (const socket of viewers)
      send(socket, { type: 'viewing', conversation_id: conversationId, agents: [...agents.values()] })
  }

  #ready(): WebSocket[] {
    return this.ctx
      .getWebSockets()
      .filter((socket) => of(socket).agent !== null && socket.readyState === WebSocket.OPEN)
  }

  #of(agent: string): WebSocket[] {
    return this.#ready().filter((socket) => of(socket).agent?.id === agent)
  }

  #stopWaiting(socket: WebSocket): void {
    clearTimeout(this.#waiting.get(socket) ?? null)
    this.#waiting.delete(socket)
  }
}

function send(socket: WebSocket, frame: InboxServerFrame): void {
  sendText(socket, JSON.stringify(frame))
}

function sendText(socket: WebSocket, text: string): void {
  try {
    socket.send(text)
  } catch {
    // The socket closed meanwhile; the console comes back with the revision it has seen.
  }
}

/** What is attached to the sockets of this wake: every frame to all asks each of them. */
const known = new WeakMap<WebSocket, Attachment>()

function attach(socket: WebSocket, value: Attachment): void {
  known.set(socket, value)
  socket.serializeAttachment(value)
}

function of(socket: WebSocket): Attachment {
  const value = known.get(socket) ?? read(socket)
  known.set(socket, value)
  return value
}

function read(socket: WebSocket): Attachment {
  const parsed = v.safeParse(attachment, socket.deserializeAttachment())
  return parsed.success ? parsed.output : { agent: null, viewing: null, since: 0 }
}
