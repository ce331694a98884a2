import type { HttpToolField } from '../../protocol'
import { toMinorUnits } from '../data/minor-units'
import type { ToolValue } from '../ports'
import { err, ok, type Result } from '../result'

/** Longest text taken out of an answer, in UTF-16 code units: it is said to a shopper. */
const MAX_TEXT_CHARS = 500
/** Seconds since 1970 end where milliseconds begin to be more likely: the year 5138 in seconds, 1973 in milliseconds. */
const FIRST_MS = 100_000_000_000
const INSTANT = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?\s*(?:Z|[+-]\d\d:?\d\d)$/i

/** Fields by slot. `shopCurrency` counts where money does not tell its own. The first that cannot be filled is named with the reason. */
export function readAnswer(
  fields: Readonly<Record<string, HttpToolField>>,
  answer: unknown,
  shopCurrency: string,
): Result<Readonly<Record<string, ToolValue>>, string> {
  const values: [string, ToolValue][] = []
  for (const [slot, field] of Object.entries(fields)) {
    const found = atPointer(answer, field.pointer)
    const value = found === undefined || found === null ? null : readValue(field, found, answer, shopCurrency)
    if (value) values.push([slot, value])
    else if (field.default !== undefined) values.push([slot, { type: 'text', text: field.default }])
    else if (found === undefined || found === null)
      return err(`the answer has nothing at ${field.pointer || 'its root'} for {${slot}}`)
    else return err(`what the answer has at ${field.pointer || 'its root'} for {${slot}} is no ${field.type}`)
  }
  return ok(Object.fromEntries(values))
}

/** The value a JSON Pointer (RFC 6901) leads to; undefined where there is none. Own members only: "constructor" is nobody's. */
export function atPointer(value: unknown, pointer: string): unknown {
  if (pointer === '') return value
  let at = value
  for (const part of pointer.slice(1).split('/')) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~')
    if (Array.isArray(at)) at = /^(?:0|[1-9]\d{0,8})$/.test(key) ? at[Number(key)] : undefined
    else if (isObject(at) && Object.hasOwn(at, key)) at = at[key]
    else return undefined
  }
  return at
}

function readValue(field: HttpToolField, found: unknown, answer: unknown, shopCurrency: string): ToolValue | null {
  switch (field.type) {
    case 'text':
      return readText(found)
    case 'number':
      return readNumber(found)
    case 'date':
      return readDate(found)
    case 'money': {
      const told = field.currency_pointer === undefined ? undefined : atPointer(answer, field.currency_pointer)
      const currency = typeof told === 'string' ? told.trim().toUpperCase() : (field.currency ?? shopCurrency)
      return readMoney(found, currency, field.minor_units)
    }
  }
}

function readText(found: unknown): ToolValue | null {
  if (typeof found === 'number' || typeof found === 'boolean') return { type: 'text', text: String(found) }
  if (typeof found !== 'string') return null
  const text = found
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return { type: 'text', text: text.slice(0, MAX_TEXT_CHARS).toWellFormed() }
}

function readNumber(found: unknown): ToolValue | null {
  const isNumeric = typeof found === 'string' && /^-?\d{1,15}(?:\.\d{1,10})?$/.test(found.trim())
  const value = typeof found === 'number' ? found : isNumeric ? Number(found) : Number.NaN
  return Number.isFinite(value) ? { type: 'number', value } : null
}

/** A calendar day stays one; an instant, also as a number of seconds or milliseconds, becomes a day in the shop's zone when it is said. */
function readDate(found: unknown): ToolValue | null {
  if (typeof found === 'number') {
    const at = Math.abs(found) < FIRST_MS ? found * 1_000 : found
    return Math.abs(at) <= 8_640_000_000_000_000 && Number.isFinite(at) ? { type: 'instant', at: Math.trunc(at) } : null
  }
  if (typeof found !== 'string') return null
  const text = found.trim()
  if (INSTANT.test(text)) {
    const at = Date.parse(text.replace(' ', 'T').replace(/\s+/g, ''))
    return Number.isNaN(at) ? null : { type: 'instant', at }
  }
  const day = /^(\d{4}-\d\d-\d\d)(?:[T ]\d\d:\d\d.*)?$/.exec(text)?.[1]
  const at = day === undefined ? Number.NaN : Date.parse(`${day}T00:00:00Z`)
  // "2026-02-30" must not become the second of March.
  return day !== undefined && !Number.isNaN(at) && new Date(at).toISOString().startsWith(day)
    ? { type: 'day', day }
    : null
}

function readMoney(found: unknown, currency: string, isMinor: boolean): ToolValue | null {
  if (!/^[A-Z]{3}$/.test(currency)) return null
  if (typeof found !== 'number' && typeof found !== 'string') return null
  const amount = String(found).trim()
  const cents = isMinor ? (/^-?\d{1,15}$/.test(amount) ? Number(amount) : null) : toMinorUnits(amount, currency)
  return cents === null ? null : { type: 'money', cents, currency }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
