import * as v from 'valibot'
import type { ConnectorCheck, ConnectorDraft, ConnectorStep } from '../../protocol'
import { answeredWith, checkOf, type Finding, failedAt, sampleOf } from '../connectors/steps'
import type { WooProblem } from './check'
import { createWooClient, type WooClient } from './client'
import { connectWoo, type WooConnectError } from './connect'
import { readPage } from './find'
import { wooConfig } from './stored'
import { isOrder, toOrder } from './to-order'
import { wooOrder } from './wire'

type Draft = Extract<ConnectorDraft, { kind: 'woocommerce' }>

/** The newest order and the webhooks have this long together, in milliseconds. */
const LOOK_MS = 10_000
/** What WooCommerce must tell for the copy of its orders to keep up. */
const TOPICS = ['order.created', 'order.updated', 'order.deleted', 'order.restored'] as const
const webhook = v.object({ topic: v.string(), status: v.string(), delivery_url: v.string() })

/** Tries a WooCommerce connection step by step; `uri` is where its webhooks should go. Changes nothing there. */
export async function inspectWoo(
  draft: Draft,
  shop: Parameters<typeof connectWoo>[1],
  { allowLoopback, uri }: { readonly allowLoopback: boolean; readonly uri: string },
): Promise<ConnectorCheck> {
  const connected = await connectWoo(draft, shop, allowLoopback)
  if (!connected.ok) return checkOf('woocommerce', stepsOf(connected.error))
  const config = wooConfig(connected.value, shop, allowLoopback)
  const client = createWooClient(config, { deadline: Date.now() + LOOK_MS })
  const [found, webhooks] = await Promise.all([
    readPage(client, { route: '/wc/v3/orders', query: { per_page: '1' } }, wooOrder),
    connected.value.secrets.webhook_secret === '' ? noSecret() : webhooksOf(client, uri),
  ])
  if (!found.ok) return checkOf('woocommerce', failedAt('sample_order', 'unreachable'))
  const newest = found.value.entries.find(isOrder)
  if (!newest) {
    return checkOf('woocommerce', answeredWith({ sample_order: { finding: 'no_orders', state: 'warning' }, webhooks }))
  }
  const order = toOrder(newest, { refunds: [], returns: [] }, config)
  if (!order) return checkOf('woocommerce', failedAt('sample_order', 'strange_order', [newest.number]))
  return checkOf('woocommerce', answeredWith({ webhooks }), sampleOf(order))
}

async function noSecret(): Promise<Finding> {
  return { finding: 'no_secret', state: 'warning' }
}

/** A key may be kept from the list of webhooks: then nobody knows. */
async function webhooksOf(client: WooClient, uri: string): Promise<Finding> {
  if (!uri.startsWith('https://')) return { finding: 'not_public', state: 'warning' }
  const list = await readPage(client, { route: '/wc/v3/webhooks', query: { per_page: '100' } }, webhook)
  if (!list.ok) return { finding: 'unknown', state: 'warning' }
  const active = list.value.entries.filter((one) => one.status === 'active' && one.delivery_url === uri)
  const missing = TOPICS.filter((topic) => !active.some((one) => one.topic === topic))
  return missing.length === 0 ? { finding: 'fine' } : { finding: 'missing_topics', state: 'warning', values: missing }
}

const STEP_OF: Readonly<Record<WooProblem, () => ConnectorStep[]>> = {
  not_a_url: () => failedAt('address', 'bad_address'),
  not_https: () => failedAt('address', 'bad_address'),
  moved: () => failedAt('address', 'moved'),
  unreachable: () => failedAt('address', 'unreachable'),
  no_rest_api: () => failedAt('address', 'no_rest_api'),
  no_woocommerce: () => failedAt('address', 'no_woocommerce'),
  bad_key: () => failedAt('credentials', 'bad_credentials'),
  no_rights: () => failedAt('permissions', 'no_rights'),
  read_only_key: () => failedAt('permissions', 'read_only_key'),
  write_only_key: () => failedAt('permissions', 'write_only_key'),
}

function stepsOf(error: WooConnectError): ConnectorStep[] {
  if (error.problem !== 'unfit') return STEP_OF[error.problem]()
  const fields = error.issues.map((issue) => v.getDotPath(issue) ?? '')
  const isAddress = fields.includes('url')
  const isKey = fields.find((field) => field.startsWith('consumer_'))
  if (isAddress || isKey === undefined) return failedAt('address', 'bad_address', isAddress ? [] : fields)
  const given = error.issues.some((issue) => v.getDotPath(issue) === isKey && issue.received !== 'undefined')
  return failedAt('credentials', given ? 'bad_credentials' : 'missing', given ? [] : [isKey])
}
