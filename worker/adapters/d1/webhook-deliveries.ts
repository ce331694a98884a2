import { lte } from 'drizzle-orm'
import { openDatabase } from './database'
import { connectorChanges, webhookDeliveries } from './schema'

/** Senders repeat a delivery for hours, at most two days. One that comes again later is read as what it says, which is then old. */
const DELIVERY_KEPT_MS = 7 * 86_400_000
/** A change is asked for again within a conversation, which is good for a month. */
const CHANGE_KEPT_MS = 60 * 86_400_000

export type Delivery = {
  readonly shop: string
  readonly source: string
  readonly deliveryId: string
  /** The topic and the signature of the body. */
  readonly digest: string
  readonly topic: string
}

/** Takes a delivery; false when it, or the same body under another id, has been taken before. */
export async function takeDelivery(d1: D1Database, delivery: Delivery, now: number): Promise<boolean> {
  const taken = await openDatabase(d1)
    .insert(webhookDeliveries)
    .values({ ...delivery, receivedAt: now })
    .onConflictDoNothing()
    .returning({ deliveryId: webhookDeliveries.deliveryId })
  return taken.length > 0
}

/** Forgets deliveries and changes that nobody repeats any more. */
export async function sweepConnectors(d1: D1Database, now: number): Promise<void> {
  const db = openDatabase(d1)
  await db.batch([
    db.delete(webhookDeliveries).where(lte(webhookDeliveries.receivedAt, now - DELIVERY_KEPT_MS)),
    db.delete(connectorChanges).where(lte(connectorChanges.begunAt, now - CHANGE_KEPT_MS)),
  ])
}
