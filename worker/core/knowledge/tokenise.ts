const WORDS = /[\p{L}\p{N}]+/gu
const HAN_RUN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+/gu

/** English function words: they stand in every question and tell nothing about which. */
const STOP = new Set(
  'a an and are as at be but by can could do does did for from get had has have how i if in is it its me my no not of on or our so that the their them then there they this to up was we were what when where which who why will with would you your please hi hello'.split(
    ' ',
  ),
)

/**
 * Search terms of a text: lower-case words with a light English stem, and for Han and kana, which have no spaces, every character
 * pair (a lone character stands for itself). Linear in the text's length.
 */
export function searchTerms(text: string): string[] {
  const terms: string[] = []
  for (const [word] of text.normalize('NFKC').toLowerCase().matchAll(WORDS)) {
    terms.push(...hanTerms(word))
    const latin = word.replace(HAN_RUN, '')
    if (latin && !STOP.has(latin)) terms.push(stem(latin))
  }
  return terms
}

function hanTerms(word: string): string[] {
  const terms: string[] = []
  for (const [run] of word.matchAll(HAN_RUN)) {
    if (run.length === 1) terms.push(run)
    for (let index = 0; index + 1 < run.length; index++) terms.push(run.slice(index, index + 2))
  }
  return terms
}

/** Plurals, -ing and -ed only: a full stemmer merges words that shops keep apart ("shipping" the service, "ship" the thing). */
function stem(word: string): string {
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
