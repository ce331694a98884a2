import { countsOf } from './postings'
import { searchGrams, searchTerms } from './tokenise'

/** An answer longer than this is not read at a glance, in UTF-16 units: half of it where characters say more. */
const LONG_CHARS = 420
const LONG_UNSPACED_CHARS = 210
/** Sentences shown of a long answer. */
const MAX_SENTENCES = 3

/** What of an answer is shown first, in its own order; `isWhole` when nothing was left out. */
export type Highlight = { readonly text: string; readonly isWhole: boolean }

/**
 * The best of a long answer for a question: the sentences or list entries that share most with it, and the first one, which says what the
 * answer is about. A short answer is shown whole, and so is one in which nothing stands out.
 */
export function highlight(answer: string, question: string): Highlight {
  const whole = { text: answer, isWhole: true }
  if (answer.length <= (isUnspaced(answer) ? LONG_UNSPACED_CHARS : LONG_CHARS)) return whole
  const pieces = piecesOf(answer)
  if (pieces.length <= MAX_SENTENCES) return whole
  const asked = countsOf(searchGrams(searchTerms(question)))
  const rarity = rarityIn(pieces.map(({ grams }) => grams))
  const scores = pieces.map(({ grams }) => likeness(asked, grams, rarity))
  const best = scores
    .map((score, index) => ({ score, index }))
    .filter(({ score, index }) => score > 0 && index > 0)
    .sort((a, b) => b.score - a.score || a.index - b.index)
    .slice(0, MAX_SENTENCES - 1)
    .map(({ index }) => index)
  if (best.length === 0) return whole
  const shown = pieces.filter((_, index) => index === 0 || best.includes(index))
  const text = joined(shown)
  // Bold print that was cut in two would show its asterisks.
  return (text.split('**').length - 1) % 2 === 0 && shown.length < pieces.length ? { text, isWhole: false } : whole
}

type Piece = { readonly text: string; readonly before: string; readonly grams: ReadonlyMap<string, number> }

const ENTRY = /^\s*(?:[-*•]|\d{1,2}[.)])\s/
/** The end of a sentence; in spaced scripts white space must follow, so that "3.90" is no end. */
const SENTENCE = /[^。！？]+?(?:[.!?…]+(?=\s)|[。！？]+|$)/gu

/** Entries of lists and sentences of paragraphs, each with what stood between it and the one before. */
function piecesOf(answer: string): Piece[] {
  const pieces: Piece[] = []
  for (const [lineNumber, line] of answer.split('\n').entries()) {
    if (line.trim() === '') continue
    const texts = ENTRY.test(line) ? [line.trimEnd()] : (line.match(SENTENCE) ?? [line]).map((text) => text.trim())
    for (const [index, text] of texts.filter(Boolean).entries()) {
      const before = index > 0 ? (isUnspaced(text) ? '' : ' ') : lineNumber > 0 && ENTRY.test(line) ? '\n' : '\n\n'
      pieces.push({ text, before, grams: countsOf(searchGrams(searchTerms(text))) })
    }
  }
  return pieces
}

function joined(pieces: readonly Piece[]): string {
  return pieces
    .map(({ text, before }, index) => `${index > 0 ? betweenOf(pieces[index - 1], before) : ''}${text}`)
    .join('')
}

/** A list needs an empty line before its first entry. */
function betweenOf(previous: Piece | undefined, before: string): string {
  return before === '\n' && previous && !ENTRY.test(previous.text) ? '\n\n' : before
}

function rarityIn(pieces: readonly ReadonlyMap<string, number>[]): (gram: string) => number {
  const counts = new Map<string, number>()
  for (const grams of pieces) countsOf(grams.keys(), 1, counts)
  return (gram) => Math.log(1 + pieces.length / (counts.get(gram) ?? pieces.length))
}

function likeness(
  asked: ReadonlyMap<string, number>,
  grams: ReadonlyMap<string, number>,
  rarity: (gram: string) => number,
): number {
  let shared = 0
  for (const gram of asked.keys()) if (grams.has(gram)) shared += rarity(gram)
  return shared / Math.sqrt(grams.size || 1)
}

function isUnspaced(text: string): boolean {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)
}
