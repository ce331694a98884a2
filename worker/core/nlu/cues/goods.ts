import { foldArabic, MAX_CUE_CHARS, MAX_READ_CHARS } from './fold'
import type { LanguageCues } from './language-cues'
import { languagesOf } from './languages'
import { someLikelyLanguage } from './read'

/** Whether the message asks for a kind of thing: "do you have", "how much", "有没有". */
export function wantsGoods(message: string): boolean {
  return inSomeLanguage(message, ({ goods }) => goods.wants)
}

/**
 * Whether the message is a question for goods, and about no order, fault or rule of the shop. At most 80 UTF-16 units: a longer
 * message tells a story.
 */
export function asksForGoods(message: string): boolean {
  const said = message.normalize('NFKC').trim()
  if (said.length > MAX_CUE_CHARS || inSomeLanguage(said, ({ goods }) => goods.elsewhere)) return false
  return /[?؟]$/.test(said) || inSomeLanguage(said, ({ goods }) => goods.asks)
}

/** Whether words of an order, a fault or a rule of the shop are in it: then a thing that is named is one the shopper has. */
export function isElsewhere(message: string): boolean {
  return inSomeLanguage(message, ({ goods }) => goods.elsewhere)
}

/** "Perhaps", "not sure", "也许". */
export function leavesOpen(message: string): boolean {
  return someLikelyLanguage(message.slice(0, MAX_READ_CHARS), ({ maybe }, said) => maybe.test(said))
}

function inSomeLanguage(message: string, patternOf: (cues: LanguageCues) => RegExp): boolean {
  const said = foldArabic(message.normalize('NFKC').toLowerCase())
  return languagesOf(message).some((cues) => patternOf(cues).test(cues.letters ? cues.letters(said) : said))
}
