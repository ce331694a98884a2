import { isQuestion, MAX_CUE_CHARS, MAX_READ_CHARS } from './fold'
import type { Act, LanguageCues } from './language-cues'
import { someLanguage } from './read'

/** Whether the message begins by putting something right ("no, 1002", "i meant…", "打错了"). Its length is free. */
export function startsWithCorrection(text: string): boolean {
  return someLanguage(text.slice(0, MAX_CUE_CHARS), (cues, start) => cues.correction.test(start))
}

/** Whether the message refuses the task ("i do not want to cancel my order", "不用退货") and asks for nothing of its kind beside. */
export function negates(text: string, act: Act): boolean {
  return someLanguage(text.slice(0, MAX_READ_CHARS), (cues, message) => refuses(cues, message, act))
}

function refuses({ refusal, why }: LanguageCues, message: string, act: Act): boolean {
  if (isQuestion(message) || why.test(message)) return false
  const { refused, named } = refusal[act]
  const found = refused.exec(message)
  if (!found) return false
  const before = message.slice(0, found.index)
  // What is left of the word itself ("退" of "退货") names nothing further.
  const after = message.slice(found.index + found[0].length).replace(/^[货款]/, '')
  return !named.test(`${before} ${after}`)
}
