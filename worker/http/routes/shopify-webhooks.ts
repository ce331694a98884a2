import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { copiedAt } from '../../adapters/d1/order-copies'
import { takeDelivery } from '../../adapters/d1/webhook-deliveries'
import { copyOrder, endIfUninstalled, openShopify, type ShopifyShop } from '../../adapters/shopify/follow'
import {
  isSigned,
  readWebhook,
  type WebhookEvent,
  type WebhookHeaders,
  webhookHeaders,
} from '../../adapters/shopify/webhook'
import { MAX_WEBHOOK_BODY_BYTES } from '../../config'
import { webhookAnswer } from '../../protocol'
import type { AppEnv } from '../env'
import { ProblemError } from '../problem'
import { documented } from '../validate'

/** What follows a delivery goes on behind its answer for this long, in milliseconds. */
const FOLLOW_MS = 20_000

type Answer = { readonly status: 'accepted' | 'duplicate' | 'stale' | 'ignored' }

const limitWebhook = bodyLimit({
  maxSize: MAX_WEBHOOK_BODY_BYTES,
  onError: () => {
    throw new ProblemError(413, `The body may have at most ${MAX_WEBHOOK_BODY_BYTES} bytes.`)
  },
})

/** What Shopify tells of a shop's orders, mounted under /v1/shops/:shop. Answered at once; what it means is done behind the answer. */
export const shopifyWebhookRoutes = new Hono<AppEnv>().post(
  '/webhooks/shopify',
  documented({
    summary: 'Webhooks of Shopify, signed with the secret of the connected app',
    tag: 'Connectors',
    success: { 200: { description: 'Taken, or not needed', schema: webhookAnswer } },
    problems: [401, 404, 413, 503],
  }),
  limitWebhook,
  async (c) => {
    const headers = webhookHeaders((name) => c.req.header(name))
    if (!headers) throw new ProblemError(400, 'The headers of a Shopify webhook are missing.')
    const shopify = await shopifyOf(c)
    const body = await c.req.arrayBuffer()
    const isTheirs = headers.domain.toLowerCase() === shopify.domain
    // A wrong signature and another shop's are told alike.
    if (!(await isSigned(body, headers.signature, shopify.webhookSecret)) || !isTheirs) {
      throw new ProblemError(401, 'The signature does not fit.')
    }
    return c.json(await take(c, shopify, headers, readWebhook(headers.topic, new TextDecoder().decode(body))))
  },
)

async function shopifyOf(c: Context<AppEnv>): Promise<ShopifyShop> {
  const shopify = await openShopify(c.env, c.get('bundle'))
  if (shopify.ok) return shopify.value
  if (shopify.error === 'unreadable') throw new ProblemError(503, 'The connector must be set anew.')
  throw new ProblemError(404, 'This shop is not connected to Shopify.')
}

async function take(
  c: Context<AppEnv>,
  shopify: ShopifyShop,
  headers: WebhookHeaders,
  event: WebhookEvent,
): Promise<Answer> {
  const { shop } = shopify
  const { topic, deliveryId } = headers
  // Two topics may say the same of an order that changed twice within a second.
  const digest = `${topic} ${headers.signature}`
  if (event.kind === 'ignored') return { status: 'ignored' }
  if (event.kind === 'malformed') {
    console.error(JSON.stringify({ level: 'error', at: 'shopify_webhook', shop, topic, field: event.field }))
    return { status: 'ignored' }
  }
  const isNew = await takeDelivery(c.env.DB, { shop, source: 'shopify', deliveryId, digest, topic }, Date.now())
  if (!isNew) return { status: 'duplicate' }
  const until = Date.now() + FOLLOW_MS
  if (event.kind === 'uninstalled') {
    c.executionCtx.waitUntil(followed(shopify, topic, endIfUninstalled(c.env, shopify, until)))
    return { status: 'accepted' }
  }
  const there = event.updatedAt === null ? null : await copiedAt(c.env.DB, shop, event.orderId)
  if (there !== null && event.updatedAt !== null && there > event.updatedAt) return { status: 'stale' }
  c.executionCtx.waitUntil(followed(shopify, topic, copyOrder(c.env.DB, shopify, event.orderId, until)))
  return { status: 'accepted' }
}

/** What fails behind the answer is logged: polling finds what it would have brought. */
function followed({ shop }: ShopifyShop, topic: string, work: Promise<unknown>): Promise<unknown> {
  return work.catch((error: unknown) => {
    console.error(JSON.stringify({ level: 'error', at: 'shopify_webhook', shop, topic, error: String(error) }))
  })
}
