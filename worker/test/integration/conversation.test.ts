import { abortAllDurableObjects, evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { IDLE_RESOLVE_MS } from '../../config'
import type { ConversationCreated } from '../../protocol'
import { openConversation, readLog, request, say, seedDemoShop, words } from '../fixtures/shop'
import { TestSocket } from '../fixtures/socket'

beforeAll(seedDemoShop, 60_000)

function objectOf({ conversation_id: id }: ConversationCreated) {
  return env.CONVERSATION.get(env.CONVERSATION.idFromName(`demo/${id}`))
}

describe('a conversation over REST', () => {
  it('answers where an order is once the e-mail is given, with a card', async () => {
    const conversation = await openConversation()
    expect(words(await say(conversation, 'where is my order 1001?'))).toContain('1001')
    const reply = await say(conversation, 'ana@example.com')
    expect(words(reply)).toContain('DHL')
    const card = reply.messages.flatMap((message) => message.cards ?? []).find((entry) => entry.type === 'order')
    expect(card).toMatchObject({ order_number: '1001', status: 'shipped' })
    expect(card?.type === 'order' && card.expected_on).toMatch(/^\d{4}-\d\d-\d\d$/)
  })

  it('does the same in Chinese', async () => {
    const conversation = await openConversation()
    expect(words(await say(conversation, '我的订单1001到哪了'))).toMatch(/邮箱/)
    const reply = await say(conversation, 'ana@example.com')
    expect(words(reply)).toMatch(/1001.*DHL.*送达/s)
  })

  it('gives every message the next seq', async () => {
    const conversation = await openConversation()
    for (const text of ['hi', 'where is my order', '1001 ana@example.com', 'thanks']) await say(conversation, text)
    const { messages, last_seq } = await readLog(conversation)
    expect(messages.map((message) => message.seq)).toEqual(Array.from({ length: last_seq }, (_, index) => index + 1))
    expect((await readLog(conversation, 3)).messages[0]?.seq).toBe(4)
  })

  it('answers a repeated client_message_id from the store, also at the same time and after eviction', async () => {
    const conversation = await openConversation()
    const twice = await Promise.all([
      say(conversation, 'hello there', 'same'),
      say(conversation, 'hello there', 'same'),
    ])
    expect(twice[1]).toEqual(twice[0])
    await evictDurableObject(objectOf(conversation))
    expect(await say(conversation, 'hello there', 'same')).toEqual(twice[0])
    expect((await readLog(conversation)).messages.filter((message) => message.author === 'shopper')).toHaveLength(1)
  })

  it('keeps turns that arrive at once in order and apart', async () => {
    const conversation = await openConversation()
    const texts = ['where is my order 1001', 'ana@example.com', 'thanks', 'bye', 'hi', 'who are you']
    const replies = await Promise.all(texts.map((text) => say(conversation, text)))
    const { messages } = await readLog(conversation)
    expect(messages.filter((message) => message.author === 'shopper').map((message) => message.text)).toEqual(texts)
    expect(replies.map((reply) => reply.seq)).toEqual([...replies.map((reply) => reply.seq)].sort((a, b) => a - b))
  })

  it('is the same conversation after the object was evicted in the middle of a task', async () => {
    const conversation = await openConversation()
    await say(conversation, 'where is my order 1001?')
    await evictDurableObject(objectOf(conversation))
    expect(words(await say(conversation, 'ana@example.com'))).toContain('DHL')
  })
})

describe('a conversation over the socket', () => {
  it('gives the same reply as REST', async () => {
    const [one, two] = [await openConversation(), await openConversation()]
    const rest = await say(one, 'how long do I have to return something?', 'x')
    const socket = await TestSocket.hello(two)
    socket.send({ type: 'message', client_message_id: 'x', text: 'how long do I have to return something?' })
    const { type: _type, server_timing, ...reply } = await socket.next('reply')
    const timeless = (value: unknown) => JSON.parse(JSON.stringify(value).replace(/"at":"[^"]*"/g, '"at":""'))
    expect(timeless(reply)).toEqual(timeless(rest))
    expect(server_timing).toMatch(/total;dur=/)
    socket.close()
  })

  it('brings a client back to where it was from any seq', async () => {
    const conversation = await openConversation()
    for (const text of ['hi', 'where is my order', '1001']) await say(conversation, text)
    const { last_seq } = await readLog(conversation)
    for (let seq = 0; seq <= last_seq; seq++) {
      const socket = await TestSocket.hello(conversation, seq)
      const welcome = await socket.next('welcome')
      expect(welcome.messages.map((message) => message.seq)).toEqual(
        Array.from({ length: last_seq - seq }, (_, index) => seq + index + 1),
      )
      socket.close()
    }
  })

  it('shows a turn to the other sockets, whichever way it came', async () => {
    const conversation = await openConversation()
    const [tab, phone] = [await TestSocket.hello(conversation), await TestSocket.hello(conversation)]
    tab.send({ type: 'message', client_message_id: 'a', text: 'hello' })
    const seen = await phone.next('messages')
    expect(seen.messages.map((message) => message.author)).toEqual(['shopper', 'bot'])
    await say(conversation, 'thanks')
    expect((await tab.next('messages')).messages[0]?.text).toBe('thanks')
    expect(tab.frames.filter((frame) => frame.type === 'reply')).toHaveLength(1)
  })

  it('goes on after the object hibernated', async () => {
    const conversation = await openConversation()
    const socket = await TestSocket.hello(conversation)
    await evictDurableObject(objectOf(conversation))
    socket.send({ type: 'message', client_message_id: 'a', text: 'hello' })
    expect((await socket.next('reply')).seq).toBe(1)
  })

  it('lets a client that a reset cut off come back without loss or repeat', async () => {
    const conversation = await openConversation()
    const before = await TestSocket.hello(conversation)
    before.send({ type: 'message', client_message_id: 'a', text: 'where is my order 1001?' })
    const reply = await before.next('reply')
    await abortAllDurableObjects()
    const after = await TestSocket.hello(conversation, reply.seq)
    expect((await after.next('welcome')).messages.map((message) => message.seq)).toEqual([reply.seq + 1])
    after.send({ type: 'message', client_message_id: 'a', text: 'where is my order 1001?' })
    expect(await after.next('reply')).toEqual({ ...reply, server_timing: 'stored;dur=0' })
    expect((await readLog(conversation)).last_seq).toBe(reply.seq + 1)
  })

  it('leaves nothing behind for an id that was never opened', async () => {
    const made = { conversation_id: '01ARZ3NDEKTSV4RRFFQ69G5FAV', token: 'x' }
    const { status } = await request(`/v1/shops/demo/conversations/${made.conversation_id}/socket`, {
      headers: { upgrade: 'websocket' },
    })
    expect(status).toBe(404)
    const tables = await runInDurableObject(objectOf(made), (_object, state) =>
      state.storage.sql.exec("SELECT name FROM sqlite_master WHERE type = 'table'").toArray(),
    )
    expect(tables.filter(({ name }) => name === 'log')).toEqual([])
  })

  it('answers a ping', async () => {
    const socket = await TestSocket.hello(await openConversation())
    socket.send({ type: 'ping' })
    await socket.next('pong')
  })
})

describe('the alarm', () => {
  it('is set again when it was lost while something waits to be sent', async () => {
    const conversation = await openConversation()
    await say(conversation, 'hello')
    const stub = objectOf(conversation)
    await runInDurableObject(stub, (_object, state) => state.storage.deleteAlarm())
    await evictDurableObject(stub)
    await readLog(conversation)
    await vi.waitFor(async () => {
      expect(await runInDurableObject(stub, (_object, state) => state.storage.getAlarm())).not.toBeNull()
    })
  })

  it('writes one row a turn', async () => {
    const conversation = await openConversation()
    for (const text of ['hello', 'thanks', 'hi']) await say(conversation, text)
    const rows = await runInDurableObject(objectOf(conversation), (_object, state) =>
      state.storage.sql.exec('SELECT id FROM log WHERE outgoing IS NOT NULL').toArray(),
    )
    expect(rows).toHaveLength(3)
  })

  it('drains the outbox into D1, once for each turn', async () => {
    const conversation = await openConversation()
    await say(conversation, 'hello')
    await say(conversation, 'where is my order 1001?')
    await vi.waitFor(
      async () => {
        await runDurableObjectAlarm(objectOf(conversation))
        const { results } = await env.DB.prepare(
          'SELECT intent, outcome FROM turn_points WHERE conversation_id = ? ORDER BY at',
        )
          .bind(conversation.conversation_id)
          .all()
        expect(results).toMatchObject([
          { intent: 'greeting', outcome: 'answered' },
          { intent: 'track_order', outcome: 'answered' },
        ])
      },
      { timeout: 20_000, interval: 300 },
    )
  })

  it('resolves an idle conversation, and the next message reopens it', async () => {
    const conversation = await openConversation()
    await say(conversation, 'hello')
    const stub = objectOf(conversation)
    await runInDurableObject(stub, (_object, state) => {
      state.storage.sql.exec('UPDATE log SET at = at - ?', IDLE_RESOLVE_MS + 1)
    })
    await evictDurableObject(stub)
    await runDurableObjectAlarm(stub)
    expect((await readLog(conversation)).status).toBe('resolved')
    expect((await say(conversation, 'one more thing, where is order 1001')).status).toBe('bot')
  })
})
