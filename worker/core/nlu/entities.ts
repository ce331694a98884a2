import type { Entity } from '../../protocol'
import { CJK } from './entities/cjk'
import { CJK_COLOURS } from './entities/cjk-colours'
import { NUMBER_CONTEXTS, WORD_CONTEXTS } from './entities/contexts'
import { NUMERIC_DATES } from './entities/numeric-dates'
import { PHRASE_DATES } from './entities/phrase-dates'
import { PHRASE_GOODS } from './entities/phrase-goods'
import { applyPhrases } from './entities/phrases'
import { findProducts } from './entities/products'
import { readSequence } from './entities/sequence'
import { shopRules } from './entities/shop-patterns'
import { SIZES } from './entities/sizes'
import { ORDERS, TRACKING } from './entity-codes'
import { findContacts } from './entity-contact'
import { CONTEXTS } from './entity-context'
import { DATES } from './entity-dates'
import { MONEY } from './entity-money'
import { QUANTITIES } from './entity-quantity'
import { applyRules, type Found, foldText } from './entity-rules'
import type { ShopEntities } from './shop-reading'

const RULES = [...MONEY, ...DATES, ...QUANTITIES, ...CONTEXTS, ...WORD_CONTEXTS, ...SIZES]
/** Rules that need a digit, and those that need a Chinese or Japanese character: most messages have neither. */
const DIGIT_RULES = [...TRACKING, ...NUMERIC_DATES, ...ORDERS, ...NUMBER_CONTEXTS]
const CJK_RULES = [...CJK, ...CJK_COLOURS]
const HAS_CJK = /[\u3040-\u30FF\u4E00-\u9FFF]/
const PHRASES = [...PHRASE_DATES, ...PHRASE_GOODS]

/**
 * What a message in one of the eight languages names: order and tracking numbers, e-mails, phones, prices, dates,
 * quantities, sizes, colours, and with a shop's own formats and catalogue those as well. Sorted by start and never
 * overlapping. Offsets are UTF-16 units of `text` as given. Only its first `MAX_TEXT_CHARS` units are read, in time
 * linear in them. What is made of a shop's patterns and titles is kept as long as the object `shop` is. Throws nothing.
 */
export function extractEntities(text: string, shop?: ShopEntities): Entity[] {
  const folded = foldText(text)
  const sequence = readSequence(folded)
  const found = [
    ...findContacts(folded, sequence.language),
    ...applyRules(RULES, folded),
    ...(/\d/.test(folded) ? applyRules(DIGIT_RULES, folded) : []),
    ...(HAS_CJK.test(folded) ? applyRules(CJK_RULES, folded) : []),
    ...applyPhrases(PHRASES, sequence),
    ...(shop === undefined
      ? []
      : [...applyRules(shopRules(shop), folded), ...findProducts(folded, shop, sequence.language)]),
  ]
  return settle(found, folded.length)
}

/** Keeps the most specific of what overlaps, then the longest, then the first. */
function settle(found: readonly Found[], length: number): Entity[] {
  const ordered = found.toSorted((a, b) => b.rank - a.rank || b.end - b.start - (a.end - a.start) || a.start - b.start)
  const taken = new Uint8Array(length)
  const kept: Entity[] = []
  for (const { type, value, start, end: whole, core } of ordered) {
    const isFree = (end: number) => !taken.subarray(start, end).includes(1)
    const end = core !== undefined && !isFree(whole) ? core : whole
    if (type !== null) {
      if (!isFree(end)) continue
      kept.push({ type, value, start, end })
    }
    taken.fill(1, start, end)
  }
  return kept.sort((a, b) => a.start - b.start)
}
