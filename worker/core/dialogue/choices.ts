import type { Choice } from '../events'
import { searchTerms } from '../knowledge/tokenise'
import { pickedPlace, withoutBeside } from '../nlu/cues'

/**
 * The choice a message picks out of those offered: by its title, its text or its number ("2", "(2)", "第2个", "the second one", "last",
 * "el segundo", "２番目"). Only a whole message picks; a sentence that happens to contain a title does not.
 */
export function pickChoice(message: string, choices: readonly Choice[]): Choice | null {
  if (choices.length === 0) return null
  const said = normalise(message)
  const asks = isQuestion(message)
  // "I changed my mind" and "because it doesn't fit" pick the choice without the first words.
  const forms = new Set(withoutBeside(said))
  const fits = (words: string) =>
    withoutBeside(normalise(words), true).some((form) => forms.has(form)) && (!asks || isQuestion(words))
  const byName = choices.find((choice) => fits(choice.title) || fits(choice.text))
  if (byName) return byName
  if (asks) return null
  const place = pickedPlace(said)
  if (place === 'last') return choices.at(-1) ?? null
  return place === null ? null : (choices[place - 1] ?? null)
}

/** Longest message that may name a choice beside other words, in UTF-16 units: a longer one tells a story. */
const MAX_NAMING_CHARS = 80

/**
 * The one choice that a message names by a word no other choice has: "the sneakers, they're too small" among things that were bought.
 * Null for a question, and when it names several or none.
 */
export function pickNamed(message: string, choices: readonly Choice[]): Choice | null {
  if (choices.length < 2 || message.length > MAX_NAMING_CHARS || isQuestion(message)) return null
  const said = new Set(searchTerms(message))
  const terms = choices.map(({ title }) => new Set(searchTerms(title)))
  const named = choices.filter((_, i) =>
    [...(terms[i] ?? [])].some((term) => said.has(term) && terms.every((other, j) => j === i || !other.has(term))),
  )
  return named.length === 1 ? (named[0] ?? null) : null
}

/** "Yes?" asks back, unless the choice itself is a question. */
function isQuestion(words: string): boolean {
  return /[?？؟]\s*$|(?:です|ます|ません)か[\s。.]*$/.test(words)
}

function normalise(message: string): string {
  return message
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/^[\s"'“”「«„¿¡]+|[\s"'“”」».。!！,，、،?？؟]+$/g, '')
}
