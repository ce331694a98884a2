import { fold, plain, spaced } from './fold'
import type { LanguageCues, Patterns } from './language-cues'
import { LANGUAGES, languagesOf } from './languages'

/** A whole short message as the cues of one language read it: with its marks, and as words alone. */
export type Reading = { readonly cues: LanguageCues; readonly marks: string; readonly words: string }

/** The message as each language reads it; none for one that is empty, or too long to be a cue. */
export function readWhole(text: string): readonly Reading[] {
  const readings = LANGUAGES.map((cues) => {
    const marks = plain(text, cues.letters)
    return { cues, marks, words: spaced(marks) }
  })
  return readings.filter(({ marks }) => marks !== '')
}

/** Whether the message matches one of the patterns in the view they are written for. */
export function matches({ marks, words }: Reading, patterns: Patterns): boolean {
  const reads = (view: string) => (pattern: RegExp) => pattern.test(view)
  return (patterns.marks?.some(reads(marks)) || patterns.words?.some(reads(words))) ?? false
}

/** Whether the whole short message is this cue in any language. */
export function isCue(text: string, patternsOf: (cues: LanguageCues) => Patterns): boolean {
  return readWhole(text).some((reading) => matches(reading, patternsOf(reading.cues)))
}

/** The same in the language the text is written in, for what a sentence of another language may hold by chance. */
export function someLikelyLanguage(text: string, found: (cues: LanguageCues, folded: string) => boolean): boolean {
  return languagesOf(text).some((cues) => found(cues, fold(text, cues.letters).trim()))
}

/** Whether a cue is found in the folded text of any language; the caller has cut the text to what is to be read. */
export function someLanguage(text: string, found: (cues: LanguageCues, folded: string) => boolean): boolean {
  return LANGUAGES.some((cues) => found(cues, fold(text, cues.letters).trim()))
}
