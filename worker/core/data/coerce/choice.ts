import { type Coerced, fixed, unreadable } from '../fixed'
import { plainText } from './text'

const YES = new Set(['true', 'yes', 'y', '1', 'on', 't', 'ja', 'oui', 'si', 'sí', 'sim', '是', 'はい', 'نعم'])
const NO = new Set(['false', 'no', 'n', '0', 'off', 'f', 'nein', 'non', 'não', 'nao', '否', 'いいえ', 'لا'])

/** A truth value, from the words and digits exports write for one. */
export function coerceBoolean(cell: unknown): Coerced<boolean> {
  if (typeof cell === 'boolean') return fixed(cell)
  const word = plainText(cell)?.toLowerCase() ?? ''
  if (YES.has(word)) return fixed(true, word !== 'true' && 'boolean_format')
  if (NO.has(word)) return fixed(false, word !== 'false' && 'boolean_format')
  return unreadable('bad_boolean')
}

/** One of fixed values; `aliases` maps other spellings, in lower case with _ for blanks and hyphens, to them. */
export function coerceChoice<T extends string>(
  cell: unknown,
  options: readonly T[],
  aliases: Readonly<Record<string, T>>,
): Coerced<T> {
  const text = plainText(cell)
  if (text === null) return unreadable('unknown_value')
  const key = text.toLowerCase().replace(/[\s-]+/g, '_')
  const value = options.find((option) => option === key) ?? (Object.hasOwn(aliases, key) ? aliases[key] : undefined)
  return value === undefined ? unreadable('unknown_value') : fixed(value, value !== text && 'value_normalised')
}
