import { and, desc, eq } from 'drizzle-orm'
import type { Loyalty, ShopperProfile } from '../../core/domain'
import { err, ok, type Result } from '../../core/result'
import type { Database } from './database'
import { contacts, newsletterSubscriptions, orderLines, orders, promotionUses, shopperProfiles } from './schema'

/** Lines of orders looked at for the last purchases, and products told of at most. */
const MAX_LINES = 40
const MAX_PURCHASES = 10
/** Uses of codes read of one shopper: more than any shop hands out. */
const MAX_USES = 200

/** What is known of the shopper with this address (lower case); 'not_found' for one who never bought and is no contact. */
export async function readProfile(
  db: Database,
  shop: string,
  email: string,
): Promise<Result<ShopperProfile, 'not_found'>> {
  const [[contact], [row], [subscription], lines, uses] = await db.batch([
    db
      .select({ name: contacts.name, locale: contacts.locale })
      .from(contacts)
      .where(and(eq(contacts.shop, shop), eq(contacts.email, email))),
    db
      .select()
      .from(shopperProfiles)
      .where(and(eq(shopperProfiles.shop, shop), eq(shopperProfiles.email, email))),
    db
      .select({ state: newsletterSubscriptions.state })
      .from(newsletterSubscriptions)
      .where(and(eq(newsletterSubscriptions.shop, shop), eq(newsletterSubscriptions.email, email))),
    db
      .select({ productId: orderLines.productId, name: orders.shopperName })
      .from(orders)
      .innerJoin(orderLines, and(eq(orderLines.shop, orders.shop), eq(orderLines.orderNumber, orders.orderNumber)))
      .where(and(eq(orders.shop, shop), eq(orders.email, email)))
      .orderBy(desc(orders.placedAt), orderLines.lineId)
      .limit(MAX_LINES),
    db
      .select({ code: promotionUses.code })
      .from(promotionUses)
      .where(and(eq(promotionUses.shop, shop), eq(promotionUses.email, email)))
      .limit(MAX_USES),
  ])
  const name = contact?.name ?? lines[0]?.name
  if (name === undefined && !row) return err('not_found')
  return ok({
    name: name ?? '',
    locale: contact?.locale ?? '',
    segment: row?.segment ?? null,
    loyalty: row ? loyaltyOf(row) : null,
    newsletter: subscription?.state === 'on',
    lastPurchases: [...new Set(lines.map((line) => line.productId))].slice(0, MAX_PURCHASES),
    usedCodes: uses.map((use) => use.code),
  })
}

function loyaltyOf(row: typeof shopperProfiles.$inferSelect): Loyalty | null {
  if (row.points === null || row.tier === null) return null
  const { nextTier, nextTierPoints, expiringPoints, expiringOn } = row
  return {
    points: row.points,
    tier: row.tier,
    nextTier: nextTier === null || nextTierPoints === null ? null : { tier: nextTier, points: nextTierPoints },
    expiring: !expiringPoints || expiringOn === null ? null : { points: expiringPoints, on: expiringOn },
  }
}
