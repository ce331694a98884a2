import type { Promotion } from './domain'

/** What is known of the purchase a code is for; null where nothing is. */
export type Purchase = {
  readonly now: number
  /** The goods' value in minor units. */
  readonly cents: number | null
  readonly productId: string | null
  /** Codes this shopper has used, one entry a use; null for one nobody knows. */
  readonly usedCodes: readonly string[] | null
}

/** Why a code does not work, or that it does. */
export type CodeVerdict = 'valid' | 'not_yet' | 'expired' | 'used' | 'not_for_goods' | 'minimum'

/** What stands in the way of a code, the reason nothing can be done about first. */
export function judgeCode(promotion: Promotion, purchase: Purchase): CodeVerdict {
  const { now, cents, productId, usedCodes } = purchase
  if (promotion.validUntil !== null && now >= promotion.validUntil) return 'expired'
  if (promotion.validFrom !== null && now < promotion.validFrom) return 'not_yet'
  const uses = usedCodes?.filter((code) => code === promotion.code).length ?? 0
  if (promotion.perShopper !== null && uses >= promotion.perShopper) return 'used'
  if (promotion.goods !== null && productId !== null && !promotion.goods.includes(productId)) return 'not_for_goods'
  if (promotion.minCents !== null && cents !== null && cents < promotion.minCents) return 'minimum'
  return 'valid'
}

/** The promotions to tell to who asks: public, under way, and not used up by this shopper. */
export function openPromotions(promotions: readonly Promotion[], purchase: Purchase): readonly Promotion[] {
  return promotions.filter(
    (promotion) => promotion.public && judgeCode(promotion, { ...purchase, cents: null, productId: null }) === 'valid',
  )
}
