const WORDS = /[\p{L}\p{M}\p{N}]+/gu
/** By script extension: the long-vowel mark of katakana and the Han iteration mark belong to no script alone. */
const HAN_RUN = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}]+/gu
/** Accents of Latin, Greek and Cyrillic, and what Arabic writes above and below its letters; the vowels of other scripts are letters. */
const ACCENTS = /[\u0300-\u036f\u064b-\u065f\u0670\u0640]/g

/** English function words: they stand in every question and tell nothing about which. */
const STOP = new Set(
  'a an and are as at be but by can could do does did for from get had has have how i if in is it its me my no not of on or our so that the their them then there they this to up was we were what when where which who why will with would you your please hi hello'.split(
    ' ',
  ),
)

/**
 * Search terms of a text: lower-case words without accents and with a light English stem, and for Han and kana, which have no spaces, every
 * character pair (a lone character stands for itself). Linear in the text's length.
 */
export function searchTerms(text: string): string[] {
  const terms: string[] = []
  for (const word of folded(text).match(WORDS) ?? []) {
    const hasHan = isHan(word)
    if (hasHan) pushHanTerms(terms, word)
    const spaced = hasHan ? word.replace(HAN_RUN, '') : word
    if (spaced && !STOP.has(spaced)) terms.push(stem(spaced))
  }
  return terms
}

/** Letters in a row of a spaced word that make a gram. */
const GRAM = 3

/**
 * The small parts of a text's search terms, with repeats: single characters of Han and kana, and three letters in a row of other words, their
 * ends marked. They meet where a word is misspelt, inflected or part of a compound ("Rückgabefrist" and "Rückgabe").
 */
export function searchGrams(terms: readonly string[]): string[] {
  const grams: string[] = []
  for (const term of terms) {
    if (isHan(term)) {
      grams.push(...term)
      continue
    }
    const word = `<${term}>`
    for (let index = 0; index + GRAM <= word.length; index++) grams.push(word.slice(index, index + GRAM))
  }
  return grams
}

/** Nothing to fold but case. */
const PLAIN = /^[\x20-\x7e\n]*$/

/** One spelling for what shoppers write in several: width, case, accents, ß, and the Arabic letters that are typed for each other. */
function folded(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase()
  return text
    .normalize('NFKD')
    .replace(ACCENTS, '')
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ة', 'ه')
    .replaceAll('ى', 'ي')
}

const HAN = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}]/u

function isHan(term: string): boolean {
  return HAN.test(term)
}

function pushHanTerms(terms: string[], word: string): void {
  for (const [run] of word.matchAll(HAN_RUN)) {
    if (run.length === 1) terms.push(run)
    for (let index = 0; index + 1 < run.length; index++) terms.push(run.slice(index, index + 2))
  }
}

/** Shortest Arabic word that begins with the article rather than with its own letters. */
const MIN_WITH_ARTICLE = 5

/** Plurals, -ing and -ed only: a full stemmer merges words that shops keep apart ("shipping" the service, "ship" the thing). */
function stem(word: string): string {
  if (word.length >= MIN_WITH_ARTICLE && word.startsWith('ال')) return word.slice(2)
  if (word.length > 5 && word.endsWith('ing')) return undouble(word.slice(0, -3))
  if (word.length > 4 && word.endsWith('ied')) return `${word.slice(0, -3)}y`
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`
  // "hoodies" cannot tell whether it comes from "hoodie" or "hoody": both are written alike.
  if (word.length > 4 && word.endsWith('ie')) return `${word.slice(0, -2)}y`
  if (word.length > 4 && word.endsWith('ed')) return undouble(word.slice(0, -2))
  if (word.length > 3 && word.endsWith('s') && !word.endsWith('ss')) return word.slice(0, -1)
  return word
}

function undouble(word: string): string {
  return /([bdfglmnprt])\1$/.test(word) ? word.slice(0, -1) : word
}
