import { type LocaleVectors, quantise, VECTOR_STEPS } from './article-vectors'

/** Articles whose vectors are all compared; of more than that, those whose mean vectors are nearest. */
const MAX_EXACT = 200
/** Articles that are compared because their words fit. */
const MAX_BY_WORDS = 100
/** Steps that values are counted in, from 0 to the highest. */
const BINS = 512

/** The vectors of a locale's articles, in the order of its articles. */
export type VectorTable = {
  readonly dimensions: number
  readonly values: Int8Array
  /** Article `a` has the vectors from `starts[a]` to `starts[a + 1] - 1`: none where it has not been embedded yet. */
  readonly starts: Uint32Array
  /** One an article, of length VECTOR_STEPS or, without vectors, 0. */
  readonly means: Int8Array
}

/** Null where no article has a vector. Those of another text than the article's, by its hash, are left out. */
export function vectorTable(
  articles: readonly { readonly id: string; readonly hash: string }[],
  { byArticle, dimensions }: LocaleVectors,
): VectorTable | null {
  const starts = new Uint32Array(articles.length + 1)
  const kept = articles.map(({ id, hash }, article) => {
    const vectors = byArticle.get(id)
    const fits = vectors?.hash === hash && vectors.values.length % dimensions === 0
    const values = fits ? vectors.values : new Int8Array(0)
    starts[article + 1] = (starts[article] ?? 0) + values.length / dimensions
    return values
  })
  const units = starts[articles.length] ?? 0
  if (units === 0) return null
  const values = new Int8Array(units * dimensions)
  kept.forEach((vectors, article) => {
    values.set(vectors, (starts[article] ?? 0) * dimensions)
  })
  return { dimensions, values, starts, means: meansOf(values, starts, dimensions) }
}

function meansOf(values: Int8Array, starts: Uint32Array, dimensions: number): Int8Array {
  const means = new Int8Array((starts.length - 1) * dimensions)
  for (let article = 0; article + 1 < starts.length; article++) {
    const sum = new Float32Array(dimensions)
    for (let at = (starts[article] ?? 0) * dimensions; at < (starts[article + 1] ?? 0) * dimensions; at++)
      sum[at % dimensions] = (sum[at % dimensions] ?? 0) + (values[at] ?? 0)
    means.set(quantise(sum), article * dimensions)
  }
  return means
}

/** What stands where an article has no vector to compare. */
export const NOT_COMPARED = -2

/**
 * The greatest cosine of a message's vector and any vector of each article, -1 to 1; NOT_COMPARED for an article without vectors, and in a
 * large shop for one that is neither near on the whole nor among the best by `words` and `grams`. Null for a vector of another model's size.
 */
export function likenessOf(
  table: VectorTable,
  vector: ArrayLike<number>,
  words: Float32Array,
  grams: Float32Array,
): Float32Array | null {
  const { dimensions, starts, values } = table
  if (vector.length !== dimensions) return null
  const asked = quantise(vector)
  const articles = starts.length - 1
  const likeness = new Float32Array(articles).fill(NOT_COMPARED)
  const compare = (article: number): void => {
    let best = NOT_COMPARED
    const end = starts[article + 1] ?? 0
    for (let unit = starts[article] ?? 0; unit < end; unit++)
      best = Math.max(best, dot(asked, values, unit * dimensions))
    likeness[article] = best
  }
  if (articles <= MAX_EXACT) {
    for (let article = 0; article < articles; article++) compare(article)
    return likeness
  }
  const near = new Float32Array(articles)
  const worded = new Float32Array(articles)
  for (let article = 0; article < articles; article++) {
    near[article] = dot(asked, table.means, article * dimensions)
    worded[article] = (words[article] ?? 0) + (grams[article] ?? 0)
  }
  for (const article of topOf(near, MAX_EXACT)) compare(article)
  for (const article of topOf(worded, MAX_BY_WORDS)) compare(article)
  return likeness
}

/** The places of the highest positive values, about `count` of them: counted by steps, which is quicker than sorting. */
function topOf(values: Float32Array, count: number): number[] {
  let highest = 0
  for (const value of values) highest = Math.max(highest, value)
  if (highest === 0) return []
  const scale = (BINS - 1) / highest
  const bins = new Uint32Array(BINS)
  for (const value of values) if (value > 0) bins[(value * scale) | 0] = (bins[(value * scale) | 0] ?? 0) + 1
  let least = BINS - 1
  for (let seen = bins[least] ?? 0; least > 0 && seen < count; seen += bins[least] ?? 0) least--
  const found: number[] = []
  for (let place = 0; place < values.length && found.length < 2 * count; place++) {
    const value = values[place] ?? 0
    if (value > 0 && ((value * scale) | 0) >= least) found.push(place)
  }
  return found
}

/** In whole numbers: a third quicker than in floating point, and this is most of a search's time. */
function dot(asked: Int8Array, values: Int8Array, from: number): number {
  let sum = 0
  for (let i = 0; i < asked.length; i++) sum = (sum + Math.imul(asked[i] ?? 0, values[from + i] ?? 0)) | 0
  return sum / (VECTOR_STEPS * VECTOR_STEPS)
}
