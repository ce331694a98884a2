import type { EntityType } from '../../protocol'
import { MAX_TEXT_CHARS } from '../../protocol/limits'

/** A span that a rule read, in UTF-16 offsets. `type` null blocks the span: nothing of lower rank may lie in it. */
export type Found = {
  readonly type: EntityType | null
  readonly value: string
  readonly start: number
  readonly end: number
  readonly rank: number
  /** Where the span may end instead, when the rest of it is taken by something of higher rank. */
  readonly core?: number
}

/**
 * One pattern. The span is the group `n`, or the whole match where there is none. `re` must have the flags `d` and `g`
 * and only bounded repeats. `read` gives the normalised value, or null when the match is not the thing after all.
 */
export type Rule = {
  readonly type: EntityType | null
  readonly rank: number
  readonly re: RegExp
  readonly read?: (match: RegExpExecArray) => string | null
}

/** Which reading of a span wins; the higher, the more specific. */
export const RANK = {
  shopPattern: 102,
  email: 100,
  messyEmail: 98,
  codedTracking: 95,
  cuedTracking: 90,
  intlPhone: 86,
  address: 83,
  fullDate: 82,
  money: 80,
  product: 77,
  phone: 76,
  size: 75,
  measure: 74,
  unit: 72,
  cuedOrder: 70,
  prefixedOrder: 66,
  context: 60,
  colour: 58,
  date: 56,
  duration: 54,
  longTracking: 50,
  quantity: 45,
  bareOrder: 40,
} as const

const AROUND = 120
const FOLDABLE =
  /[\uFF01-\uFF0B\uFF0D-\uFF5E\u3000\u00A0\u2007\u2009\u202F\u200E\u200F\u2010-\u2015\u2212\uFFE5\uFFE1\u2018\u2019\u00D7\u0660-\u066C\u06F0-\u06F9]/g
const FOLDED: Readonly<Record<string, string>> = {
  '\u3000': ' ',
  '\u00A0': ' ',
  '\u2007': ' ',
  '\u2009': ' ',
  '\u202F': ' ',
  '\u200E': ' ',
  '\u200F': ' ',
  '\u066A': '%',
  '\u066B': '.',
  '\u066C': ',',
  '\u2212': '-',
  '\uFFE5': '¥',
  '\uFFE1': '£',
  '\u2018': "'",
  '\u2019': "'",
  '\u00D7': 'x',
}

/**
 * The part of a message that is read: its first `MAX_TEXT_CHARS` UTF-16 units, never ending inside a word or number,
 * with full-width forms, Arabic digits, odd spaces and dashes made ASCII; '，' is kept, for it never stands inside a number. Every unit
 * keeps its place, so offsets stay those of `text`.
 */
export function foldText(text: string): string {
  let length = Math.min(text.length, MAX_TEXT_CHARS)
  if (length < text.length && isWordUnit(text, length)) {
    while (length > 0 && isWordUnit(text, length - 1)) length -= 1
  }
  return text.slice(0, length).replace(FOLDABLE, foldUnit)
}

function isWordUnit(text: string, at: number): boolean {
  return /[A-Za-z0-9\uFF10-\uFF5A]/.test(text.charAt(at))
}

function foldUnit(unit: string): string {
  const folded = FOLDED[unit]
  if (folded !== undefined) return folded
  const code = unit.charCodeAt(0)
  if (code >= 0x0660 && code <= 0x06f9) return String(code & 0xf)
  return code >= 0xff01 ? String.fromCharCode(code - 0xfee0) : '-'
}

/** Everything the rules read in `text` (folded), overlaps included. */
export function applyRules(rules: readonly Rule[], text: string): Found[] {
  const found: Found[] = []
  for (const rule of rules) {
    for (const match of text.matchAll(rule.re)) {
      const value = rule.read ? rule.read(match) : match[0]
      if (value === null) continue
      const [start, end] = match.indices?.groups?.['n'] ?? [match.index, match.index + match[0].length]
      found.push({ type: rule.type, value, start, end, rank: rule.rank })
    }
  }
  return found
}

/** The group `name` of a match, '' where it took no part. */
export function group(match: RegExpExecArray, name: string): string {
  return match.groups?.[name] ?? ''
}

/** The text around a match, `AROUND` units each way: reading more for every match would cost quadratic time. */
export function around(match: RegExpExecArray): string {
  return match.input.slice(Math.max(0, match.index - AROUND), match.index + match[0].length + AROUND)
}

/** Where the span of a match starts: its group `n`, or the whole of it. */
export function spanStart(match: RegExpExecArray): number {
  return match.indices?.groups?.['n']?.[0] ?? match.index
}
