import type { ArticleText } from '../domain'

/** Whole steps from 0 to 1 that one number of a vector is kept in: a byte with its sign. */
export const VECTOR_STEPS = 127
/** Titles and questions of one article that get a vector: bounds what one article costs. */
export const MAX_ARTICLE_VECTORS = 24

/** The sentence vectors of one text of an article, one after the other, each of length VECTOR_STEPS; `hash` tells which text it was. */
export type ArticleVectors = { readonly hash: string; readonly values: Int8Array }

/** All vectors of a shop in one locale, by article id, and the model that made them. */
export type LocaleVectors = {
  readonly modelVersion: string
  readonly dimensions: number
  readonly byArticle: ReadonlyMap<string, ArticleVectors>
}

/** What of an article is embedded: its title, then its questions; blank ones are left out. */
export function embeddedTexts({ title, questions }: ArticleText): string[] {
  return [title, ...questions].filter((text) => text.trim() !== '').slice(0, MAX_ARTICLE_VECTORS)
}

/** A sentence vector of any length, as bytes. */
export function quantise(vector: ArrayLike<number>): Int8Array {
  let squares = 0
  for (let i = 0; i < vector.length; i++) squares += (vector[i] ?? 0) ** 2
  const scale = VECTOR_STEPS / (Math.sqrt(squares) || 1)
  return Int8Array.from(vector, (value) => Math.round(value * scale))
}

/** Several vectors of the same number of dimensions, one after the other. */
export function joinVectors(vectors: readonly Int8Array[]): Int8Array {
  const joined = new Int8Array(vectors.reduce((sum, vector) => sum + vector.length, 0))
  let at = 0
  for (const vector of vectors) {
    joined.set(vector, at)
    at += vector.length
  }
  return joined
}

/** Tells one text of an article from another, in 16 hex digits. Against changes only, not against whoever seeks two texts with one hash. */
export function hashOf(text: ArticleText): string {
  let [low, high] = [0x811c9dc5, 0x9e3779b9]
  for (const part of embeddedTexts(text)) {
    for (let i = 0; i <= part.length; i++) {
      // NaN at the end of a part counts as 0: "ab", "c" is not "a", "bc".
      const code = part.charCodeAt(i) | 0
      low = Math.imul(low ^ code, 0x01000193)
      high = Math.imul(high ^ (code + i), 0x85ebca6b)
      high ^= high >>> 13
    }
  }
  return [low, high].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('')
}
