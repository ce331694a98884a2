import type { OrderCopy } from '../d1/order-copies'
import type { ShopifyConfig } from './config'
import type { ShopifyOrder } from './shapes'
import { toOrder } from './to-order'

/** An order as it is copied into the shop's own tables. */
export function toCopy(order: ShopifyOrder, config: Pick<ShopifyConfig, 'locale' | 'timeZone'>): OrderCopy {
  return {
    externalId: order.id,
    updatedAt: order.updatedAt,
    order: toOrder(order, config),
    paymentMethod: order.paymentGatewayNames[0] ?? '',
    locale: config.locale,
  }
}
