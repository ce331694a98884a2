const ARABIC: Readonly<Record<string, string>> = { ى: 'ي', ة: 'ه', ـ: '', ß: 'ss', œ: 'oe', æ: 'ae', ø: 'o', ł: 'l' }

/** A word as it is compared: lower-case, without accents and vowel marks, Arabic letters that are mixed up made one. */
export function foldWord(word: string): string {
  const lower = word.toLowerCase()
  if (/^[a-z]*$/.test(lower)) return lower
  return lower
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[ىةـßœæøł]/g, (letter) => ARABIC[letter] ?? letter)
}

/** A word and the dots, spaces and marks between words; Han and kana are read by patterns instead. */
export const WORD = /[\p{Script=Latin}\p{Script=Arabic}\p{M}]{1,40}|\d{1,22}(?:[.,']\d{1,9}){0,4}/gu

const PROCLITICS = /^(?:وال|بال|فال|كال|ولل|لل|ال|و|ب|ل|ف)(?=..)/

/** An Arabic word (folded) without what is written together with it: article, "and", "with", "for". Else the word. */
export function withoutProclitics(word: string): string {
  return word.replace(PROCLITICS, '')
}

/** Whether a word is in Arabic letters. */
export function isArabic(word: string): boolean {
  return word >= '\u0600' && word < '\u0700'
}
