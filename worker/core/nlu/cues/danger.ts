import { MAX_DANGER_CHARS, spaced } from './fold'
import type { Danger } from './language-cues'
import { someLanguage } from './read'

/** Danger to a person: something burns, someone is hurt, or thinks of suicide. null: none. */
export function dangerOf(text: string): 'self_harm' | 'danger' | null {
  const read = text.slice(0, MAX_DANGER_CHARS)
  if (someLanguage(read, ({ danger }, message) => danger.selfHarm.test(message))) return 'self_harm'
  return someLanguage(read, ({ danger }, message) => tellsOf(danger, message)) ? 'danger' : null
}

function tellsOf({ danger, dangerMarks, asksWhether }: Danger, message: string): boolean {
  if (dangerMarks?.test(message)) return true
  // "Can I use it on fire?" asks about a product; nothing burns.
  if (asksWhether?.test(message)) return false
  const words = spaced(message)
  return danger.some((pattern) => pattern.test(words))
}
