/** Longest message that can be nothing but a cue, in UTF-16 units. */
export const MAX_CUE_CHARS = 80
/** How much of a message is read for what may stand anywhere in it ("instead", "do not cancel"), in UTF-16 units. */
export const MAX_READ_CHARS = 4 * MAX_CUE_CHARS
/** How much of a message is read for danger, in UTF-16 units. */
export const MAX_DANGER_CHARS = 2000

/** Letters that Arabic writers use for each other, and digits of Arabic and Persian. */
const ARABIC: Readonly<Record<string, string>> = {
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ئ: 'ي',
  ؤ: 'و',
  ة: 'ه',
  ک: 'ك',
  '،': ',',
  '؛': ';',
  '؟': '?',
}
const ARABIC_LETTERS = new RegExp(`[${Object.keys(ARABIC).join('')}]`, 'gu')
/** Vowel signs, the small alef and the stroke that only stretches a word. */
const ARABIC_MARKS = /[\u064B-\u065F\u0670\u0640]/g

/** ASCII digits for those of Arabic and Persian script. */
export function foldDigits(text: string): string {
  return text
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
}

/** Arabic without vowel signs, with one form of each letter, and its marks and digits as ASCII; other scripts as they were. */
export function foldArabic(text: string): string {
  if (!/[\u0600-\u06ff]/.test(text)) return text
  const bare = text.normalize('NFC').replace(ARABIC_MARKS, '')
  // A long "aaah" sighs where a short one agrees: two alefs remain of it.
  const letters = bare.replace(ARABIC_LETTERS, (letter) => ARABIC[letter] ?? letter).replace(/ا{2,}ه/g, 'ااه')
  return foldDigits(letters)
}

const SMILES = /[\u{1F600}-\u{1F60D}\u{1F642}\u{1F64F}\u{1F970}\u{1F389}\u{1F49B}-\u{1F49F}\u2764]/gu

/** Without faces and hearts, which only colour what the words say. */
export function foldSmiles(text: string): string {
  return text.replace(SMILES, ' ')
}

/** Latin letters without accents, and hyphens between words as spaces: "annulez-la", "não", "Déjalo". */
export function foldAccents(text: string): string {
  return splitHyphens(foldSmiles(text))
    .normalize('NFD')
    .replace(/([a-z])\p{M}+/gu, '$1')
    .normalize('NFC')
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
}

/** German letters as they are typed without them: "ändern", "aendern" and "andern" are one. Foreign accents stay: "já" is no "ja". */
export function foldUmlauts(text: string): string {
  return splitHyphens(foldSmiles(text))
    .normalize('NFC')
    .replace(/ae|ä/g, 'a')
    .replace(/oe|ö/g, 'o')
    .replace(/(?<![aeq])ue|ü/g, 'u')
    .replace(/ß/g, 'ss')
}

/** Katakana as hiragana, so that "ハイ" is "はい". A stretched end is cut, a stretched middle is not: "うーん" hesitates, "うんー" agrees. */
export function foldKana(text: string): string {
  return foldSmiles(text)
    .replace(/[ァ-ヶ]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x60))
    .replace(/(?<=[ぁ-ん])[ー~っ]+(?=$|[\s,.!])/g, '')
}

/**
 * What holds for every language: lower case, half width, one form of each mark, without quotes, letters said thrice once.
 * Cues of all languages are written for this form.
 */
export function fold(text: string, letters: (text: string) => string = same): string {
  const marks = text
    // "Nº 1002" numbers an order; it denies nothing.
    .replace(/(?<!\p{L})n\s?[º°]\s?(?=[#\w])/giu, '#')
    .normalize('NFKC')
    .toLowerCase()
    // Laughter of Portuguese, not a "k" that agrees.
    .replace(/(?<!o)k{3,}/g, 'haha')
    .replace(
      /['’`"“”‘«»„‚‹›「」『』¿¡]|[\u{1F3FB}-\u{1F3FF}]|[\uFE0F\u200B-\u200F\u202A-\u202E\u2066-\u2069\u061C]/gu,
      '',
    )
    .replace(/[。、]/g, ',')
    .replace(/\.{2,}|…/g, ',')
    .replace(/[–—]/g, '-')
    .replace(/[〜～]/g, '~')
    // The long "ううん" says no where "うん" says yes: it keeps its length.
    .replace(/う{2,}ん/g, 'ううん')
  return letters(foldArabic(marks))
    .replace(/([^\d\s])\1{2,}/gu, '$1')
    .replace(/\s+/g, ' ')
}

/** `fold` without outer punctuation; '' for what is too long to be a cue. */
export function plain(text: string, letters?: (text: string) => string): string {
  const trimmed = text.trim()
  if (trimmed.length > MAX_CUE_CHARS) return ''
  return fold(trimmed, letters)
    .replace(/^[\s.,;!~-]{1,80}/, '')
    .replace(/[\s.,;!~-]{1,80}$/, '')
}

/** The words of a folded message with single spaces between them and no marks but inside codes. */
export function spaced(message: string): string {
  return message
    .replace(/[.,;:!~()]+|-(?= )|(?<= )-/g, ' ')
    .replace(/(👍|👌|✅)/gu, ' $1 ')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Whether the message has a question mark, or a Chinese question word at its end. */
export function isQuestion(text: string): boolean {
  return /[?？؟¿]|[吗嗎么]\s{0,4}$/.test(text.slice(0, MAX_CUE_CHARS * 2))
}

function splitHyphens(text: string): string {
  return text.replace(/(?<=\p{L})-(?=\p{L})/gu, ' ')
}

function same(text: string): string {
  return text
}
