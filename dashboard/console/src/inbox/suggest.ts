export type Suggestion = { readonly id: string; readonly title: string; readonly text: string; readonly put: string }
/** What is being asked for where the cursor stands: the characters from `start` on are replaced by what is chosen. */
export type Asked = { readonly kind: 'canned' | 'mention'; readonly word: string; readonly start: number }

const MAX_SHOWN = 6

/** A `/` that begins the text, or in a note an `@` that begins a word, asks for suggestions. */
export function askedAt(text: string, cursor: number, isNote: boolean): Asked | null {
  const before = text.slice(0, cursor)
  const canned = isNote ? null : /^\/([^\n]{0,40})$/u.exec(before)
  if (canned) return { kind: 'canned', word: canned[1] ?? '', start: 0 }
  const mention = isNote ? /(?:^|\s)@([^\s@]{0,40})$/u.exec(before) : null
  return mention ? { kind: 'mention', word: mention[1] ?? '', start: cursor - (mention[1] ?? '').length - 1 } : null
}

/** What fits the word: first those whose title begins with it. */
export function fitting(all: readonly Suggestion[], word: string): Suggestion[] {
  const wanted = word.toLocaleLowerCase()
  const at = ({ title, text }: Suggestion): number => {
    const place = title.toLocaleLowerCase().indexOf(wanted)
    return place >= 0 ? place : text.toLocaleLowerCase().includes(wanted) ? 1_000 : -1
  }
  return all
    .filter((one) => at(one) >= 0)
    .sort((a, b) => at(a) - at(b) || a.title.localeCompare(b.title))
    .slice(0, MAX_SHOWN)
}

/** Placeholders such as {{shopper.name}} filled in; one that nothing is known for goes, with the space before it. */
export function filled(text: string, values: Readonly<Record<string, string | null>>): string {
  return text.replace(/ ?\{\{?\s*([\w.]+)\s*\}?\}/g, (whole, name: string) => {
    if (!(name in values)) return whole
    const value = values[name]
    return value ? `${whole.startsWith(' ') ? ' ' : ''}${value}` : ''
  })
}

/** The ids of the agents whom a note calls by name. */
export function mentionsIn(text: string, agents: readonly { readonly id: string; readonly name: string }[]): string[] {
  return agents.filter(({ name }) => text.includes(`@${name}`)).map(({ id }) => id)
}
