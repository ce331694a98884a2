import type { Language } from '../../../protocol'

/** Alternatives of one cue by language, as patterns of words: "cheaper|less expensive". Written without accents. */
export type CueWords = Readonly<Partial<Record<Exclude<Language, 'und'>, string>>>
export type Cue = readonly RegExp[]

/** Arabic writes "the", "and", "with" and "for" as the first letters of a word. */
const PROCLITICS = '(?:و|ف)?(?:ب|ل|ك)?(?:ال|ل)?'

/** The patterns of a cue; run them over `foldPhrase(text)`. Whole words in alphabets, anywhere in Chinese and Japanese. */
export function cue(words: CueWords): Cue {
  return Object.entries(words).map(([language, source]) => {
    const folded = foldPhrase(source)
    if (language === 'zh' || language === 'ja') return new RegExp(folded, 'u')
    if (language === 'ar') return new RegExp(`(?<!\\p{L})${PROCLITICS}(?:${folded})(?!\\p{L})`, 'u')
    return new RegExp(`(?<![\\p{L}\\p{N}])(?:${folded})(?![\\p{L}\\p{N}])`, 'u')
  })
}

/** Whether a folded text holds the cue in any language. */
export function holds(folded: string, patterns: Cue): boolean {
  return patterns.some((pattern) => pattern.test(folded))
}

/**
 * Lower case without accents, Arabic vowel marks and spelling variants, with plain apostrophes and single spaces: what the cues are
 * compared with. Kana keep their marks. Linear in the text.
 */
export function foldPhrase(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036F\u064B-\u0652\u0640]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/ى/g, 'ي')
    .replace(/ة/g, 'ه')
    .replace(/ß/g, 'ss')
    .replace(/[’‘´`]/g, "'")
    .replace(/\s+/g, ' ')
}
