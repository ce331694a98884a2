import type { Field } from '../field'
import { field, id, REQUIRED, text } from './fields'

/** What a shopper wrote about a product, or about the shop where no product is named. */
export const REVIEW_FIELDS: readonly Field[] = [
  field('review_id', id, 'id'),
  field('product_id', id, 'product sku item_id asin clothing_id product_handle 商品'),
  field('rating', { is: 'rating' }, 'stars score star_rating 评分', { unreadable: 'reject' }),
  field('title', text(300), 'headline subject summary'),
  field('text', text(8_000), 'review body content comment review_text 评论'),
  field('created_at', { is: 'instant' }, 'date at time reviewed_at review_date published_at', {
    ...REQUIRED,
    missing: { rule: 'impute', from: 'now' },
  }),
  field('email', { is: 'email' }, 'reviewer_email customer_email'),
  field('customer_id', id, 'user_id reviewer_id contact_id'),
  field('author', text(200), 'name reviewer reviewer_name'),
  field('locale', text(12), 'language lang'),
  field('recommended', { is: 'boolean' }, 'recommend recommended_ind'),
]
