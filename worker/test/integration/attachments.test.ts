import { createExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createApiKey, type Role } from '../../adapters/d1/api-keys'
import { deleteAttachments } from '../../adapters/r2/attachments'
import { MAX_CONVERSATION_ATTACHMENTS } from '../../config'
import { app } from '../../http/app'
import { type Attachment, type ConversationCreated, MAX_ATTACHMENT_BYTES, type Reply } from '../../protocol'
import { heicBytes, jpegBytes, pngBytes } from '../fixtures/images'
import {
  messagesPath,
  openConversation,
  post,
  problemOf,
  readLog,
  request,
  resetFixedOrders,
  say,
  seedDemoShop,
} from '../fixtures/shop'

beforeAll(seedDemoShop, 60_000)
beforeEach(resetFixedOrders)

const path = ({ conversation_id: id }: ConversationCreated) => `/v1/shops/demo/conversations/${id}/attachments`

function upload(talk: ConversationCreated, body: BodyInit, type = 'image/png', token = talk.token): Promise<Response> {
  // A form says its own type, with its boundary.
  const headers = { authorization: `Bearer ${token}`, ...(body instanceof FormData ? {} : { 'content-type': type }) }
  return request(path(talk), { method: 'POST', headers, body })
}

async function uploaded(talk: ConversationCreated, body: BodyInit = pngBytes()): Promise<Attachment> {
  const response = await upload(talk, body)
  if (response.status !== 201) throw new Error(`${response.status} ${await response.text()}`)
  return response.json()
}

const fetched = (talk: ConversationCreated, id: string, token = talk.token) =>
  request(`${path(talk)}/${id}`, { headers: { authorization: `Bearer ${token}` } })

describe('an image', () => {
  test('is stored as what it is, whatever it is called, and read again with the token', async () => {
    const talk = await openConversation()
    const made = await uploaded(talk, jpegBytes(20, 10, 1_000))
    expect(made).toEqual({
      id: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{26}$/),
      type: 'image/jpeg',
      width: 20,
      height: 10,
    })
    const response = await fetched(talk, made.id)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('image/jpeg')
    expect(response.headers.get('content-disposition')).toMatch(/^inline; filename="photo-[0-9a-z]{6}\.jpg"$/)
    expect(response.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(jpegBytes(20, 10, 1_000))
  })

  test('may come as the file of a form, whose name is not kept', async () => {
    const talk = await openConversation()
    const form = new FormData()
    form.set('note', 'hello')
    form.set('file', new File([pngBytes()], '../../<script>.html', { type: 'text/html' }))
    const made = await uploaded(talk, form)
    expect(made.type).toBe('image/png')
    expect((await fetched(talk, made.id)).headers.get('content-disposition')).not.toContain('script')
  })

  test.each([
    ['nothing', new Uint8Array(), 400],
    ['a page', '<!doctype html><script>alert(1)</script>', 415],
    ['an SVG', '<svg xmlns="http://www.w3.org/2000/svg"/>', 415],
    ['a form without a file', new FormData(), 400],
    ['something too large', pngBytes(3, 2, MAX_ATTACHMENT_BYTES), 413],
  ])('is not %s', async (_, body, status) => {
    const talk = await openConversation()
    const response = await upload(talk, body)
    expect((await problemOf(response)).status).toBe(status)
    expect(await env.ATTACHMENTS.list({ prefix: `demo/${talk.conversation_id}/` })).toMatchObject({ objects: [] })
  })

  test('may be as large as allowed', async () => {
    const talk = await openConversation()
    const head = pngBytes()
    expect((await upload(talk, pngBytes(3, 2, MAX_ATTACHMENT_BYTES - head.length))).status).toBe(201)
  })

  test("is neither stored nor read with another conversation's token, nor without", async () => {
    const [talk, other] = [await openConversation(), await openConversation()]
    const made = await uploaded(talk)
    expect((await upload(talk, pngBytes(), 'image/png', other.token)).status).toBe(403)
    expect((await fetched(talk, made.id, other.token)).status).toBe(403)
    // Their own conversation does not have it.
    expect((await fetched(other, made.id)).status).toBe(404)
    expect((await request(`${path(talk)}/${made.id}`)).status).toBe(401)
    expect((await fetched(talk, '../secret')).status).toBe(404)
  })

  test('is read by people of the shop with an API key, and by no other key', async () => {
    const talk = await openConversation()
    const made = await uploaded(talk, heicBytes())
    const response = await fetched(talk, made.id, await apiKey('agent'))
    expect(response.headers.get('content-type')).toBe('image/heic')
    expect((await fetched(talk, made.id, await apiKey('analyst'))).status).toBe(403)
    expect((await fetched(talk, made.id, `kefu_${'A'.repeat(32)}`)).status).toBe(401)
  })

  test(`has room for ${MAX_CONVERSATION_ATTACHMENTS} in one conversation, however many come at once`, async () => {
    const talk = await openConversation()
    const answers = await Promise.all(
      Array.from({ length: MAX_CONVERSATION_ATTACHMENTS + 5 }, () => upload(talk, pngBytes())),
    )
    const taken = answers.filter((response) => response.status === 201)
    expect(taken).toHaveLength(MAX_CONVERSATION_ATTACHMENTS)
    expect(answers.filter((response) => response.status === 409)).toHaveLength(5)
    const stored = await env.ATTACHMENTS.list({ prefix: `demo/${talk.conversation_id}/` })
    expect(stored.objects).toHaveLength(MAX_CONVERSATION_ATTACHMENTS)
  })

  test('is not kept, nor counted, when it could not be stored', async () => {
    const talk = await openConversation()
    const put = () => Promise.reject(new Error('the bucket is down'))
    const broken = new Proxy(env, {
      get: (target, name) => (name === 'ATTACHMENTS' ? { put } : Reflect.get(target, name)),
    })
    const send = () =>
      app.request(
        `http://localhost:8787${path(talk)}`,
        { method: 'POST', headers: { authorization: `Bearer ${talk.token}` }, body: pngBytes() },
        broken,
        createExecutionContext(),
      )
    for (let time = 0; time <= MAX_CONVERSATION_ATTACHMENTS; time++) expect((await send()).status).toBe(503)
    expect((await upload(talk, pngBytes())).status).toBe(201)
  })

  test('goes with its conversation when that is erased, and no other does', async () => {
    const [talk, other] = [await openConversation(), await openConversation()]
    const gone = await uploaded(talk)
    const kept = await uploaded(other)
    const deleted = await deleteAttachments(env.ATTACHMENTS, { shop: 'demo', conversationId: talk.conversation_id })
    expect(deleted).toBe(1)
    expect((await fetched(talk, gone.id)).status).toBe(404)
    expect((await fetched(other, kept.id)).status).toBe(200)
  })
})

describe('a message with an image', () => {
  const send = (talk: ConversationCreated, id: string, attachmentIds: readonly string[], text = 'Photo') =>
    post(messagesPath(talk), { client_message_id: id, text, attachment_ids: attachmentIds }, talk.token)

  test('shows it in the log, to every tab alike', async () => {
    const talk = await openConversation()
    const made = await uploaded(talk)
    const reply: Reply = await (await send(talk, 'p1', [made.id])).json()
    expect(reply.messages[0]?.text).toMatch(/got the photo/)
    expect((await readLog(talk)).messages[0]).toMatchObject({ author: 'shopper', text: 'Photo', attachments: [made] })
    // The same message again is the same turn.
    expect(await (await send(talk, 'p1', [made.id])).json()).toEqual(reply)
  })

  test('is refused when the image is not one of this conversation', async () => {
    const [talk, other] = [await openConversation(), await openConversation()]
    const theirs = await uploaded(other)
    const response = await send(talk, 'p1', [theirs.id])
    expect(await problemOf(response)).toMatchObject({ status: 400, errors: [{ field: 'attachment_ids' }] })
    expect((await readLog(talk)).messages).toEqual([])
  })

  test.each([
    ['too many', Array.from({ length: 5 }, () => '01JD0000000000000000000000')],
    ['no ids', ['../x']],
  ])('is refused with %s', async (_, ids) => {
    const talk = await openConversation()
    expect((await send(talk, 'p1', ids)).status).toBe(400)
  })

  test('answers the question for a photo, and the photo goes with the return', async () => {
    const talk = await openConversation()
    await say(talk, 'my order 1003 arrived broken, ana@example.com')
    await say(talk, '2')
    await say(talk, 'It arrived broken')
    const photos = [await uploaded(talk), await uploaded(talk, jpegBytes())]
    const asked: Reply = await (
      await send(
        talk,
        'p1',
        photos.map(({ id }) => id),
      )
    ).json()
    expect(asked.messages[0]?.text).toMatch(/rather have/)
    await say(talk, 'A replacement')
    await say(talk, 'yes')
    const row = await env.DB.prepare("select photos, resolution from returns where order_number = '1003'").first()
    expect(row).toEqual({ photos: JSON.stringify(photos.map(({ id }) => id)), resolution: 'replacement' })
  })
})

function apiKey(role: Role): Promise<string> {
  return createApiKey(env.DB, { shop: 'demo', role, label: 'test', now: 1 })
}
