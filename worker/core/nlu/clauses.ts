/** A part of a message that may be a request of its own; UTF-16 offsets of the message. */
export type Clause = { readonly text: string; readonly start: number; readonly end: number }

/** Clauses looked at in one message: each costs a run of the model. */
export const MAX_CLAUSES = 4
/** Letters and digits below which a part says nothing by itself. */
const MIN_LETTERS = 3
const MIN_UNSPACED = 2

/** Words that begin a further request, by language; with spaces around in spaced scripts. */
const SPACED_JOINS = [
  'and also|and then|and|also|another thing|as well as|oh and|btw',
  'y también|y tambien|y además|y ademas|y|además|ademas|también|tambien|aparte|por cierto',
  'et aussi|et puis|et|aussi|ensuite|par ailleurs|au fait|de plus',
  'und außerdem|und ausserdem|und auch|und dann|und|außerdem|ausserdem|übrigens|ausserdem noch|sowie',
  'e também|e tambem|e além disso|e|também|tambem|além disso|alem disso|aliás|outra coisa',
].join('|')
const UNSPACED_JOINS =
  '还有就是|还有|另外|以及|顺便|并且|而且|然后|再就是|同时|還有|另外|それと|それから|あとは|あと|また|ついでに|それに|そして'
const ARABIC_JOINS = 'وكمان|وأيضا|وايضا|وأيضًا|كمان|أيضا|ايضا|بالإضافة|ثم'

const SPACED_JOIN = String.raw`(?<=\s)(?:${SPACED_JOINS})(?=[\s,])|(?<=\s)(?:${ARABIC_JOINS})(?=\s)|(?<=\s)و(?=\p{Script=Arabic}{2})`
const STOP = String.raw`(?:[.?!;…]+(?=\s|$)|[。？！；\n]+|,(?=\s)|[،，、])`
/** A stop with the joining word after it, or a joining word alone. */
const BOUNDARY = new RegExp(`${STOP}\\s*(?:${SPACED_JOIN}|${UNSPACED_JOINS})?|${SPACED_JOIN}|${UNSPACED_JOINS}`, 'giu')
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u

function saysSomething(text: string): boolean {
  const letters = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0
  return letters >= (UNSPACED.test(text) ? MIN_UNSPACED : MIN_LETTERS)
}

/**
 * Cuts a message where a new request may begin: at the end of a sentence, a comma, or a word such as "and". Fragments that say nothing by
 * themselves go to the part before them. At most MAX_CLAUSES parts, the last one holding the rest; a message in one piece gives one.
 */
export function splitClauses(text: string): readonly Clause[] {
  const cuts = [...text.matchAll(BOUNDARY)].map((match) => ({ end: match.index, next: match.index + match[0].length }))
  const clauses: Clause[] = []
  let start = 0
  for (const { end, next } of cuts) {
    if (end <= start || clauses.length === MAX_CLAUSES - 1) continue
    if (!saysSomething(text.slice(start, end)) || !saysSomething(text.slice(next))) continue
    clauses.push({ text: text.slice(start, end).trim(), start, end })
    start = next
  }
  clauses.push({ text: text.slice(start).trim(), start, end: text.length })
  return clauses
}
