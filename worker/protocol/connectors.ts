import * as v from 'valibot'
import { instant } from './primitives'

/** Own statuses a shop may explain. */
const MAX_STATUSES = 50
const secret = v.pipe(v.string(), v.trim(), v.minLength(1, 'must not be empty'), v.maxLength(500, 'is too long'))

/** Which shop system keeps the orders; the secrets in it are never sent back. */
export const connectorDraft = v.variant('kind', [
  v.object({ kind: v.literal('built_in') }),
  v.object({
    kind: v.literal('shopify'),
    /** "my-shop.myshopify.com". */
    domain: v.pipe(v.string(), v.trim(), v.toLowerCase(), v.maxLength(100, 'is too long')),
    /** Of an app made in Shopify's developer dashboard, with `client_secret`. */
    client_id: v.optional(secret),
    client_secret: v.optional(secret),
    /** Of an app made in the shop's own admin before 2026, with `webhook_secret`. */
    access_token: v.optional(secret),
    /** The app's API secret key, which signs webhooks; with `client_secret` it is that. */
    webhook_secret: v.optional(secret),
    /** 'request' asks the merchant to approve each return, 'create' opens it at once. */
    returns: v.optional(v.picklist(['request', 'create']), 'request'),
  }),
  v.object({
    kind: v.literal('woocommerce'),
    /** "https://shop.example", with the folder WordPress is in if it has one. */
    url: v.pipe(v.string(), v.trim(), v.maxLength(300, 'is too long')),
    /** Of a REST API key with the permission Read/Write. Both left out: the stored ones stay, while the address is the same. */
    consumer_key: v.optional(secret),
    consumer_secret: v.optional(secret),
    /** What was entered as the secret of the webhooks; without it orders are compared by polling alone. */
    webhook_secret: v.optional(secret),
    /** 'query' for servers that drop the Authorization header. */
    keys_in: v.optional(v.picklist(['header', 'query']), 'header'),
    /** What the shop's own statuses mean, such as {"ready-to-ship": "processing"}. */
    statuses: v.optional(
      v.pipe(
        v.record(v.pipe(v.string(), v.regex(/^[\w-]{1,60}$/, 'must be the slug of a status')), v.string()),
        v.maxEntries(MAX_STATUSES, `may have at most ${MAX_STATUSES} entries`),
      ),
      {},
    ),
    /** From "completed" to arrival, where no parcel tells when it came. */
    delivery_days: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(60))),
  }),
])
export type ConnectorDraft = v.InferOutput<typeof connectorDraft>

/** A connector as it stands. */
export const connectorState = v.object({
  kind: v.picklist(['built_in', 'shopify', 'woocommerce']),
  /** 'disconnected': the shop system ended it. 'unreadable': its secrets cannot be read any more. Both want it set anew. */
  status: v.picklist(['connected', 'disconnected', 'unreadable']),
  /** What was set, without secrets. */
  settings: v.record(v.string(), v.union([v.string(), v.number(), v.record(v.string(), v.string())])),
  /** Where the shop system sends its webhooks; null for the built-in store. */
  webhook_url: v.nullable(v.string()),
  /** Why it was ended. */
  problem: v.nullable(v.string()),
  updated_at: v.nullable(instant),
  /** When orders were last compared by polling. */
  polled_at: v.nullable(instant),
  /** When the last webhook was taken, and how many in the last day; null and 0 where none came within a week. */
  webhook_at: v.nullable(instant),
  webhooks_last_day: v.number(),
})
export type ConnectorState = v.InferOutput<typeof connectorState>

/** A connector just set, and whether the shop system sends webhooks now; 'by_hand': once the merchant has added them there. */
export const connectorSet = v.object({
  ...connectorState.entries,
  webhooks: v.picklist(['subscribed', 'not_public', 'failed', 'by_hand', 'none']),
})
export type ConnectorSet = v.InferOutput<typeof connectorSet>

/** Body of POST .../connector/check. Without a draft the stored connector is asked; secrets left out of a draft are the stored ones. */
export const checkConnector = v.object({ draft: v.optional(connectorDraft) })

/** What is tried, in this order: a step that fails leaves those after it unasked. */
export const CONNECTOR_STEPS = [
  'address',
  'credentials',
  'permissions',
  'customer_data',
  'sample_order',
  'webhooks',
] as const
export type ConnectorStepName = (typeof CONNECTOR_STEPS)[number]

/** What a step came to, in a word that a page can translate. */
export const CONNECTOR_FINDINGS = [
  'fine',
  'not_asked',
  'bad_address',
  'unknown_shop',
  'other_shop',
  'moved',
  'unreachable',
  'no_rest_api',
  'no_woocommerce',
  'missing',
  'bad_credentials',
  'unreadable',
  'disconnected',
  'missing_scopes',
  'no_rights',
  'read_only_key',
  'write_only_key',
  'no_customer_data',
  'no_orders',
  'strange_order',
  'not_public',
  'missing_topics',
  'no_secret',
  'unknown',
] as const
export type ConnectorFinding = (typeof CONNECTOR_FINDINGS)[number]

/** 'warning': it works, and something is missing. `values` are what the finding names: scopes, topics, a domain, a field. */
export const connectorStep = v.object({
  step: v.picklist(CONNECTOR_STEPS),
  state: v.picklist(['ok', 'failed', 'warning', 'skipped']),
  finding: v.picklist(CONNECTOR_FINDINGS),
  values: v.array(v.string()),
})
export type ConnectorStep = v.InferOutput<typeof connectorStep>

/** The newest order as it is read there, without anything about its shopper. */
export const sampleOrder = v.object({
  order_number: v.string(),
  status: v.string(),
  placed_at: instant,
  total_cents: v.number(),
  currency: v.string(),
  items: v.number(),
})
export type SampleOrder = v.InferOutput<typeof sampleOrder>

/** What works of a connector. `ok`: orders can be read and changed; a warning does not stand in the way. */
export const connectorCheck = v.object({
  kind: v.picklist(['built_in', 'shopify', 'woocommerce']),
  ok: v.boolean(),
  steps: v.array(connectorStep),
  sample_order: v.nullable(sampleOrder),
})
export type ConnectorCheck = v.InferOutput<typeof connectorCheck>

/** What became of a delivery. */
export const webhookAnswer = v.object({ status: v.picklist(['accepted', 'duplicate', 'stale', 'ignored']) })
