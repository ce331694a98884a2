import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ClientFrame, LogPage, Message, Reply, ServerFrame } from '../../../worker/protocol'
import type { PanelHost } from '../shared/contract'
import { createStore } from '../shared/storage'
import { Chat } from './chat'
import { PING_MS, SILENCE_MS, type SocketLike } from './link'
import { type Rest, RestError } from './rest'
import { totalMs } from './state'

class FakeSocket implements SocketLike {
  readyState = 0
  onopen: SocketLike['onopen'] = null
  onmessage: SocketLike['onmessage'] = null
  onclose: SocketLike['onclose'] = null
  onerror: SocketLike['onerror'] = null
  sent: ClientFrame[] = []
  send = (data: string) => void this.sent.push(JSON.parse(data) as ClientFrame)
  close = () => void (this.readyState = 3)
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

const at = '2026-01-01T10:00:00.000Z'
const bot = (seq: number): Message => ({ seq, author: 'bot', text: `answer ${seq}`, at })
const own = (seq: number, id: string): Message => ({ seq, author: 'shopper', text: 'hi', client_message_id: id, at })
const welcome = (messages: Message[] = [], more = false): ServerFrame => ({
  type: 'welcome',
  status: 'bot',
  last_seq: messages.at(-1)?.seq ?? 0,
  messages,
  more,
})
const understanding: Reply['understanding'] = {
  intent: { name: 'x', confidence: 1 },
  alternatives: [],
  sentiment: { label: 'neutral', score: 0 },
  language: 'en',
  entities: [],
}
const replyTo = (id: string, seq: number): Reply => ({
  client_message_id: id,
  seq,
  messages: [bot(seq + 1)],
  understanding,
  status: 'bot',
})
const reply = (id: string, seq: number): ServerFrame => ({
  type: 'reply',
  ...replyTo(id, seq),
  server_timing: 'total;dur=3',
})

function setup(over: Partial<Rest> = {}, identity = '') {
  const sockets: FakeSocket[] = []
  const events: string[] = []
  let made = 0
  let ids = 0
  const rest: Rest = {
    config: () => Promise.reject(new RestError(0, '')),
    create: vi.fn(async () => ({ conversation_id: `C${++made}`, token: `T${made}` })),
    log: async () => ({ messages: [], status: 'bot', last_seq: 0, more: false }) satisfies LogPage,
    post: () => Promise.reject(new RestError(0, '')),
    socketUrl: (session) => session.id,
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
  return { chat, rest, store, sockets, events, last, start, reconnect }
}

const seqs = (chat: Chat) => chat.cell.get().messages.map((m) => m.seq)

describe('a conversation', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('says hello with its token, sends, and shows the message and its answer once', async () => {
    const { chat, last, start, store } = setup()
    await start()
    expect(last().sent[0]).toEqual({ type: 'hello', token: 'T1', last_seq: 0 })
    chat.send('hi')
    expect(last().messages).toEqual([{ type: 'message', client_message_id: 'id-1', text: 'hi', locale: 'en' }])
    last().receive(reply('id-1', 1))
    last().receive(reply('id-1', 1))
    expect(seqs(chat)).toEqual([1, 2])
    expect(chat.cell.get()).toMatchObject({ pending: [], serverMs: 3 })
    expect(store.keys('out:')).toEqual([])
  })

  it('sends again with the same id after a lost line, and takes what the welcome brings', async () => {
    const { chat, last, start, reconnect } = setup()
    await start()
    chat.send('one')
    chat.send('two')
    last().drop()
    chat.send('three')
    await reconnect()
    expect(last().messages).toEqual([])
    last().receive(welcome([own(1, 'id-1'), bot(2)]))
    expect(last().messages.map((f) => f.client_message_id)).toEqual(['id-2', 'id-3'])
    last().receive(reply('id-2', 3))
    last().receive(reply('id-3', 5))
    expect(seqs(chat)).toEqual([1, 2, 3, 4, 5, 6])
    expect(chat.cell.get().pending).toEqual([])
  })

  it('asks the log for what is missing when a seq is skipped', async () => {
    const log = vi.fn(async () => ({
      messages: [own(1, 'x'), bot(2), bot(3)],
      status: 'bot' as const,
      last_seq: 3,
      more: false,
    }))
    const { chat, last, start } = setup({ log })
    await start()
    last().receive({ type: 'messages', messages: [bot(3)], status: 'bot' })
    await vi.advanceTimersByTimeAsync(0)
    expect(log).toHaveBeenCalledWith(expect.objectContaining({ id: 'C1' }), 0)
    expect(seqs(chat)).toEqual([1, 2, 3])
  })

  it('notices silence after a ping and connects anew', async () => {
    const { sockets, start, last } = setup()
    await start()
    await vi.advanceTimersByTimeAsync(PING_MS)
    expect(last().sent.at(-1)).toEqual({ type: 'ping' })
    last().receive({ type: 'pong' })
    await vi.advanceTimersByTimeAsync(PING_MS)
    expect(sockets).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(SILENCE_MS + 1_000)
    expect(sockets.length).toBeGreaterThan(1)
  })

  it('begins another conversation when its token is refused, and carries unsent messages over', async () => {
    const { chat, last, start, sockets } = setup()
    await start([bot(1)])
    chat.send('hi')
    last().receive({ type: 'error', code: 'unauthorised', message: 'expired' })
    await vi.advanceTimersByTimeAsync(0)
    expect(sockets).toHaveLength(2)
    last().open()
    expect(last().sent[0]).toMatchObject({ token: 'T2', last_seq: 0 })
    last().receive(welcome())
    expect(last().messages.map((f) => f.client_message_id)).toEqual(['id-1'])
    expect(chat.cell.get().renewed).toBe(true)
  })

  it('does not begin conversations without end when every token is refused', async () => {
    const { chat, last, rest } = setup()
    chat.start()
    for (let i = 0; i < 5; i++) {
      await vi.advanceTimersByTimeAsync(0)
      last().open()
      last().receive({ type: 'error', code: 'unauthorised', message: 'no' })
    }
    expect(rest.create).toHaveBeenCalledTimes(1)
  })

  it('falls back to requests after three sockets failed, and keeps the order', async () => {
    const posted: string[] = []
    const post: Rest['post'] = async (_, body) => {
      posted.push(body.client_message_id)
      return { reply: replyTo(body.client_message_id, posted.length * 2 - 1), serverTiming: '' }
    }
    const { chat, last } = setup({ post })
    chat.start()
    chat.send('one')
    chat.send('two')
    for (let i = 0; i < 3; i++) {
      await vi.advanceTimersByTimeAsync(2_000)
      last().drop()
    }
    await vi.advanceTimersByTimeAsync(100)
    expect(chat.cell.get().connection).toBe('rest')
    expect(posted).toEqual(['id-1', 'id-2'])
    expect(seqs(chat)).toEqual([1, 2, 3, 4])
  })

  it('marks a refused message and sends it again, under the same id, when asked', async () => {
    const { chat, last, start } = setup()
    await start()
    chat.send('hi')
    last().receive({ type: 'error', code: 'invalid', message: 'no', client_message_id: 'id-1' })
    expect(chat.cell.get().pending[0]).toMatchObject({ state: 'failed', error: 'invalid' })
    chat.delivery.retry('id-1')
    expect(last().messages.map((f) => f.client_message_id)).toEqual(['id-1', 'id-1'])
    expect(chat.delivery.take('id-1')).toBe('hi')
    expect(chat.cell.get().pending).toEqual([])
  })

  it('tries by itself when the server is busy', async () => {
    const { chat, last, start } = setup()
    await start()
    chat.send('hi')
    last().receive({ type: 'error', code: 'busy', message: 'wait', client_message_id: 'id-1' })
    expect(chat.cell.get().pending[0]?.state).toBe('sent')
    await vi.advanceTimersByTimeAsync(1_000)
    expect(last().messages).toHaveLength(2)
  })

  it('counts unread while closed and reports only news as events', async () => {
    const { chat, last, start, events } = setup()
    await start([bot(1)])
    expect(chat.cell.get().unread).toBe(1)
    expect(events).not.toContain('message')
    last().receive({ type: 'messages', messages: [bot(2)], status: 'open' })
    expect(chat.cell.get().unread).toBe(2)
    expect(events).toContain('message')
    chat.setVisible(true)
    expect(chat.cell.get().unread).toBe(0)
  })
})

describe('server time', () => {
  it.each([
    ['total;dur=4.2', 4.2],
    ['nlu;dur=2, total;desc="all of it";dur=5', 5],
    ['subtotal;dur=9', null],
    ['total;dur=0', null],
    ['', null],
  ])('of %j is %j', (header, ms) => expect(totalMs(header)).toBe(ms))
})
