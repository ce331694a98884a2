import { fold, MAX_CUE_CHARS, MAX_READ_CHARS } from './fold'
import { LANGUAGES } from './languages'
import { isCue } from './read'

/** Whether the message asks something: no text of an open question then, be it a reason or an address. */
export function asks(text: string): boolean {
  const end = fold(text.slice(-MAX_CUE_CHARS)).trim()
  const start = fold(text.slice(0, MAX_CUE_CHARS)).trim()
  if (!/\p{L}/u.test(end)) return false
  if (/\?[\s!.~]{0,4}$/.test(end)) return true
  return LANGUAGES.some(({ asks: question }) => question.start.test(start) || question.end?.test(end))
}

/** Whether the message names an order, perhaps with an e-mail, and says nothing about what to do with it. */
export function onlyNamesOrder(text: string): boolean {
  if (text.length > MAX_READ_CHARS) return false
  return isCue(text.replace(/\S{1,64}@\S{1,80}/, ' '), (cues) => cues.bareOrder)
}
