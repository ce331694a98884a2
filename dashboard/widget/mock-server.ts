import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import type { ClientFrame, PostMessage, ServerFrame, WidgetLook } from '../../worker/protocol'
import { config } from './mock/answers.ts'
import { append, type Conversation, keepPhoto, newConversation, pageOf, turn } from './mock/conversations.ts'
import { csp, page, picture, queueScript } from './mock/page.ts'
import { acceptSocket, type MockSocket } from './mock/socket.ts'

/** A stand-in for the Worker on loopback: the same wire, invented answers, and faults on demand. */

const DIST = fileURLToPath(new URL('../dist', import.meta.url))

interface Faults {
  /** The next message is stored, then the line is cut before its reply. */
  cutBeforeReply: boolean
  refuseSockets: boolean
  offline: boolean
  delayMs: number
  /** The page's origin is not among those allowed, or there is no such shop: told, like the Worker, without CORS. */
  refuse: 0 | 403 | 404
  /** Error code for every message. */
  error: '' | 'invalid' | 'full' | 'internal'
  /** Status that every upload is refused with. */
  upload: 0 | 409 | 413 | 415 | 503
}

const NO_FAULTS: Faults = {
  cutBeforeReply: false,
  refuseSockets: false,
  offline: false,
  delayMs: 0,
  refuse: 0,
  error: '',
  upload: 0,
}

const LOOK: WidgetLook = { accent: config.accent, position: 'end', label: '' }

const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': 'authorization, content-type',
  'access-control-expose-headers': 'server-timing',
}

type Send = (status: number, type: string, body: string | Buffer, headers?: Record<string, string>) => void

const problem = (status: number) => JSON.stringify({ type: 'about:blank', title: 'Refused', status })

export class MockServer {
  readonly conversations = new Map<string, Conversation>()
  readonly faults: Faults = { ...NO_FAULTS }
  framesSeen: ClientFrame[] = []
  look: WidgetLook = { ...LOOK }
  /** Requests to the API, sockets too. */
  asked = 0
  private readonly dist: string
  private readonly sockets = new Map<MockSocket, Conversation | undefined>()
  private readonly server = createServer((request, response) => {
    this.http(request, response).catch((error: unknown) => {
      console.error(error)
      response.writeHead(500).end()
    })
  })

  constructor(dist = DIST) {
    this.dist = dist
  }

  async listen(port = 0): Promise<string> {
    this.server.on('upgrade', (request, stream) => {
      this.asked++
      if (this.faults.refuseSockets || this.faults.offline || this.faults.refuse) return stream.destroy()
      this.upgrade(acceptSocket(request, stream))
    })
    await new Promise<void>((resolve) => this.server.listen(port, '127.0.0.1', resolve))
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`
  }

  /** As new: no conversation, no fault. */
  clear(): void {
    this.conversations.clear()
    this.framesSeen = []
    this.asked = 0
    this.look = { ...LOOK }
    Object.assign(this.faults, NO_FAULTS)
  }

  cutAll(): void {
    for (const socket of this.sockets.keys()) socket.cut()
  }

  async close(): Promise<void> {
    this.cutAll()
    this.server.closeAllConnections()
    await new Promise((resolve) => this.server.close(resolve))
  }

  /** A person of the shop writes. */
  say(conversation: Conversation, text: string): void {
    const message = append(conversation, { author: 'agent', text })
    this.toAll(conversation, { type: 'messages', messages: [message], status: conversation.status })
  }

  private toAll(conversation: Conversation, frame: ServerFrame): void {
    for (const [socket, other] of this.sockets) if (other === conversation) socket.send(JSON.stringify(frame))
  }

  private upgrade(socket: MockSocket): void {
    this.sockets.set(socket, undefined)
    socket.onClose = () => this.sockets.delete(socket)
    socket.onText = (text) => {
      const frame = JSON.parse(text) as ClientFrame
      this.framesSeen.push(frame)
      this.onFrame(socket, frame)
    }
  }

  private onFrame(socket: MockSocket, frame: ClientFrame): void {
    const send = (answer: ServerFrame) => socket.send(JSON.stringify(answer))
    if (frame.type === 'ping') send({ type: 'pong' })
    if (frame.type === 'hello') {
      const found = [...this.conversations.values()].find((c) => c.token === frame.token)
      this.sockets.set(socket, found)
      if (found) send({ type: 'welcome', ...pageOf(found, frame.last_seq ?? 0) })
      else send({ type: 'error', code: 'unauthorised', message: 'token not accepted' })
    }
    const conversation = this.sockets.get(socket)
    if (frame.type === 'message' && conversation) this.onMessage(socket, conversation, frame)
  }

  private onMessage(socket: MockSocket, conversation: Conversation, frame: Extract<ClientFrame, { type: 'message' }>) {
    const { faults } = this
    if (faults.error) {
      const error = {
        type: 'error',
        code: faults.error,
        message: 'refused',
        client_message_id: frame.client_message_id,
      }
      return socket.send(JSON.stringify(error))
    }
    const reply = turn(conversation, frame.client_message_id, frame.text, frame.attachment_ids)
    if (faults.cutBeforeReply) {
      faults.cutBeforeReply = false
      return socket.cut()
    }
    const text = JSON.stringify({ type: 'reply', ...reply, server_timing: 'nlu;dur=2.1, total;dur=4.2' })
    setTimeout(() => socket.send(text), faults.delayMs)
  }

  private async http(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://localhost')
    if (this.faults.offline && url.pathname.startsWith('/v1/')) return void request.socket.destroy()
    const send: Send = (status, type, body, headers = {}) =>
      void response.writeHead(status, { 'content-type': type, ...headers }).end(body)
    if (url.pathname === '/') {
      const attributes = url.searchParams.get('tag') ?? 'data-shop="demo"'
      const [lang = 'en', dir = 'ltr', kefu = ''] = ['lang', 'dir', 'kefu'].map(
        (x) => url.searchParams.get(x) ?? undefined,
      )
      const html = page(attributes, { lang, dir, kefu })
      return send(200, 'text/html; charset=utf-8', html, { 'content-security-policy': csp(kefu) })
    }
    if (url.pathname === '/queue.js') return send(200, 'text/javascript', queueScript)
    const name = /^\/pictures\/(\w+)\.svg$/.exec(url.pathname)?.[1]
    if (name) return send(200, 'image/svg+xml', picture(name))
    if (/^\/widget(\.js|\/(panel|photos)[\w-]*\.js)$/.test(url.pathname)) {
      return send(200, 'text/javascript; charset=utf-8', await readFile(this.dist + url.pathname), CORS)
    }
    await this.sendApi(request, url, send)
  }

  private async sendApi(request: IncomingMessage, url: URL, send: Send): Promise<void> {
    this.asked++
    const { refuse } = this.faults
    if (refuse) return send(refuse, 'application/problem+json', problem(refuse))
    if (request.method === 'OPTIONS') return send(204, 'text/plain', '', CORS)
    if (/\/attachments(\/|$)/.test(url.pathname)) return this.photo(request, url, send)
    const body = await this.api(request, url)
    if (body) send(200, 'application/json', body, { ...CORS, 'server-timing': 'total;dur=4.2' })
    else send(404, 'application/problem+json', problem(404), CORS)
  }

  private async photo(request: IncomingMessage, url: URL, send: Send): Promise<void> {
    const [, id = '', photo = ''] = /\/conversations\/(\w+)\/attachments\/?(\w*)$/.exec(url.pathname) ?? []
    const conversation = this.conversations.get(id)
    if (!conversation || request.headers.authorization !== `Bearer ${conversation.token}`) {
      return send(401, 'application/problem+json', problem(401), CORS)
    }
    const kept = conversation.photos.get(photo)
    if (request.method === 'GET' && kept) return send(200, 'image/jpeg', kept, CORS)
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const { upload } = this.faults
    if (upload) return send(upload, 'application/problem+json', problem(upload), CORS)
    send(201, 'application/json', JSON.stringify(keepPhoto(conversation, Buffer.concat(chunks))), CORS)
  }

  private async api(request: IncomingMessage, url: URL): Promise<string | undefined> {
    if (url.pathname.endsWith('/widget-look')) return JSON.stringify(this.look)
    const [, route, id, part] =
      /^\/v1\/shops\/demo\/(widget-config|conversations)(?:\/(\w+)\/(\w+))?$/.exec(url.pathname) ?? []
    if (route === 'widget-config') return JSON.stringify(config)
    if (route !== 'conversations') return undefined
    if (!id) {
      const made = newConversation()
      this.conversations.set(made.id, made)
      return JSON.stringify({ conversation_id: made.id, token: made.token })
    }
    const conversation = this.conversations.get(id)
    if (!conversation || part !== 'messages') return undefined
    if (request.headers.authorization !== `Bearer ${conversation.token}`) return undefined
    if (request.method === 'GET')
      return JSON.stringify(pageOf(conversation, Number(url.searchParams.get('after_seq') ?? 0)))
    let text = ''
    for await (const chunk of request) text += chunk
    const message = JSON.parse(text) as PostMessage
    return JSON.stringify(turn(conversation, message.client_message_id, message.text, message.attachment_ids))
  }
}

if (import.meta.main) {
  const port = Number(process.env.PORT ?? 8790)
  console.log(`mock shop ready on ${await new MockServer().listen(port)}`)
}
