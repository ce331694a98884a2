import { among, ERASED, holds, NEVER_NEWER, own, type PersonalTable } from './table'

const ORDER = own(among('order_number', 'orders'))
const BOOKS = 'Tax law wants the books kept: amounts, goods and dates stay, and the country that the tax was due in.'

/** Orders and what belongs to them. */
export const ORDER_TABLES: Readonly<Record<string, PersonalTable>> = {
  orders: {
    personal: ['contact_id', 'email', 'shopper_name', 'address', 'payment_method'],
    other: ['shop', 'order_number', 'status', 'placed_at', 'total_cents', 'currency', 'updated_at'],
    where: ORDER,
    erase: {
      contact_id: `'${ERASED}'`,
      email: `'${ERASED}'`,
      shopper_name: `'${ERASED}'`,
      address: `json_object('name', '${ERASED}', 'line1', '', 'postcode', '', 'city', '', 'country', coalesce(address ->> '$.country', ''))`,
      payment_method: `'${ERASED}'`,
    },
    kept: BOOKS,
    ofOrder: true,
  },
  order_lines: {
    personal: [],
    other: ['shop', 'order_number', 'line_id', 'product_id', 'sku', 'title', 'quantity', 'unit_cents'],
    where: ORDER,
    erase: {},
    kept: BOOKS,
    ofOrder: true,
  },
  shipments: {
    personal: ['tracking_number', 'tracking_url', 'events'],
    other: ['shop', 'order_number', 'carrier', 'status', 'expected_on', 'delivered_at', 'line_ids'],
    where: ORDER,
    erase: 'delete',
    ofOrder: true,
  },
  refunds: {
    personal: ['method'],
    other: ['shop', 'order_number', 'refund_id', 'cents', 'status', 'requested_at', 'expected_on', 'paid_at'],
    where: ORDER,
    erase: { method: `'${ERASED}'` },
    kept: BOOKS,
    ofOrder: true,
  },
  returns: {
    personal: ['reason', 'photos', 'request_key'],
    other: [
      'shop',
      'order_number',
      'return_id',
      'kind',
      'status',
      'line_ids',
      'requested_at',
      'handover',
      'resolution',
      'exchange_sku',
    ],
    where: ORDER,
    erase: { reason: `''`, photos: 'null', request_key: `'${ERASED}:' || order_number || ':' || return_id` },
    kept: BOOKS,
    ofOrder: true,
  },
  claims: {
    personal: ['tracking_number', 'note', 'photos', 'request_key'],
    other: ['shop', 'order_number', 'claim_id', 'kind', 'line_id', 'item', 'resolution', 'status', 'opened_at'],
    where: ORDER,
    erase: {
      tracking_number: 'null',
      note: 'null',
      photos: 'null',
      request_key: `'${ERASED}:' || order_number || ':' || claim_id`,
    },
    kept: 'What a claim was about and how it ended belongs to the books of its order.',
    ofOrder: true,
  },
  order_copies: {
    personal: [],
    other: ['shop', 'external_id', 'order_number', 'source_updated_at', 'write_id'],
    where: ORDER,
    erase: { source_updated_at: NEVER_NEWER },
    kept: 'Keeps the shop system from bringing the order back with its person.',
    hidden: ['write_id'],
  },
  woo_orders: {
    personal: [],
    other: ['shop', 'order_id', 'order_number', 'modified_at', 'write_id', 'deleted_at'],
    where: ORDER,
    erase: { modified_at: NEVER_NEWER, deleted_at: `coalesce(deleted_at, ?1 ->> '$.now')` },
    kept: 'Keeps the shop system from bringing the order back with its person.',
    hidden: ['write_id'],
  },
  woo_locks: {
    personal: ['request_key'],
    other: ['shop', 'order_number', 'run', 'until'],
    where: ORDER,
    erase: 'delete',
  },
  woo_changes: {
    personal: ['request_key'],
    other: ['shop', 'run', 'begun_at', 'done_at'],
    where: own(`${holds('request_key', 'conversations')} or ${holds('request_key', 'orders', ':')}`),
    erase: 'delete',
  },
  connector_changes: {
    personal: ['key', 'answer'],
    other: ['shop', 'begun_at', 'lease_until', 'attempt', 'tries', 'done_at'],
    where: own(
      `${holds('connector_changes.key', 'conversations')} or ${holds('connector_changes.key', 'orders', ':')}`,
    ),
    erase: 'delete',
    hidden: ['attempt'],
  },
  promotion_uses: {
    personal: ['email'],
    other: ['shop', 'code', 'order_number', 'used_at'],
    where: own(`${among('email', 'emails')} or ${among('order_number', 'orders')}`),
    erase: 'delete',
  },
}
