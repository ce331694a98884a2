import { foldArabic, MAX_CUE_CHARS } from './fold'
import type { LanguageCues } from './language-cues'
import { LANGUAGES } from './languages'

const IN_BRACKETS = /^(?:\((\d{1,2})\)?|(\d{1,2})\))$/

/** The place a whole message names among choices: 2 for "2", "(2)", "the second one", "الثاني"; null for none. The text is in lower case. */
export function pickedPlace(said: string): number | 'last' | null {
  if (said.length > MAX_CUE_CHARS) return null
  const bare = foldArabic(said)
  const [, opened, closed] = IN_BRACKETS.exec(bare) ?? []
  const digits = opened ?? closed
  if (digits !== undefined) return Number(digits)
  for (const cues of LANGUAGES) {
    const place = placeIn(cues, withLetters(cues, bare))
    if (place !== null) return place
  }
  return null
}

function placeIn({ choice }: LanguageCues, said: string): number | 'last' | null {
  if (choice.last.test(said)) return 'last'
  for (const pattern of choice.numbers) {
    const digits = pattern.exec(said)?.[1]
    if (digits !== undefined) return Number(digits)
  }
  const place = choice.nth.findIndex((pattern) => pattern.test(said))
  return place < 0 ? null : place + 1
}

/**
 * The ways to read a choice's title or a message that picks it: as it stands, and with each language's letters folded. A message is
 * read without the words beside it too ("because …", "…です"); a title is `whole`.
 */
export function withoutBeside(said: string, whole = false): readonly string[] {
  const bare = foldArabic(said)
  return LANGUAGES.flatMap((cues) => {
    const folded = withLetters(cues, bare)
    if (whole) return [said, folded]
    const { lead, tail } = cues.choice
    const led = folded.replace(lead, '')
    return [said, folded, led, ...(tail ? [led.replace(tail, ''), folded.replace(tail, '')] : [])]
  }).filter((form) => form !== '')
}

function withLetters({ letters }: LanguageCues, text: string): string {
  return letters ? letters(text) : text
}
