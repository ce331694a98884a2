/** Longest source of a shop's own pattern. */
export const MAX_PATTERN_CHARS = 100
/** Longest code a pattern may match. */
const MAX_CODE_CHARS = 40
const MIN_CODE_CHARS = 3
/** Ways to try a pattern at one place of a message: what bounds its run time. "[A-Z]{1,5}-?\d{4,8}" has 50. */
const MAX_WAYS = 256

/** Bounds of what a part of a pattern matches, and in how many ways it can be tried. */
type Extent = { readonly min: number; readonly max: number; readonly ways: number }
type Cursor = { readonly source: string; at: number }

class PatternError extends Error {}

const EMPTY: Extent = { min: 0, max: 0, ways: 1 }
const ONE: Extent = { min: 1, max: 1, ways: 1 }

/**
 * Why a merchant's pattern of order or tracking numbers is refused, or null when it is fine. It is the source of a
 * JavaScript regular expression of letters, digits, `\d`, `\w`, classes, groups, `|` and bounded repeats. Anchors, look-around,
 * back-references, `.`, `*`, `+` and open repeats are refused, and so is a pattern that could be tried in more than
 * 256 ways at one place: what is accepted runs in time linear in the message.
 */
export function checkPattern(source: string): string | null {
  if (source.length === 0) return 'must not be empty'
  if (source.length > MAX_PATTERN_CHARS) return `must be at most ${MAX_PATTERN_CHARS} characters`
  try {
    const cursor = { source, at: 0 }
    const extent = readAlternatives(cursor)
    if (cursor.at < source.length) return 'has a ")" too many'
    if (extent.min < MIN_CODE_CHARS) return `must match at least ${MIN_CODE_CHARS} characters`
    if (extent.max > MAX_CODE_CHARS) return `must match at most ${MAX_CODE_CHARS} characters`
    new RegExp(source, 'i')
    return null
  } catch (error) {
    if (error instanceof PatternError) return error.message
    if (error instanceof SyntaxError) return 'is not a regular expression'
    throw error
  }
}

function readAlternatives(cursor: Cursor): Extent {
  let all = readParts(cursor)
  while (cursor.source.charAt(cursor.at) === '|') {
    cursor.at += 1
    const next = readParts(cursor)
    all = { min: Math.min(all.min, next.min), max: Math.max(all.max, next.max), ways: all.ways + next.ways }
    limit(all)
  }
  return all
}

function readParts(cursor: Cursor): Extent {
  let all = EMPTY
  while (cursor.at < cursor.source.length && !/[|)]/.test(cursor.source.charAt(cursor.at))) {
    const next = readRepeat(cursor, readAtom(cursor))
    all = { min: all.min + next.min, max: all.max + next.max, ways: all.ways * next.ways }
    limit(all)
  }
  return all
}

function limit({ ways, max }: Extent): void {
  if (ways > MAX_WAYS) throw new PatternError('has too many choices: use fewer or narrower repeats')
  if (max > MAX_CODE_CHARS) throw new PatternError(`must match at most ${MAX_CODE_CHARS} characters`)
}

function readAtom(cursor: Cursor): Extent {
  const char = cursor.source.charAt(cursor.at)
  if (char === '(') return readGroup(cursor)
  if (char === '[') return readClass(cursor)
  if (char === '\\') return readEscape(cursor)
  if (/[*+?{}\]]/.test(char)) throw new PatternError(`has a "${char}" where none may stand`)
  if (/[.^$]/.test(char)) throw new PatternError(`must not contain "${char}": write "\\${char}" for the character`)
  cursor.at += 1
  return ONE
}

function readGroup(cursor: Cursor): Extent {
  const rest = cursor.source.slice(cursor.at)
  if (/^\(\?(?!:)/.test(rest)) throw new PatternError('must not contain look-around or named groups')
  cursor.at += rest.startsWith('(?:') ? 3 : 1
  const extent = readAlternatives(cursor)
  if (cursor.source.charAt(cursor.at) !== ')') throw new PatternError('has a "(" that is not closed')
  cursor.at += 1
  return extent
}

function readClass(cursor: Cursor): Extent {
  const match = /^\[(?!\^)(?:[A-Za-z0-9_ #./:-]|\\[dw./#\\-])+\]/.exec(cursor.source.slice(cursor.at))
  if (match === null) throw new PatternError('has a class of something else than letters, digits and - _ . / # :')
  cursor.at += match[0].length
  return ONE
}

function readEscape(cursor: Cursor): Extent {
  const escaped = cursor.source.slice(cursor.at, cursor.at + 2)
  if (!/^\\[dw.\-/#\\+*?()[\]{}|^$ ]$/.test(escaped)) throw new PatternError(`must not contain "${escaped}"`)
  cursor.at += 2
  return ONE
}

function readRepeat(cursor: Cursor, atom: Extent): Extent {
  const rest = cursor.source.slice(cursor.at)
  if (/^[*+]/.test(rest)) throw new PatternError('must not contain "*" or "+": write a bounded repeat such as {4,8}')
  const match = /^(?:\?|\{(\d{1,3})(?:(,)(\d{0,3}))?\})/.exec(rest)
  if (match === null) return atom
  cursor.at += match[0].length
  const min = match[1] === undefined ? 0 : Number(match[1])
  const max = match[1] === undefined ? 1 : match[2] === undefined ? min : match[3] === '' ? Infinity : Number(match[3])
  if (max === Infinity) throw new PatternError('must not contain a repeat without an end')
  if (max > MAX_CODE_CHARS || max < min) throw new PatternError(`must repeat between 0 and ${MAX_CODE_CHARS} times`)
  const repeated = repeatWays(atom, min, max)
  const after = cursor.source.charAt(cursor.at)
  if (/[?*+{]/.test(after) && after !== '') throw new PatternError('must not repeat a repeat')
  return { min: atom.min * min, max: atom.max * max, ways: repeated }
}

function repeatWays(atom: Extent, min: number, max: number): number {
  let ways = 0
  for (let times = min; times <= max && ways <= MAX_WAYS; times += 1) ways += atom.ways ** times
  return ways
}
