import { countsOf, sublinear } from './postings'
import { searchGrams, searchTerms } from './tokenise'

/** Questions that mean the same, by their places in what was given; `label` is the most central one. */
export type QuestionCluster = { readonly label: number; readonly members: readonly number[] }

/**
 * Two questions that are at least this alike may be one. The likeness is in part that of the vectors, which know what words mean but were made
 * to tell intents apart, and in part that of the words, which tell "a job" from "a dog" where the vectors see only something unusual.
 */
const NEAR = 0.4
const VECTOR_SHARE = 0.4
/** Questions put into clusters at most: the work grows with their square. */
export const MAX_CLUSTERED = 500

/**
 * Puts questions that mean the same together: average-link clustering, the most alike two first, until no two clusters are alike. The same
 * questions give the same clusters. Vectors are of one length, or empty where there is none; only the first MAX_CLUSTERED count. Texts that
 * are the same but for case and marks are one from the start. Greatest cluster first.
 */
export function clusterQuestions(
  vectors: readonly ArrayLike<number>[],
  texts: readonly string[],
  near: number = NEAR,
): QuestionCluster[] {
  const count = Math.min(vectors.length, texts.length, MAX_CLUSTERED)
  const clusters: (number[] | null)[] = sameTexts(texts.slice(0, count))
  const alike = likenessOf(vectors, texts, clusters)
  const likeness = alike.map((row) => row.slice())
  for (let pair = nearest(clusters, likeness, near); pair; pair = nearest(clusters, likeness, near))
    merge(clusters, likeness, pair)
  const places = new Map<number, number>()
  sameTexts(texts.slice(0, count)).forEach((members, group) => {
    for (const member of members) places.set(member, group)
  })
  return clusters
    .flatMap((members) =>
      members ? [{ label: central(members, alike, places), members: members.sort((a, b) => a - b) }] : [],
    )
    .sort((a, b) => b.members.length - a.members.length || a.label - b.label)
}

/** How alike two groups of the same text are, 0 to 1, for every pair. */
function likenessOf(
  vectors: readonly ArrayLike<number>[],
  texts: readonly string[],
  groups: readonly (readonly number[] | null)[],
): Float64Array[] {
  const firsts = groups.map((members) => members?.[0] ?? 0)
  const units = firsts.map((first) => unit(vectors[first] ?? []))
  const words = wordVectors(firsts.map((first) => texts[first] ?? ''))
  return units.map((own, i) =>
    Float64Array.from(units, (other, j) => {
      const meaning = own.length > 0 && own.length === other.length ? dot(own, other) : 0
      return VECTOR_SHARE * meaning + (1 - VECTOR_SHARE) * shared(words[i], words[j])
    }),
  )
}

/** The small parts of each text's words, the rarer the weightier, of length 1. */
function wordVectors(texts: readonly string[]): Map<string, number>[] {
  const counts = texts.map((text) => countsOf(searchGrams(searchTerms(text))))
  const documents = new Map<string, number>()
  for (const grams of counts) countsOf(grams.keys(), 1, documents)
  return counts.map((grams) => {
    const weights = [...grams].map(([gram, count]): [string, number] => {
      const rarity = Math.log(1 + texts.length / (documents.get(gram) ?? 1))
      return [gram, sublinear(count) * rarity]
    })
    const length = Math.sqrt(weights.reduce((sum, [, weight]) => sum + weight ** 2, 0)) || 1
    return new Map(weights.map(([gram, weight]) => [gram, weight / length]))
  })
}

function shared(one: ReadonlyMap<string, number> | undefined, two: ReadonlyMap<string, number> | undefined): number {
  let sum = 0
  for (const [gram, weight] of one ?? []) sum += weight * (two?.get(gram) ?? 0)
  return sum
}

/** The second of a pair goes into the first; its likeness to every other is the mean over their members. */
function merge(
  clusters: (number[] | null)[],
  likeness: readonly Float64Array[],
  [first, second]: readonly [number, number],
): void {
  const [one, two] = [sizeOf(clusters[first]), sizeOf(clusters[second])]
  const [kept, gone] = [likeness[first], likeness[second]]
  for (let other = 0; other < clusters.length; other++) {
    const mean = ((kept?.[other] ?? 0) * one + (gone?.[other] ?? 0) * two) / (one + two)
    if (kept) kept[other] = mean
    const row = likeness[other]
    if (row) row[first] = mean
  }
  clusters[first]?.push(...(clusters[second] ?? []))
  clusters[second] = null
}

/** The nearest two clusters, as far as they are near; of several pairs, the first. */
function nearest(
  clusters: readonly (readonly number[] | null)[],
  likeness: readonly Float64Array[],
  near: number,
): readonly [number, number] | null {
  let best: readonly [number, number] | null = null
  let bestLikeness = near - 1e-9
  for (let i = 0; i < clusters.length; i++) {
    const row = likeness[i]
    if (!clusters[i] || !row) continue
    for (let j = i + 1; j < clusters.length; j++) {
      const value = row[j] ?? 0
      if (value <= bestLikeness || !clusters[j]) continue
      best = [i, j]
      bestLikeness = value
    }
  }
  return best
}

function sizeOf(members: readonly number[] | null | undefined): number {
  return members?.length ?? 1
}

/** The member most alike to all others; of several, the first. */
function central(
  members: readonly number[],
  alike: readonly Float64Array[],
  places: ReadonlyMap<number, number>,
): number {
  let [best, bestLikeness] = [members[0] ?? 0, Number.NEGATIVE_INFINITY]
  for (const member of members.toSorted((a, b) => a - b)) {
    const row = alike[places.get(member) ?? 0]
    const likeness = members.reduce((sum, other) => sum + (row?.[places.get(other) ?? 0] ?? 0), 0)
    if (likeness > bestLikeness + 1e-9) [best, bestLikeness] = [member, likeness]
  }
  return best
}

function sameTexts(texts: readonly string[]): number[][] {
  const groups = Map.groupBy(texts.keys(), (index) => plain(texts[index] ?? ''))
  return [...groups.values()]
}

function plain(text: string): string {
  const letters = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
  // What is nothing but signs stays itself.
  return letters || text
}

function unit(vector: ArrayLike<number>): Float64Array {
  const values = Float64Array.from(vector)
  const length = Math.sqrt(dot(values, values)) || 1
  return values.map((value) => value / length)
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0)
  return sum
}
