import type { WooGoods } from './wire'

/** Whether so many of a product or variation can be had now; one that is not there any more cannot. */
export function isInStock(goods: WooGoods | null, quantity: number): boolean {
  if (!goods) return false
  if (goods.stock_status === 'onbackorder' || goods.backorders_allowed) return true
  if (goods.stock_status !== 'instock') return false
  // "parent": the stock is counted on the product; the status above already tells whether there is any.
  return goods.manage_stock !== true || goods.stock_quantity === null || goods.stock_quantity >= quantity
}
