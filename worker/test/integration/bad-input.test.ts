import { SignJWT } from 'jose'
import { beforeAll, describe, expect, it } from 'vitest'
import { MAX_TEXT_CHARS } from '../../protocol'
import {
  messagesPath,
  openConversation,
  post,
  problemOf,
  readLog,
  request,
  say,
  seedDemoShop,
  words,
} from '../fixtures/shop'
import { TestSocket } from '../fixtures/socket'

beforeAll(seedDemoShop, 60_000)

/** Texts a shopper could send that must be answered like any other; made on demand, since a runner cannot print some of them. */
const ODD_TEXTS: Readonly<Record<string, () => string>> = {
  '4,000 of one letter': () => 'a'.repeat(MAX_TEXT_CHARS),
  '4,000 Han characters': () => '退'.repeat(MAX_TEXT_CHARS),
  'a lone surrogate': () => 'where \ud800 is my order \udfff',
  'a NUL': () => 'where is\u0000 my order',
  'emoji only': () => '😡😡😡',
  markup: () => '<script>alert(1)</script><img src=x onerror=alert(1)>',
  SQL: () => "1001'; DROP TABLE orders; --",
  'a format string': () => '{order_number, plural, one {#} other {#}} %s {{x}}',
  'right-to-left marks': () => '\u202egnitset\u202c 1001',
  'combining marks': () => `z${'\u0301'.repeat(500)}`,
}

describe('odd text', () => {
  it.each(Object.keys(ODD_TEXTS))('%s is answered over REST and the conversation goes on', async (name) => {
    const text = ODD_TEXTS[name]?.() ?? ''
    const conversation = await openConversation()
    const reply = await say(conversation, text)
    expect(reply.messages.length).toBeGreaterThan(0)
    expect(words(await say(conversation, 'where is my order 1001?'))).toContain('1001')
    const { messages } = await readLog(conversation)
    // A lone surrogate cannot be written in UTF-8 and comes back as U+FFFD.
    expect(messages[0]?.text === text.toWellFormed()).toBe(true)
  })
})

describe('bad requests', () => {
  const bad: readonly (readonly [name: string, body: unknown, status: number, field: string | null])[] = [
    ['broken JSON', '{"text": "hi', 400, 'body'],
    ['no body', '', 400, 'body'],
    ['an array', [], 400, null],
    ['null', null, 400, null],
    ['a number for text', { client_message_id: 'a', text: 5 }, 400, 'text'],
    ['no text', { client_message_id: 'a' }, 400, 'text'],
    ['blank text', { client_message_id: 'a', text: ' \u0000\u200b\n' }, 400, 'text'],
    ['text over the limit', { client_message_id: 'a', text: 'x'.repeat(MAX_TEXT_CHARS + 1) }, 400, 'text'],
    ['no client_message_id', { text: 'hi' }, 400, 'client_message_id'],
    ['an odd client_message_id', { client_message_id: '<b>', text: 'hi' }, 400, 'client_message_id'],
    ['an odd locale', { client_message_id: 'a', text: 'hi', locale: '../../etc' }, 400, 'locale'],
    ['1 MB of text', { client_message_id: 'a', text: 'x'.repeat(1_000_000) }, 413, null],
    ['100 kB of one letter', { client_message_id: 'a', text: 'a'.repeat(100_000) }, 413, null],
  ]

  it.each(bad)(
    '%s gets a problem that names the field and never repeats the value',
    async (_name, body, status, field) => {
      const conversation = await openConversation()
      const response = await post(messagesPath(conversation), body, conversation.token)
      expect(response.status).toBe(status)
      const problem = await problemOf(response)
      if (field) expect(problem.errors?.map((error) => error.field)).toContain(field)
      expect(JSON.stringify(problem)).not.toMatch(/xxxx|aaaa|<b>|etc/)
      expect((await say(conversation, 'hello')).seq).toBe(1)
    },
  )

  it('refuses a body that is not declared as JSON', async () => {
    const { token, ...conversation } = await openConversation()
    const response = await request(messagesPath({ ...conversation, token }), {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'text/plain' },
      body: 'hi',
    })
    expect(response.status).toBe(415)
  })

  it('says that a shop does not exist', async () => {
    for (const shop of ['nobody', '%00', 'DEMO', '..%2f..', 'x'.repeat(300)]) {
      const response = await post(`/v1/shops/${shop}/conversations`, {})
      expect([shop, response.status]).toEqual([shop, 404])
      await problemOf(response)
    }
  })

  it('refuses foreign, stale, forged and missing tokens', async () => {
    const [mine, other] = [await openConversation(), await openConversation()]
    const body = { client_message_id: 'a', text: 'hi' }
    expect((await post(messagesPath(mine), body, other.token)).status).toBe(403)
    expect((await post(messagesPath(mine), body)).status).toBe(401)
    expect((await post(messagesPath(mine), body, 'a.b.c')).status).toBe(401)
    const stale = await new SignJWT({ shop: 'demo' })
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject(mine.conversation_id)
      .setIssuer('kefu')
      .setAudience('kefu:conversation')
      .setIssuedAt(1)
      .setExpirationTime(2)
      .sign(new TextEncoder().encode('a secret for tests only, long enough to sign with'))
    const response = await post(messagesPath(mine), body, stale)
    expect(response.status).toBe(401)
    expect((await problemOf(response)).detail).toBe('The token has expired.')
  })

  it('refuses an identity token the shop did not sign', async () => {
    const response = await post('/v1/shops/demo/conversations', { identity_token: 'x.y.z' })
    expect(response.status).toBe(401)
    expect((await problemOf(response)).errors?.[0]?.field).toBe('identity_token')
  })

  it('refuses pages of origins the shop does not list', async () => {
    const { conversation_id: id } = await openConversation()
    const foreign = { headers: { origin: 'https://evil.example' } }
    const refused = await request('/v1/shops/demo/widget-config', foreign)
    expect([refused.status, refused.headers.get('vary')]).toEqual([403, 'origin'])
    const socket = await request(`/v1/shops/demo/conversations/${id}/socket`, {
      headers: { ...foreign.headers, upgrade: 'websocket' },
    })
    expect(socket.status).toBe(403)
  })

  it('tells caches that the answer depends on the page, and pages when to come back', async () => {
    for (const path of ['demo/widget-config', 'demo/nothing', 'nobody/widget-config']) {
      const { headers } = await request(`/v1/shops/${path}`)
      expect([path, headers.get('vary')]).toEqual([path, 'origin'])
    }
    const own = await request('/v1/shops/demo/widget-config', { headers: { origin: 'http://localhost:8787' } })
    expect(own.headers.get('access-control-expose-headers')).toContain('retry-after')
    expect(own.headers.get('vary')).toBe('origin')
  })

  it('answers unknown paths and methods with a problem', async () => {
    for (const [method, path] of [
      ['GET', '/v1/nothing'],
      ['DELETE', '/v1/shops/demo/conversations'],
      ['GET', '/v1/shops/demo/nothing'],
    ] as const) {
      const response = await request(path, { method })
      expect([path, response.status]).toEqual([path, 404])
      await problemOf(response)
    }
  })
})

describe('bad frames', () => {
  const frames: readonly (readonly [name: string, frame: unknown, code: string])[] = [
    ['broken JSON', '{"type":', 'malformed'],
    ['a bare string', '"hello"', 'invalid'],
    ['an unknown type', { type: 'dance' }, 'invalid'],
    ['no type', {}, 'invalid'],
    ['wrong types', { type: 'message', client_message_id: 7, text: [] }, 'invalid'],
    ['blank text', { type: 'message', client_message_id: 'b', text: '  ' }, 'invalid'],
    ['1 MB', { type: 'message', client_message_id: 'c', text: 'x'.repeat(1_000_000) }, 'too_large'],
  ]

  it.each(frames)('%s gets an error frame and the socket stays open', async (_name, frame, code) => {
    const socket = await TestSocket.hello(await openConversation())
    socket.send(frame)
    expect((await socket.next('error')).code).toBe(code)
    socket.send({ type: 'message', client_message_id: 'after', text: 'hello' })
    expect((await socket.next('reply')).seq).toBe(1)
    expect(socket.closed).toBeNull()
  })

  it('refuses a message before hello and a foreign token in hello', async () => {
    const [mine, other] = [await openConversation(), await openConversation()]
    const socket = await TestSocket.connect(mine)
    socket.send({ type: 'message', client_message_id: 'a', text: 'hi' })
    expect(await socket.next('error')).toMatchObject({ code: 'not_ready', client_message_id: 'a' })
    socket.send({ type: 'hello', token: other.token, last_seq: 0 })
    expect(await socket.next('error', 1)).toMatchObject({ code: 'unauthorised', field: 'token' })
    socket.send({ type: 'hello', token: mine.token, last_seq: 0 })
    await socket.next('welcome')
  })
})
