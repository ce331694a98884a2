import type { Language } from '../../../protocol'
import { foldWord } from './fold-word'
import { AR } from './words/ar'
import { DE } from './words/de'
import { EN } from './words/en'
import { ES } from './words/es'
import { FR } from './words/fr'
import type { Words } from './words/kinds'
import { PT } from './words/pt'

/** One reading of a word or phrase. `only` is the language it must be read in; null where it means the same in all. */
export type Entry = {
  /** Folded words, the first included. */
  readonly words: readonly string[]
  /** A `Kind`. */
  readonly kind: string
  readonly value: string
  readonly only: Language | null
}

const LANGUAGES: readonly (readonly [language: Language, words: Words])[] = [
  ['en', EN],
  ['es', ES],
  ['fr', FR],
  ['de', DE],
  ['pt', PT],
  ['ar', AR],
]

/** The phrases that start with a folded word, the longest first. */
export const LEXICON: ReadonlyMap<string, readonly Entry[]> = build()

/** Single words of the lexicon in their folded form: everyday words, which alone name no product. */
export const EVERYDAY: ReadonlySet<string> = new Set(
  [...LEXICON.values()].flatMap((entries) => entries.flatMap(({ words }) => words)),
)

function build(): Map<string, Entry[]> {
  const lexicon = new Map<string, Entry[]>()
  for (const [language, words] of LANGUAGES) {
    for (const [kind, list] of Object.entries(words)) {
      for (const item of list.split(' ')) addItem(lexicon, item, kind, language)
    }
  }
  for (const entries of lexicon.values()) entries.sort((a, b) => b.words.length - a.words.length)
  return lexicon
}

function addItem(lexicon: Map<string, Entry[]>, item: string, kind: string, language: Language): void {
  const [phrase = '', value = ''] = item.split('=')
  const ambiguous = phrase.endsWith('~')
  const words = phrase.replace('~', '').split('_').map(foldWord)
  const first = words[0] ?? ''
  const entries = lexicon.get(first) ?? []
  const same = (entry: Entry) => entry.kind === kind && entry.value === value && entry.words.join() === words.join()
  if (entries.some((entry) => same(entry) && entry.only === null)) return
  entries.push({ words, kind, value, only: ambiguous ? language : null })
  lexicon.set(first, entries)
}
