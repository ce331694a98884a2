import { type LocaleVectors, quantise, VECTOR_STEPS } from './article-vectors'

/** Articles whose vectors are all compared; of more than that, those whose mean vectors are nearest. */
const MAX_EXACT = 400
/** Steps that the likeness of mean vectors is counted in, from -1 to 1. */
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
 * large shop for one that is neither near on the whole nor among `also`. Null for a vector of another model's size.
 */
export function likenessOf(table: VectorTable, vector: ArrayLike<number>, also: Iterable<number>): Float32Array | null {
  const { dimensions, starts, values } = table
  if (vector.length !== dimensions) return null
  const asked = quantise(vector)
  const articles = starts.length - 1
  const likeness = new Float32Array(articles).fill(NOT_COMPARED)
  const compare = (article: number): void => {
    let best = NOT_COMPARED
    for (let unit = starts[article] ?? 0; unit < (starts[article + 1] ?? 0); unit++)
      best = Math.max(best, dot(asked, values, unit * dimensions))
    likeness[article] = best
  }
  if (articles <= MAX_EXACT) {
    for (let article = 0; article < articles; article++) compare(article)
    return likeness
  }
  for (const article of nearest(table, asked)) compare(article)
  for (const article of also) if (likeness[article] === NOT_COMPARED) compare(article)
  return likeness
}

/** The articles, about MAX_EXACT, whose mean vectors are nearest. */
function nearest({ means, dimensions, starts }: VectorTable, asked: Int8Array): number[] {
  const bins = new Uint32Array(BINS)
  const binOf = new Uint16Array(starts.length - 1)
  for (let article = 0; article + 1 < starts.length; article++) {
    const bin = Math.floor(((dot(asked, means, article * dimensions) + 1) / 2) * (BINS - 1))
    binOf[article] = Math.min(Math.max(bin, 0), BINS - 1)
    bins[binOf[article] ?? 0] = (bins[binOf[article] ?? 0] ?? 0) + 1
  }
  let least = BINS - 1
  for (let count = bins[least] ?? 0; least > 0 && count < MAX_EXACT; count += bins[least] ?? 0) least--
  const found: number[] = []
  for (let article = 0; article + 1 < starts.length && found.length < 2 * MAX_EXACT; article++)
    if ((binOf[article] ?? 0) >= least) found.push(article)
  return found
}

function dot(asked: Int8Array, values: Int8Array, from: number): number {
  let sum = 0
  for (let i = 0; i < asked.length; i++) sum += (asked[i] ?? 0) * (values[from + i] ?? 0)
  return sum / (VECTOR_STEPS * VECTOR_STEPS)
}
