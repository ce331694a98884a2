import { type Context, Hono } from 'hono'
import { completeDraft, draftOf } from '../../adapters/connectors/complete-draft'
import { type OpenConnector, unsealed } from '../../adapters/connectors/open'
import { answeredWith, checkOf, failedAt, sampleOf } from '../../adapters/connectors/steps'
import { connectorOf } from '../../adapters/d1/connectors'
import { newestOrder } from '../../adapters/d1/sample-order'
import { inspectShopify } from '../../adapters/shopify/inspect'
import { inspectWoo } from '../../adapters/woocommerce/inspect'
import { type ConnectorCheck, type ConnectorDraft, checkConnector, connectorCheck } from '../../protocol'
import type { AppEnv } from '../env'
import { requireRole } from '../middleware/api-key'
import { limitBody, requireJson } from '../middleware/body-limit'
import { documented, jsonBody } from '../validate'

/** Trying a connection before and after it is stored, mounted under /v1/shops/:shop. */
export const connectorCheckRoutes = new Hono<AppEnv>().post(
  '/connector/check',
  documented({
    summary: 'Try a shop system step by step: credentials, permissions, the newest order, webhooks. Changes nothing',
    tag: 'Connectors',
    security: 'api_key',
    success: { 200: { description: 'What works and what does not', schema: connectorCheck } },
    problems: [401, 403, 404, 413, 415],
  }),
  requireRole('owner', 'admin'),
  limitBody,
  requireJson,
  jsonBody(checkConnector),
  async (c) => {
    c.header('cache-control', 'no-store')
    return c.json(await checkDraft(c, c.req.valid('json').draft))
  },
)

async function checkDraft(c: Context<AppEnv>, draft: ConnectorDraft | undefined): Promise<ConnectorCheck> {
  const { shop } = c.get('bundle').settings
  const stored = await connectorOf(c.env.DB, shop)
  const kind = draft?.kind ?? stored?.kind ?? 'built_in'
  if (kind === 'built_in' || !stored) return draft && draft.kind !== 'built_in' ? inspect(c, draft) : builtIn(c)
  const opened = await unsealed(c.env, stored)
  // 'none' is of the built-in store alone.
  if (!draft && !opened.ok)
    return checkOf(kind, failedAt('credentials', opened.error === 'none' ? 'missing' : opened.error))
  const whole = wholeDraft(draft, opened.ok ? opened.value : null)
  return whole ? inspect(c, whole) : builtIn(c)
}

function wholeDraft(draft: ConnectorDraft | undefined, opened: OpenConnector | null): ConnectorDraft | null {
  if (draft) return completeDraft(draft, opened)
  return opened && draftOf(opened)
}

function inspect(c: Context<AppEnv>, draft: ConnectorDraft): Promise<ConnectorCheck> {
  const { settings } = c.get('bundle')
  const how = { allowLoopback: c.env.CONNECTOR_ALLOW_LOOPBACK === '1', uri: webhookUrl(c, draft.kind) }
  switch (draft.kind) {
    case 'built_in':
      return builtIn(c)
    case 'shopify':
      return inspectShopify(draft, settings, how)
    case 'woocommerce':
      return inspectWoo(draft, settings, how)
  }
}

async function builtIn(c: Context<AppEnv>): Promise<ConnectorCheck> {
  const order = await newestOrder(c.env.DB, c.get('bundle').settings.shop)
  if (order) return checkOf('built_in', answeredWith({}), sampleOf(order))
  return checkOf('built_in', answeredWith({ sample_order: { finding: 'no_orders', state: 'warning' } }))
}

/** Where a shop system sends its webhooks. */
export function webhookUrl(c: Context<AppEnv>, kind: ConnectorDraft['kind']): string {
  return `${new URL(c.req.url).origin}/v1/shops/${c.get('bundle').settings.shop}/webhooks/${kind}`
}
