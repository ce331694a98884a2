import { among, ERASED, holds, own, type PersonalTable } from './table'

const CONVERSATION = own(among('conversation_id', 'conversations'))
const PURCHASE = own(
  `${among('email', 'emails')} or ${among('customer_id', 'contactIds')} or ${among('order_number', 'orders')}`,
)
const OF_PURCHASE = own(
  `order_number in (select p.order_number from purchases p where p.shop = purchase_lines.shop
     and (p.email in (select value from json_each(?1, '$.emails')) or p.customer_id in (select value from json_each(?1, '$.contactIds'))))`,
)
const BOOKS = 'Figures of sales: amounts, goods and dates stay, nobody can be told from them.'

/** What was imported or sent as data, and what lists and figures of people's work hold. */
export const DATA_TABLES: Readonly<Record<string, PersonalTable>> = {
  // Before purchases: its rows are found by them.
  purchase_lines: {
    personal: [],
    other: ['shop', 'order_number', 'line_key', 'sku', 'title', 'quantity', 'unit_cents', 'outliers', 'batch_id'],
    where: OF_PURCHASE,
    erase: {},
    kept: BOOKS,
  },
  purchases: {
    personal: ['email', 'customer_id', 'phone', 'customer_name', 'left_out'],
    other: [
      'shop',
      'order_number',
      'country',
      'status',
      'placed_at',
      'currency',
      'total_cents',
      'shop_cents',
      'rate',
      'rate_on',
      'discount_cents',
      'shipping_cents',
      'channel',
      'coupon',
      'imputed',
      'outliers',
      'batch_id',
    ],
    where: PURCHASE,
    erase: { email: 'null', customer_id: 'null', phone: 'null', customer_name: 'null', left_out: 'null' },
    kept: BOOKS,
  },
  behaviour_events: {
    personal: ['anonymous_id', 'contact_id', 'email', 'path', 'query', 'order_number', 'properties', 'left_out'],
    other: [
      'shop',
      'event_id',
      'type',
      'at',
      'received_at',
      'source',
      'product_id',
      'results',
      'dwell_ms',
      'currency',
      'value_cents',
      'outliers',
    ],
    where: own(
      `${among('email', 'emails')} or ${among('contact_id', 'contactIds')} or ${among('order_number', 'orders')}
       or anonymous_id in (select e.anonymous_id from behaviour_events e where e.shop = behaviour_events.shop and e.anonymous_id is not null
         and (e.email in (select value from json_each(?1, '$.emails')) or e.contact_id in (select value from json_each(?1, '$.contactIds'))))`,
    ),
    erase: 'delete',
  },
  product_reviews: {
    personal: ['review_id', 'email', 'customer_id', 'author', 'title', 'text', 'left_out'],
    other: ['shop', 'product_id', 'rating', 'created_at', 'locale', 'recommended', 'imputed', 'batch_id'],
    where: own(`${among('email', 'emails')} or ${among('customer_id', 'contactIds')}`),
    erase: 'delete',
  },
  quarantine: {
    personal: ['raw', 'fingerprint'],
    other: ['shop', 'batch_id', 'row', 'kind', 'reasons', 'status', 'at', 'settled_at'],
    where: own(holds('lower(quarantine.raw)', 'emails')),
    erase: 'delete',
    hidden: ['fingerprint'],
  },
  data_keys: {
    personal: ['content', 'near'],
    other: ['shop', 'kind', 'key', 'batch_id'],
    where: own(`kind = 'orders' and ${among('data_keys.key', 'orders')}`),
    erase: { content: `'${ERASED}'`, near: 'null' },
    kept: 'Keeps an order that was erased from being imported again as a new one.',
    hidden: ['content', 'near'],
  },
  inbox_conversations: {
    personal: ['conversation_id', 'email', 'snapshot'],
    other: [
      'shop',
      'revision',
      'status',
      'channel',
      'agent_id',
      'team',
      'priority',
      'labels',
      'snoozed_until',
      'last_activity_at',
    ],
    where: own(`${among('conversation_id', 'conversations')} or ${among('email', 'emails')}`),
    erase: 'delete',
  },
  inbox_messages: {
    personal: ['conversation_id'],
    other: ['id', 'shop', 'seq'],
    where: CONVERSATION,
    erase: 'delete',
    hidden: ['id', 'conversation_id'],
  },
  service_points: {
    personal: ['point_id', 'conversation_id'],
    other: ['shop', 'service', 'agent_id', 'team', 'channel', 'language', 'intent', 'detail', 'value', 'at'],
    where: CONVERSATION,
    erase: { point_id: `'${ERASED}:' || lower(hex(randomblob(16)))`, conversation_id: `'${ERASED}'` },
    kept: 'Figures of the people who work here, without words or names.',
  },
}
