import { placeholdersOf, spokenKeys, spokenTitles, type TextsByLocale } from './check-texts'
import { type FlowFault, fault } from './flow-fault'
import type { Flow } from './flow-schema'

/** How the keys of the texts begin that a flow brings itself: no other flow's do, and none of the catalogue. */
export function ownTextPrefix(flow: string): string {
  return `x_${flow}_`
}

/** The catalogue with the texts that a flow brings. */
export function textsWith(catalogue: TextsByLocale, { texts }: Flow): TextsByLocale {
  if (!texts) return catalogue
  return new Map(
    [...catalogue].map(([locale, known]) => [locale, new Map([...known, ...Object.entries(texts[locale] ?? {})])]),
  )
}

/** A text in a language replies are not written in, under another flow's key, that nothing says, or that cannot be read. */
export function ownTextFaults(flow: Flow, catalogue: TextsByLocale): FlowFault[] {
  const states = Object.values(flow.states)
  const spoken = new Set(
    states.flatMap((state) => [...spokenKeys(state), ...spokenTitles(state)].map(({ key }) => key)),
  )
  const faults: FlowFault[] = []
  for (const [locale, texts] of Object.entries(flow.texts ?? {})) {
    const at = ['texts', locale]
    if (!catalogue.has(locale))
      faults.push(fault(at, `replies are written in ${[...catalogue.keys()].join(', ')} only`))
    for (const [key, text] of Object.entries(texts)) {
      const plain = key.replace(/\..*$/, '')
      if (!key.startsWith(ownTextPrefix(flow.flow)))
        faults.push(fault(at, `key "${key}" must begin with ${ownTextPrefix(flow.flow)}`, key))
      if (!spoken.has(plain)) faults.push(fault(at, `no state says "${plain}"`, key))
      // Where a state says it, that place is told of it too.
      if (!placeholdersOf(text, locale)) faults.push(fault(at, 'is no ICU MessageFormat: look for a lone { or }', key))
    }
  }
  return faults
}
