import { type Coerced, fixed, unreadable } from '../fixed'

/** Written by spreadsheets and exports where there is nothing. */
const NOTHING = new Set([
  '',
  '-',
  '--',
  'n/a',
  '#n/a',
  'na',
  'null',
  'none',
  'nil',
  'undefined',
  'nan',
  '(empty)',
  '—',
  '无',
  '空',
])
/** Control characters, zero-width ones and the byte order mark; a line break and a tab stay. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const INVISIBLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200b-\u200f\u2060\ufeff]/g

/** True for what stands for "nothing": undefined, null, blanks, and the words exports write there. */
export function isMissing(cell: unknown): boolean {
  if (cell === undefined || cell === null) return true
  return typeof cell === 'string' && NOTHING.has(cell.trim().toLowerCase())
}

/** A cell as text on one footing: NFKC, no invisible characters, trimmed. Null for what is no scalar. */
export function plainText(cell: unknown): string | null {
  if (typeof cell === 'number' || typeof cell === 'boolean') return String(cell)
  if (typeof cell !== 'string') return null
  // ASCII needs no normalising, and most cells are.
  if (/^[\x20-\x7e]*$/.test(cell)) return cell.trim()
  return cell.normalize('NFKC').replace(INVISIBLE, '').trim()
}

/** Text of one line, at most `maxChars` UTF-16 code units. NFKC and invisible characters are a fix, trimming is none. */
export function coerceText(cell: unknown, maxChars: number): Coerced<string> {
  const text = plainText(cell)
  if (text === null) return unreadable('not_text')
  if (text.length > maxChars) return unreadable('too_long')
  const changed = typeof cell === 'string' && text !== cell.trim()
  return fixed(text, changed && 'text_normalised')
}

/** A code such as an order number or a SKU: no blanks inside, one leading # off, compared in upper case. */
export function coerceCode(cell: unknown, maxChars: number): Coerced<string> {
  const text = plainText(cell)
  if (text === null) return unreadable('not_text')
  // A spreadsheet makes 1001 to 1001.0.
  const code = text
    .replace(/^#\s*/, '')
    .replace(/^(\d+)\.0$/, '$1')
    .replace(/\s+/g, '')
    .toUpperCase()
  if (code.length === 0 || code.length > maxChars) return unreadable('bad_code')
  return fixed(code, code !== text && 'code_normalised')
}
