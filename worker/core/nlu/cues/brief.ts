import { foldPhrase } from '../reference/cue'
import { MAX_CUE_CHARS, MAX_DANGER_CHARS } from './fold'

/** A short message folded for the cues of reference/cue.ts, without ¿ and ¡; null for one that is longer than a cue. */
export function briefly(text: string, maxChars = MAX_CUE_CHARS): string | null {
  const said = plainly(text)
  return said.length > maxChars ? null : said
}

/** The same for a message of any length: its first 2,000 UTF-16 units are read. */
export function plainly(text: string): string {
  return foldPhrase(text.slice(0, MAX_DANGER_CHARS).normalize('NFKC').replace(/[¿¡]/g, '').replace(/\s+/g, ' ').trim())
}
