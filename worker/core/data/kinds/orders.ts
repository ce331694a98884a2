import { ORDER_STATUSES } from '../../domain'
import type { Field } from '../field'
import { code, field, id, REQUIRED, RIGHT, text } from './fields'

/** What other shop systems call the states of an order. */
const STATUSES: Readonly<Record<string, string>> = {
  pending: 'pending_payment',
  unpaid: 'pending_payment',
  on_hold: 'pending_payment',
  awaiting_payment: 'pending_payment',
  paid: 'processing',
  open: 'processing',
  confirmed: 'processing',
  unfulfilled: 'processing',
  in_progress: 'processing',
  sent: 'shipped',
  dispatched: 'shipped',
  fulfilled: 'shipped',
  in_transit: 'shipped',
  partially_shipped: 'partly_shipped',
  partial: 'partly_shipped',
  partially_fulfilled: 'partly_shipped',
  complete: 'delivered',
  completed: 'delivered',
  closed: 'delivered',
  done: 'delivered',
  canceled: 'cancelled',
  cancel: 'cancelled',
  void: 'cancelled',
  voided: 'cancelled',
  failed: 'cancelled',
  return: 'returned',
  refund: 'refunded',
  partially_refunded: 'delivered',
}

/** An order, or one line of an order: rows of the same number then belong together. */
export const ORDER_FIELDS: readonly Field[] = [
  field(
    'order_number',
    code,
    'order order_id order_no orderid ordernumber invoice invoice_no invoiceno 订单号 bestellnummer number name id',
    REQUIRED,
  ),
  field(
    'placed_at',
    { is: 'instant' },
    'date order_date created_at created orderdate ordered_at invoice_date invoicedate purchase_date purchased_at time timestamp 下单时间 日期 bestelldatum',
    REQUIRED,
  ),
  field('email', { is: 'email' }, 'customer_email e_mail mail email_address billing_email contact_email 邮箱', {
    // A wrong address is not none: the order would count for nobody.
    unreadable: 'reject',
    missing: { rule: 'impute', from: 'customer' },
  }),
  field('phone', { is: 'phone' }, 'telephone tel mobile billing_phone customer_phone phone_number 电话'),
  field('customer_id', id, 'customer customerid user_id client_id contact_id buyer_id 客户'),
  field('customer_name', text(200), 'shopper_name billing_name full_name buyer buyer_name 姓名 name'),
  field('country', { is: 'country' }, 'country_code shipping_country billing_country land pays pais 国家'),
  field(
    'status',
    { is: 'choice', options: ORDER_STATUSES, aliases: STATUSES },
    'order_status state financial_status fulfillment_status 状态',
    {
      missing: { rule: 'default', value: 'delivered' },
    },
  ),
  field('currency', { is: 'currency' }, 'currency_code curr iso_currency 币种 währung', RIGHT),
  field(
    'total',
    { is: 'money' },
    'total_price amount order_total grand_total total_amount revenue sum value total_paid 金额 总价 gesamt betrag',
    RIGHT,
  ),
  field('discount', { is: 'money' }, 'discount_amount total_discounts rabatt 折扣'),
  field('shipping', { is: 'money' }, 'shipping_cost shipping_amount delivery_cost versand 运费'),
  field('sku', code, 'stock_code stockcode lineitem_sku item_sku product_sku article_number'),
  field('product_title', text(300), 'product product_name item item_name lineitem_name description title 商品'),
  field(
    'quantity',
    { is: 'integer', min: -1_000_000, max: 1_000_000 },
    'qty count units lineitem_quantity menge 数量',
    RIGHT,
  ),
  field('unit_price', { is: 'money' }, 'price unitprice item_price lineitem_price stückpreis 单价', RIGHT),
  field('channel', text(40), 'source sales_channel source_name'),
  field('coupon', text(60), 'coupon_code discount_code voucher'),
]
