import { vi } from 'vitest'
import type { ClientFrame, LogPage, Message, Reply, ServerFrame } from '../../../worker/protocol'
import type { PanelHost } from '../shared/contract'
import { createStore } from '../shared/storage'
import { Chat } from './chat'
import type { SocketLike } from './link'
import { type Rest, RestError } from './rest'

/** A conversation with a server that the test plays, for tests alone. */

export class FakeSocket implements SocketLike {
  readyState = 0
  onopen: SocketLike['onopen'] = null
  onmessage: SocketLike['onmessage'] = null
  onclose: SocketLike['onclose'] = null
  onerror: SocketLike['onerror'] = null
  sent: ClientFrame[] = []
  send = (data: string) => void this.sent.push(JSON.parse(data) as ClientFrame)
  close = () => {
    this.readyState = 3
  }
  open() {
    this.readyState = 1
    this.onopen?.()
  }
  receive = (frame: ServerFrame) => this.onmessage?.({ data: JSON.stringify(frame) })
  drop() {
    this.readyState = 3
    this.onclose?.()
  }
  get messages() {
    return this.sent.filter((f) => f.type === 'message')
  }
}

export const at = '2026-01-01T10:00:00.000Z'
export const bot = (seq: number): Message => ({ seq, author: 'bot', text: `answer ${seq}`, at })
export const own = (seq: number, id: string): Message => ({
  seq,
  author: 'shopper',
  text: 'hi',
  client_message_id: id,
  at,
})
export const welcome = (messages: Message[] = [], more = false): ServerFrame => ({
  type: 'welcome',
  status: 'bot',
  last_seq: messages.at(-1)?.seq ?? 0,
  messages,
  more,
})
export const understanding: Reply['understanding'] = {
  intent: { name: 'x', confidence: 1 },
  alternatives: [],
  sentiment: { label: 'neutral', score: 0 },
  language: 'en',
  entities: [],
}
export const replyTo = (id: string, seq: number): Reply => ({
  client_message_id: id,
  seq,
  messages: [bot(seq + 1)],
  understanding,
  status: 'bot',
})
export const reply = (id: string, seq: number): ServerFrame => ({
  type: 'reply',
  ...replyTo(id, seq),
  server_timing: 'total;dur=3',
})

export function setup(over: Partial<Rest> = {}, signedIn = '') {
  const sockets: FakeSocket[] = []
  const events: string[] = []
  let made = 0
  let identity = signedIn
  let ids = 0
  const rest: Rest = {
    config: () => Promise.reject(new RestError(0, '')),
    create: vi.fn(async () => ({ conversation_id: `C${++made}`, token: `T${made}` })),
    log: async () => ({ messages: [], status: 'bot', last_seq: 0, more: false }) satisfies LogPage,
    post: () => Promise.reject(new RestError(0, '')),
    socketUrl: (session) => session.id,
    photosUrl: (session) => `/${session.id}/attachments`,
    ...over,
  }
  const store = createStore('demo', () => {
    throw new Error('no storage here')
  })
  const host: PanelHost = {
    settings: { shop: 'demo', base: '', locale: 'en', accent: '' },
    store,
    emit: (name) => void events.push(name),
    setUnread: () => {},
    setAccent: () => {},
    requestClose: () => {},
    identity: () => identity,
  }
  const openSocket = () => {
    const socket = new FakeSocket()
    sockets.push(socket)
    return socket
  }
  const chat = new Chat({ host, rest, openSocket, newId: () => `id-${++ids}`, exclusive: (action) => action() })
  const last = () => sockets.at(-1) as FakeSocket
  const start = async (messages: Message[] = []) => {
    chat.start()
    await vi.advanceTimersByTimeAsync(0)
    last().open()
    last().receive(welcome(messages))
  }
  const reconnect = async () => {
    await vi.advanceTimersByTimeAsync(1_000)
    last().open()
  }
  const as = (token: string) => {
    identity = token
  }
  return { chat, as, rest, store, sockets, events, last, start, reconnect }
}
