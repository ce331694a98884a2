import type { Field } from '../field'
import { field, id, REQUIRED, RIGHT, text } from './fields'

/** A product with one price. */
export const PRODUCT_FIELDS: readonly Field[] = [
  field('product_id', id, 'id handle sku item_id product 商品编号', REQUIRED),
  field('title', text(300), 'name product_name product_title 名称 标题', REQUIRED),
  field('description', text(8_000), 'body body_html details text 描述'),
  field('category', text(120), 'type product_type product_category department collection 分类', {
    missing: { rule: 'default', value: 'other' },
  }),
  field('currency', { is: 'currency' }, 'currency_code', RIGHT),
  field('price', { is: 'money' }, 'unit_price variant_price regular_price sale_price 价格', REQUIRED),
  field('compare_at', { is: 'money' }, 'compare_at_price variant_compare_at_price list_price msrp'),
  field(
    'stock',
    { is: 'integer', min: 0, max: 100_000_000 },
    'inventory quantity qty available variant_inventory_qty 库存',
    {
      missing: { rule: 'default', value: 0 },
    },
  ),
  field('rating', { is: 'rating' }, 'average_rating stars'),
  field('tags', text(500), 'labels keywords 标签'),
  field('locale', text(12), 'language lang'),
]
