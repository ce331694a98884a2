import type { EntityType } from '../../../protocol'
import { RANK, type Rule } from '../entity-rules'
import type { ShopEntities } from '../shop-reading'
import { checkPattern } from './check-pattern'

/** Patterns of each kind that are read; more are left out, for each costs time in every message. */
export const MAX_PATTERNS = 10

const compiled = new WeakMap<ShopEntities, readonly Rule[]>()

/** The rules of a shop's own formats, made once a `ShopEntities`. A pattern that `checkPattern` refuses is left out. */
export function shopRules(shop: ShopEntities): readonly Rule[] {
  const known = compiled.get(shop)
  if (known !== undefined) return known
  const rules = [...ofType('order_number', shop.orderPatterns), ...ofType('tracking_number', shop.trackingPatterns)]
  compiled.set(shop, rules)
  return rules
}

function ofType(type: EntityType, patterns: readonly string[]): Rule[] {
  const usable = patterns.slice(0, MAX_PATTERNS).filter((source) => checkPattern(source) === null)
  return usable.map((source) => ({
    type,
    rank: RANK.shopPattern,
    re: new RegExp(`(?<![A-Za-z0-9_@-])(?:#\\s?)?(?<n>${source})(?![A-Za-z0-9_@]|-[A-Za-z0-9])`, 'dgi'),
    read: (match) => match.groups?.['n']?.replace(/[#\s]/g, '').toUpperCase() ?? null,
  }))
}
