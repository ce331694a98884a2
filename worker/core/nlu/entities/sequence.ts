import type { Language } from '../../../protocol'
import { detectLanguage } from '../language'
import { foldWord, isArabic, WORD, withoutProclitics } from './fold-word'
import { type Entry, LEXICON } from './lexicon'

/** A word or phrase of the message. `text` is its folded spelling, a number as written. */
export type Item = {
  readonly text: string
  readonly value: string
  readonly start: number
  readonly end: number
  /** Index of its first letter in `Sequence.kinds`. */
  readonly at: number
}

/** The words of a message and, as one string, what each can be; breaks between words are letters of their own. */
export type Sequence = {
  /** One letter an item (see `Kind`), and between items ',' for a comma, '/' for a slash, ';' for any other break. */
  readonly kinds: string
  /** The item of each letter; null for breaks. */
  readonly items: readonly (Item | null)[]
  readonly words: readonly Word[]
  /** The message's language, found out when first asked for. */
  readonly language: () => Language
}

export type Word = { readonly text: string; readonly start: number; readonly end: number; readonly raw: string }

const SIZE_LETTERS = /^(?:X{0,4}[SL]|M)$/
const JOINED = /^[ '-]{0,2}$/

/** Reads the words of `text` (folded by `foldText`). Linear in it. */
export function readSequence(text: string): Sequence {
  const words = readWords(text)
  let known: Language | null = null
  const language = () => {
    known ??= detectLanguage(text)
    return known
  }
  const items: (Item | null)[] = []
  let kinds = ''
  for (let at = 0; at < words.length; ) {
    const word = words[at]
    if (word === undefined) break
    const gap = at === 0 ? '' : breakBetween(text, words[at - 1], word)
    if (gap !== '') {
      kinds += gap
      items.push(null)
    }
    const sized = SIZE_LETTERS.test(word.raw) && text.charAt(word.end) !== "'"
    const entry = sized || isCode(text, word) ? undefined : findEntry(text, words, at, language)
    const length = entry?.words.length ?? 1
    const end = words[at + length - 1]?.end ?? word.end
    items.push({ text: word.text, value: entry?.value ?? word.raw, start: word.start, end, at: kinds.length })
    kinds += sized ? 'S' : (entry?.kind ?? (/^\d/.test(word.raw) ? 'N' : '.'))
    at += length
  }
  return { kinds, items, words, language }
}

function readWords(text: string): Word[] {
  const words: Word[] = []
  for (const match of text.matchAll(WORD)) {
    const raw = match[0]
    words.push({ text: foldWord(raw), start: match.index, end: match.index + raw.length, raw })
  }
  return words
}

function isMonth(word: string): boolean {
  return LEXICON.get(word)?.some(({ kind }) => kind === 'M') ?? false
}

/** Letters with a digit right after them ("EURO2024") are a code. */
function isCode(text: string, word: Word): boolean {
  return /^[a-z]/i.test(word.raw) && /\d/.test(text.charAt(word.end))
}

function breakBetween(text: string, before: Word | undefined, after: Word): string {
  if (before === undefined) return ''
  const gap = text.slice(before.end, after.start)
  if (JOINED.test(gap)) return ''
  // "3. Dezember", "2 nov. 2026", "Gr. 43"
  const isShort = /^\d{1,2}$/.test(before.raw) ? isMonth(after.text) : before.end - before.start < 5
  if (/^\.\s?$/.test(gap) && isShort) return ''
  if (/^[º°ª]\s?(?:de\s)?$/.test(gap)) return ''
  if (/^[,،]\s?$/.test(gap)) return ','
  return /^\s?\/\s?$/.test(gap) ? '/' : ';'
}

function findEntry(text: string, words: readonly Word[], at: number, language: () => Language): Entry | undefined {
  const word = words[at]
  if (word === undefined) return undefined
  const entry = longest(LEXICON.get(word.text), text, words, at, language)
  if (entry !== undefined || !isArabic(word.text)) return entry
  return longest(LEXICON.get(withoutProclitics(word.text)), text, words, at, language)
}

function longest(
  entries: readonly Entry[] | undefined,
  text: string,
  words: readonly Word[],
  at: number,
  language: () => Language,
): Entry | undefined {
  return entries?.find(
    (entry) =>
      entry.words.every((part, index) => index === 0 || follows(text, words, at + index, part)) &&
      (entry.only === null || isSpoken(entry, language())),
  )
}

/** Numbers and months stand beside other words that show the language; a message too short to tell has them as well. */
function isSpoken({ only, kind }: Entry, language: Language): boolean {
  return only === language || (language === 'und' && (kind === 'n' || kind === 'M'))
}

function follows(text: string, words: readonly Word[], at: number, part: string): boolean {
  const word = words[at]
  const before = words[at - 1]
  if (word === undefined || before === undefined) return false
  if (word.text !== part && !(isArabic(part) && withoutProclitics(word.text) === part)) return false
  const gap = text.slice(before.end, word.start)
  return JOINED.test(gap) || (gap === '.' && part.length === 1)
}
