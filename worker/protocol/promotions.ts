import * as v from 'valibot'
import { instant, locale } from './primitives'

/** Promotions of one shop: all of them travel in its bundle. */
export const MAX_PROMOTIONS = 200
const MAX_GOODS = 200
/** Minor units: a million of any currency with cents. */
const MAX_CENTS = 100_000_000

export const promotionCode = v.pipe(
  v.string(),
  v.trim(),
  v.toUpperCase(),
  v.regex(/^[\p{L}\p{N}][\p{L}\p{N}_-]{1,29}$/u, 'must be 2 to 30 letters, digits, - and _'),
)
const names = v.pipe(
  v.array(v.pipe(v.string(), v.trim(), v.minLength(1, 'must not be empty'), v.maxLength(100, 'is too long'))),
  v.maxLength(MAX_GOODS, `must be at most ${MAX_GOODS}`),
)
const cents = v.pipe(
  v.number(),
  v.integer('must be whole minor units'),
  v.minValue(0, 'must be at least 0'),
  v.maxValue(MAX_CENTS, 'is too much'),
)

const content = {
  kind: v.picklist(['percent', 'amount', 'free_shipping'], 'must be percent, amount or free_shipping'),
  /** Percent, or minor units of the shop's currency; 0 where delivery is free. */
  value: cents,
  min_cents: v.nullable(cents),
  valid_from: v.nullable(instant),
  /** The first instant at which it no longer holds. */
  valid_until: v.nullable(instant),
  /** Goods it holds for, by tag and by id; both empty: everything. */
  tags: names,
  products: names,
  per_shopper: v.nullable(
    v.pipe(v.number(), v.integer('must be a whole number'), v.minValue(1, 'must be at least 1'), v.maxValue(1_000)),
  ),
  texts: v.pipe(
    v.record(locale, v.pipe(v.string(), v.trim(), v.maxLength(300, 'must be at most 300 characters'))),
    v.transform((texts) => Object.fromEntries(Object.entries(texts).filter(([, words]) => words !== ''))),
    v.check((texts) => Object.keys(texts).length > 0, 'must say in one language what it is'),
  ),
  /** Told to who asks for discounts; any other only to who names its code. */
  public: v.boolean(),
}

/** Body of PUT /v1/shops/{shop}/promotions/{code}. */
export const promotionDraft = v.pipe(
  v.object(content),
  v.forward(
    v.check(({ kind, value }) => kind !== 'percent' || (value >= 1 && value <= 100), 'must be from 1 to 100 percent'),
    ['value'],
  ),
  v.forward(
    v.check(({ kind, value }) => kind !== 'amount' || value > 0, 'must be more than nothing'),
    ['value'],
  ),
  v.forward(
    v.check(
      ({ valid_from: from, valid_until: until }) => !from || !until || Date.parse(from) < Date.parse(until),
      'must come after the beginning',
    ),
    ['valid_until'],
  ),
)
export type PromotionDraft = v.InferOutput<typeof promotionDraft>

export const promotion = v.object({ code: v.string(), ...content, uses: v.number() })
export type PromotionWire = v.InferOutput<typeof promotion>
export const promotionList = v.object({
  promotions: v.array(promotion),
  currency: v.string(),
  time_zone: v.string(),
  locales: v.array(v.string()),
  product_tags: v.array(v.string()),
  products: v.array(v.object({ id: v.string(), name: v.string() })),
})
export type PromotionList = v.InferOutput<typeof promotionList>
