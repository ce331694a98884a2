import { MAX_READ_CHARS } from './fold'
import { isCue, someLanguage } from './read'

/**
 * Whether the whole message drops what is under way ("never mind", "算了"). Orders to cancel are none. "不用了" is also a
 * denial: ask this first where both would matter.
 */
export function isAbandon(text: string): boolean {
  return isCue(text, (cues) => cues.abandon)
}

/** "Cancel this" in the middle of a task that is not about cancelling: the task, not an order. */
export function dropsThis(text: string): boolean {
  return isCue(text, (cues) => cues.dropsThis)
}

/** Whether the message puts what follows in the place of what was under way ("… instead", "no wait", "改成…吧"). */
export function replacesTask(text: string): boolean {
  return someLanguage(text.slice(0, MAX_READ_CHARS), (cues, message) => cues.replaces.test(message))
}
