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
    /** Of a REST API key with the permission Read/Write. */
    consumer_key: secret,
    consumer_secret: secret,
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
})
export type ConnectorState = v.InferOutput<typeof connectorState>

/** A connector just set, and whether the shop system sends webhooks now; 'by_hand': once the merchant has added them there. */
export const connectorSet = v.object({
  ...connectorState.entries,
  webhooks: v.picklist(['subscribed', 'not_public', 'failed', 'by_hand', 'none']),
})
export type ConnectorSet = v.InferOutput<typeof connectorSet>

/** What became of a delivery. */
export const webhookAnswer = v.object({ status: v.picklist(['accepted', 'duplicate', 'stale', 'ignored']) })
