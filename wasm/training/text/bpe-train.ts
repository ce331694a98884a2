import { toBytes, type Vocabulary, vocabularyOf } from './bpe.ts'

type Word = { parts: string[]; readonly count: number }
type Pairs = Map<string, { count: number; readonly words: Set<Word> }>

/** Separates the halves of a pair in a key: no byte string holds a unit over 255. */
const JOIN = '\u{100}'

function addPairs(word: Word, pairs: Pairs, sign: 1 | -1): void {
  for (let i = 0; i + 1 < word.parts.length; i += 1) {
    const key = `${word.parts[i]}${JOIN}${word.parts[i + 1]}`
    const entry = pairs.get(key) ?? { count: 0, words: new Set() }
    entry.count += sign * word.count
    if (sign > 0) entry.words.add(word)
    pairs.set(key, entry)
  }
}

/** The most frequent pair; ties go to the smaller key, so that the vocabulary never depends on insertion order. */
function mostFrequent(pairs: Pairs): { key: string; count: number } {
  let key = ''
  let count = 0
  for (const [candidate, entry] of pairs) {
    if (entry.count > count || (entry.count === count && candidate < key)) {
      key = candidate
      count = entry.count
    }
  }
  return { key, count }
}

function mergeIn(word: Word, left: string, right: string): void {
  const merged: string[] = []
  for (let i = 0; i < word.parts.length; i += 1) {
    if (word.parts[i] === left && word.parts[i + 1] === right) {
      merged.push(left + right)
      i += 1
    } else merged.push(word.parts[i] as string)
  }
  word.parts = merged
}

/** Learns merges on normalised texts until `size` tokens exist or no pair occurs `minCount` times. */
export function trainBpe(texts: readonly string[], pattern: RegExp, size: number, minCount = 3): Vocabulary {
  const counts = new Map<string, number>()
  for (const text of texts) {
    for (const pretoken of text.match(pattern) ?? []) counts.set(pretoken, (counts.get(pretoken) ?? 0) + 1)
  }
  const pairs: Pairs = new Map()
  for (const [pretoken, count] of counts) addPairs({ parts: [...toBytes(pretoken)], count }, pairs, 1)
  const tokens = Array.from({ length: 256 }, (_, byte) => String.fromCharCode(byte))
  const known = new Set(tokens)
  while (tokens.length < size) {
    const { key, count } = mostFrequent(pairs)
    if (count < minCount) break
    const [left, right] = key.split(JOIN) as [string, string]
    const words = (pairs.get(key) as { words: Set<Word> }).words
    for (const word of words) {
      addPairs(word, pairs, -1)
      mergeIn(word, left, right)
      addPairs(word, pairs, 1)
    }
    pairs.delete(key)
    if (known.has(left + right)) continue
    known.add(left + right)
    tokens.push(left + right)
  }
  return vocabularyOf(tokens)
}
