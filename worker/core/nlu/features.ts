import { crcEnd, crcPush, crcText } from './hash'
import { UNSPACED, UNSPACED_RUN } from './normalise'

/** Settings the features were made with; they ship in the model's manifest. */
export type BagSettings = {
  /** Rows of the hashed table. */
  readonly buckets: number
  /** Longest character n-gram within a word of a spaced script. */
  readonly maxGram: number
}

/** A sparse bag: parallel arrays of bucket and weight, both of length N >= 1. */
export type Bag = { readonly buckets: Int32Array; readonly weights: Float32Array }

const UNIT = new RegExp(`[${UNSPACED}]+|[^\\s${UNSPACED}\\p{P}\\p{S}\\p{N}]+|\\p{N}+|[\\p{P}\\p{S}]`, 'gu')

/** The words of a normalised text: runs of letters, of digits, of an unspaced script, and single symbols. */
export function wordsOf(normalised: string): readonly string[] {
  return normalised.match(UNIT) ?? []
}

export function isUnspaced(word: string): boolean {
  return UNSPACED_RUN.test(word)
}

/** One prefix per kind of feature keeps equal strings of two kinds in different buckets. */
const WORD = crcText('w:')
const PAIR = crcText('p:')
const GRAM = crcText('g:')

type Counts = Map<number, number>

function count(counts: Counts, state: number, buckets: number): void {
  const bucket = crcEnd(state) % buckets
  counts.set(bucket, (counts.get(bucket) ?? 0) + 1)
}

/** Counts all n-grams of `text` with `from` <= n <= `to` UTF-16 code units. */
function countGrams(counts: Counts, kind: number, text: string, from: number, to: number, buckets: number): void {
  for (let start = 0; start < text.length; start += 1) {
    let state = kind
    const end = Math.min(text.length, start + to)
    for (let i = start; i < end; i += 1) {
      state = crcPush(state, text.charCodeAt(i))
      if (i - start + 1 >= from) count(counts, state, buckets)
    }
  }
}

/** Appends a group with sublinear counts, scaled to length 1. */
function append(counts: Counts, buckets: number[], weights: number[]): void {
  let squares = 0
  for (const n of counts.values()) squares += (1 + Math.log(n)) ** 2
  const scale = 1 / Math.sqrt(squares)
  for (const [bucket, n] of counts) {
    buckets.push(bucket)
    weights.push((1 + Math.log(n)) * scale)
  }
}

/**
 * Hashed features of a normalised text in two groups of length 1: words with word pairs, and character n-grams.
 * In unspaced scripts character pairs and triples stand for words. An empty text gives one entry of weight 0.
 */
export function bagOf(normalised: string, settings: BagSettings): Bag {
  const words: Counts = new Map()
  const grams: Counts = new Map()
  let previous = '<'
  for (const word of wordsOf(normalised)) {
    if (isUnspaced(word)) {
      countGrams(words, WORD, word, 2, 3, settings.buckets)
      countGrams(grams, GRAM, `<${word}>`, 1, 3, settings.buckets)
    } else {
      count(words, crcText(word, WORD), settings.buckets)
      count(words, crcText(word, crcPush(crcText(previous, PAIR), 32)), settings.buckets)
      countGrams(grams, GRAM, `<${word}>`, 2, settings.maxGram, settings.buckets)
    }
    previous = word
  }
  const buckets: number[] = []
  const weights: number[] = []
  append(words, buckets, weights)
  append(grams, buckets, weights)
  if (buckets.length === 0) return { buckets: new Int32Array(1), weights: new Float32Array(1) }
  return { buckets: Int32Array.from(buckets), weights: Float32Array.from(weights) }
}
