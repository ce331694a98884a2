import { type Coerced, fixed, unreadable } from '../fixed'
import { plainText } from './text'

/** Which sign stands before the decimals of a column; null: nothing in the column tells. */
export type DecimalMark = '.' | ',' | null

const DIGITS: readonly (readonly [zero: number, RegExp])[] = [
  [0x0660, /[\u0660-\u0669]/g],
  [0x06f0, /[\u06f0-\u06f9]/g],
]

/**
 * A number as plain decimal text ("1234.5"), without a float on the way; `fixes` is empty where it was written so. Understands grouping
 * by comma, point, blank and apostrophe, a decimal comma, Arabic digits, parentheses for negative amounts and a trailing minus. Whether
 * "1,234" is a thousand or a bit more than one is told by `mark`, what the rest of its column shows; without that, three digits after a
 * single mark are a group.
 */
export function decimalText(cell: unknown, mark: DecimalMark): Coerced<string> {
  if (typeof cell === 'number') return Number.isFinite(cell) ? fixed(expand(cell)) : unreadable('bad_number')
  const text = plainText(cell)
  if (text === null) return unreadable('bad_number')
  const latin = latinDigits(text)
  const signed = /^\((.+)\)$/.exec(latin) ?? /^(.+)-$/.exec(latin)
  const bare = (signed?.[1] ?? latin).replace(/[\s'’_\u00a0\u202f]/g, '').replace('−', '-')
  const exponent = /^[+-]?\d+(\.\d+)?e[+-]?\d{1,2}$/i.test(bare)
  if (exponent) return fixed(expand(Number(bare)), 'number_format')
  const plain = withPoint(bare, mark)
  if (plain === null) return unreadable('bad_number')
  const value = tidy(signed ? `-${plain.replace(/^[+-]/, '')}` : plain)
  return fixed(value, value !== tidy(text) && 'number_format')
}

/** A whole number between two bounds; "3.0" and "1,200" are. */
export function coerceInteger(cell: unknown, mark: DecimalMark, min: number, max: number): Coerced<number> {
  const read = decimalText(cell, mark)
  if (!read.ok) return read
  const value = Number(read.value)
  if (!Number.isSafeInteger(value)) return unreadable('not_whole')
  return value < min || value > max ? unreadable('out_of_range') : fixed(value, ...read.fixes)
}

/** A number between two bounds. */
export function coerceNumber(cell: unknown, mark: DecimalMark, min: number, max: number): Coerced<number> {
  const read = decimalText(cell, mark)
  if (!read.ok) return read
  const value = Number(read.value)
  return value < min || value > max ? unreadable('out_of_range') : fixed(value, ...read.fixes)
}

/** What a value shows about its column's decimal mark; null where it shows nothing ("1,234", "12"). */
export function markShownBy(text: string): DecimalMark {
  const bare = latinDigits(text).replace(/[^\d.,]/g, '')
  const last = Math.max(bare.lastIndexOf('.'), bare.lastIndexOf(','))
  if (last < 0) return null
  const sign = bare[last] === ',' ? ',' : '.'
  const other = sign === ',' ? '.' : ','
  const repeated = bare.indexOf(sign) !== last
  if (repeated) return other
  if (bare.includes(other)) return sign
  return bare.length - last - 1 === 3 ? null : sign
}

function withPoint(bare: string, mark: DecimalMark): string | null {
  const shown = markShownBy(bare) ?? mark
  const points = bare.split('.').length - 1
  const commas = bare.split(',').length - 1
  if (points === 0 && commas === 0) return /^[+-]?\d+$/.test(bare) ? bare : null
  // Nothing tells, and three digits follow: "1,234" is a group, "1.234" plain decimal notation.
  const decimal = shown ?? (points === 1 && commas === 0 ? '.' : commas === 1 && points === 0 ? '.' : null)
  if (decimal === null) return null
  const group = decimal === '.' ? ',' : '.'
  const pattern = decimal === '.' ? /^[+-]?(\d{1,3}(,\d{2,3})+|\d*)(\.\d+)?$/ : /^[+-]?(\d{1,3}(\.\d{3})+|\d*)(,\d+)?$/
  if (!pattern.test(bare)) return null
  return bare.replaceAll(group, '').replace(decimal, '.')
}

function latinDigits(text: string): string {
  let out = text
  for (const [zero, digits] of DIGITS) out = out.replace(digits, (one) => String((one.codePointAt(0) ?? zero) - zero))
  return out === text ? text : out.replaceAll('٫', '.').replaceAll('٬', ',')
}

/** "+012.50" ▸ "12.50"; decimals stay as they were written. */
function tidy(text: string): string {
  const parts = /^([+-]?)(\d*)(\.\d+)?$/.exec(text.trim())
  if (!parts) return text.trim()
  const [, sign, whole = '', fraction = ''] = parts
  const digits = whole.replace(/^0+(?=\d)/, '') || '0'
  const zero = /^0*$/.test(digits + fraction.slice(1))
  return `${sign === '-' && !zero ? '-' : ''}${digits}${fraction}`
}

/** A number without an exponent, to twelve places: more is noise of floats. */
function expand(value: number): string {
  if (Number.isInteger(value)) return BigInt(value).toString()
  return value.toFixed(12).replace(/0+$/, '').replace(/\.$/, '')
}
