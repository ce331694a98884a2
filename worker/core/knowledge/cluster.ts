/** Questions that mean the same, by their places in what was given; `label` is the most central one. */
export type QuestionCluster = { readonly label: number; readonly members: readonly number[] }

/** Two questions whose vectors are at least this near (cosine) may be one question. */
const NEAR = 0.8
/** Questions put into clusters at most: the work grows with their square. */
export const MAX_CLUSTERED = 500

/**
 * Puts questions that mean the same together: average-link clustering on the cosine of their vectors, the nearest two first, until no two
 * clusters are near. The same questions give the same clusters. Vectors are of one length; only the first MAX_CLUSTERED count. Texts that are
 * the same but for case and marks are one from the start. Greatest cluster first.
 */
export function clusterQuestions(
  vectors: readonly ArrayLike<number>[],
  texts: readonly string[],
  near: number = NEAR,
): QuestionCluster[] {
  const count = Math.min(vectors.length, texts.length, MAX_CLUSTERED)
  const units = vectors.slice(0, count).map(unit)
  const clusters: (number[] | null)[] = sameTexts(texts.slice(0, count))
  const sums = clusters.map((members) => sumOf(members ?? [], units))
  // likeness[i][j]: the mean cosine over all pairs of two clusters, which is the dot product of their mean vectors.
  const likeness = sums.map((sum, i) =>
    Float64Array.from(sums, (other, j) => dot(sum, other) / (sizeOf(clusters[i]) * sizeOf(clusters[j]))),
  )
  for (let pair = nearest(clusters, likeness, near); pair; pair = nearest(clusters, likeness, near))
    merge(clusters, likeness, pair)
  return clusters
    .flatMap((members) => (members ? [{ label: central(members, units), members: members.sort((a, b) => a - b) }] : []))
    .sort((a, b) => b.members.length - a.members.length || a.label - b.label)
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

function sumOf(members: readonly number[], units: readonly Float64Array[]): Float64Array {
  const sum = new Float64Array(units[0]?.length ?? 0)
  for (const member of members) {
    units[member]?.forEach((value, i) => {
      sum[i] = (sum[i] ?? 0) + value
    })
  }
  return sum
}

/** The member nearest to all others; of several, the first. */
function central(members: readonly number[], units: readonly Float64Array[]): number {
  const sum = sumOf(members, units)
  let [best, bestLikeness] = [members[0] ?? 0, Number.NEGATIVE_INFINITY]
  for (const member of members.toSorted((a, b) => a - b)) {
    const own = units[member]
    const likeness = own ? dot(own, sum) : 0
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
