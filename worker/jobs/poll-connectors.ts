import type { ConnectorEnv, OpenError } from '../adapters/connectors/open'
import type { StoredConnector } from '../adapters/d1/connectors'
import { storeOrderCopies } from '../adapters/d1/order-copies'
import { storeWooOrders } from '../adapters/d1/woo-copy'
import { openShopify } from '../adapters/shopify/follow'
import { cursorFrom, reconcileShopify } from '../adapters/shopify/reconcile'
import { openWoo } from '../adapters/woocommerce/open'
import { reconcileWoo, wooCursorFrom } from '../adapters/woocommerce/reconcile'
import type { ShopBundle } from '../core/domain'
import { ok, type Result } from '../core/result'

/** How far a run came: where the next one goes on, what cut it short, and what the merchant must know of it. */
export type Polled = {
  readonly cursor: object
  readonly pages: number
  readonly error: string | null
  readonly problem: string | null
}
type Limits = { readonly maxPages: number; readonly budgetMs: number; readonly now: number }
type Poll = (
  env: ConnectorEnv,
  bundle: ShopBundle,
  stored: StoredConnector,
  limits: Limits,
) => Promise<Result<Polled, OpenError>>

/** Reads what has changed in Shopify since the stored cursor, ten orders a page. */
export const pollShopify: Poll = async (env, bundle, stored, { maxPages, budgetMs, now }) => {
  const opened = await openShopify(env, bundle)
  if (!opened.ok) return opened
  const { shop, client, config } = opened.value
  const done = await reconcileShopify(
    { client, config, store: async (copies) => (await storeOrderCopies(env.DB, shop, copies)).size },
    { cursor: cursorFrom(stored.cursor, now), maxPages, until: Date.now() + budgetMs },
  )
  const { cursor, pages } = done.ok ? done.value : done.error.done
  const error = done.ok ? null : done.error.error
  const problem =
    error === 'refused' ? 'Shopify refuses to tell orders: are the app and its scopes still granted?' : null
  return ok({ cursor, pages, error, problem })
}

const WOO_PROBLEMS: Readonly<Record<string, string>> = {
  refused: 'WooCommerce refuses to tell orders: does the key still exist, and may its user read them?',
  moved: 'The shop answers with a redirect: connect it anew with the address it leads to.',
}

/** Reads what has changed in WooCommerce since the stored cursor, fifty orders a page. */
export const pollWoo: Poll = async (env, bundle, stored, { maxPages, budgetMs, now }) => {
  const opened = await openWoo(env, bundle)
  if (!opened.ok) return opened
  const { shop, config, reading } = opened.value
  const done = await reconcileWoo(config, (told) => storeWooOrders(env.DB, shop, reading, told), {
    cursor: wooCursorFrom(stored.cursor, now),
    maxPages,
    budgetMs,
  })
  const { cursor, pages } = done.ok ? done.value : done.error.done
  const error = done.ok ? null : done.error.error
  return ok({ cursor, pages, error, problem: (error && WOO_PROBLEMS[error]) ?? null })
}
