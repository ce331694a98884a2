import { among, ERASED, holds, own, type PersonalTable } from './table'

const BY_EMAIL = own(among('email', 'emails'))

/** Who a shopper is, and what they asked for. */
export const SHOPPER_TABLES: Readonly<Record<string, PersonalTable>> = {
  contacts: {
    personal: ['contact_id', 'email', 'name', 'locale', 'phone', 'address'],
    other: ['shop', 'created_at'],
    where: own(`${among('contact_id', 'contactIds')} or ${among('email', 'emails')}`),
    erase: 'delete',
  },
  shopper_profiles: {
    personal: ['email', 'segment', 'points', 'tier', 'next_tier', 'next_tier_points', 'expiring_points', 'expiring_on'],
    other: ['shop'],
    where: BY_EMAIL,
    erase: 'delete',
  },
  newsletter_subscriptions: {
    personal: ['email', 'state', 'public_id', 'locale', 'link_id', 'confirmed_at', 'confirmed_by'],
    other: ['id', 'shop', 'changed_at', 'mailed_at', 'mails'],
    where: BY_EMAIL,
    erase: 'delete',
    hidden: ['public_id', 'link_id'],
  },
  stock_alerts: {
    personal: ['email', 'locale', 'request_key'],
    other: ['id', 'shop', 'product_id', 'sku', 'created_at', 'sent_at'],
    where: BY_EMAIL,
    erase: 'delete',
  },
  data_requests: {
    personal: ['email', 'locale', 'request_key'],
    other: ['id', 'shop', 'kind', 'status', 'requested_at', 'due_on', 'proof', 'fulfilled_at'],
    where: BY_EMAIL,
    erase: { email: `'${ERASED}'`, locale: 'null', request_key: `'${ERASED}:' || id` },
    kept: 'Shows that the request was met, without whose it was.',
  },
  reviews: {
    personal: ['email', 'order_number', 'text', 'request_key'],
    other: ['id', 'shop', 'product_id', 'rating', 'created_at'],
    where: own(
      `${among('email', 'emails')} or ${among('order_number', 'orders')} or ${holds('request_key', 'conversations')}`,
    ),
    erase: { email: 'null', order_number: 'null', text: `''`, request_key: `'${ERASED}:' || id` },
    kept: 'The stars count towards the product; the words and whose they were are gone.',
  },
  cases: {
    personal: ['email', 'text', 'request_key'],
    other: ['id', 'shop', 'kind', 'status', 'opened_at'],
    where: own(`${among('email', 'emails')} or ${holds('request_key', 'conversations')}`),
    erase: 'delete',
  },
  mail_outbox: {
    personal: ['mail_key', 'recipient', 'subject', 'text', 'html', 'unsubscribe_url'],
    other: ['mail_id', 'shop', 'created_at', 'status', 'settled_at'],
    where: own(among('recipient', 'emails')),
    erase: 'delete',
    // A mail may hold a code or a link that opens something.
    hidden: ['text', 'html', 'unsubscribe_url'],
  },
  one_time_codes: {
    personal: ['conversation_id', 'request_key', 'target', 'locale', 'email', 'code_hash'],
    other: ['code_id', 'shop', 'target_kind', 'requested_at', 'expires_at', 'tries', 'used_at'],
    where: own(
      `${among('email', 'emails')} or ${among('target', 'emails')} or (target_kind = 'order' and ${among('target', 'orders')}) or ${among('conversation_id', 'conversations')}`,
    ),
    erase: 'delete',
    hidden: ['code_hash'],
  },
  verification_failures: {
    personal: ['order_number', 'email_hash'],
    other: ['id', 'shop', 'at'],
    where: own(`${among('email_hash', 'emailHashes')} or ${among('order_number', 'orders')}`),
    erase: 'delete',
    hidden: ['email_hash'],
  },
}
