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
 * The one choice that a message names by a word no other choice has: "the sneakers, they're too small" among things that were bought. What it
 * says it keeps is not meant: "just the shoes, I keep the cushion". Null for a question, and when it names several or none.
 */
export function pickNamed(message: string, choices: readonly Choice[]): Choice | null {
  if (choices.length < 2 || message.length > MAX_NAMING_CHARS || isQuestion(message)) return null
  const { named, kept } = namedIn(message, choices)
  const [only, ...others] = named.filter((choice) => !kept.includes(choice))
  if (only) return others.length === 0 ? only : null
  const [left, ...more] = choices.filter((choice) => !kept.includes(choice))
  return kept.length > 0 && left && more.length === 0 ? left : null
}

/** Whether the message says of every one of the things that it stays: "I keep the cushion" where only that is left to pick. */
export function keepsAll(message: string, choices: readonly Choice[]): boolean {
  if (choices.length === 0 || message.length > MAX_NAMING_CHARS || isQuestion(message)) return false
  return namedIn(message, choices).kept.length === choices.length
}

/** Says of what stands beside it that it stays with the shopper. */
const KEEPS =
  /\b(?:keep|keeping|stays?)\b|留着|留下|留用|不退|me (?:lo|la|los|las) quedo|\bje? ?(?:la |le |les )?garde|\bbehalt|\bfico com\b|使います|残します|返さな|تمام|احتفظ|ابقي/i
const CLAUSES =
  /[,，、;；。.!！،]+\s*|\s+(?:but|and|pero|mais|aber|und|mas)\s+|(?<=\p{Script=Han})\s+(?=\p{Script=Han})/u

/** The choices that a message names by a word of their own, and those among them that it says it keeps. */
function namedIn(message: string, choices: readonly Choice[]): { named: Choice[]; kept: Choice[] } {
  const terms = choices.map(({ title }) => new Set(searchTerms(title)))
  const own = terms.map((mine, i) => [...mine].filter((term) => terms.every((other, j) => j === i || !other.has(term))))
  const [named, kept] = [new Set<Choice>(), new Set<Choice>()]
  for (const clause of message.split(CLAUSES)) {
    const said = new Set(searchTerms(clause))
    choices.forEach((choice, i) => {
      if (own[i]?.some((term) => said.has(term))) (KEEPS.test(clause) ? kept : named).add(choice)
    })
  }
  return { named: [...named], kept: [...kept] }
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
