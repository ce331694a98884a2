import type { Field } from '../field'
import { field, id, REQUIRED, text } from './fields'

/** What a shopper does in a shop. Types a merchant makes up are 'custom'; their name stands in `left_out`. */
export const EVENT_TYPES = [
  'page_view',
  'page_leave',
  'product_view',
  'category_view',
  'search',
  'cart_add',
  'cart_remove',
  'cart_view',
  'checkout_start',
  'purchase',
  'wishlist_add',
  'chat_open',
  'sign_in',
  'sign_up',
  'custom',
] as const
export type EventType = (typeof EVENT_TYPES)[number]

/** Names that other collectors use (GA4, Segment, Shopify pixels). */
const TYPES: Readonly<Record<string, EventType>> = {
  page: 'page_view',
  pageview: 'page_view',
  page_viewed: 'page_view',
  view_item: 'product_view',
  product_viewed: 'product_view',
  view_item_list: 'category_view',
  collection_viewed: 'category_view',
  search_submitted: 'search',
  products_searched: 'search',
  view_search_results: 'search',
  add_to_cart: 'cart_add',
  product_added: 'cart_add',
  product_added_to_cart: 'cart_add',
  remove_from_cart: 'cart_remove',
  product_removed: 'cart_remove',
  view_cart: 'cart_view',
  cart_viewed: 'cart_view',
  begin_checkout: 'checkout_start',
  checkout_started: 'checkout_start',
  order_completed: 'purchase',
  checkout_completed: 'purchase',
  add_to_wishlist: 'wishlist_add',
  login: 'sign_in',
  signed_up: 'sign_up',
}

export const EVENT_FIELDS: readonly Field[] = [
  field('event_id', id, 'id message_id uuid', REQUIRED),
  field(
    'type',
    { is: 'choice', options: EVENT_TYPES, aliases: TYPES, otherwise: 'custom' },
    'event event_type event_name name',
    REQUIRED,
  ),
  field('at', { is: 'instant' }, 'time timestamp date created_at occurred_at sent_at', REQUIRED),
  field('anonymous_id', id, 'visitor_id client_id device_id session_id'),
  field('contact_id', id, 'user_id customer_id'),
  field('email', { is: 'email' }, 'customer_email user_email'),
  field('path', text(1_024), 'url page page_url page_path location'),
  field('product_id', id, 'product item_id sku'),
  field('query', text(300), 'search_term search search_query term q'),
  field('results', { is: 'integer', min: 0, max: 10_000_000 }, 'result_count results_count hits'),
  field('dwell_ms', { is: 'integer', min: 0, max: 86_400_000 }, 'duration duration_ms engagement_time_msec'),
  field('order_number', id, 'order order_id transaction_id'),
  field('currency', { is: 'currency' }, 'currency_code'),
  field('value', { is: 'money' }, 'amount revenue total price'),
  field('properties', { is: 'json' }, 'props params data'),
]
