import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import { completeDraft } from '../../adapters/connectors/complete-draft'
import { sealSecrets, unsealed } from '../../adapters/connectors/open'
import { webhooksTaken } from '../../adapters/connectors/webhooks-taken'
import { connectorOf, type StoredConnector, saveConnector } from '../../adapters/d1/connectors'
import { forgetWooOrders } from '../../adapters/d1/woo-copy'
import { publishBundle } from '../../adapters/kv/bundles'
import { createShopifyClient } from '../../adapters/shopify/client'
import { type ConnectError, connectShopify } from '../../adapters/shopify/connect'
import { subscribeWebhooks } from '../../adapters/shopify/subscribe'
import { connectWoo } from '../../adapters/woocommerce/connect'
import {
  type ConnectorDraft,
  type ConnectorSet,
  type ConnectorState,
  connectorDraft,
  connectorSet,
  connectorState,
} from '../../protocol'
import type { AppEnv } from '../env'
import { changerOf, requireRole } from '../middleware/api-key'
import { limitBody, requireJson } from '../middleware/body-limit'
import { ProblemError } from '../problem'
import { documented, jsonBody } from '../validate'
import { webhookUrl } from './connector-check'
import { wooRefusal } from './connector-woo'

const TAG = 'Connectors'
/** The shop has this long to take our webhooks, in milliseconds. */
const SUBSCRIBE_MS = 10_000
const NO_WEBHOOKS = { webhook_at: null, webhooks_last_day: 0 }
const canSet = requireRole('owner', 'admin')

/** Which shop system keeps a shop's orders, mounted under /v1/shops/:shop. */
export const connectorRoutes = new Hono<AppEnv>()
  .get(
    '/connector',
    documented({
      summary: "Where the shop's orders are kept; secrets are never told",
      tag: TAG,
      security: 'api_key',
      success: { 200: { description: 'The connector', schema: connectorState } },
      problems: [401, 403, 404],
    }),
    canSet,
    async (c) => {
      c.header('cache-control', 'no-store')
      return c.json(await stateOf(c, await connectorOf(c.env.DB, shopOf(c))))
    },
  )
  .put(
    '/connector',
    documented({
      summary: 'Connect a shop system: asks it harmless questions, and stores nothing that does not work',
      tag: TAG,
      security: 'api_key',
      success: { 200: { description: 'As stored', schema: connectorSet } },
      problems: [401, 403, 404, 413, 415, 422, 503],
    }),
    canSet,
    limitBody,
    requireJson,
    jsonBody(connectorDraft),
    async (c) => {
      return c.json(await setConnector(c, await withStored(c, c.req.valid('json'))))
    },
  )
  .delete(
    '/connector',
    documented({
      summary: 'Forget the shop system and its secrets; orders are kept in the built-in store again',
      tag: TAG,
      security: 'api_key',
      success: { 200: { description: 'As stored', schema: connectorSet } },
      problems: [401, 403, 404],
    }),
    canSet,
    async (c) => c.json(await setBuiltIn(c)),
  )

/** What the draft leaves out of its secrets, taken from the stored connector of the same shop. */
async function withStored(c: Context<AppEnv>, draft: ConnectorDraft): Promise<ConnectorDraft> {
  const stored = await connectorOf(c.env.DB, shopOf(c))
  if (!stored || stored.kind !== draft.kind) return draft
  const opened = await unsealed(c.env, stored)
  return completeDraft(draft, opened.ok ? opened.value : null)
}

function setConnector(c: Context<AppEnv>, draft: ConnectorDraft): Promise<ConnectorSet> {
  switch (draft.kind) {
    case 'built_in':
      return setBuiltIn(c)
    case 'shopify':
      return setShopify(c, draft)
    case 'woocommerce':
      return setWoo(c, draft)
  }
}

async function setBuiltIn(c: Context<AppEnv>): Promise<ConnectorSet> {
  await store(c, { kind: 'built_in', settings: '{}', secrets: '' })
  return { ...(await stateOf(c, await connectorOf(c.env.DB, shopOf(c)))), webhooks: 'none' }
}

async function setShopify(
  c: Context<AppEnv>,
  draft: Extract<ConnectorDraft, { kind: 'shopify' }>,
): Promise<ConnectorSet> {
  const { settings } = c.get('bundle')
  const connected = await connectShopify(draft, settings, c.env.CONNECTOR_ALLOW_LOOPBACK === '1')
  if (!connected.ok) throw refusal(connected.error)
  const { value } = connected
  const secrets = await sealSecrets(c.env, settings.shop, value.secrets)
  await store(c, { kind: 'shopify', settings: JSON.stringify(value.settings), secrets })
  const client = createShopifyClient(value.config, { shop: settings.shop })
  const webhooks = await subscribeWebhooks(client, webhookUrl(c, 'shopify'), Date.now() + SUBSCRIBE_MS)
  return { ...(await stateOf(c, await connectorOf(c.env.DB, settings.shop))), webhooks }
}

async function setWoo(
  c: Context<AppEnv>,
  draft: Extract<ConnectorDraft, { kind: 'woocommerce' }>,
): Promise<ConnectorSet> {
  const { settings } = c.get('bundle')
  const connected = await connectWoo(draft, settings, c.env.CONNECTOR_ALLOW_LOOPBACK === '1')
  if (!connected.ok) throw wooRefusal(connected.error)
  const { value } = connected
  const before = await connectorOf(c.env.DB, settings.shop)
  const isSame = before?.kind === 'woocommerce' && settingsOf(before).url === value.settings.url
  if (!isSame) await forgetWooOrders(c.env.DB, settings.shop)
  const secrets = await sealSecrets(c.env, settings.shop, value.secrets)
  await store(c, { kind: 'woocommerce', settings: JSON.stringify(value.settings), secrets })
  const webhooks = value.secrets.webhook_secret === '' ? 'none' : 'by_hand'
  return { ...(await stateOf(c, await connectorOf(c.env.DB, settings.shop))), webhooks }
}

function settingsOf({ settings }: StoredConnector): ConnectorState['settings'] {
  return v.parse(connectorState.entries.settings, JSON.parse(settings))
}

async function store(c: Context<AppEnv>, set: Pick<StoredConnector, 'kind' | 'settings' | 'secrets'>): Promise<void> {
  const shop = shopOf(c)
  await saveConnector(c.env.DB, { shop, ...set, by: await changerOf(c), now: Date.now() })
  await publishBundle(c.env, shop)
}

async function stateOf(c: Context<AppEnv>, stored: StoredConnector | null): Promise<ConnectorState> {
  if (!stored || stored.kind === 'built_in') {
    const updatedAt = stored ? new Date(stored.updatedAt).toISOString() : null
    const none = { settings: {}, webhook_url: null, problem: null, polled_at: null, ...NO_WEBHOOKS }
    return { kind: 'built_in', status: 'connected', ...none, updated_at: updatedAt }
  }
  const opened = await unsealed(c.env, stored)
  const taken = await webhooksTaken(c.env.DB, stored.shop, stored.kind, Date.now())
  const status = opened.ok ? 'connected' : opened.error === 'disconnected' ? 'disconnected' : 'unreadable'
  return {
    kind: stored.kind,
    status,
    settings: settingsOf(stored),
    webhook_url: webhookUrl(c, stored.kind),
    problem: stored.problem,
    updated_at: new Date(stored.updatedAt).toISOString(),
    polled_at: told(stored.polledAt),
    webhook_at: told(taken.at),
    webhooks_last_day: taken.lastDay,
  }
}

function told(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString()
}

function shopOf(c: Context<AppEnv>): string {
  return c.get('bundle').settings.shop
}

/** Says what is wrong in words that tell the merchant what to do. */
function refusal(error: ConnectError): ProblemError {
  switch (error.kind) {
    case 'bad_domain':
      return unfit('domain', 'must be the shop’s own Shopify domain, such as my-shop.myshopify.com')
    case 'unknown_domain':
      return unfit('domain', 'is no shop of Shopify')
    case 'other_shop':
      return unfit('domain', `belongs to the shop ${error.domain}: give that domain`)
    case 'missing':
      return unfit(error.field, 'is required')
    case 'bad_credentials':
      return unfit(
        'credentials',
        'are not taken by Shopify: is the app installed in this shop, and is the secret whole?',
      )
    case 'missing_scopes':
      return unfit(
        'scopes',
        `are missing: ${error.scopes.join(', ')}. Grant them to the app, release it, and install it again.`,
      )
    case 'no_customer_data':
      return unfit(
        'customer_data',
        'cannot be read: ask for protected customer data (name, e-mail, address) for the app',
      )
    case 'unreachable':
      return new ProblemError(503, 'Shopify did not answer in time. Try again.', undefined, { 'retry-after': '10' })
  }
}

function unfit(field: string, message: string): ProblemError {
  return new ProblemError(422, `The shop cannot be connected: ${field} ${message}`, [{ field, message }])
}
