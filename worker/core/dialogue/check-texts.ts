import { IntlMessageFormat } from 'intl-messageformat'
import { type FlowFault, fault } from './flow-fault'
import type { FlowState } from './flow-schema'

/** Texts by locale and key. */
export type TextsByLocale = ReadonlyMap<string, ReadonlyMap<string, string>>
/** A key a state speaks, and where in the state it stands. */
export type SpokenKey = { readonly key: string; readonly inside: readonly string[] }

/** The keys a state speaks, the titles of its choices apart, each with its place. */
export function spokenKeys(state: FlowState): SpokenKey[] {
  const named = (field: string, key: string | undefined) => (key ? [{ key, inside: [field] }] : [])
  switch (state.kind) {
    case 'collect':
      return [...named('prompt', state.prompt), ...named('reprompt', state.reprompt)]
    case 'confirm':
      return named('prompt', state.prompt)
    case 'say':
    case 'end':
      return named('say', state.say)
    default:
      return []
  }
}

/** The same of the titles of a state's choices. */
export function spokenTitles(state: FlowState): SpokenKey[] {
  if (state.kind !== 'collect') return []
  return state.choices.map(({ title }, i) => ({ key: title, inside: ['choices', String(i), 'title'] }))
}

/** A text that a locale lacks, cannot be read there, or names a value nobody gives; the wordings for a mood ("key.negative") count too. */
export function textFaults(
  at: readonly string[],
  { key, inside }: SpokenKey,
  spokenTexts: TextsByLocale,
  named: ReadonlySet<string>,
): FlowFault[] {
  const faults: FlowFault[] = []
  const add = (message: string) => faults.push(fault(at, message, ...inside))
  for (const [locale, texts] of spokenTexts) {
    if (!texts.has(key)) add(`text "${key}" is missing in ${locale}`)
    for (const [spoken, text] of texts) {
      if (spoken !== key && !spoken.startsWith(`${key}.`)) continue
      const names = placeholdersOf(text, locale)
      if (!names) add(`text "${spoken}" cannot be read in ${locale}`)
      for (const name of names ?? [])
        if (!named.has(name)) add(`text "${spoken}" names {${name}} in ${locale}, which has no value there`)
    }
  }
  return faults
}

/** The values a text in ICU MessageFormat names; null when it is none. */
export function placeholdersOf(text: string, locale: string): ReadonlySet<string> | null {
  try {
    return new Set(namesIn(new IntlMessageFormat(text, locale, undefined, { ignoreTag: true }).getAst()))
  } catch {
    return null
  }
}

/** The parser's mark of plain words; every other element with a `value` names a placeholder. */
const LITERAL = 0

function namesIn(elements: ReturnType<IntlMessageFormat['getAst']>): string[] {
  return elements.flatMap((element) => {
    if (element.type === LITERAL || !('value' in element)) return []
    if (!('options' in element)) return [element.value]
    return [element.value, ...Object.values(element.options).flatMap((option) => namesIn(option.value))]
  })
}
