import { IntlMessageFormat } from 'intl-messageformat'
import { CATALOGUE_TEXTS } from './render'

/** Moods a reply may be worded for beside the plain wording. */
export const TEXT_MOODS = ['negative', 'positive'] as const

type Element = ReturnType<IntlMessageFormat['getAst']>[number]
/** The parser's marks of an element: plain words; a value put in as it is, as a number, a date, a time; a choice by word, by number. */
const KIND = { literal: 0, argument: 1, number: 2, date: 3, time: 4, select: 5, plural: 6 } as const

/** A placeholder of a text, and whether a number is wanted there. */
type Placeholder = { readonly name: string; readonly isNumber: boolean; readonly isDate: boolean }

function placeholdersIn(elements: readonly Element[]): Placeholder[] {
  return elements.flatMap((element) => {
    if (element.type === KIND.literal || !('value' in element)) return []
    const isNumber = element.type === KIND.number || element.type === KIND.plural
    const isDate = element.type === KIND.date || element.type === KIND.time
    const inner =
      'options' in element ? Object.values(element.options).flatMap(({ value }) => placeholdersIn(value)) : []
    return [{ name: element.value, isNumber, isDate }, ...inner]
  })
}

/** Null for what cannot be parsed. */
function parse(text: string, locale: string): IntlMessageFormat | null {
  try {
    return new IntlMessageFormat(text, locale, undefined, { ignoreTag: true })
  } catch {
    return null
  }
}

/** "ask_coupon.negative" ▸ the plain key and the mood; null for a mood there is none of. */
export function splitKey(key: string): { readonly plain: string; readonly mood: string | null } | null {
  const [plain = '', mood = null, ...rest] = key.split('.')
  const isMood = mood === null || TEXT_MOODS.some((known) => known === mood)
  return rest.length === 0 && isMood ? { plain, mood } : null
}

/** The placeholders the built-in text of a key has, those of its moods too: what a wording of the shop's own may name. */
export function placeholdersOfKey(plain: string): ReadonlySet<string> {
  const names = [...CATALOGUE_TEXTS].flatMap(([locale, texts]) =>
    ['', ...TEXT_MOODS.map((mood) => `.${mood}`)].flatMap((suffix) => {
      const text = texts.get(`${plain}${suffix}`)
      return text === undefined ? [] : placeholdersIn(parse(text, locale)?.getAst() ?? []).map(({ name }) => name)
    }),
  )
  return new Set(names)
}

/** What keeps a wording from being used, in words; null where nothing does. */
export function wordingFault(locale: string, key: string, text: string): string | null {
  const split = splitKey(key)
  if (!split || !CATALOGUE_TEXTS.get(locale)?.has(split.plain)) return 'there is no such text in this language'
  const parsed = parse(text, locale)
  if (!parsed) return 'is no ICU MessageFormat: look for a lone { or }'
  const known = placeholdersOfKey(split.plain)
  const strange = placeholdersIn(parsed.getAst()).find(({ name }) => !known.has(name))
  if (strange) {
    const names = [...known].map((name) => `{${name}}`).join(', ')
    return `names {${strange.name}}, which has no value here; ${names ? `there is ${names}` : 'there is none'}`
  }
  return previewOf(locale, text) === null ? 'cannot be put into words: a choice lacks its "other"' : null
}

/** A text as a shopper might read it, with sample values; null where it cannot be. */
export function previewOf(locale: string, text: string): string | null {
  const parsed = parse(text, locale)
  if (!parsed) return null
  const values = Object.fromEntries(
    placeholdersIn(parsed.getAst()).map(({ name, isNumber, isDate }) => [name, sampleOf(name, isNumber, isDate)]),
  )
  try {
    return String(parsed.format(values)).trim()
  } catch {
    return null
  }
}

function sampleOf(name: string, isNumber: boolean, isDate: boolean): string | number {
  const sample = SAMPLES[name]
  if (isNumber) return typeof sample === 'number' ? sample : 2
  if (isDate) return Date.UTC(2026, 10, 27)
  return sample ?? `[${name}]`
}

/** Values as they might stand in a reply; one without any shows as its name in brackets. */
const SAMPLES: Readonly<Record<string, string | number>> = {
  shop: 'Linden & Lane',
  name: 'Ana',
  order_number: '1001',
  email: 'a***@example.com',
  left: 2,
  carrier: 'DHL',
  count: 2,
  claim_id: 'C-1001-1',
  window: 30,
  address: 'Rua do Carmo 7, 1200-093 Lisboa',
  item: 'Pebble Mug',
  kind: 'return',
  return_id: 'R-1001-1',
  amount: '€49.90',
  method: 'Visa',
  title: 'Pebble Mug',
  price: '€18.00',
  minutes: 10,
  case_id: 'CS-1001',
  code: 'SAVE10',
  minimum: '€80.00',
  points: 1_240,
  request_id: 'D-1001',
}
