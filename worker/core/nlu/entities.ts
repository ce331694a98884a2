import type { Entity } from '../../protocol'
import { ORDERS, TRACKING } from './entity-codes'
import { findContacts } from './entity-contact'
import { CONTEXTS } from './entity-context'
import { DATES } from './entity-dates'
import { MONEY } from './entity-money'
import { QUANTITIES } from './entity-quantity'
import { applyRules, type Found, foldText } from './entity-rules'

const RULES = [...TRACKING, ...MONEY, ...DATES, ...ORDERS, ...QUANTITIES, ...CONTEXTS]

/**
 * The order numbers, tracking numbers, e-mails, phones, prices, dates and quantities of a message in English or
 * Chinese, sorted by start and never overlapping. Offsets are UTF-16 units of `text` as given. Only its first
 * `MAX_TEXT_CHARS` units are read, in time linear in them. Throws nothing.
 */
export function extractEntities(text: string): Entity[] {
  const folded = foldText(text)
  return settle([...findContacts(folded), ...applyRules(RULES, folded)], folded.length)
}

/** Keeps the most specific of what overlaps, then the longest, then the first. */
function settle(found: readonly Found[], length: number): Entity[] {
  const ordered = found.toSorted((a, b) => b.rank - a.rank || b.end - b.start - (a.end - a.start) || a.start - b.start)
  const taken = new Uint8Array(length)
  const kept: Entity[] = []
  for (const { type, value, start, end } of ordered) {
    if (type !== null) {
      if (taken.subarray(start, end).includes(1)) continue
      kept.push({ type, value, start, end })
    }
    taken.fill(1, start, end)
  }
  return kept.sort((a, b) => a.start - b.start)
}
