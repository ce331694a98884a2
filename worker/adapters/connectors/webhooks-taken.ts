import type { ConnectorKind } from '../d1/connectors'

/** What has come in by webhook of late: epoch milliseconds of the last one, null for none in a week. */
export type WebhooksTaken = { readonly at: number | null; readonly lastDay: number }

const DAY_MS = 86_400_000

/** Webhooks taken from a shop's system, as long as they are remembered. */
export async function webhooksTaken(
  d1: D1Database,
  shop: string,
  kind: ConnectorKind,
  now: number,
): Promise<WebhooksTaken> {
  if (kind === 'built_in') return { at: null, lastDay: 0 }
  const rows =
    kind === 'shopify'
      ? "select received_at as at from webhook_deliveries where shop = ?1 and source = 'shopify'"
      : 'select at from woo_deliveries where shop = ?1'
  const taken = await d1
    .prepare(`select max(at) as at, coalesce(sum(at > ?2), 0) as lastDay from (${rows})`)
    .bind(shop, now - DAY_MS)
    .first<WebhooksTaken>()
  return taken ?? { at: null, lastDay: 0 }
}
