import type * as schema from '../adapters/d1/schema'
import type { ShopSettings } from '../core/domain'

export type ArticleRow = typeof schema.articles.$inferInsert
export type ProductRow = typeof schema.products.$inferInsert
export type VariantRow = typeof schema.variants.$inferInsert
export type ContactRow = typeof schema.contacts.$inferInsert
export type OrderRow = typeof schema.orders.$inferInsert
export type OrderLineRow = typeof schema.orderLines.$inferInsert
export type ShipmentRow = typeof schema.shipments.$inferInsert
export type RefundRow = typeof schema.refunds.$inferInsert
export type ReturnRow = typeof schema.returns.$inferInsert
export type ProfileRow = typeof schema.shopperProfiles.$inferInsert
export type SubscriptionRow = typeof schema.newsletterSubscriptions.$inferInsert
export type PromotionRow = typeof schema.promotions.$inferInsert
export type PromotionUseRow = typeof schema.promotionUses.$inferInsert

/** One order with everything that hangs on it. */
export type OrderRows = {
  readonly order: OrderRow
  readonly lines: readonly OrderLineRow[]
  readonly shipments: readonly ShipmentRow[]
  readonly refunds: readonly RefundRow[]
  readonly returns: readonly ReturnRow[]
}

/** The whole demo shop as the database keeps it; the shop's own row also needs its keys, which are never generated here. */
export type DemoShop = {
  readonly settings: ShopSettings
  readonly articles: readonly ArticleRow[]
  readonly products: readonly ProductRow[]
  readonly variants: readonly VariantRow[]
  readonly contacts: readonly ContactRow[]
  readonly orders: readonly OrderRow[]
  readonly orderLines: readonly OrderLineRow[]
  readonly shipments: readonly ShipmentRow[]
  readonly refunds: readonly RefundRow[]
  readonly returns: readonly ReturnRow[]
  readonly profiles: readonly ProfileRow[]
  readonly subscriptions: readonly SubscriptionRow[]
  readonly promotions: readonly PromotionRow[]
  readonly promotionUses: readonly PromotionUseRow[]
}
