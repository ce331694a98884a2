import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { OpenError } from '../../adapters/connectors/open'
import { takeWooEvent } from '../../adapters/d1/woo-copy'
import type { WooShop } from '../../adapters/woocommerce/open'
import { deliveryName, readDelivery } from '../../adapters/woocommerce/webhook'
import type { ShopBundle } from '../../core/domain'
import type { Result } from '../../core/result'
import { webhookAnswer } from '../../protocol'
import type { AppEnv } from '../env'
import { ProblemError } from '../problem'
import { documented } from '../validate'

/** Largest delivery, in bytes: an order of a hundred lines with the metadata of many plugins. */
const MAX_DELIVERY_BYTES = 1_048_576

/** The webhook secret of a shop and how its orders are read, or why there is none: see openWoo. */
export type WooWebhookSource = (
  env: Env,
  bundle: ShopBundle,
) => Promise<Result<Pick<WooShop, 'webhookSecret' | 'reading'>, OpenError>>

type Answer = { readonly status: 'accepted' | 'duplicate' | 'ignored' }

/** What WooCommerce tells of changed orders, mounted under /v1/shops/:shop. `sourceOf` brings the shop's webhook secret. */
export function wooWebhookRoutes(sourceOf: WooWebhookSource) {
  return new Hono<AppEnv>().post(
    '/webhooks/woocommerce',
    documented({
      summary:
        'WooCommerce deliveries, signed with the secret of the webhook; order topics keep the local copy up to date',
      tag: 'Connectors',
      success: { 200: { description: 'Taken, known already, or not needed', schema: webhookAnswer } },
      problems: [401, 404, 413, 503],
    }),
    bodyLimit({
      maxSize: MAX_DELIVERY_BYTES,
      onError: () => {
        throw new ProblemError(413, `A delivery may have at most ${MAX_DELIVERY_BYTES} bytes.`)
      },
    }),
    async (c) => {
      const { shop } = c.get('bundle').settings
      const source = await sourceOf(c.env, c.get('bundle'))
      if (!source.ok && source.error === 'unreadable') throw new ProblemError(503, 'The connector must be set anew.')
      if (!source.ok) throw new ProblemError(404, 'This shop is not connected to WooCommerce.')
      const delivery = {
        body: new Uint8Array(await c.req.arrayBuffer()),
        signature: c.req.header('x-wc-webhook-signature') ?? null,
        topic: c.req.header('x-wc-webhook-topic') ?? null,
        deliveryId: c.req.header('x-wc-webhook-delivery-id') ?? null,
      }
      const event = await readDelivery(source.value.webhookSecret, delivery)
      if (!event.ok && event.error === 'unsigned') throw new ProblemError(401, 'The signature does not fit.')
      if (!event.ok) {
        // Refusing would only make WooCommerce switch the webhook off after five of them.
        console.error(JSON.stringify({ level: 'error', at: 'webhooks.woocommerce', shop, what: 'unreadable' }))
        return c.json<Answer>({ status: 'ignored' })
      }
      if (event.value.kind === 'ping' || event.value.kind === 'other') return c.json<Answer>({ status: 'ignored' })
      const name = deliveryName(delivery)
      const { reading } = source.value
      const isNew = await takeWooEvent(c.env.DB, shop, reading, event.value, { name, now: Date.now() })
      return c.json<Answer>({ status: isNew ? 'accepted' : 'duplicate' })
    },
  )
}
