import * as v from 'valibot'
import type { ArticleVectors, LocaleVectors } from '../../core/knowledge/article-vectors'
import { parseJson } from '../../core/parse-json'

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const head = v.object({
  model_version: v.string(),
  dimensions: v.pipe(count, v.minValue(1)),
  /** Article id, hash of its text, number of vectors; in the order of the bytes. */
  articles: v.array(v.tuple([v.string(), v.string(), count])),
})

/** A locale's vectors as one value: a line of JSON that says whose they are, then their bytes. */
export function packVectors({ modelVersion, dimensions, byArticle }: LocaleVectors): Uint8Array {
  const articles = [...byArticle].map(([id, { hash, values }]) => [id, hash, values.length / dimensions])
  const line = new TextEncoder().encode(`${JSON.stringify({ model_version: modelVersion, dimensions, articles })}\n`)
  const total = [...byArticle.values()].reduce((sum, { values }) => sum + values.length, line.length)
  const packed = new Uint8Array(total)
  packed.set(line)
  let at = line.length
  for (const { values } of byArticle.values()) {
    packed.set(new Uint8Array(values.buffer, values.byteOffset, values.length), at)
    at += values.length
  }
  return packed
}

/** The vectors of a packed value, sharing its memory; null when it is not one, or is cut short. */
export function unpackVectors(packed: ArrayBuffer): LocaleVectors | null {
  const bytes = new Uint8Array(packed)
  const end = bytes.indexOf(10)
  if (end < 0) return null
  const parsed = v.safeParse(head, parseJson(new TextDecoder().decode(bytes.subarray(0, end))))
  if (!parsed.success) return null
  const { model_version: modelVersion, dimensions, articles } = parsed.output
  const byArticle = new Map<string, ArticleVectors>()
  let at = end + 1
  for (const [id, hash, vectors] of articles) {
    const length = vectors * dimensions
    if (at + length > bytes.length) return null
    byArticle.set(id, { hash, values: new Int8Array(packed, at, length) })
    at += length
  }
  return { modelVersion, dimensions, byArticle }
}

/** Bytes as base64. */
export function toBase64(values: Int8Array): string {
  let text = ''
  for (const value of values) text += String.fromCharCode(value & 0xff)
  return btoa(text)
}

/** @throws DOMException for what is no base64: only what toBase64 made is stored. */
export function fromBase64(text: string): Int8Array {
  return Int8Array.from(atob(text), (character) => character.charCodeAt(0))
}
