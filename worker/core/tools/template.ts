import type { JsonValue } from '../../protocol'
import { err, ok, type Result } from '../result'

/** A slot's values by name, as the tracker has them. */
export type Slots = Readonly<Record<string, string>>
/** Why a request could not be written: this slot has no value, or one that cannot stand there. */
export type TemplateError = { readonly slot: string; readonly why: 'missing' | 'unusable' }

const PLACEHOLDER = /\{([a-z][a-z0-9_]*)\}/g
/** A whole value of a body: `{slot}`, or `{slot:number}` where the other system wants a number. */
const WHOLE = /^\{([a-z][a-z0-9_]*)(:number)?\}$/
const DOT_SEGMENT = /^(?:\.|%2e){1,2}$/i

/** The slots a URL template names. */
export function urlSlots(template: string): string[] {
  return [...template.matchAll(PLACEHOLDER)].map(([, slot = '']) => slot)
}

/** The slots a body template names. */
export function bodySlots(template: JsonValue): string[] {
  return textsIn(template).flatMap((text) => WHOLE.exec(text)?.[1] ?? [])
}

/** What is wrong with a URL template's placeholders, in words; null for nothing. The address itself is checked elsewhere. */
export function urlTemplateFault(template: string): string | null {
  const [, host = ''] = /^https?:\/\/([^/?#]*)/.exec(template) ?? []
  if (/[\\\s\p{Cc}]/u.test(template)) return 'a URL holds no blanks, line breaks or backslashes'
  if (/[{}]/.test(host)) return 'a slot may stand in the path and the query only, not in the host'
  if (/[{}]/.test(template.replace(PLACEHOLDER, '')))
    return 'a slot is written {name}, in snake_case, and a brace stands for nothing else'
  return null
}

/** What is wrong with a body template, in words; null for nothing. */
export function bodyTemplateFault(template: JsonValue): string | null {
  const part = textsIn(template).find((text) => !WHOLE.test(text) && text.match(PLACEHOLDER))
  return part === undefined ? null : 'a slot must be a whole value, as in {"order": "{order_number}"}'
}

/**
 * A URL with its slots filled in, each percent-encoded: no value can end a segment, begin a query or a line. A blank value is refused, as
 * "/orders/" asks for something else than an order; so is one that would make a segment "." or "..", which means another path.
 */
export function fillUrl(template: string, slots: Slots): Result<string, TemplateError> {
  const [path = '', ...rest] = template.split('?')
  let fault: TemplateError | null = null
  const fill = (text: string) =>
    text.replace(PLACEHOLDER, (_, slot: string) => {
      const value = slotValue(slots, slot)
      if (value === null) fault ??= { slot, why: 'missing' }
      return encodeURIComponent(value ?? '')
    })
  const filled = path.split('/').map((segment) => {
    const text = fill(segment)
    const [slot] = urlSlots(segment)
    if (slot !== undefined && DOT_SEGMENT.test(text)) fault ??= { slot, why: 'unusable' }
    return text
  })
  const url = [filled.join('/'), ...rest.map(fill)].join('?')
  return fault ? err(fault) : ok(url)
}

/** A body with its slots filled in; one without a value becomes null. A text where a number is wanted is refused. */
export function fillBody(template: JsonValue, slots: Slots): Result<JsonValue, TemplateError> {
  let fault: TemplateError | null = null
  const fill = (value: JsonValue): JsonValue => {
    if (Array.isArray(value)) return value.map(fill)
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, fill(entry)]))
    const whole = typeof value === 'string' ? WHOLE.exec(value) : null
    if (!whole) return value
    const [, slot = '', number] = whole
    const given = slotValue(slots, slot)
    if (given === null || !number) return given
    if (/^-?\d{1,15}(?:\.\d{1,10})?$/.test(given)) return Number(given)
    fault ??= { slot, why: 'unusable' }
    return null
  }
  const body = fill(template)
  return fault ? err(fault) : ok(body)
}

/** Own entries only, never blank, and without half a surrogate pair, which cannot be sent. */
function slotValue(slots: Slots, slot: string): string | null {
  const value = Object.hasOwn(slots, slot) ? (slots[slot] ?? '').toWellFormed().trim() : ''
  return value === '' ? null : value
}

function textsIn(value: JsonValue): string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(textsIn)
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}
