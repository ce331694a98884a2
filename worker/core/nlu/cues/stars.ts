import { foldArabic } from './fold'

const WORDS: readonly (readonly string[])[] = [
  ['one', 'una', 'une', 'un', 'einen', 'ein', 'uma', '一', 'نجمه'],
  ['two', 'dos', 'deux', 'zwei', 'duas', '二', '两', '兩', 'نجمتين', 'نجمتان'],
  ['three', 'tres', 'trois', 'drei', 'três', '三', 'ثلاث', 'ثلاثه'],
  ['four', 'cuatro', 'quatre', 'vier', 'quatro', '四', 'اربع', 'اربعه'],
  ['five', 'cinco', 'cinq', 'fünf', 'fuenf', '五', 'خمس', 'خمسه'],
]
const STAR = '(?:stars?|estrellas?|[ée]toiles?|stern(?:en?)?|estrelas?|颗?星|顆星|つ星|نجوم|نجمه)'
const OF_FIVE = '(?:out of|of|de|sur|von|في|من|/)\\s*5(?!\\d)'
const DIGIT = new RegExp(`(?<![\\d.,/])([1-5])\\s*(?:${OF_FIVE}|${STAR}(?!\\p{L})|つ星|颗?星|顆星)`, 'iu')
const JAPANESE = /星\s?([1-5])つ/u
const NUMBER = WORDS.map((words) => {
  const [alone, counted] = [words.filter(isDual), words.filter((word) => !isDual(word))]
  return new RegExp(
    `(?<!\\p{L})(?:(?:${counted.join('|')})\\s?${STAR}${alone.map((word) => `|${word}`).join('')})(?!\\p{L})`,
    'iu',
  )
})

/** Arabic says one and two stars in one word. */
function isDual(word: string): boolean {
  return word.startsWith('نجم')
}

/** The stars a message gives: "5 stars", "4/5", "★★★☆☆", "vier Sterne", "نجمتين", "四星"; null when it gives none. */
export function starsSaid(message: string): number | null {
  const said = foldArabic(message.normalize('NFKC'))
  const drawn = said.match(/[★⭐🌟]/gu)?.length ?? 0
  if (drawn >= 1 && drawn <= 5) return drawn
  const digit = (DIGIT.exec(said) ?? JAPANESE.exec(said))?.[1]
  if (digit !== undefined) return Number(digit)
  const place = NUMBER.findIndex((pattern) => pattern.test(said))
  return place < 0 ? null : place + 1
}
