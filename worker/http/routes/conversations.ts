import { Hono } from 'hono'
import * as v from 'valibot'
import { signToken, verifyIdentity } from '../../adapters/jwt/tokens'
import { widgetKey } from '../../adapters/jwt/widget-key'
import type { VerifiedShopper } from '../../core/events'
import { replyLocale } from '../../core/reply-locale'
import { ulid } from '../../core/ulid'
import { serverTiming } from '../../durable-objects/conversation/timing'
import { warmUp } from '../../durable-objects/conversation/warm-up'
import {
  contactEmail,
  conversationCreated,
  conversationId,
  createConversation,
  logPage,
  logQuery,
  postMessage,
  reply,
  widgetConfig,
} from '../../protocol'
import { conversationOf, persistently } from '../conversation-object'
import type { AppEnv } from '../env'
import { limitBody, requireJson } from '../middleware/body-limit'
import { requireConversationToken } from '../middleware/conversation-token'
import { limitRate } from '../middleware/rate-limit'
import { ProblemError } from '../problem'
import { documented, jsonBody, query } from '../validate'

const REFUSED = {
  busy: [429, 'Too many messages of this conversation are waiting for their reply.'],
  full: [409, 'This conversation is full. Open a new one.'],
  unauthorised: [404, 'There is no such conversation.'],
  invalid: [400, 'An attachment is not one of this conversation.'],
} as const

/** The shopper's side of a conversation, mounted under /v1/shops/:shop. */
export const conversationRoutes = new Hono<AppEnv>()
  .get(
    '/widget-config',
    documented({
      summary: 'What the widget needs before it opens; also warms the model',
      tag: 'Widget',
      success: { 200: { description: 'Configuration', schema: widgetConfig } },
      problems: [404],
    }),
    async (c) => {
      const { settings } = c.get('bundle')
      c.executionCtx.waitUntil(warmUp(c.env, settings.shop))
      return c.json({
        shop: settings.shop,
        name: settings.name,
        locales: [...settings.locales],
        default_locale: settings.defaultLocale,
        accent: settings.accent,
        title: { ...settings.widget?.title },
        greeting: { ...settings.greeting },
        suggestions: Object.fromEntries(
          Object.entries(settings.suggestions).map(([locale, texts]) => [locale, [...texts]]),
        ),
        events_key: await widgetKey(c.env.TOKEN_SECRET, settings.shop),
      })
    },
  )
  .post(
    '/conversations',
    documented({
      summary: 'Open a conversation',
      tag: 'Conversations',
      success: { 201: { description: 'Opened', schema: conversationCreated } },
      problems: [401, 404, 413, 415, 429],
    }),
    limitRate('CREATE_LIMIT', 'Too many conversations from this address.'),
    limitBody,
    requireJson,
    jsonBody(createConversation),
    async (c) => {
      const { settings, identityKeys } = c.get('bundle')
      const body = c.req.valid('json')
      const shopper = body.identity_token ? await shopperOf(settings.shop, identityKeys, body.identity_token) : null
      const now = Date.now()
      const id = ulid(now, crypto.getRandomValues(new Uint8Array(16)))
      const locale = replyLocale({
        language: 'und',
        asked: body.locale,
        current: settings.defaultLocale,
        shopperMessages: 0,
        spoken: settings.locales,
        fallback: settings.defaultLocale,
      })
      const opening = {
        shop: settings.shop,
        conversationId: id,
        channel: 'web',
        locale,
        shopper,
      }
      await persistently(async () => conversationOf(c, id).open(opening))
      return c.json({ conversation_id: id, token: await signToken(c.env.TOKEN_SECRET, settings.shop, id, now) }, 201)
    },
  )
  .post(
    '/conversations/:id/messages',
    documented({
      summary: "Send a shopper's message and get the reply",
      tag: 'Conversations',
      success: { 200: { description: 'The reply', schema: reply } },
      problems: [401, 403, 404, 409, 413, 415, 429],
      security: 'token',
    }),
    limitRate('MESSAGE_LIMIT', 'Too many messages from this address.'),
    limitBody,
    requireConversationToken,
    requireJson,
    jsonBody(postMessage),
    async (c) => {
      const message = c.req.valid('json')
      const outcome = await persistently(async () => conversationOf(c, c.req.param('id')).say(message))
      if (!outcome.ok) {
        const [status, detail] = REFUSED[outcome.code]
        const errors = outcome.code === 'invalid' ? [{ field: 'attachment_ids', message: detail }] : undefined
        throw new ProblemError(status, detail, errors, outcome.code === 'busy' ? { 'retry-after': '1' } : {})
      }
      c.header('server-timing', serverTiming(outcome.timing))
      c.header('cache-control', 'no-store')
      return c.json(outcome.reply)
    },
  )
  .post(
    '/conversations/:id/contact-email',
    documented({
      summary: 'Where the shopper wants the answer of a person when they are gone',
      tag: 'Conversations',
      success: { 204: { description: 'Kept' } },
      problems: [401, 403, 404, 413, 415, 429],
      security: 'token',
    }),
    limitRate('MESSAGE_LIMIT', 'Too many messages from this address.'),
    limitBody,
    requireConversationToken,
    requireJson,
    jsonBody(contactEmail),
    async (c) => {
      const { email } = c.req.valid('json')
      const kept = await persistently(async () => conversationOf(c, c.req.param('id')).leaveEmail(email))
      if (!kept) throw new ProblemError(404, 'There is no such conversation.')
      return c.body(null, 204)
    },
  )
  .get(
    '/conversations/:id/messages',
    documented({
      summary: 'The messages after a seq',
      tag: 'Conversations',
      success: { 200: { description: 'A page of the log', schema: logPage } },
      problems: [401, 403, 404],
      security: 'token',
    }),
    requireConversationToken,
    query(logQuery),
    async (c) => {
      const { after_seq: afterSeq } = c.req.valid('query')
      const id = c.req.param('id')
      const page = await persistently(async () => conversationOf(c, id).log(afterSeq))
      // Erased since the token was given: an empty page would look like a conversation.
      if (page.last_seq === 0 && (await persistently(async () => conversationOf(c, id).identity())) === null)
        throw new ProblemError(404, 'There is no such conversation.')
      c.header('cache-control', 'no-store')
      return c.json(page)
    },
  )
  .get(
    '/conversations/:id/socket',
    documented({
      summary: 'WebSocket; the first frame is {type: "hello", token, last_seq}',
      tag: 'Conversations',
      success: { 101: { description: 'Switched to WebSocket' } },
      problems: [403, 404, 426, 429],
    }),
    limitRate('MESSAGE_LIMIT', 'Too many connections from this address.'),
    async (c) => {
      if (c.req.header('upgrade')?.toLowerCase() !== 'websocket') {
        throw new ProblemError(426, 'This route speaks WebSocket.', undefined, { upgrade: 'websocket' })
      }
      const id = c.req.param('id')
      if (!v.is(conversationId, id)) throw new ProblemError(404, 'There is no such conversation.')
      return conversationOf(c, id).fetch(c.req.raw)
    },
  )

async function shopperOf(shop: string, keys: readonly string[], token: string): Promise<VerifiedShopper> {
  const identity = await verifyIdentity(shop, keys, token, Date.now())
  if (identity.ok) return identity.value
  throw new ProblemError(
    401,
    identity.error === 'expired' ? 'The identity token has expired.' : 'The identity token is not valid.',
    [{ field: 'identity_token', message: 'must be signed by the shop for itself, and end within a day' }],
  )
}
