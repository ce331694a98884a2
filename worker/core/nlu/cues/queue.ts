import { isQuestion, MAX_READ_CHARS } from './fold'
import { isCue, someLanguage } from './read'

/** In the queue: asks whether anyone is coming. */
export function asksForAnyone(text: string): boolean {
  return isCue(text.trim().replace(/[?？؟]/g, ' '), (cues) => cues.waits)
}

/** In the queue: waits no longer. */
export function leavesQueue(text: string): boolean {
  return isCue(text, (cues) => cues.leaves)
}

/** Whether a goodbye is in the words of the message. */
export function saysGoodbye(text: string): boolean {
  if (isQuestion(text)) return false
  return someLanguage(text.slice(0, MAX_READ_CHARS), (cues, message) => cues.goodbye.test(message))
}
