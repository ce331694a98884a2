import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { createMiddleware } from 'hono/factory'
import * as v from 'valibot'
import { isApiKeyFormat } from '../../adapters/d1/api-keys'
import { fileNameOf, getAttachment, putAttachment } from '../../adapters/r2/attachments'
import { MAX_CONVERSATION_ATTACHMENTS } from '../../config'
import { sniffImage } from '../../core/attachments/sniff'
import { ulid } from '../../core/ulid'
import {
  type Attachment,
  attachment,
  attachmentId,
  attachmentType,
  conversationId,
  MAX_ATTACHMENT_BYTES,
} from '../../protocol'
import { conversationOf, persistently } from '../conversation-object'
import type { AppEnv } from '../env'
import { noteLook } from '../looked'
import { requireRole } from '../middleware/api-key'
import { requireConversationToken } from '../middleware/conversation-token'
import { hasSessionCookie } from '../middleware/member-session'
import { ProblemError } from '../problem'
import { documented } from '../validate'

/** What a multipart envelope may add to the image, in bytes. */
const ENVELOPE_BYTES = 16_384
const TOO_LARGE = `An image may have at most ${MAX_ATTACHMENT_BYTES} bytes.`

/** Refuses what is too large before it is read, whether or not its length is declared. */
export const limitUpload = bodyLimit({
  maxSize: MAX_ATTACHMENT_BYTES + ENVELOPE_BYTES,
  onError: () => {
    throw new ProblemError(413, TOO_LARGE)
  },
})

/** The holder of the conversation's token, or people of the shop with a session or an API key. */
const requireReader = createMiddleware<AppEnv>(async (c, next) => {
  const isMember = c.req.header('authorization') === undefined && hasSessionCookie(c)
  const secret = /^Bearer +(\S+) *$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? ''
  const guard = isMember || isApiKeyFormat(secret) ? requireRole('owner', 'admin', 'agent') : requireConversationToken
  return guard(c, async () => {
    if (c.get('principal') && v.is(conversationId, c.req.param('id')))
      await noteLook(c, `conversation:${c.req.param('id')}`)
    await next()
  })
})

/** Nothing that an image might be taken for may run, whatever a browser makes of it. */
const IMAGE_HEADERS = {
  'cache-control': 'private, max-age=3600',
  'content-security-policy': "default-src 'none'; sandbox",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
}

/** Images that shoppers send along; mounted under /v1/shops/:shop behind withShop. */
export const attachmentRoutes = new Hono<AppEnv>()
  .post(
    '/conversations/:id/attachments',
    documented({
      summary:
        'Upload an image (JPEG, PNG, WebP or HEIC), as it is or as the file of a form; its id goes with a message',
      tag: 'Conversations',
      success: { 201: { description: 'Stored', schema: attachment } },
      problems: [401, 403, 404, 409, 413, 415, 503],
      security: 'token',
    }),
    requireConversationToken,
    limitUpload,
    async (c) => {
      const made = await takeImage(c)
      c.header('cache-control', 'no-store')
      return c.json(made, 201)
    },
  )
  .get(
    '/conversations/:id/attachments/:aid',
    documented({
      summary: 'An image of the conversation',
      tag: 'Conversations',
      success: { 200: { description: 'The image' } },
      problems: [401, 403, 404],
      security: 'token',
    }),
    requireReader,
    async (c) => {
      const { shop } = c.get('bundle').settings
      const { id, aid } = c.req.param()
      const isWellFormed = v.is(conversationId, id) && v.is(attachmentId, aid)
      const object = isWellFormed ? await getAttachment(c.env.ATTACHMENTS, { shop, conversationId: id, id: aid }) : null
      const type = v.safeParse(attachmentType, object?.httpMetadata?.contentType)
      if (!object || !type.success) throw new ProblemError(404, 'There is no such attachment.')
      return c.body(object.body, 200, {
        ...IMAGE_HEADERS,
        'content-type': type.output,
        'content-length': String(object.size),
        'content-disposition': `inline; filename="${fileNameOf({ id: aid, type: type.output })}"`,
      })
    },
  )

/** Checks the image that a request brings and keeps it with the conversation in the path. @throws ProblemError for what is none. */
export async function takeImage(c: Context<AppEnv>): Promise<Attachment> {
  const bytes = await imageOf(c)
  if (bytes.length === 0) throw new ProblemError(400, 'The body holds no image.')
  if (bytes.length > MAX_ATTACHMENT_BYTES) throw new ProblemError(413, TOO_LARGE)
  const sniffed = sniffImage(bytes)
  if (!sniffed) throw new ProblemError(415, `Send one of these: ${attachmentType.options.join(', ')}.`)
  const made = { id: ulid(Date.now(), crypto.getRandomValues(new Uint8Array(16))), ...sniffed }
  await store(c, made, bytes)
  return made
}

/** The image's bytes: the first file of a form, or the body itself. What the file is called or said to be is of no matter. */
async function imageOf(c: Context<AppEnv>): Promise<Uint8Array> {
  if (!/^multipart\/form-data\b/i.test(c.req.header('content-type') ?? ''))
    return new Uint8Array(await c.req.arrayBuffer())
  const form = await c.req.formData().catch(() => {
    throw new ProblemError(400, 'The form cannot be read.')
  })
  const file = [...form.values()].find((value) => typeof value !== 'string')
  return file ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array()
}

/** Room first, then the image: nothing is ever stored that the conversation does not know. */
async function store(c: Context<AppEnv>, made: Attachment, bytes: Uint8Array): Promise<void> {
  const { shop } = c.get('bundle').settings
  const id = c.req.param('id') ?? ''
  const conversation = conversationOf(c, id)
  const room = await conversation.addAttachment(made, bytes.length)
  if (room === 'unauthorised') throw new ProblemError(404, 'There is no such conversation.')
  if (room === 'full')
    throw new ProblemError(409, `A conversation holds at most ${MAX_CONVERSATION_ATTACHMENTS} images.`)
  try {
    await putAttachment(c.env.ATTACHMENTS, { shop, conversationId: id, id: made.id }, made.type, bytes)
  } catch (error) {
    console.error(JSON.stringify({ level: 'error', at: 'attachments', shop, error: String(error) }))
    await persistently(() => conversationOf(c, id).removeAttachment(made.id))
    throw new ProblemError(503, 'The image could not be stored. Try again in a moment.', undefined, {
      'retry-after': '5',
    })
  }
}
