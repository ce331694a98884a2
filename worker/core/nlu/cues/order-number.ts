import { fold, MAX_CUE_CHARS, MAX_DANGER_CHARS } from './fold'
import { LANGUAGES } from './languages'
import { someLanguage, someLikelyLanguage } from './read'

/** "I don't have the order number", "look it up by e-mail", "没有订单号". */
export function lacksNumber(message: string): boolean {
  return someLikelyLanguage(message.slice(0, MAX_DANGER_CHARS), (cues, said) => cues.orderNumber.lacks.test(said))
}

/** The same as a short answer to the question for the number: "I don't have it", "忘了". */
export function saysWithoutIt(message: string): boolean {
  if (message.trim().length > MAX_CUE_CHARS) return false
  return someLanguage(message, (cues, said) => cues.orderNumber.without.test(said))
}

/** Whether the words right before an order number rule it out: "not 1003 but 1001". Japanese says so behind it. */
export function rulesOutNumber(before: string, after: string): boolean {
  if (/^\s*(?:じゃ|では)な(?:く|い)/.test(after)) return true
  const near = before.slice(-MAX_BEFORE_CHARS)
  return LANGUAGES.some((cues) => cues.notNumber.test(fold(near, cues.letters)))
}

/** How much before an order number is read, in UTF-16 units. */
const MAX_BEFORE_CHARS = 40

const LEADING_NO = new RegExp(
  `^\\s*(?:${LANGUAGES.map((cues) => cues.leadingNo).join('|')})[\\s,，.。:：!！、،]+`,
  'iu',
)

/** The message without a "no" or "sorry" before what it puts right, otherwise as it was typed. */
export function withoutLeadingNo(text: string): string {
  return text.replace(LEADING_NO, '').trim()
}
