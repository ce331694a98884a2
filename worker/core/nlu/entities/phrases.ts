import type { EntityType } from '../../../protocol'
import type { Found } from '../entity-rules'
import type { Item, Sequence } from './sequence'

/** Words of a named group of a match, breaks left out. */
export type Groups = (name: string) => readonly Item[]

/**
 * A pattern over `Sequence.kinds`. The span is the group `n`, or the whole match; where it overlaps something of
 * higher rank, the group `core` is tried in its place. `read` gives the value, or null when it is not the thing.
 * `re` must have the flags `d` and `g` and only bounded repeats.
 */
export type PhraseRule = {
  readonly type: EntityType
  readonly rank: number
  readonly re: RegExp
  readonly read: (groups: Groups, sequence: Sequence, match: RegExpExecArray) => string | null
}

/** Everything the rules read in a message's words, overlaps included. */
export function applyPhrases(rules: readonly PhraseRule[], sequence: Sequence): Found[] {
  const found: Found[] = []
  for (const rule of rules) {
    for (const match of sequence.kinds.matchAll(rule.re)) {
      const span = itemsIn(match, sequence, 'n') ?? itemsBetween(sequence, match.index, match.index + match[0].length)
      const first = span[0]
      const last = span.at(-1)
      if (first === undefined || last === undefined) continue
      const value = rule.read((name) => itemsIn(match, sequence, name) ?? [], sequence, match)
      if (value === null) continue
      const core = itemsIn(match, sequence, 'core')?.at(-1)?.end
      const shape = { type: rule.type, value, start: first.start, end: last.end, rank: rule.rank }
      found.push(core === undefined ? shape : { ...shape, core })
    }
  }
  return found
}

function itemsIn(match: RegExpExecArray, sequence: Sequence, name: string): readonly Item[] | null {
  const range = match.indices?.groups?.[name]
  return range === undefined ? null : itemsBetween(sequence, range[0], range[1])
}

function itemsBetween(sequence: Sequence, from: number, to: number): readonly Item[] {
  return sequence.items.slice(from, to).filter((item) => item !== null)
}

/** A number of one or more words ("treinta y cinco", "35"), or null: a hundred after a digit multiplies. */
export function readNumber(items: readonly Item[]): number | null {
  if (items.length === 0) return null
  let total = 0
  for (const { value, text } of items) {
    const next = Number(value)
    if (!/^\d{1,9}$/.test(value)) {
      if (/^(?:y|e|et|and)$/.test(text)) continue
      return null
    }
    total = next >= 100 && total > 0 && total < next ? total * next : total + next
  }
  return total
}
