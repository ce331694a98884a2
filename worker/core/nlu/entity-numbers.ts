/** English number words that shoppers use for small counts. */
export const NUMBER_WORDS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  couple: 2,
  pair: 2,
  dozen: 12,
}

/** Source of a pattern for `one` to `twelve`. */
export const EN_COUNT = 'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve'
/** Source of a pattern for a Chinese numeral up to the ten thousands. */
export const ZH_COUNT = '[零〇一二两兩三四五六七八九十百千万萬]{1,8}'

const ZH_DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  兩: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}
const ZH_TENS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1_000, 万: 10_000, 萬: 10_000 }

/** The number a Chinese numeral stands for (三百五十 is 350), or null when it is not one ("百" alone is a word). */
export function readZhNumber(text: string): number | null {
  if (/^[百千万萬]/.test(text)) return null
  let total = 0
  let digit = 0
  let digitsInRow = 0
  for (const char of text) {
    const unit = ZH_TENS[char]
    if (unit === undefined) {
      const next = ZH_DIGITS[char]
      if (next === undefined) return null
      digitsInRow = next === 0 ? 0 : digitsInRow + 1
      if (digitsInRow > 1) return null
      digit = next
      continue
    }
    digitsInRow = 0
    if (unit === 10_000) total = (total + digit) * unit
    else total += (digit || 1) * unit
    digit = 0
  }
  return total + digit
}

/** A whole number written in digits, English words ("a couple of", "two dozen") or Chinese, or null. */
export function readCount(text: string): number | null {
  const words = text
    .toLowerCase()
    .replace(/\bof\b/g, ' ')
    .trim()
    .split(/\s+/)
  if (words.length === 3 && words[0] === 'half') return 6
  const last = words.at(-1) ?? ''
  const first = words[0] ?? ''
  if (words.length > 2) return null
  const head = readSimple(first)
  if (words.length === 1) return head
  const tail = NUMBER_WORDS[last]
  return head === null || tail === undefined ? null : head * tail
}

function readSimple(word: string): number | null {
  if (/^\d{1,9}$/.test(word)) return Number(word)
  return NUMBER_WORDS[word] ?? readZhNumber(word)
}

/**
 * The amount written as "1,299.00", "1.299,00", "1 299" or "12,5". A lone separator before exactly three digits
 * groups thousands; any other lone separator is the decimal one.
 */
export function readAmount(raw: string): number {
  const text = raw.replace(/[ ']/g, '')
  const comma = text.lastIndexOf(',')
  const dot = text.lastIndexOf('.')
  const last = Math.max(comma, dot)
  if (last < 0) return Number(text)
  const both = comma >= 0 && dot >= 0
  const separator = text.charAt(last)
  const repeated = text.indexOf(separator) !== last
  const grouped = !both && (repeated || (text.length - last === 4 && last <= 3 && !text.startsWith('0')))
  if (grouped) return Number(text.replace(/[.,]/g, ''))
  return Number(`${text.slice(0, last).replace(/[.,]/g, '')}.${text.slice(last + 1)}`)
}
