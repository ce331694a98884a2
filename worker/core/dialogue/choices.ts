import type { Choice } from '../events'

/**
 * The choice a message picks out of those offered: by its title, its text or its number ("2", "#2", "第2个", "the second").
 * Only a whole message picks; a sentence that happens to contain a title does not.
 */
export function pickChoice(message: string, choices: readonly Choice[]): Choice | null {
  if (choices.length === 0) return null
  const said = normalise(message)
  const asks = isQuestion(message)
  const fits = (words: string) => normalise(words) === said && (!asks || isQuestion(words))
  const byName = choices.find((choice) => fits(choice.title) || fits(choice.text))
  if (byName) return byName
  if (asks) return null
  const number = ordinalOf(said)
  return number === null ? null : (choices[number - 1] ?? null)
}

const ORDINALS: readonly (readonly string[])[] = [
  ['first', 'the first', 'the first one', '第一个', '一'],
  ['second', 'the second', 'the second one', '第二个', '二'],
  ['third', 'the third', 'the third one', '第三个', '三'],
  ['fourth', 'the fourth', 'the fourth one', '第四个', '四'],
]

/** 1 for "1", "#1", "1.", "第1个", "the first one"; null otherwise. Two digits at most: longer ones are order numbers. */
function ordinalOf(said: string): number | null {
  const digits = /^(?:#|no\.? ?|number |option |第)?(\d{1,2})(?:个|件|项)?$/.exec(said)
  if (digits?.[1]) return Number(digits[1])
  const index = ORDINALS.findIndex((words) => words.includes(said))
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
