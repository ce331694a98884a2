import { parseJson } from '../parse-json'
import { coerceBoolean, coerceChoice } from './coerce/choice'
import { coerceEmail, coercePhone } from './coerce/contact'
import { coerceCountry } from './coerce/country'
import { coerceInstant, type DateOrder, type InstantContext } from './coerce/instant'
import { coerceCurrency, coerceMoney } from './coerce/money'
import { coerceInteger, coerceNumber, type DecimalMark } from './coerce/number'
import { coerceCode, coerceText, plainText } from './coerce/text'
import { type Coerced, fixed, unreadable } from './fixed'

/** How a field's cells are read. Money fields keep minor units; their currency is the row's. */
export type FieldType =
  | { readonly is: 'text' | 'id' | 'code'; readonly maxChars: number }
  | { readonly is: 'email' | 'phone' | 'country' | 'currency' | 'money' | 'instant' | 'boolean' | 'json' }
  | { readonly is: 'integer' | 'number'; readonly min: number; readonly max: number }
  | { readonly is: 'rating' }
  | {
      readonly is: 'choice'
      readonly options: readonly string[]
      readonly aliases: Readonly<Record<string, string>>
      /** What a name stands for that is none of these; absent: it is unreadable. */
      readonly otherwise?: string
    }

/**
 * What becomes of a row whose cell is missing: it is quarantined; it stays without; it gets a fixed value; or one from elsewhere
 * ('customer': what earlier rows say of the same customer; 'now': the time of the import). The last two are marked as imputed.
 */
export type Missing =
  | { readonly rule: 'reject' }
  | { readonly rule: 'keep' }
  | { readonly rule: 'default'; readonly value: string | number | boolean }
  | { readonly rule: 'impute'; readonly from: 'customer' | 'now' }

export type Field = {
  readonly name: string
  /** Other names of its column, in lower case with _ for blanks and hyphens. */
  readonly aliases: readonly string[]
  readonly type: FieldType
  readonly missing: Missing
  /** A value of its own fault quarantines the row; else it is left out, and that is a fix. */
  readonly unreadable: 'reject' | 'drop'
}

/** What the cells of a whole column tell about how to read each of them. */
export type ColumnFacts = { readonly mark: DecimalMark; readonly order: DateOrder }
export const NO_FACTS: ColumnFacts = { mark: null, order: null }

export type ReadContext = Omit<InstantContext, 'order'> & {
  /** The shop's currency, ISO 4217. */
  readonly home: string
  /** Country of phone numbers without one, ISO 3166-1 alpha-2; null: such numbers are unreadable. */
  readonly country: string | null
}

export type Value = string | number | boolean | null

/** Longest JSON text of one row's further properties. */
const MAX_JSON_CHARS = 8_192

/** Reads one cell that is not missing. `currency` is the row's, null where the row names none. */
export function readCell(
  cell: unknown,
  type: FieldType,
  facts: ColumnFacts,
  context: ReadContext,
  currency: string | null,
): Coerced<Value> {
  switch (type.is) {
    case 'text':
      return coerceText(cell, type.maxChars)
    case 'id':
      return readId(cell, type.maxChars)
    case 'code':
      return coerceCode(cell, type.maxChars)
    case 'email':
      return coerceEmail(cell)
    case 'phone':
      return coercePhone(cell, context.country)
    case 'country':
      return coerceCountry(cell)
    case 'currency':
      return coerceCurrency(cell, context.home)
    case 'money': {
      const money = coerceMoney(cell, { mark: facts.mark, currency, home: context.home })
      return money.ok ? fixed(money.value.cents, ...money.fixes) : money
    }
    case 'instant':
      return coerceInstant(cell, { ...context, order: facts.order })
    case 'boolean':
      return coerceBoolean(cell)
    case 'integer':
      return coerceInteger(cell, facts.mark, type.min, type.max)
    case 'number':
      return coerceNumber(cell, facts.mark, type.min, type.max)
    case 'rating':
      return readRating(cell, facts.mark)
    case 'choice':
      return readChoice(cell, type)
    case 'json':
      return readJson(cell)
  }
}

/** A fix of this name says that the cell itself is to be kept. */
export const OTHER_VALUE = 'other_value'

/** What may be a name of a merchant's own. */
const NAME = /^[\p{L}][\p{L}\p{N} _.:-]{0,63}$/u

function readChoice(cell: unknown, type: Extract<FieldType, { is: 'choice' }>): Coerced<string> {
  const read = coerceChoice(cell, type.options, type.aliases)
  if (read.ok || type.otherwise === undefined || !NAME.test(plainText(cell) ?? '')) return read
  return fixed(type.otherwise, OTHER_VALUE)
}

/** An id of another system: kept letter by letter, but for blanks around it. */
function readId(cell: unknown, maxChars: number): Coerced<string> {
  const text = plainText(cell)
  if (text === null || text === '') return unreadable('bad_id')
  return text.length > maxChars ? unreadable('too_long') : fixed(text)
}

/** Stars, 1 to 5: "4", "4/5", "8/10", "80 %", "★★★★☆". */
function readRating(cell: unknown, mark: DecimalMark): Coerced<number> {
  const text = plainText(cell)
  if (text === null) return unreadable('bad_rating')
  const stars = /^(★+)☆*$/.exec(text)?.[1]
  if (stars) return inStars(stars.length, 'rating_scale')
  const part = /^(\d+(?:[.,]\d+)?)\s*(?:\/|of|out of|von|sur|de)\s*(\d+)$/i.exec(text)
  if (part)
    return inStars((Number(part[1]?.replace(',', '.')) / Number(part[2])) * 5, part[2] !== '5' && 'rating_scale')
  const percent = /^(\d{1,3})\s*%$/.exec(text)
  if (percent) return inStars(Number(percent[1]) / 20, 'rating_scale')
  const read = coerceNumber(cell, mark, 1, 5)
  return read.ok ? read : unreadable('bad_rating')
}

function inStars(value: number, fix: string | false): Coerced<number> {
  const stars = Math.round(value * 10) / 10
  return stars >= 1 && stars <= 5 ? fixed(stars, fix) : unreadable('bad_rating')
}

/** Further properties as JSON text of an object. */
function readJson(cell: unknown): Coerced<string> {
  const value = typeof cell === 'string' ? parseJson(cell) : cell
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return unreadable('bad_json')
  const text = JSON.stringify(value)
  return text.length > MAX_JSON_CHARS ? unreadable('too_long') : fixed(text)
}
