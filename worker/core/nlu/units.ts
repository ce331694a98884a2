import { CRC_START, crcEnd, crcPush, crcText } from './hash'
import { PRETOKEN, UNSPACED_RUN } from './normalise'

/** How a message is cut into units and which rows of the unit table they read; ships in the model's manifest. */
export type UnitSettings = {
  /** Pieces of the tokenizer's vocabulary: the table's first rows. */
  readonly pieces: number
  /** Hashed rows after them, for words and character n-grams; 0: every piece is a unit of its own, without the letters in it. */
  readonly buckets: number
  readonly minGram: number
  readonly maxGram: number
  /** Units read of one message: bounds the time of a long text. */
  readonly maxUnits: number
}

/**
 * A message as U >= 0 units, which the convolution runs over: a word, a number or a symbol; in unspaced scripts each piece of the tokenizer. Unit
 * i is the mean of the table's rows `rows[starts[i]]` to `rows[starts[i + 1] - 1]`; `starts` has U + 1 entries.
 */
export type Units = { readonly rows: Int32Array; readonly starts: Int32Array }

const WORD = crcText('w:')

/** Bytes of the character of `text` at UTF-16 offset `at` in UTF-8; a surrogate pair's four are counted at its first half. */
function bytesAt(text: string, at: number): number {
  const code = text.charCodeAt(at)
  if (code < 0x80) return 1
  if (code < 0x800) return 2
  if (code >= 0xd800 && code < 0xdc00) return 4
  return code >= 0xdc00 && code < 0xe000 ? 0 : 3
}

function bytesOf(text: string): number {
  let bytes = 0
  for (let i = 0; i < text.length; i += 1) bytes += bytesAt(text, i)
  return bytes
}

/** Appends the rows of all n-grams of `text`, `from` <= n <= `to` UTF-16 units. */
function pushGrams(rows: number[], text: string, from: number, to: number, { pieces, buckets }: UnitSettings): void {
  for (let start = 0; start < text.length; start += 1) {
    let state = CRC_START
    const end = Math.min(text.length, start + to)
    for (let i = start; i < end; i += 1) {
      state = crcPush(state, text.charCodeAt(i))
      if (i - start + 1 >= from) rows.push(pieces + (crcEnd(state) % buckets))
    }
  }
}

/** A word's rows beside those of its pieces: the whole word and the n-grams of `<word>`. */
function pushWord(rows: number[], pretoken: string, settings: UnitSettings): void {
  const word = pretoken.trimStart()
  rows.push(settings.pieces + (crcEnd(crcText(word, WORD)) % settings.buckets))
  pushGrams(rows, `<${word}>`, settings.minGram, settings.maxGram, settings)
}

/** The part of an unspaced run that begins within its bytes `from` to `to`. */
function textBetween(run: string, from: number, to: number): string {
  let at = 0
  let text = ''
  for (let i = 0; i < run.length; i += 1) {
    if (at >= from && at < to) text += run.charAt(i)
    at += bytesAt(run, i)
  }
  return text
}

/**
 * Units of a normalised text from its pieces, in the tokenizer's order, and the UTF-8 length of every piece of the vocabulary. The tokenizer
 * cuts by the same pattern, so pieces never reach over a unit's end.
 */
export function unitsOf(
  normalised: string,
  pieces: ArrayLike<number>,
  lengths: ArrayLike<number>,
  settings: UnitSettings,
): Units {
  const rows: number[] = []
  const starts = [0]
  let next = 0
  for (const pretoken of normalised.match(PRETOKEN) ?? []) {
    if (starts.length > settings.maxUnits) break
    const unspaced = UNSPACED_RUN.test(pretoken)
    const end = bytesOf(pretoken)
    let at = 0
    while (at < end && next < pieces.length) {
      const piece = pieces[next] as number
      const length = lengths[piece] ?? 0
      rows.push(piece)
      if (unspaced && settings.buckets > 0) pushGrams(rows, textBetween(pretoken, at, at + length), 1, 2, settings)
      if (unspaced || settings.buckets === 0) starts.push(rows.length)
      at += length
      next += 1
    }
    if (unspaced || settings.buckets === 0) continue
    pushWord(rows, pretoken, settings)
    starts.push(rows.length)
  }
  const kept = starts.slice(0, settings.maxUnits + 1)
  return { rows: Int32Array.from(rows.slice(0, kept.at(-1))), starts: Int32Array.from(kept) }
}
