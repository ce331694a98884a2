import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Chat } from './chat'
import { bot, own, reply, replyTo, setup, welcome } from './chat-fakes'
import { PING_MS, SILENCE_MS } from './link'
import { type Rest, RestError } from './rest'
import { totalMs } from './state'

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

  it.each([403, 404])(
    'asks no more once the shop is refused with %i, and once again when opened anew',
    async (status) => {
      const refused = () => Promise.reject(new RestError(status, 'no'))
      const { chat, sockets, events, rest } = setup({ config: vi.fn(refused), create: vi.fn(refused) })
      chat.start()
      await vi.advanceTimersByTimeAsync(300_000)
      expect(chat.cell.get().connection).toBe('refused')
      expect([rest.config, rest.create].map((f) => vi.mocked(f).mock.calls.length)).toEqual([1, 1])
      expect(events.filter((name) => name === 'error')).toHaveLength(1)
      chat.wake()
      await vi.advanceTimersByTimeAsync(1_000)
      expect(rest.create).toHaveBeenCalledTimes(1)
      chat.start()
      await vi.advanceTimersByTimeAsync(1_000)
      expect(rest.config).toHaveBeenCalledTimes(2)
      expect(sockets).toHaveLength(0)
    },
  )

  it('does not ask in a tight circle a server that welcomes and hangs up', async () => {
    const { last, start, sockets } = setup()
    await start()
    for (let i = 0; i < 40; i++) {
      last().drop()
      await vi.advanceTimersByTimeAsync(500)
      if (last().readyState === 3) continue
      last().open()
      last().receive(welcome())
    }
    expect(sockets.length).toBeLessThan(10)
  })

  it('shows and sends nothing of one signed-in person as another', async () => {
    const jwt = (sub: string) => `x.${btoa(JSON.stringify({ sub }))}.x`
    const { chat, last, start, as, store } = setup({}, jwt('ana'))
    await start([bot(1)])
    chat.send('for ana only')
    as(jwt('ben'))
    chat.userChanged()
    await vi.advanceTimersByTimeAsync(0)
    last().open()
    last().receive(welcome())
    expect(last().sent).toEqual([expect.objectContaining({ type: 'hello', token: 'T2', last_seq: 0 })])
    expect(chat.cell.get()).toMatchObject({ messages: [], pending: [] })
    expect(store.keys('out:')).toEqual([])
  })

  it('keeps the conversation of the same person, and takes a guest message along when they sign in', async () => {
    const { chat, last, start, as, sockets } = setup()
    await start()
    chat.send('from a guest')
    as(`x.${btoa('{"sub":"ana"}')}.x`)
    chat.userChanged()
    await vi.advanceTimersByTimeAsync(0)
    last().open()
    last().receive(welcome())
    expect(last().messages.map((f) => f.text)).toEqual(['from a guest'])
    chat.userChanged()
    expect(sockets).toHaveLength(2)
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
