import type { Choice } from '../events'

/**
 * The choice a message picks out of those offered: by its title, its text or its number ("2", "(2)", "第2个", "the second one", "last").
 * Only a whole message picks; a sentence that happens to contain a title does not.
 */
export function pickChoice(message: string, choices: readonly Choice[]): Choice | null {
  if (choices.length === 0) return null
  const said = normalise(message)
  const asks = isQuestion(message)
  // "I changed my mind" and "because it doesn't fit" pick the choice without the first words.
  const bare = said.replace(LEAD, '')
  const fits = (words: string) => [said, bare].includes(normalise(words)) && (!asks || isQuestion(words))
  const byName = choices.find((choice) => fits(choice.title) || fits(choice.text))
  if (byName) return byName
  if (asks) return null
  const number = LAST.test(said) ? choices.length : ordinalOf(said)
  return number === null ? null : (choices[number - 1] ?? null)
}

const ENGLISH = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth']
const HAN = '一二三四五六七八九十'

const LEAD = /^(?:(?:because|since) )?(?:(?:i have|i've|i|it's|it is|it) )?/

/** Two digits at most: longer ones are order numbers. */
const NUMBER = /^(?:#|no\.? ?|number |option |item |choice |选项? ?|第)?(\d{1,2})(?:个|件|项)?$/
const IN_BRACKETS = /^(?:\((\d{1,2})\)?|(\d{1,2})\))$/
const NTH = /^(?:the )?(?:(\d{1,2})(?:st|nd|rd|th)|([a-z]+))(?: (?:one|item|option|choice))?$/
const NTH_IN_HAN = /^(?:第([一二三四五六七八九十])(?:个|件|项)?|([一二三四五六七八九十]))$/
const LAST = /^(?:(?:the )?last(?: (?:one|item|option|choice))?|最后(?:那|一|那一)?(?:个|件|项))$/

/** 1 for "1", "#1", "1.", "(1)", "1st", "第1个", "the first one"; null otherwise. */
function ordinalOf(said: string): number | null {
  const [, plain] = NUMBER.exec(said) ?? []
  const [, opened, closed] = IN_BRACKETS.exec(said) ?? []
  const [, nth, word] = NTH.exec(said) ?? []
  const [, ordinal, numeral] = NTH_IN_HAN.exec(said) ?? []
  const digits = plain ?? opened ?? closed ?? nth
  if (digits !== undefined) return Number(digits)
  const index = word === undefined ? HAN.indexOf(ordinal ?? numeral ?? ' ') : ENGLISH.indexOf(word)
  return index < 0 ? null : index + 1
}

/** "Yes?" asks back, unless the choice itself is a question. */
function isQuestion(words: string): boolean {
  return /[?？]\s*$/.test(words)
}

function normalise(message: string): string {
  return message
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/^[\s"'“”「]+|[\s"'“”」.。!！,，?？]+$/g, '')
}
