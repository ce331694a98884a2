import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { takeWooEvent } from '../../adapters/d1/woo-copy'
import type { WooReading } from '../../adapters/woocommerce/config'
import { deliveryName, readDelivery } from '../../adapters/woocommerce/webhook'
import type { AppEnv } from '../env'
import { ProblemError } from '../problem'
import { documented } from '../validate'

/** Largest delivery, in bytes: an order of a hundred lines with the metadata of many plugins. */
const MAX_DELIVERY_BYTES = 1_048_576

/** The webhook secret of a shop and how its orders are read; null when WooCommerce is not where the shop's orders are. */
export type WooWebhookSource = (
  env: Env,
  shop: string,
) => Promise<{ readonly secret: string; readonly reading: WooReading } | null>

/** What WooCommerce tells of changed orders, mounted under /v1/shops/:shop. `sourceOf` brings the shop's webhook secret. */
export function wooWebhookRoutes(sourceOf: WooWebhookSource) {
  return new Hono<AppEnv>().post(
    '/webhooks/woocommerce',
    documented({
      summary:
        'WooCommerce deliveries, signed with the secret of the webhook; order topics keep the local copy up to date',
      tag: 'Webhooks',
      success: { 200: { description: 'Taken in, known already, or of no use here' } },
      problems: [401, 404, 413],
    }),
    bodyLimit({
      maxSize: MAX_DELIVERY_BYTES,
      onError: () => {
        throw new ProblemError(413, `A delivery may have at most ${MAX_DELIVERY_BYTES} bytes.`)
      },
    }),
    async (c) => {
      const { shop } = c.get('bundle').settings
      const source = await sourceOf(c.env, shop)
      if (!source) throw new ProblemError(404, "This shop's orders are not in WooCommerce.")
      const delivery = {
        body: new Uint8Array(await c.req.arrayBuffer()),
        signature: c.req.header('x-wc-webhook-signature') ?? null,
        topic: c.req.header('x-wc-webhook-topic') ?? null,
        deliveryId: c.req.header('x-wc-webhook-delivery-id') ?? null,
      }
      const event = await readDelivery(source.secret, delivery)
      if (!event.ok && event.error === 'unsigned') throw new ProblemError(401, 'The signature does not fit.')
      if (!event.ok) {
        // Refusing would only make WooCommerce switch the webhook off after five of them.
        console.error(JSON.stringify({ level: 'error', at: 'webhooks.woocommerce', shop, what: 'unreadable' }))
        return c.json({ taken: false })
      }
      if (event.value.kind === 'ping' || event.value.kind === 'other') return c.json({ taken: false })
      const name = deliveryName(delivery)
      return c.json({
        taken: await takeWooEvent(c.env.DB, shop, source.reading, event.value, { name, now: Date.now() }),
      })
    },
  )
}
