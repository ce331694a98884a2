import * as v from 'valibot'

/** What of WooCommerce's REST v3 is read. Plugins bend these shapes: what is not needed for certain has a way out. */

const text = v.fallback(
  v.pipe(
    v.union([v.string(), v.number()]),
    v.transform((value) => String(value).trim()),
  ),
  '',
)
const whole = v.fallback(v.pipe(v.union([v.number(), v.string()]), v.transform(Number), v.safeInteger()), 0)
const meta = v.object({ key: v.string(), value: v.unknown() })
const metas = v.fallback(v.array(v.fallback(v.nullable(meta), null)), [])
const address = v.fallback(
  v.object({
    first_name: text,
    last_name: text,
    address_1: text,
    address_2: text,
    city: text,
    state: text,
    postcode: text,
    country: text,
    email: text,
  }),
  {
    first_name: '',
    last_name: '',
    address_1: '',
    address_2: '',
    city: '',
    state: '',
    postcode: '',
    country: '',
    email: '',
  },
)

const tax = v.object({ id: whole, total: text })

const lineItem = v.object({
  id: v.pipe(v.number(), v.safeInteger()),
  name: text,
  product_id: whole,
  variation_id: whole,
  quantity: whole,
  subtotal: text,
  total: text,
  total_tax: text,
  sku: text,
  taxes: v.fallback(v.array(tax), []),
  image: v.fallback(v.nullable(v.object({ src: v.string() })), null),
  meta_data: metas,
})
export type WooLine = v.InferOutput<typeof lineItem>

/** An order. Dates are texts without a zone, in UTC; amounts decimal texts. */
export const wooOrder = v.object({
  id: v.pipe(v.number(), v.safeInteger()),
  number: v.pipe(v.union([v.string(), v.number()]), v.transform(String)),
  status: v.pipe(
    v.string(),
    v.transform((status) => status.replace(/^wc-/, '')),
  ),
  currency: v.string(),
  prices_include_tax: v.fallback(v.boolean(), false),
  date_created_gmt: v.fallback(v.nullable(v.string()), null),
  date_modified_gmt: v.fallback(v.nullable(v.string()), null),
  date_paid_gmt: v.fallback(v.nullable(v.string()), null),
  date_completed_gmt: v.fallback(v.nullable(v.string()), null),
  total: v.pipe(v.union([v.string(), v.number()]), v.transform(String)),
  customer_id: whole,
  billing: address,
  shipping: address,
  payment_method: text,
  payment_method_title: text,
  meta_data: metas,
  line_items: v.array(lineItem),
  refunds: v.fallback(v.array(v.object({ id: whole, total: text })), []),
})
export type WooOrder = v.InferOutput<typeof wooOrder>

export const wooRefund = v.object({
  id: v.pipe(v.number(), v.safeInteger()),
  date_created_gmt: v.fallback(v.nullable(v.string()), null),
  amount: v.pipe(v.union([v.string(), v.number()]), v.transform(String)),
  /** True when the gateway has paid it; false when somebody must send the money by hand. */
  refunded_payment: v.fallback(v.boolean(), false),
  line_items: v.fallback(v.array(v.object({ quantity: whole, meta_data: metas })), []),
})
export type WooRefund = v.InferOutput<typeof wooRefund>

/** A product or a variation, as far as its stock and price are concerned. */
export const wooGoods = v.object({
  id: v.pipe(v.number(), v.safeInteger()),
  sku: text,
  price: text,
  stock_status: text,
  manage_stock: v.fallback(v.union([v.boolean(), v.literal('parent')]), false),
  stock_quantity: v.fallback(v.nullable(v.number()), null),
  backorders_allowed: v.fallback(v.boolean(), false),
})
export type WooGoods = v.InferOutput<typeof wooGoods>

/** Epoch milliseconds of a date without a zone, which is UTC; null for none. */
export function instantOf(date: string | null): number | null {
  if (!date) return null
  const at = Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/i.test(date) ? date : `${date}Z`)
  return Number.isNaN(at) ? null : at
}

/** The value of the first of these metadata that is there and not empty. */
export function metaOf(entries: v.InferOutput<typeof metas>, ...keys: readonly string[]): unknown {
  for (const key of keys) {
    const found = entries.find((entry) => entry?.key === key)
    if (found && found.value !== '' && found.value !== null) return found.value
  }
  return undefined
}
