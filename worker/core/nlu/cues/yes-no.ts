import { isQuestion, MAX_READ_CHARS } from './fold'
import type { Act } from './language-cues'
import { matches, readWhole, someLanguage } from './read'

/** Whether the whole short message says yes; "yes but", "ok?" and "not sure" do not. */
export function isAffirm(text: string): boolean {
  if (isQuestion(text)) return false
  return readWhole(text).some((read) => matches(read, read.cues.affirm) && !matches(read, read.cues.notAffirm))
}

/** Whether the whole short message says no, with or without a correction behind it ("no, 1002"). */
export function isDeny(text: string): boolean {
  if (isQuestion(text)) return false
  return readWhole(text).some((read) => matches(read, read.cues.deny) && !matches(read, read.cues.notDeny))
}

/**
 * Whether the whole message is a plain yes to a change that cannot be undone: words of consent and nothing else. Stricter than
 * isAffirm. `act` limits what the message may name: "yes, cancel it" does not consent to another address.
 */
export function isConsent(text: string, act?: Act): boolean {
  if (isQuestion(text)) return false
  const readings = readWhole(text)
  if (readings.some((read) => matches(read, read.cues.notConsent ?? {}))) return false
  return readings.some((read) => matches(read, read.cues.consent[act ?? 'any']))
}

/** Whether the message begins with a word of agreement, whatever becomes of it. */
export function startsWithYes(text: string): boolean {
  return readWhole(text).some(({ cues, words }) => cues.startsYes.test(words))
}

/** Whether a plain yes stands anywhere in the message. */
export function holdsYes(text: string): boolean {
  return someLanguage(text.slice(0, MAX_READ_CHARS), ({ yesWord }, message) => yesWord?.test(message) ?? false)
}
