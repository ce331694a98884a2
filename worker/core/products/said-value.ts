import { foldPhrase } from '../nlu/reference/cue'

/** Endings a word may take for number, gender and case in the languages that inflect: "ahumado" is also said "ahumada", "fumé" "fumée". */
const ENDINGS = '(?:e?s|o|os|a|as|e|ee?s?|en|er|em|n)?'
const FINAL = /(?:os|as|es|o|a|e|s)$/
/** Letters of a stem that may take other endings: below it stands another word. */
const MIN_STEM = 4
/** What Arabic writes as one with a word: "and", "with", "for", "the". */
const ARABIC_BEFORE = '(?:و|ف)?(?:ب|ل|ك)?(?:ال|ل)?'
const HAN_OR_KANA = /[\u3040-\u30FF\u4E00-\u9FFF]/
const KATAKANA = /^[\u30A0-\u30FF]+$/

/**
 * The part of a folded message (foldPhrase) that says a value, or null: whole words with or without accents, any place in Chinese and
 * Japanese. `inflects`: the words may stand in another form than the shop's.
 */
export function saidValue(folded: string, value: string, inflects: boolean): string | null {
  const wanted = foldPhrase(value).trim()
  if (HAN_OR_KANA.test(wanted)) return saidUnspaced(folded, wanted)
  // A letter alone is a size only where the entities say so: "I'm", "L'article".
  if (wanted.length < 3 && !/\d/.test(wanted)) return null
  const words = wanted.split(/[ -]/).map((word) => (inflects ? inflected(word) : escaped(word)))
  const source = `(?<![\\p{L}\\p{N}])${words.join('[ -]?')}(?![\\p{L}\\p{N}])`
  return new RegExp(source, 'u').exec(folded)?.[0] ?? null
}

/** One character alone begins too many other words ("赤" of "赤ちゃん"), and katakana ends where the word does. */
function saidUnspaced(folded: string, wanted: string): string | null {
  if (wanted.length < 2) return null
  if (!KATAKANA.test(wanted)) return folded.includes(wanted) ? wanted : null
  return new RegExp(`(?<![\\u30A0-\\u30FF])${wanted}(?![\\u30A0-\\u30FF])`, 'u').exec(folded)?.[0] ?? null
}

function inflected(word: string): string {
  if (/^[\u0600-\u06FF]/.test(word)) return `${ARABIC_BEFORE}${escaped(word.replace(/^ال/, ''))}(?:ه)?`
  const stem = word.replace(FINAL, '')
  if (!/^[a-z]+$/.test(word)) return escaped(word)
  return stem.length >= MIN_STEM ? `${stem}${ENDINGS}` : `${word}(?:e?s?)`
}

function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
