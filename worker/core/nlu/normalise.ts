/** Scripts written without spaces: their runs are cut by the tokenizer and hashed by character. */
export const UNSPACED = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー`
/** A letter of a spaced script, as the inside of a character class. */
const LETTER = String.raw`[^\s\p{P}\p{S}\p{N}${UNSPACED}]`

const EMAIL = /[\w.+-]+@[\w-]+(\.[\w-]+)+/g
const LINK = /(https?:\/\/|www\.)\S+/g
/** Tracking numbers and the like: eight or more letters and digits in one word, at least four of them digits. */
const CODE = /\b(?=(?:[a-z-]*\d){4})[a-z\d][a-z\d-]{7,}\b/g
const LONG_NUMBER = /\d{8,}/g
const NUMBER = /\d{4,7}/g
/** "don't" and "dont" are the same word in chat. */
const CONTRACTION = /(\p{L})['’`](?=(?:s|t|re|ve|ll|d|m)\b)/gu
const REPEATED = /([^\d\s])\1{2,}/gu
/** Marks that only change how a symbol looks, control and format characters, and what is left of broken surrogates. */
const INVISIBLE = /\p{Cf}|\uFE0E|\uFE0F|[\u{1F3FB}-\u{1F3FF}]/gu
const ACCENT = /([a-z])\p{M}+/gu
/** Punctuation says little in chat, except a question or an exclamation; "%" and "&" are kept with the symbols. */
const PUNCTUATION = /[^\P{P}?!%&]|[\p{Cc}\p{Cs}\p{Co}\p{Cn}\uFFFD]/gu
const WORD_START = new RegExp(`(?<!${LETTER})(?=${LETTER})`, 'gu')

/**
 * The text as the model sees it: NFKC, lower case, without accents on Latin letters, identifiers replaced by a word each,
 * letters repeated at most twice, a space before each word of a spaced script, single spaces.
 */
export function normaliseText(text: string): string {
  const folded = text.toWellFormed().normalize('NFKC').toLowerCase().replace(INVISIBLE, '')
  const plain = folded.normalize('NFD').replace(ACCENT, '$1').normalize('NFC')
  const masked = plain
    .replace(EMAIL, ' emailaddr ')
    .replace(LINK, ' weblink ')
    .replace(CODE, ' trackcode ')
    .replace(LONG_NUMBER, ' longcode ')
    .replace(NUMBER, ' numcode ')
  const words = masked.replace(CONTRACTION, '$1').replace(PUNCTUATION, ' ').replace(REPEATED, '$1$1')
  return words.replace(WORD_START, ' ').replace(/\s+/g, ' ').trimEnd()
}

/** The tokenizer's pre-token pattern, in the syntax JavaScript and Rust share. Each run is bounded: merging is quadratic in it. */
export const PRETOKEN_PATTERN = ` ${LETTER}{1,24}|[${UNSPACED}]{1,12}|\\p{N}{1,3}|[^\\s\\p{N}${UNSPACED}]`

/** The same, ready to match with. */
export const PRETOKEN = new RegExp(PRETOKEN_PATTERN, 'gu')
/** Tells a run of an unspaced script. */
export const UNSPACED_RUN = new RegExp(`^[${UNSPACED}]`, 'u')
